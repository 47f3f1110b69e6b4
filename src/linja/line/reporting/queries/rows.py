"""Rows of the database as the room's frozen records: one answered requirement, one answer elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from django.db.models import QuerySet

from linja.ground.document.tree import Block, Paragraph, Role
from linja.ground.kernel.vocabulary import (
    AnswerPart,
    Attainment,
    Basis,
    Cause,
    Obligation,
    Progress,
    RequirementKind,
)
from linja.line.reporting import calculations
from linja.line.reporting.models import AnsweredRequirement
from linja.line.reporting.queries.beside import Beside, beside, dispensation_record
from linja.line.reporting.queries.joint import shared_blocks
from linja.line.reporting.records import AnsweredRecord, AnswerElsewhere, Shared, Status

R = TypeVar("R", AnsweredRecord, AnswerElsewhere)


def answered_rows() -> QuerySet[AnsweredRequirement]:
    """Answered requirements with all that their record needs, in printed order."""
    return AnsweredRequirement.objects.select_related(
        "version__requirement__document",
        "version__requirement__current",
        "answer",
        "section",
        "report",
        "joint__lead",
    ).order_by("section__ordinal", "ordinal")


def answered_records(rows: Iterable[AnsweredRequirement]) -> tuple[AnsweredRecord, ...]:
    """The rows as records; a fixed number of questions for the whole list."""
    held = list(rows)
    told = beside(held)
    shared = shared_blocks(held)
    return tuple(_with_shared(_answered(row, told), shared.get(row.pk)) for row in held)


def written_record(row: AnsweredRequirement) -> AnsweredRecord:
    """The row as it is edited, without asking anything: what stands beside the words is left out."""
    return replace(_answered(row, Beside()), answer=())


def elsewhere_records(rows: Iterable[AnsweredRequirement]) -> list[tuple[int, AnswerElsewhere]]:
    """How organisations answered, each with its requirement's id; a fixed number of questions."""
    held = list(rows)
    told = beside(held)
    shared = shared_blocks(held)
    return [
        (row.version.requirement_id, _with_shared(_elsewhere(row, told), shared.get(row.pk))) for row in held
    ]


def _with_shared(record: R, shared: Shared | None) -> R:
    """A joint text is printed before the own addition."""
    return record if shared is None else replace(record, answer=_both(shared, record.answer), shared=shared)


def _both(shared: Shared, own: tuple[Block, ...]) -> tuple[Block, ...]:
    return (*shared.blocks, *own)


def status_of(row: AnsweredRequirement) -> Status:
    """What the answer itself says."""
    return Status(
        attainment=Attainment(row.attainment) if row.attainment else None,
        basis=Basis(row.basis) if row.basis else None,
        progress=Progress(row.progress) if row.progress else None,
        phrase=row.phrase,
        phrase_inline=row.phrase_inline,
        delivered_on=row.delivered_on,
        cause=Cause(row.cause) if row.cause else None,
    )


def _status(row: AnsweredRequirement, told: Beside) -> Status:
    """Its own, or that of the answer it refers to."""
    if row.follows_id not in told.followed or status_of(row).is_own:
        return status_of(row)
    follows = {key: one.follows_id for key, one in told.followed.items()}
    end = calculations.end_of(row.pk, follows, lambda key: status_of(told.followed[key]).is_own)
    return status_of(told.followed[end]) if end is not None else status_of(row)


def _result(row: AnsweredRequirement) -> tuple[Block, ...]:
    return calculations.restored_blocks(row.answer.blocks) if row.answer else ()


def _parts(row: AnsweredRequirement) -> dict[AnswerPart, tuple[Block, ...]]:
    return calculations.restored_parts(row.answer.parts) if row.answer else {}


def _printed(row: AnsweredRequirement, told: Beside) -> tuple[Block, ...]:
    written = calculations.printed_answer(
        _result(row),
        _parts(row),
        row.report.language,
        measures=told.printed_measures(row),
        deliveries=told.printed_deliveries(row),
    )
    return written or _reference(row, told)


def _reference(row: AnsweredRequirement, told: Beside) -> tuple[Block, ...]:
    """An answer that only refers to another says where that one stands."""
    target = told.followed.get(row.follows_id) if row.follows_id else None
    if target is None:
        return ()
    place = place_of(target) if target.section_id != row.section_id else ""
    text = target.printed_text or target.version.text
    line = calculations.reference_line(place, text, row.report.language)
    return (Paragraph(line, role=Role.ANSWER),)


def place_of(row: AnsweredRequirement) -> str:
    """The heading that the row stands under, as a reader finds it."""
    return f"{row.section.number} {row.section.title}".strip()


def _answered(row: AnsweredRequirement, told: Beside) -> AnsweredRecord:
    version = row.version
    requirement = version.requirement
    now = requirement.current or version
    return AnsweredRecord(
        id=row.pk,
        report_id=row.report_id,
        section_id=row.section_id,
        ordinal=row.ordinal,
        requirement_id=requirement.pk,
        version_id=version.pk,
        version_outdated=requirement.current_id not in (None, version.pk),
        kind=RequirementKind(requirement.kind),
        document_id=requirement.document_id,
        document_title=requirement.document.title,
        document_date=requirement.document.issued_on,
        stem=row.printed_stem or version.stem,
        prints_stem=row.prints_stem,
        text=row.printed_text or version.text,
        sub_items=tuple(row.printed_sub_items or ([] if row.printed_text else version.sub_items)),
        # What binds is what the register says now; the words are those that were answered.
        obligation=Obligation(now.obligation),
        due_on=told.due_on(row),
        status=_status(row, told),
        exemption=row.exemption,
        answer_id=row.answer_id,
        answer=_printed(row, told),
        place=place_of(row),
        goal_area=requirement.chapter_title,
        **_beside(row, told),
        **_written(row),
    )


def _beside(row: AnsweredRequirement, told: Beside) -> dict[str, Any]:
    """Where it belongs, and what stands beside its words."""
    extension = told.extension(row)
    target = told.followed.get(row.follows_id) if row.follows_id else None
    now = row.version.requirement.current or row.version
    return {
        "organisation_id": row.report.organisation_id,
        "language": row.report.language,
        "measures": tuple(told.measures.get(row.pk, ())),
        "deliveries": tuple(told.delivered(row)),
        "own_status": status_of(row),
        "follows_id": row.follows_id,
        "follows_place": place_of(target) if target and target.section_id != row.section_id else "",
        "asked_due_on": now.due_on,
        "extension": dispensation_record(extension) if extension else None,
    }


def _written(row: AnsweredRequirement) -> dict[str, Any]:
    """What a person wrote, as it is edited."""
    answer = row.answer
    return {
        "result": _result(row),
        "parts": tuple(_parts(row).items()),
        "revision": answer.revision if answer else 0,
        "origin_id": answer.origin_id if answer else None,
        "updated_by": answer.updated_by if answer else "",
    }


def _elsewhere(row: AnsweredRequirement, told: Beside) -> AnswerElsewhere:
    return AnswerElsewhere(
        answered_id=row.pk,
        report_id=row.report_id,
        report_state=row.report.state,
        organisation_id=row.report.organisation_id,
        organisation_name=row.report.organisation.name,
        year=row.report.year,
        status=_status(row, told),
        exemption=row.exemption,
        answer=_printed(row, told),
        origin_id=row.answer.origin_id if row.answer else None,
        report_kind=row.report.kind,
        period=row.report.period,
        version_id=row.version_id,
        cause=row.cause,
    )
