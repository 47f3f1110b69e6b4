"""The answers of one report put into another of the same period; nothing of what was written is lost."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Max

from linja.ground.document.tree import Paragraph
from linja.line.reporting import calculations
from linja.line.reporting.models import (
    Answer,
    AnsweredRequirement,
    MeasureUse,
    PromisedDate,
    Report,
    ReportSection,
)
from linja.people.audit.acting import Act


def join(act: Act, source: Report, target: Report) -> None:
    """Put what ``source`` asks and answers into ``target``; both are drafts.

    What only the old one asked moves with its answer, its status and all that hangs on it. Where both ask the
    same, the old one's words come after the other's, under the name of whoever wrote them.
    """
    asked = {one.version.requirement_id: one for one in _rows(target)}
    rows = _rows(source)
    shared = [one for one in rows if one.version.requirement_id in asked]
    moving = [one for one in rows if one.version.requirement_id not in asked]
    _move_answers(source, target, moving, kept={one.answer_id for one in shared})
    _move_rows(target, moving)
    for one in shared:
        _add(source, one, asked[one.version.requirement_id])
    act.log(target, {"joined": source.title, "moved": len(moving), "added": len(shared)})


def _rows(report: Report) -> list[AnsweredRequirement]:
    return list(
        AnsweredRequirement.objects.filter(report=report)
        .select_related("version", "answer", "section")
        .order_by("section__ordinal", "ordinal")
    )


def _move_answers(
    source: Report, target: Report, moving: Iterable[AnsweredRequirement], kept: set[int | None]
) -> None:
    """The answers go along; one that also covers what stays is copied."""
    copies: dict[int, Answer] = {}
    for one in moving:
        answer = one.answer
        if answer is None:
            continue
        if answer.pk not in kept:
            Answer.objects.filter(pk=answer.pk).update(report=target)
            continue
        if answer.pk not in copies:
            copies[answer.pk] = Answer.objects.create(
                report=target,
                blocks=answer.blocks,
                parts=answer.parts,
                updated_by=answer.updated_by,
                origin_id=answer.origin_id,
            )
        one.answer = copies[answer.pk]
    AnsweredRequirement.objects.filter(report=source, follows__isnull=False).update(follows=None)


def _move_rows(target: Report, moving: Iterable[AnsweredRequirement]) -> None:
    sections = list(ReportSection.objects.filter(report=target).order_by("ordinal"))
    by_title = {(one.role, one.title): one for one in sections}
    fallback = [one for one in sections if one.role == "requirements"] or sections
    last = dict(
        AnsweredRequirement.objects.filter(report=target)
        .order_by()
        .values_list("section_id")
        .annotate(Max("ordinal"))
    )
    for one in moving:
        place = by_title.get((one.section.role, one.section.title)) or fallback[-1]
        last[place.pk] = last.get(place.pk, 0) + 1
        one.report, one.section, one.ordinal, one.follows = target, place, last[place.pk], None
        one.save(update_fields=["report", "section", "ordinal", "answer", "follows"])


def _add(source: Report, old: AnsweredRequirement, new: AnsweredRequirement) -> None:
    """The old one's words after the other's, or alone where there were none; promises and measures too."""
    if old.answer is not None:
        heading = calculations.stored([Paragraph(f"{source.organisation.name}:")])
        held = new.answer or Answer.objects.create(report=new.report)
        held.blocks = [*held.blocks, *heading, *old.answer.blocks]
        for kind, blocks in old.answer.parts.items():
            held.parts[kind] = [*held.parts.get(kind, []), *heading, *blocks]
        held.revision += 1
        held.save()
        if new.answer is None:
            new.answer = held
            new.save(update_fields=["answer"])
    PromisedDate.objects.filter(answered=old).update(answered=new)
    there = MeasureUse.objects.filter(answered=new).values_list("measure_id", flat=True)
    MeasureUse.objects.filter(answered=old).exclude(measure_id__in=list(there)).update(answered=new)
