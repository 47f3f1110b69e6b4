"""One more unit in an open round, and one that is asked no longer."""

from __future__ import annotations

from datetime import date

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.reporting import calculations, lifecycle, rules, tasks
from linja.line.reporting.actions.common import name_of
from linja.line.reporting.actions.round_news import settle_units, tell_units
from linja.line.reporting.actions.round_opening import (
    refuse_without_question,
    standing_reports,
    tie,
    write_reports,
)
from linja.line.reporting.actions.rounds import askable_units, facts_of_round, locked
from linja.line.reporting.actions.stepping import step_along
from linja.line.reporting.models import Report, Round, RoundUnit
from linja.line.reporting.queries.untouched import untouched
from linja.line.reporting.records import UnitReport
from linja.people.audit.acting import acting
from linja.people.organisations import queries as organisations


def add_unit(actor: Actor, round_id: int, report: UnitReport, due_on: date | None = None) -> int:
    """One more unit is asked in an open round, with its report as steering has laid it out; its id.

    ``due_on``: later than the round's own day, when there is little time left. A unit that has opened its
    report by itself keeps it.
    """
    with acting(actor, "reporting.add_unit") as act:
        row = locked(act, round_id)
        unit_id = report.organisation_id
        refuse_if(rules.may_add_unit(actor, facts_of_round(row), unit_id))
        _refuse_strange(row, unit_id)
        if due_on is not None and due_on < row.due_on:
            raise Refused(Refusal("reporting.extension_not_later", {"due_on": row.due_on}))
        own = due_on if due_on and due_on > row.due_on else None
        unit = RoundUnit.objects.create(round=row, organisation_id=unit_id, due_on=own)
        held = standing_reports(row, [unit])
        if not held:
            refuse_without_question([unit], {unit_id: report})
            held = write_reports(act, row, [report])
        tie([unit], held)
        act.log(row, {"unit": (None, unit.organisation.name), "due_on": own or row.due_on})
        tell_units(act, row, [unit_id], "opened", own or row.due_on)
        days = calculations.reminder_days(own or row.due_on, row.remind_before, row.remind_after)
        act.afterwards(lambda: tasks.schedule(row.pk, days))
    return held[unit_id].pk


def take_out_unit(
    actor: Actor, round_id: int, organisation_id: int, reason: str, *, beside: bool = False
) -> None:
    """A unit is asked no longer; it is told why. Its empty report stands as replaced.

    ``beside``: something has been entered about the report elsewhere, as the caller knows.
    """
    with acting(actor, "reporting.take_out_unit", reason=reason) as act:
        row = locked(act, round_id)
        unit = RoundUnit.objects.filter(round=row, organisation_id=organisation_id).first()
        report = act.lock(Report.objects, pk=unit.report_id) if unit and unit.report_id else None
        free = not beside and (report is None or untouched(report.pk))
        refuse_if(rules.may_take_out(actor, facts_of_round(row), organisation_id, untouched=free))
        if not reason.strip():
            raise Refused(Refusal("reporting.no_reason", {}))
        if unit is None:
            raise Refused(Refusal("reporting.not_found", {}))
        act.log(row, {"unit": (name_of(organisation_id), None)})
        due_on = unit.due_on or row.due_on
        unit.delete()
        if report is not None:
            step_along(act, report, "replace", lifecycle.REPLACED, reason)
        settle_units(row.pk, [organisation_id])
        tell_units(act, row, [organisation_id], "taken_out", due_on, reason=reason.strip(), within=False)


def may_unit(actor: Actor, act: str, round_id: int, organisation_id: int) -> Refusal | None:
    """Why ``actor`` may not ``add`` or ``take_out`` a unit; None when allowed.

    Whether the unit has begun to write is said only to whoever tries: until it hands in, that is its own.
    """
    row = Round.objects.select_related("owner").filter(pk=round_id).first()
    if row is None:
        return Refusal("reporting.not_found", {})
    if act == "add":
        return rules.may_add_unit(actor, facts_of_round(row), organisation_id)
    return rules.may_take_out(actor, facts_of_round(row), organisation_id, untouched=True)


def _refuse_strange(row: Round, unit_id: int) -> None:
    owner = organisations.by_id(row.owner_id)
    if owner is None or unit_id not in {one.id for one in askable_units(owner)}:
        facts = {"organisation": name_of(unit_id), "owner": row.owner.name}
        raise Refused(Refusal("reporting.round_unit", facts))
