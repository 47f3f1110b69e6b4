"""The line of one requirement: from whoever asked first down to every wording that derives from it.

Also what is asked of several organisations at once. Each level is fetched in a fixed number of queries.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_

from django.db.models import Q, QuerySet
from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.vocabulary import Obligation
from linja.line.requirements.calculations.words import sentence
from linja.line.requirements.models import (
    GoverningDocument,
    Lineage,
    Requirement,
    RequirementVersion,
)
from linja.line.requirements.queries.addressed import spoken_to
from linja.line.requirements.queries.one import DEEPEST, requirements
from linja.line.requirements.queries.versions import by_requirement
from linja.line.requirements.queries.visible import hidden_documents, open_to, shown_documents
from linja.line.requirements.records import RequirementRecord, VersionRecord


@dataclass(frozen=True, slots=True)
class LineStep:
    """One requirement of a line. ``depth`` 0 is the topmost."""

    record: RequirementRecord
    depth: int
    #: All its versions, by day in force and number.
    versions: tuple[VersionRecord, ...] = ()
    above_id: int | None = None
    #: The wording above that it was derived from; the one above may read otherwise by now.
    derived_from: VersionRecord | None = None
    #: The one above has been changed since it was passed down.
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """One version's words, for finding a printed sentence again."""

    requirement_id: int
    version_id: int
    number: int
    current: bool
    text: str


def top_of(requirement_id: int) -> int:
    """The requirement at the top of the line that this one stands in."""
    here = requirement_id
    for _step in range(DEEPEST):
        rows = Requirement.objects.filter(pk=here)
        above = rows.values_list("derived_from__requirement_id", flat=True).first()
        if above is None:
            break
        here = above
    return here


def line_of(requirement_id: int, actor: Actor | None = None) -> tuple[LineStep, ...]:
    """The whole line that a requirement stands in, level by level, each level in printed order.

    Drafts that the actor may not see are left out with all that derives from them. Empty when there is no
    such requirement.
    """
    edges = _edges(top_of(requirement_id), actor)
    found = {one.id: one for one in requirements(edges, actor)}
    every = by_requirement(edges)
    told = {version.id: version for versions in every.values() for version in versions}
    steps = []
    for one, (depth, source) in edges.items():
        if one in found:
            wording = told.get(source) if source else None
            steps.append(_step(found[one], depth, every.get(one, ()), wording, found))
    return tuple(steps)


def _edges(top: int, actor: Actor | None) -> dict[int, tuple[int, int | None]]:
    """Requirement -> (depth, the version it derives from), nearest to the top first; one query per level."""
    rows = open_to(Requirement.objects.filter(pk=top), actor)
    found: dict[int, tuple[int, int | None]] = dict.fromkeys(rows.values_list("pk", flat=True), (0, None))
    level = set(found)
    for depth in range(1, DEEPEST + 1):
        rows = open_to(Requirement.objects.filter(derived_from__requirement_id__in=level), actor)
        pairs = rows.order_by("document_id", "ordinal").values_list("pk", "derived_from_id")
        new = {one: (depth, source) for one, source in pairs if one not in found}
        if not new:
            break
        found |= new
        level = set(new)
    return found


def _step(
    record: RequirementRecord,
    depth: int,
    versions: tuple[VersionRecord, ...],
    wording: VersionRecord | None,
    found: dict[int, RequirementRecord],
) -> LineStep:
    above = found.get(wording.requirement_id) if wording else None
    return LineStep(
        record=record,
        depth=depth,
        versions=versions,
        above_id=above.id if above else None,
        derived_from=wording,
        outdated=bool(above and wording and above.current.id != wording.id),
    )


def asked_of(
    organisation_ids: Iterable[int],
    year: int,
    *,
    issuer_id: int | None = None,
    on: date | None = None,
    actor: Actor | None = None,
) -> tuple[RequirementRecord, ...]:
    """What documents of a year ask of any of the organisations, lapsed or not, in printed order.

    ``current`` of each is the version in force on ``on``: unless told the last day of the year, or today
    when the year is not over. A fixed number of queries.
    """
    day = on or min(timezone.localdate(), date(year, 12, 31))
    documents = shown_documents(actor).filter(year=year, pk__in=spoken_to(organisation_ids, day))
    return _held(documents if issuer_id is None else documents.filter(issuer_id=issuer_id), day, actor)


def asked_by(
    issuer_id: int, year: int, *, on: date | None = None, actor: Actor | None = None
) -> tuple[RequirementRecord, ...]:
    """What the documents that an organisation issued for a year ask, lapsed or not; as :func:`asked_of`."""
    day = on or min(timezone.localdate(), date(year, 12, 31))
    return _held(shown_documents(actor).filter(year=year, issuer_id=issuer_id), day, actor)


def asked_in(document_ids: Iterable[int], actor: Actor | None = None) -> tuple[RequirementRecord, ...]:
    """What documents ask, as it reads in the end, in printed order; nothing of drafts that are not shown."""
    documents = shown_documents(actor).filter(pk__in=set(document_ids))
    rows = Requirement.objects.filter(document_id__in=documents.values("pk"))
    return requirements(rows.order_by("document_id", "ordinal").values_list("pk", flat=True), actor)


def _held(
    documents: QuerySet[GoverningDocument], day: date, actor: Actor | None
) -> tuple[RequirementRecord, ...]:
    rows = Requirement.objects.filter(document_id__in=documents.values("pk"))
    ordered = rows.order_by("document__issued_on", "document_id", "ordinal").values_list("pk", flat=True)
    return requirements(ordered, actor, on=day)


def years_asking(organisation_id: int) -> tuple[int, ...]:
    """The years whose issued documents ask something of one organisation, newest first; one query."""
    rows = open_to(Requirement.objects.filter(document_id__in=spoken_to([organisation_id])))
    return tuple(rows.order_by("-year").values_list("year", flat=True).distinct())


def years_asked() -> tuple[int, ...]:
    """The years that have requirements that bind somebody, newest first."""
    return tuple(
        open_to(Requirement.objects.all()).order_by("-year").values_list("year", flat=True).distinct()
    )


@dataclass(frozen=True, slots=True)
class Successor:
    """What a requirement goes on as in a later document."""

    earlier_id: int
    requirement_id: int
    kind: str
    document_id: int
    document_title: str
    year: int
    version_id: int
    text: str


def successors(
    requirement_ids: Iterable[int], actor: Actor | None = None
) -> dict[int, tuple[Successor, ...]]:
    """What each requirement is tied forward to, by document and place; one query."""
    hidden = list(hidden_documents(actor).values_list("pk", flat=True))
    rows = Lineage.objects.filter(earlier_id__in=set(requirement_ids), ended_at=None)
    shown = rows.exclude(later__document_id__in=hidden).select_related("later__document", "later__current")
    found: dict[int, list[Successor]] = {}
    for row in shown.order_by("later__year", "later__document_id", "later__ordinal"):
        if row.later.current is not None:
            found.setdefault(row.earlier_id, []).append(_successor(row, row.later.current))
    return {one: tuple(held) for one, held in found.items()}


def _successor(row: Lineage, now: RequirementVersion) -> Successor:
    return Successor(
        earlier_id=row.earlier_id,
        requirement_id=row.later_id,
        kind=row.kind,
        document_id=row.later.document_id,
        document_title=row.later.document.title,
        year=row.later.year,
        version_id=now.pk,
        text=sentence(now.stem, now.text, now.sub_items),
    )


def directly_above(requirement_ids: Iterable[int]) -> dict[int, int]:
    """The requirement that each one derives from, where there is one; one query."""
    rows = Requirement.objects.filter(pk__in=set(requirement_ids)).exclude(derived_from=None)
    return {
        one: above
        for one, above in rows.values_list("pk", "derived_from__requirement_id")
        if above is not None
    }


def assignments_below(
    requirement_ids: Iterable[int], actor: Actor | None = None
) -> dict[int, tuple[int, ...]]:
    """Ids of all that derives from each requirement, near and far; one query per level."""
    roots = tuple(dict.fromkeys(requirement_ids))
    below: dict[int, list[int]] = {}
    level = set(roots)
    while level:
        below_these = Requirement.objects.filter(derived_from__requirement_id__in=level)
        rows = open_to(below_these, actor).order_by("pk")
        level = set()
        for one, above in rows.values_list("pk", "derived_from__requirement_id"):
            level |= {one} - below.keys() - set(roots)
            below.setdefault(above, []).append(one)
    return {root: _reached(root, below) for root in roots}


def _reached(root: int, below: dict[int, list[int]]) -> tuple[int, ...]:
    found: dict[int, None] = {}
    todo = [root]
    while todo:
        new = [one for one in below.get(todo.pop(0), ()) if one not in found and one != root]
        found |= dict.fromkeys(new)
        todo += new
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One requirement in the chain from the top down to another."""

    requirement_id: int
    issuer_name: str
    document_title: str
    year: int


def chains(requirement_ids: Iterable[int]) -> dict[int, tuple[ChainLink, ...]]:
    """For each requirement the line above it from the top, and itself last; one query per level."""
    told: dict[int, tuple[ChainLink, int | None]] = {}
    level = set(requirement_ids)
    wanted = tuple(level)
    while level:
        rows = Requirement.objects.filter(pk__in=level).values_list(
            "pk", "document__issuer__name", "document__title", "year", "derived_from__requirement_id"
        )
        told |= {one: (ChainLink(one, issuer, title, year), up) for one, issuer, title, year, up in rows}
        level = {up for _link, up in told.values() if up is not None} - told.keys()
    return {one: _chain(one, told) for one in wanted if one in told}


def _chain(one: int, told: dict[int, tuple[ChainLink, int | None]]) -> tuple[ChainLink, ...]:
    found: list[ChainLink] = []
    here: int | None = one
    while here in told and len(found) < DEEPEST:
        link, here = told[here]
        found.append(link)
    return tuple(reversed(found))


def wordings_with(
    words: Iterable[str], actor: Actor | None = None, *, every: bool = True, most: int = 4000
) -> Sequence[Wording]:
    """Versions whose sentence holds all the words (or any of them), newest requirement first; one query.

    A first sieve: whoever asks compares the sentences themselves.
    """
    tests = [Q(text__contains=word) | Q(stem__contains=word) for word in words]
    if not tests:
        return ()
    joined = reduce(and_ if every else or_, tests)
    hidden = list(hidden_documents(actor).values_list("pk", flat=True))
    rows = RequirementVersion.objects.filter(joined).exclude(requirement__document_id__in=hidden)
    rows = rows.order_by("-requirement_id", "number")
    columns = ("requirement_id", "pk", "number", "requirement__current_id", "stem", "text", "sub_items")
    return [
        Wording(requirement, pk, number, current == pk, sentence(stem, text, items))
        for requirement, pk, number, current, stem, text, items in rows.values_list(*columns)[:most]
    ]


def binding(record: RequirementRecord) -> bool:
    """Whether it is still to be done or reported."""
    return record.current.obligation in (Obligation.IN_FORCE, Obligation.REPORT_ONLY)
