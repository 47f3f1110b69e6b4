"""Opening a report, its headings, and what it answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F
from django.utils import timezone

from linja.ground.document.tree import Block
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.reporting import calculations, queries, rules
from linja.line.reporting.actions.common import name_of, receiver_of, status_fields, writable
from linja.line.reporting.actions.dispensations import exempt_granted
from linja.line.reporting.models import Answer, AnsweredRequirement, Report, ReportSection
from linja.line.reporting.records import AnswerDraft, PlacedDraft, SectionDraft
from linja.line.search import actions as search
from linja.people.audit.acting import acting


def open_report(
    actor: Actor,
    *,
    organisation_id: int,
    kind: str,
    year: int,
    title: str,
    language: str = "nb",
    origin_id: int | None = None,
    period: str = "",
    template: str = "",
) -> int:
    """Open the report of an organisation for a year, or for a period in it; answers its id."""
    with acting(actor, "reporting.open_report") as act:
        name = name_of(organisation_id)
        refuse_if(rules.may_open(actor, organisation_id, name, kind))
        if queries.report_of(organisation_id, kind, year, period):
            raise Refused(Refusal("reporting.already_open", {"organisation": name, "year": year}))
        report = Report.objects.create(
            organisation_id=organisation_id,
            kind=kind,
            year=year,
            title=title[:300],
            language=language,
            origin_id=origin_id,
            period=period,
            template=template,
            template_day=timezone.localdate(),
            receiver_id=receiver_of(organisation_id),
        )
        act.log(report, {"organisation": name, "year": year, "kind": kind, "language": language})
        search.index(list(queries.report_entries([report.pk])))
    return report.pk


def write_sections(actor: Actor, report_id: int, drafts: Sequence[SectionDraft]) -> list[int]:
    """Give an empty report its headings and running text; answers the sections' ids in order."""
    with acting(actor, "reporting.write_sections") as act:
        report = writable(act, report_id)
        if ReportSection.objects.filter(report=report).exists():
            raise Refused(Refusal("reporting.already_written", {}))
        rows = [_section(report, number, draft) for number, draft in enumerate(drafts, start=1)]
        ReportSection.objects.bulk_create(rows)
        act.log(report, {"sections": len(rows)})
    return list(
        ReportSection.objects.filter(report_id=report_id).order_by("ordinal").values_list("pk", flat=True)
    )


def write_section(actor: Actor, section_id: int, blocks: Sequence[Block]) -> None:
    """Replace a section's running text; the places of its requirements are kept, after the text."""
    with acting(actor, "reporting.write_section") as act:
        section = act.lock(ReportSection.objects, pk=section_id)
        report = writable(act, section.report_id)
        slots = [part for part in section.blocks if "slot" in part]
        section.blocks = calculations.stored(blocks) + slots
        section.save(update_fields=["blocks"])
        act.log(report, {"section": section.title, "blocks": len(blocks)})


def place(
    actor: Actor, report_id: int, placed: Sequence[PlacedDraft], answers: Sequence[AnswerDraft] = ()
) -> list[int]:
    """Put requirements, with their answers and statuses, in their places; ids in the drafts' order."""
    with acting(actor, "reporting.place") as act:
        report = writable(act, report_id)
        versions = current_versions(draft.requirement_id for draft in placed)
        _refuse_twice(report, placed, versions)
        written = _write_answers(report, answers)
        rows = [_answered(report, draft, versions, written) for draft in placed]
        exempt_granted(report, rows, [draft.requirement_id for draft in placed])
        AnsweredRequirement.objects.bulk_create(rows)
        act.log(report, {"requirements": len(rows), "answers": len(written)})
        search.index(list(queries.answer_entries(written.values())))
    made = AnsweredRequirement.objects.filter(report_id=report_id, version_id__in=set(versions.values()))
    by_version = dict(made.values_list("version_id", "pk"))
    return [by_version[versions[draft.requirement_id]] for draft in placed]


def _section(report: Report, number: int, draft: SectionDraft) -> ReportSection:
    return ReportSection(
        report=report,
        ordinal=number,
        level=draft.level,
        number=draft.number[:20],
        title=draft.title[:300],
        role=draft.role,
        blocks=calculations.stored(draft.parts),
    )


def current_versions(requirement_ids: Iterable[int]) -> dict[int, int]:
    """The last version of each requirement, by requirement."""
    version: Any = AnsweredRequirement._meta.get_field("version").related_model
    rows: Any = version.objects.filter(requirement_id__in=set(requirement_ids))
    return dict(rows.filter(requirement__current_id=F("pk")).values_list("requirement_id", "pk"))


def _refuse_twice(report: Report, placed: Sequence[PlacedDraft], versions: dict[int, int]) -> None:
    ids = [draft.requirement_id for draft in placed]
    held = AnsweredRequirement.objects.filter(report=report, version__requirement_id__in=ids)
    if len(set(ids)) != len(ids) or held.exists():
        raise Refused(Refusal("reporting.twice_in_report", {}))
    if set(ids) - set(versions):
        raise Refused(Refusal("requirements.not_found", {}))


def _write_answers(report: Report, answers: Sequence[AnswerDraft]) -> dict[int, int]:
    """Ids of the new answers by key, in two statements however many there are."""
    rows = [
        Answer(report=report, blocks=calculations.stored(draft.blocks), origin_id=draft.origin_id)
        for draft in answers
    ]
    made = Answer.objects.bulk_create(rows)
    return {draft.key: row.pk for draft, row in zip(answers, made, strict=True)}


def _answered(
    report: Report, draft: PlacedDraft, versions: dict[int, int], written: dict[int, int]
) -> AnsweredRequirement:
    answer_id = written.get(draft.answer_key) if draft.answer_key is not None else None
    return AnsweredRequirement(
        report=report,
        section_id=draft.section_id,
        ordinal=draft.ordinal,
        version_id=versions[draft.requirement_id],
        answer_id=answer_id,
        prints_stem=draft.prints_stem,
        printed_stem=draft.printed_stem,
        printed_text=draft.printed_text,
        printed_sub_items=list(draft.printed_sub_items),
        exemption=draft.exemption[:500],
        **status_fields(draft.status),
    )
