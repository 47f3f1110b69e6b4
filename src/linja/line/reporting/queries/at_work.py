"""One answer while somebody works at it: read often, so in as few questions as can be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.line.reporting import calculations, rules
from linja.line.reporting.models import AnsweredRequirement
from linja.line.reporting.queries.reports import facts_of, report_record
from linja.line.reporting.queries.rows import answered_records, answered_rows, written_record
from linja.line.reporting.records import AnsweredRecord, Remark, ReportRecord, Sibling
from linja.people.audit.kept import Kept

#: Nothing is written: no words, no joint text, no other answer that is referred to.
_BLANK = Q(joint=None, follows=None) & (Q(answer=None) | Q(answer__blocks=[], answer__parts={}))
_SIBLING = (
    "pk",
    "answer_id",
    "follows_id",
    "printed_text",
    "version__text",
    "attainment",
    "progress",
    "phrase",
    "section__number",
    "section__title",
)

_SIBLINGS: Kept[dict[str, Any]] = Kept(
    lambda report: (
        AnsweredRequirement.objects.filter(report_id=report)
        .order_by("section__ordinal", "ordinal")
        .annotate(blank=ExpressionWrapper(_BLANK, BooleanField()))
        .values(*_SIBLING, "blank")
    )
)
#: Read at every save, so its SQL is made once.
_ROW: Kept[AnsweredRequirement] = Kept(
    lambda key: answered_rows().select_related("report__organisation").filter(pk=key).order_by()
)


def opened(answered_id: int, actor: Actor) -> tuple[AnsweredRecord, ReportRecord] | None:
    """One requirement with its report, when the actor may read it; all that stands beside it is there."""
    row = _readable(answered_id, actor)
    return (answered_records([row])[0], report_record(row.report)) if row else None


def as_written(answered_id: int, actor: Actor) -> tuple[AnsweredRecord, ReportRecord] | None:
    """As :func:`opened` with what a person has written alone; one question.

    Left out is what is not edited in the answer: printed words, measures, deliveries, later deadlines, the
    joint text, and the status of an answer that is referred to.
    """
    row = _readable(answered_id, actor)
    return (written_record(row), report_record(row.report)) if row else None


def may_write(actor: Actor, report: ReportRecord) -> Refusal | None:
    """Why the actor may not write in a report that has been read already; None when allowed."""
    return rules.may_write(actor, facts_of(report))


def siblings(report_id: int) -> tuple[Sibling, ...]:
    """The report's requirements in printed order, as they are chosen among; one question."""
    held = _SIBLINGS(report_id)
    follows = {row["pk"]: row["follows_id"] for row in held}
    said = {row["pk"]: row["attainment"] for row in held if _says(row)}
    return tuple(
        _sibling(row, said.get(calculations.end_of(row["pk"], follows, said.__contains__) or 0, ""))
        for row in held
    )


def _says(row: Mapping[str, Any]) -> bool:
    return bool(row["attainment"] or row["progress"] or row["phrase"])


def _sibling(row: Mapping[str, Any], attainment: str) -> Sibling:
    return Sibling(
        id=row["pk"],
        answer_id=row["answer_id"],
        follows_id=row["follows_id"],
        text=row["printed_text"] or row["version__text"],
        place=f"{row['section__number']} {row['section__title']}".strip(),
        attainment=attainment,
        blank=bool(row["blank"]),
    )


def remarks_of(one: AnsweredRecord, today: date) -> tuple[Remark, ...]:
    """What is worth a second look in one answer; one question, and none when it is short."""
    return calculations.remarks_of(one, _twins(one), today)


def _twins(one: AnsweredRecord) -> tuple[int, ...]:
    """The requirements whose own answers read the same, in printed order."""
    text = calculations.twin_text(one.result)
    if not text or one.answer_id is None:
        return ()
    rows = AnsweredRequirement.objects.filter(report_id=one.report_id).exclude(answer_id=one.answer_id)
    ordered = rows.exclude(answer=None).order_by("section__ordinal", "ordinal")
    held = ordered.values_list("pk", "answer__blocks")
    return tuple(
        key for key, blocks in held if calculations.twin_text(calculations.restored_blocks(blocks)) == text
    )


def _readable(answered_id: int, actor: Actor) -> AnsweredRequirement | None:
    row = _ROW.one(answered_id)
    if row is None or rules.may_read(actor, facts_of(report_record(row.report))) is not None:
        return None
    return row
