"""How the actions write: many rows at a time, with the copies and the index that lists live on.

Entered through ``actions`` only, inside their transactions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Max, OuterRef, Subquery

from linja.ground.kernel.vocabulary import RoleKind
from linja.line.requirements.calculations.bitemporal import last
from linja.line.requirements.calculations.deadlines import own_final
from linja.line.requirements.calculations.words import sentence, shortened
from linja.line.requirements.lifecycle import DRAFT
from linja.line.requirements.models import (
    Citation,
    Deadline,
    Funding,
    GoverningDocument,
    Requirement,
    RequirementRole,
    RequirementVersion,
    VersionTarget,
)
from linja.line.requirements.records import (
    CitationDraft,
    Correction,
    DeadlineDraft,
    FundingDraft,
    Preview,
    RequirementDraft,
    RoleDraft,
    TargetDraft,
    VersionRecord,
)
from linja.line.search import actions as search

BATCH = 500
SEARCH_KIND = "requirement"
DOCUMENT_KIND = "document"


@dataclass(frozen=True, slots=True)
class Parts:
    """What hangs on a version."""

    deadlines: Sequence[DeadlineDraft]
    roles: Sequence[RoleDraft]
    citations: Sequence[CitationDraft]
    funding: Sequence[FundingDraft]
    targets: Sequence[TargetDraft] = ()


def write_requirements(
    document: GoverningDocument, placed: Sequence[tuple[int, RequirementDraft]], known_from: datetime
) -> list[Requirement]:
    """Requirements with their first versions, in one statement per table and batch."""
    made = Requirement.objects.bulk_create(
        [_requirement(document, ordinal, draft) for ordinal, draft in placed], batch_size=BATCH
    )
    versions = RequirementVersion.objects.bulk_create(
        [
            _first_version(document, requirement, draft, known_from)
            for requirement, (_o, draft) in zip(made, placed, strict=True)
        ],
        batch_size=BATCH,
    )
    parts = [(v.pk, _parts(draft)) for v, (_o, draft) in zip(versions, placed, strict=True)]
    write_parts(parts, document.issuer_id)
    _point_at_first(document, versions)
    # What nobody has been told yet is not found by searching.
    if document.state != DRAFT:
        index_requirements(document, list(zip(made, versions, strict=True)))
    return made


def _requirement(document: GoverningDocument, ordinal: int, draft: RequirementDraft) -> Requirement:
    return Requirement(
        document=document,
        ordinal=ordinal,
        kind=draft.kind,
        chapter=draft.chapter[:20],
        chapter_title=draft.chapter_title[:300],
        heading=draft.heading[:300],
        title=draft.title[:300],
        derived_from_id=draft.derived_from_id,
        origin_id=draft.origin_id,
        year=document.year,
        obligation=draft.obligation,
        due_on=own_final(draft.deadlines),
        lead=first_lead(draft.roles),
    )


def _first_version(
    document: GoverningDocument, requirement: Requirement, draft: RequirementDraft, known_from: datetime
) -> RequirementVersion:
    return RequirementVersion(
        requirement=requirement,
        number=1,
        change="original",
        changed_by=document,
        text=draft.text,
        stem=draft.stem,
        sub_items=list(draft.sub_items),
        obligation=draft.obligation,
        in_force_from=draft.in_force_from or document.issued_on or date(document.year, 1, 1),
        known_from=known_from,
        due_on=own_final(draft.deadlines),
    )


def first_lead(roles: Iterable[RoleDraft]) -> str:
    """The first lead as printed, else the first coordinator, else nothing."""
    named = [(role.role != RoleKind.LEAD, role.name) for role in roles if role.role in _LEADING]
    return min(named, key=lambda pair: pair[0])[1] if named else ""


_LEADING = (RoleKind.LEAD, RoleKind.COORDINATOR)


def _parts(source: RequirementDraft | VersionRecord) -> Parts:
    return Parts(source.deadlines, source.roles, source.citations, source.funding, source.targets)


def write_parts(held: Sequence[tuple[int, Parts]], set_by: int | None = None) -> None:
    """What hangs on versions. ``set_by``: who sets the targets that do not say."""
    _write_targets(held, set_by)
    _write_deadlines(held)
    roles = [
        RequirementRole(version_id=v, role=r.role, name=r.name[:200], organisation_id=r.organisation_id)
        for v, parts in held
        for r in parts.roles
    ]
    RequirementRole.objects.bulk_create(roles, batch_size=BATCH)
    citations = [
        Citation(version_id=v, kind=c.kind, verbatim=c.verbatim[:300])
        for v, parts in held
        for c in parts.citations
    ]
    Citation.objects.bulk_create(citations, batch_size=BATCH)
    _write_funding(held)


def _write_deadlines(held: Sequence[tuple[int, Parts]]) -> None:
    rows = [
        Deadline(
            version_id=v,
            type=d.type,
            precision=d.precision,
            due_on=d.due_on,
            verbatim=d.verbatim[:200],
            owner=d.owner[:200],
        )
        for v, parts in held
        for d in parts.deadlines
    ]
    Deadline.objects.bulk_create(rows, batch_size=BATCH)


def _write_targets(held: Sequence[tuple[int, Parts]], set_by: int | None) -> None:
    rows = [
        VersionTarget(
            version_id=v,
            operator=t.target.operator,
            value=t.target.value,
            unit=t.target.unit,
            scope=t.target.scope[:200],
            horizon=t.target.horizon,
            baseline=t.target.baseline,
            words=t.target.words[:500],
            set_by_id=t.set_by_id or set_by or 0,
        )
        for v, parts in held
        for t in parts.targets
    ]
    if rows:
        VersionTarget.objects.bulk_create(rows, batch_size=BATCH)


def _write_funding(held: Sequence[tuple[int, Parts]]) -> None:
    rows = [
        Funding(
            version_id=v,
            budget_chapter=f.budget_chapter,
            budget_post=f.budget_post,
            amount=f.amount,
            verbatim=f.verbatim[:300],
        )
        for v, parts in held
        for f in parts.funding
    ]
    Funding.objects.bulk_create(rows, batch_size=BATCH)


def _point_at_first(document: GoverningDocument, versions: Sequence[RequirementVersion]) -> None:
    """``current`` for new requirements, in one statement whatever their number."""
    first = RequirementVersion.objects.filter(requirement=OuterRef("pk"), number=1).values("pk")
    if versions:
        document.requirements.filter(current=None).update(current=Subquery(first))
    for version in versions:
        version.requirement.current_id = version.pk


def rewrite(requirement: Requirement, version: RequirementVersion, draft: RequirementDraft) -> None:
    """What a draft asks, written over: it has bound nobody, so it has no history."""
    for name in ("text", "stem"):
        setattr(version, name, getattr(draft, name))
    version.sub_items, version.due_on = list(draft.sub_items), own_final(draft.deadlines)
    version.in_force_from = draft.in_force_from or version.in_force_from
    version.save(update_fields=["text", "stem", "sub_items", "due_on", "in_force_from"])
    for hanging in (version.deadlines, version.roles, version.citations, version.funding, version.targets):
        hanging.all().delete()
    write_parts([(version.pk, _parts(draft))], requirement.document.issuer_id)
    requirement.due_on, requirement.lead = version.due_on, first_lead(draft.roles)
    if draft.derived_from_id is not None:
        requirement.derived_from_id = draft.derived_from_id
    for name, longest in _OWN.items():
        setattr(requirement, name, getattr(draft, name)[:longest])
    requirement.save(update_fields=["due_on", "lead", "derived_from", *_OWN])


def write_changes(
    document: GoverningDocument, seen: Sequence[Preview], known_from: datetime
) -> list[RequirementVersion]:
    """The versions that the changes lead to, as previewed."""
    numbers = _next_numbers([preview.requirement_id for preview in seen])
    letters: list[VersionRecord] = []
    onward: list[VersionRecord] = []
    for preview in seen:
        if preview.after is None:
            continue
        first = numbers[preview.requirement_id]
        letters.append(replace(preview.after, number=first, changed_by_id=document.pk))
        onward += _numbered(preview.carried, first + 1)
    # The letter's own versions first: the callers pair them with what they asked for.
    written = _write_records([*letters, *onward], known_from)
    return written[: len(letters)]


def _numbered(versions: Iterable[VersionRecord], first: int) -> list[VersionRecord]:
    return [replace(version, number=number) for number, version in enumerate(versions, start=first)]


def _write_records(versions: Sequence[VersionRecord], known_from: datetime) -> list[RequirementVersion]:
    rows = [_version_row(version, known_from) for version in versions]
    return _write_versions(rows, [_parts(version) for version in versions])


#: Fields of a correction that stand on the requirement itself, with their longest text.
_OWN = {"kind": 30, "chapter": 20, "chapter_title": 300, "heading": 300}


def as_corrected(before: VersionRecord, correction: Correction) -> VersionRecord:
    """The version as it should have been registered."""
    told = {
        name: getattr(correction, name)
        for name in Correction.__dataclass_fields__
        if name not in _OWN and getattr(correction, name) is not None
    }
    after = replace(before, **told)
    return replace(after, due_on=own_final(after.deadlines))


def correct_own(requirement: Requirement, correction: Correction) -> dict[str, tuple[str, str]]:
    """Put right what has no versions; what it was and became, by field."""
    told = {name: getattr(correction, name) for name in _OWN if getattr(correction, name) is not None}
    changes = {
        name: (str(getattr(requirement, name)), str(value)[: _OWN[name]])
        for name, value in told.items()
        if str(value)[: _OWN[name]] != getattr(requirement, name)
    }
    for name, (_old, new) in changes.items():
        setattr(requirement, name, new)
    if changes:
        requirement.save(update_fields=list(changes))
    return changes


def write_correction(
    requirement: Requirement, after: VersionRecord, onward: Sequence[VersionRecord], known_from: datetime
) -> RequirementVersion:
    """The version that says what the old one should have said, and the later ones told anew."""
    first = _next_numbers([requirement.pk])[requirement.pk]
    return _write_records(_numbered([after, *onward], first), known_from)[0]


def _next_numbers(requirement_ids: Iterable[int]) -> Mapping[int, int]:
    rows = RequirementVersion.objects.filter(requirement_id__in=set(requirement_ids))
    return {
        requirement: highest + 1
        for requirement, highest in rows.values_list("requirement_id").annotate(Max("number")).order_by()
    }


def _version_row(after: VersionRecord, known_from: datetime) -> RequirementVersion:
    return RequirementVersion(
        requirement_id=after.requirement_id,
        number=after.number,
        change=after.change,
        changed_by_id=after.changed_by_id,
        text=after.text,
        stem=after.stem,
        sub_items=list(after.sub_items),
        obligation=after.obligation,
        change_verbatim=after.change_verbatim,
        in_force_from=after.in_force_from,
        known_from=known_from,
        due_on=after.due_on,
    )


def _write_versions(rows: list[RequirementVersion], parts: list[Parts]) -> list[RequirementVersion]:
    written = RequirementVersion.objects.bulk_create(rows, batch_size=BATCH)
    write_parts([(row.pk, part) for row, part in zip(written, parts, strict=True)])
    requirements = _refresh([row.requirement_id for row in written])
    for row in written:
        row.requirement = requirements[row.requirement_id]
    return written


def _refresh(requirement_ids: Sequence[int]) -> dict[int, Requirement]:
    """Keep the copies on the requirements, and the index, in step with their last versions."""
    rows = Requirement.objects.filter(pk__in=requirement_ids).select_related("document")
    requirements = {row.pk: row for row in rows}
    by_requirement: dict[int, list[RequirementVersion]] = {}
    for version in RequirementVersion.objects.filter(requirement_id__in=requirement_ids):
        by_requirement.setdefault(version.requirement_id, []).append(version)
    current = {one: last(held) for one, held in by_requirement.items()}
    leads = _leads([version.pk for version in current.values() if version])
    for one, requirement in requirements.items():
        newest = current[one]
        if newest is not None:
            requirement.current = newest
            requirement.obligation, requirement.due_on = newest.obligation, newest.due_on
            requirement.lead = leads.get(newest.pk, "")
    Requirement.objects.bulk_update(
        requirements.values(), ["current", "obligation", "due_on", "lead"], batch_size=BATCH
    )
    told = [(one, r) for one, r in requirements.items() if r.document.state != DRAFT]
    search.index([_entry(r.document, r, v) for one, r in told if (v := current[one])])
    return requirements


def _leads(version_ids: Iterable[int]) -> dict[int, str]:
    roles: dict[int, list[RoleDraft]] = {}
    for row in RequirementRole.objects.filter(version_id__in=version_ids).order_by("id"):
        roles.setdefault(row.version_id, []).append(RoleDraft(RoleKind(row.role), row.name))
    return {version: first_lead(held) for version, held in roles.items()}


def index_requirements(
    document: GoverningDocument, made: Sequence[tuple[Requirement, RequirementVersion]]
) -> None:
    """Make requirements of one document findable, each by its version."""
    search.index([_entry(document, requirement, version) for requirement, version in made])


def _entry(
    document: GoverningDocument, requirement: Requirement, version: RequirementVersion
) -> search.Entry:
    return search.Entry(
        kind=SEARCH_KIND,
        object_id=requirement.pk,
        title=requirement.title or shortened(f"{version.stem} {version.text}"),
        text=sentence(version.stem, version.text, version.sub_items),
        year=document.year,
    )


def index_document(document: GoverningDocument) -> None:
    """Make a document findable by its title and its issuer's name."""
    search.index([_document_entry(document)])


def _document_entry(document: GoverningDocument) -> search.Entry:
    told = " ".join((document.kind.replace("_", " "), document.issuer.name, document.reference))
    return search.Entry(DOCUMENT_KIND, document.pk, document.title, told, document.year)


def search_entries() -> Iterator[search.Entry]:
    """Everything of the room that can be found, for an index made anew."""
    issued = GoverningDocument.objects.exclude(state=DRAFT).select_related("issuer")
    for document in issued.iterator(chunk_size=BATCH):
        yield _document_entry(document)
    rows = Requirement.objects.select_related("document", "current").exclude(current=None)
    for row in rows.exclude(document__state=DRAFT).order_by("pk").iterator(chunk_size=BATCH):
        if row.current is not None:
            yield _entry(row.document, row, row.current)
