"""Opening a round: a report for every unit with what is asked in its place, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.reporting import calculations, lifecycle, queries, rules, tasks
from linja.line.reporting.actions.round_news import tell_units
from linja.line.reporting.actions.rounds import facts_of_round, locked, standing
from linja.line.reporting.actions.writing import current_versions
from linja.line.reporting.models import AnsweredRequirement, Report, ReportSection, Round, RoundUnit
from linja.line.reporting.records import UnitReport
from linja.line.search import actions as search
from linja.people.audit.acting import Act, acting


def open_round(actor: Actor, round_id: int, reports: Sequence[UnitReport]) -> int:
    """Open it with the units' reports, as steering has laid them out; answers how many were opened.

    A unit that has opened its report by itself keeps it: the round waits for that one. The number of
    statements is the same for one unit and for all of them.
    """
    with acting(actor, "reporting.open_round") as act:
        row = locked(act, round_id)
        refuse_if(rules.may_step_round(actor, facts_of_round(row), "open", standing(row)))
        units = list(row.units.select_related("organisation").order_by("organisation__name"))
        held = standing_reports(row, units)
        drafts = {one.organisation_id: one for one in reports}
        fresh = [one for one in units if one.organisation_id not in held]
        refuse_without_question(fresh, drafts)
        made = write_reports(act, row, [drafts[one.organisation_id] for one in fresh])
        tie(units, {**held, **made})
        before, row.state = row.state, lifecycle.OPEN
        row.save(update_fields=["state"])
        act.log(row, {"state": (before, row.state), "units": [one.organisation.name for one in units]})
        tell_units(act, row, [one.organisation_id for one in units], "opened", row.due_on)
        days = calculations.reminder_days(row.due_on, row.remind_before, row.remind_after)
        act.afterwards(lambda: tasks.schedule(row.pk, days))
    return len(made)


def _subject(row: Round) -> str:
    """Several special reports may be asked for the same period; of the others there is one."""
    return row.title if row.series == "special" else ""


def standing_reports(row: Round, units: Sequence[RoundUnit]) -> dict[int, Report]:
    """The reports that units have opened themselves; refused when one belongs to another round."""
    found = Report.objects.exclude(state=lifecycle.REPLACED).filter(
        organisation_id__in=[one.organisation_id for one in units],
        kind=row.report_kind,
        year=row.year,
        period=calculations.report_period(row.series, row.period),
        subject=_subject(row),
    )
    taken = RoundUnit.objects.filter(report__in=found).select_related("organisation").first()
    if taken is not None:
        raise Refused(Refusal("reporting.round_twice", {"organisation": taken.organisation.name}))
    return {one.organisation_id: one for one in found}


def refuse_without_question(units: Sequence[RoundUnit], drafts: dict[int, UnitReport]) -> None:
    """A unit that nothing is asked of is not asked."""
    empty = [
        one.organisation.name
        for one in units
        if one.organisation_id not in drafts or not drafts[one.organisation_id].placed
    ]
    if empty:
        raise Refused(Refusal("reporting.nothing_asked_of", {"organisations": ", ".join(empty)}))


def write_reports(act: Act, row: Round, drafts: Sequence[UnitReport]) -> dict[int, Report]:
    """The reports as they were laid out, by organisation; a fixed number of statements."""
    versions = current_versions(asked.requirement_id for draft in drafts for asked in draft.placed)
    reports = Report.objects.bulk_create(_report(row, draft) for draft in drafts)
    sections = ReportSection.objects.bulk_create(
        ReportSection(
            report=report,
            ordinal=number,
            level=section.level,
            number=section.number[:20],
            title=section.title[:300],
            role=section.role,
            blocks=calculations.stored(section.parts),
        )
        for report, draft in zip(reports, drafts, strict=True)
        for number, section in enumerate(draft.sections, start=1)
    )
    place = {(one.report_id, one.ordinal): one for one in sections}
    AnsweredRequirement.objects.bulk_create(
        (
            AnsweredRequirement(
                report=report,
                section=place[report.pk, asked.section + 1],
                ordinal=asked.ordinal,
                version_id=versions[asked.requirement_id],
                prints_stem=asked.prints_stem,
            )
            for report, draft in zip(reports, drafts, strict=True)
            for asked in draft.placed
        ),
        batch_size=500,
    )
    for report, draft in zip(reports, drafts, strict=True):
        told = {"organisation": report.organisation_id, "requirements": len(draft.placed)}
        act.log(report, told, action="reporting.open_report")
    search.index(list(queries.report_entries([one.pk for one in reports])))
    return {one.organisation_id: one for one in reports}


def _report(row: Round, draft: UnitReport) -> Report:
    return Report(
        kind=row.report_kind,
        organisation_id=draft.organisation_id,
        year=row.year,
        title=draft.title[:300],
        language=row.language,
        period=calculations.report_period(row.series, row.period),
        subject=_subject(row),
        receiver_id=row.owner_id,
        template=row.template,
        template_day=timezone.localdate(),
    )


def tie(units: Sequence[RoundUnit], reports: dict[int, Report]) -> None:
    """Each unit answers in its report."""
    for one in units:
        one.report = reports[one.organisation_id]
    RoundUnit.objects.bulk_update(units, ["report"])
