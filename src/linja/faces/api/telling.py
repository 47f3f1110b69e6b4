"""Records in the API's shapes."""

from __future__ import annotations

from dataclasses import asdict

from linja.faces.api import shapes
from linja.line.requirements.records import (
    DocumentRecord,
    FundingDraft,
    RegisterRow,
    RequirementRecord,
    VersionRecord,
)


def document(record: DocumentRecord) -> shapes.Document:
    """A governing document."""
    return shapes.Document(
        id=record.id,
        kind=record.kind.value,
        title=record.title,
        issuer=shapes.Organisation(id=record.issuer_id, name=record.issuer_name),
        addressees=[shapes.Organisation(id=one, name=name) for one, name in record.addressees],
        year=record.year,
        issued_on=record.issued_on,
        edition=record.edition,
        language=record.language,
        reference=record.reference,
        amends=record.amends_id,
        requirements=record.requirement_count,
        changes=record.change_count,
    )


def version(record: VersionRecord) -> shapes.Version:
    """A version with all that hangs on it."""
    return shapes.Version(
        id=record.id,
        number=record.number,
        change=record.change.value,
        changed_by=record.changed_by_id,
        obligation=record.obligation.value,
        stem=record.stem,
        text=record.text,
        sub_items=list(record.sub_items),
        change_verbatim=record.change_verbatim,
        in_force_from=record.in_force_from,
        known_from=record.known_from,
        due_on=record.due_on,
        deadlines=[shapes.Deadline(**asdict(one)) for one in record.deadlines],
        roles=[shapes.Role(**asdict(one)) for one in record.roles],
        citations=[shapes.Citation(**asdict(one)) for one in record.citations],
        funding=[_funding(one) for one in record.funding],
    )


def _funding(one: FundingDraft) -> shapes.Funding:
    # Money as text: a JSON number would be read as a float and lose its øre.
    amount = None if one.amount is None else f"{one.amount:f}"
    return shapes.Funding(**(asdict(one) | {"amount": amount}))


def row(record: RegisterRow) -> shapes.Row:
    """A requirement in a list."""
    return shapes.Row(
        id=record.id,
        document=record.document_id,
        year=record.year,
        ordinal=record.ordinal,
        kind=record.kind.value,
        chapter=record.chapter,
        goal_area=record.chapter_title,
        obligation=record.obligation.value,
        stem=record.stem,
        text=record.text,
        due_on=record.due_on,
        lead=record.lead,
    )


def requirement(record: RequirementRecord, versions: tuple[VersionRecord, ...]) -> shapes.Requirement:
    """One requirement with its versions."""
    return shapes.Requirement(
        id=record.id,
        document=document(record.document),
        ordinal=record.ordinal,
        kind=record.kind.value,
        chapter=record.chapter,
        goal_area=record.chapter_title,
        heading=record.heading,
        title=record.title,
        current=version(record.current),
        versions=[version(one) for one in versions],
        above=[link.requirement_id for link in record.above],
        below=[link.requirement_id for link in record.below],
        ties=[
            shapes.Tie(requirement=tie.requirement_id, kind=tie.kind, later=tie.later) for tie in record.ties
        ],
    )
