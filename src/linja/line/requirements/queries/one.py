"""One requirement with everything about it, and what binds one organisation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.vocabulary import ChangeType, Obligation, RequirementKind
from linja.line.requirements.calculations.bitemporal import held, last
from linja.line.requirements.calculations.words import sentence
from linja.line.requirements.models import (
    Lineage,
    Requirement,
    RequirementVersion,
)
from linja.line.requirements.queries import documents as document_queries
from linja.line.requirements.queries import versions as version_queries
from linja.line.requirements.queries.addressed import spoken_to
from linja.line.requirements.queries.visible import hidden_documents, open_to, shown_documents
from linja.line.requirements.records import (
    ChangedRecord,
    DocumentRecord,
    LinkRecord,
    RequirementRecord,
    TieRecord,
    VersionRecord,
)

#: The line has four levels (ministry, region, trust, clinic); more would be a circle.
DEEPEST = 8


def requirement(requirement_id: int, actor: Actor | None = None) -> RequirementRecord | None:
    """One requirement with its document, last version, line and ties, or None.

    ``actor``: who reads, and so whose drafts are shown too.
    """
    row = Requirement.objects.select_related("origin").filter(pk=requirement_id).first()
    document = document_queries.document(row.document_id, actor) if row else None
    version = last(version_queries.versions(requirement_id)) if row else None
    if row is None or document is None or version is None:
        return None
    return _record(
        row,
        document,
        version,
        above=_above(row),
        below=below([row.pk], actor)[row.pk],
        ties=_ties(row.pk, actor),
    )


def requirements(
    requirement_ids: Iterable[int], actor: Actor | None = None, on: date | None = None
) -> tuple[RequirementRecord, ...]:
    """Many requirements with their last versions, in the order of the ids; line and ties left out.

    ``on``: as they read on that day. One that comes into force later is there all the same, as it will read.
    """
    wanted = list(dict.fromkeys(requirement_ids))
    rows = {row.pk: row for row in Requirement.objects.filter(pk__in=wanted).select_related("origin")}
    documents = {row.document_id for row in rows.values()}
    shown = shown_documents(actor).filter(pk__in=documents)
    docs = {one.id: one for one in document_queries.records(shown)}
    every = version_queries.by_requirement(rows)
    now = timezone.now()

    def reads(versions: tuple[VersionRecord, ...]) -> VersionRecord | None:
        return (held(versions, on, now) if on else None) or last(versions)

    found = [
        (rows[one], reads(every.get(one, ())))
        for one in wanted
        if one in rows and rows[one].document_id in docs
    ]
    return tuple(_record(row, docs[row.document_id], version) for row, version in found if version)


def changed_by(document_id: int) -> tuple[ChangedRecord, ...]:
    """What a letter changed in other documents, in their order."""
    rows = RequirementVersion.objects.filter(changed_by_id=document_id).exclude(change=ChangeType.ORIGINAL)
    rows = rows.select_related("requirement__document").order_by(
        "requirement__document_id", "requirement__ordinal", "number"
    )
    # A correction of a document's own first reading is no change by a letter; a corrected change is one
    # change, as it was told last.
    told = {row.requirement_id: row for row in rows if row.requirement.document_id != document_id}
    return tuple(
        ChangedRecord(
            row.requirement_id,
            ChangeType(row.change),
            row.text,
            row.requirement.document.title,
            row.change_verbatim,
        )
        for row in told.values()
    )


def in_force_for(
    organisation_id: int, year: int, on: date | None = None, *, everything: bool = False
) -> tuple[RequirementRecord, ...]:
    """What binds (or is still to be reported by) an organisation in a year, in printed order.

    ``current`` of each is the version in force on ``on``: unless told the last day of the year, or today
    when the year is not over. ``everything``: also what has lapsed or is exempt by then.
    A fixed number of queries.
    """
    day = on or min(timezone.localdate(), date(year, 12, 31))
    asked = spoken_to([organisation_id], day)
    chosen = shown_documents().filter(year=year, pk__in=asked).order_by("issued_on", "pk")
    docs = {record.id: record for record in document_queries.records(chosen)}
    rows = list(Requirement.objects.filter(document_id__in=docs).select_related("origin"))
    every = version_queries.by_requirement(row.pk for row in rows)
    order = {document: place for place, document in enumerate(docs)}
    rows.sort(key=lambda row: (order[row.document_id], row.ordinal))
    now = timezone.now()
    found = [(row, held(every.get(row.pk, ()), day, now)) for row in rows]
    binding = {Obligation.IN_FORCE, Obligation.REPORT_ONLY} | (set(Obligation) if everything else set())
    return tuple(
        _record(row, docs[row.document_id], version)
        for row, version in found
        if version is not None and version.obligation in binding
    )


def below(requirement_ids: Iterable[int], actor: Actor | None = None) -> dict[int, tuple[LinkRecord, ...]]:
    """What derives directly from each requirement."""
    found: dict[int, list[LinkRecord]] = {one: [] for one in requirement_ids}
    rows = _linked(open_to(Requirement.objects.filter(derived_from__requirement_id__in=found), actor))
    for row in rows:
        if row.derived_from is not None:
            found[row.derived_from.requirement_id].append(_link(row))
    return {one: tuple(links) for one, links in found.items()}


def derived(requirement_ids: Iterable[int], actor: Actor | None = None) -> dict[int, tuple[LinkRecord, ...]]:
    """All that derives from each requirement, nearest first; one query per level."""
    direct: dict[int, tuple[LinkRecord, ...]] = {}
    level = set(requirement_ids)
    roots = tuple(level)
    while level:
        step = below(level, actor)
        direct |= step
        level = {link.requirement_id for links in step.values() for link in links} - direct.keys()
    return {root: _reached(root, direct) for root in roots}


def _reached(root: int, direct: dict[int, tuple[LinkRecord, ...]]) -> tuple[LinkRecord, ...]:
    found: dict[int, LinkRecord] = {}
    level = [root]
    while level:
        links = [link for one in level for link in direct.get(one, ())]
        level = [link.requirement_id for link in links if link.requirement_id not in found | {root: None}]
        found |= {link.requirement_id: link for link in links if link.requirement_id != root}
    return tuple(found.values())


def _linked(rows: QuerySet[Requirement]) -> QuerySet[Requirement]:
    return rows.select_related("document__issuer", "current", "derived_from").order_by(
        "document_id", "ordinal"
    )


def _link(row: Requirement) -> LinkRecord:
    version = row.current
    text = sentence(version.stem, version.text, version.sub_items) if version else ""
    return LinkRecord(
        row.pk, version.number if version else 0, text, row.document.title, row.document.issuer.name
    )


def _above(row: Requirement) -> tuple[LinkRecord, ...]:
    """From the top of the line down to the level above; each with the version that was derived from."""
    chain: list[LinkRecord] = []
    source = row.derived_from_id
    while source is not None and len(chain) < DEEPEST:
        here = _wording(source)
        chain.append(_link_to(here))
        source = here.requirement.derived_from_id
    return tuple(reversed(chain))


def link_to(version_id: int) -> LinkRecord:
    """One wording with whose it is; it must exist."""
    return _link_to(_wording(version_id))


def _wording(version_id: int) -> RequirementVersion:
    return RequirementVersion.objects.select_related("requirement__document__issuer").get(pk=version_id)


def _link_to(here: RequirementVersion) -> LinkRecord:
    document = here.requirement.document
    text = sentence(here.stem, here.text, here.sub_items)
    return LinkRecord(here.requirement_id, here.number, text, document.title, document.issuer.name)


def _ties(requirement_id: int, actor: Actor | None) -> tuple[TieRecord, ...]:
    hidden = hidden_documents(actor).values("pk")
    held = Lineage.objects.filter(ended_at=None).exclude(
        Q(later__document_id__in=hidden) | Q(earlier__document_id__in=hidden)
    )
    later = held.filter(earlier_id=requirement_id).select_related("later__current", "later__document")
    earlier = held.filter(later_id=requirement_id).select_related("earlier__current", "earlier__document")
    return (
        *(_tie(tie, tie.earlier, later=False) for tie in earlier.order_by("pk")),
        *(_tie(tie, tie.later, later=True) for tie in later.order_by("pk")),
    )


def _tie(tie: Lineage, other: Requirement, *, later: bool) -> TieRecord:
    text = other.current.text if other.current else ""
    return TieRecord(other.pk, tie.kind, later, text, other.document.title, other.document.year, tie.pk)


def _record(
    row: Requirement,
    document: DocumentRecord,
    version: VersionRecord,
    above: tuple[LinkRecord, ...] = (),
    below: tuple[LinkRecord, ...] = (),
    ties: tuple[TieRecord, ...] = (),
) -> RequirementRecord:
    return RequirementRecord(
        id=row.pk,
        document=document,
        ordinal=row.ordinal,
        kind=RequirementKind(row.kind),
        chapter=row.chapter,
        chapter_title=row.chapter_title,
        heading=row.heading,
        title=row.title,
        current=version,
        origin_id=row.origin_id,
        origin_document_id=row.origin.document_id if row.origin else None,
        origin_line=row.origin.line if row.origin else None,
        above=above,
        below=below,
        ties=ties,
        derived_from_id=row.derived_from_id,
    )
