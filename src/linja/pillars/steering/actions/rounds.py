"""A round opens: every unit's report is laid out by the template, with what is asked of it in its place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from linja.ground.kernel.actor import SYSTEM, Actor
from linja.ground.kernel.periods import Period, parse, phrase
from linja.line.allocations import queries as allocations
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import AskedAt, RoundRecord, UnitReport
from linja.line.requirements.records import RequirementRecord
from linja.people.audit.acting import acting
from linja.pillars.steering import templates
from linja.pillars.steering.calculations.prescribed import Prescribed, prescribed
from linja.pillars.steering.definitions import definitions_folder
from linja.pillars.steering.queries.core import protocol_order
from linja.pillars.steering.queries.rounds import asked_in_round, asked_of_unit, next_round


def open_round(actor: Actor, round_id: int) -> int:
    """Open a planned round: a report for every unit, all of them or none; answers how many were opened."""
    with acting(actor, "steering.open_round") as act:
        found = reports.readable_round(round_id, actor)
        template = templates.template(definitions_folder(), found.template)
        order = protocol_order(found.year)
        made = []
        for unit_id, asked in asked_in_round(found).items():
            sections = prescribed(template, found.language, found.year, asked, order)
            made.append(_unit_report(found, template, unit_id, sections))
        act.nothing_changed()  # Reporting logs it.
        return reporting.open_round(actor, round_id, made)


def add_to_round(actor: Actor, round_id: int, organisation_id: int, due_on: date | None = None) -> int:
    """One more unit is asked in an open round, all that the others are asked; answers its report's id."""
    with acting(actor, "steering.add_to_round") as act:
        found = reports.readable_round(round_id, actor)
        template = templates.template(definitions_folder(), found.template)
        asked = asked_of_unit(found, organisation_id)
        sections = prescribed(template, found.language, found.year, asked, protocol_order(found.year))
        made = _unit_report(found, template, organisation_id, sections)
        act.nothing_changed()  # Reporting logs it.
        return reporting.add_unit(actor, round_id, made, due_on)


def take_out_of_round(actor: Actor, round_id: int, organisation_id: int, reason: str) -> None:
    """A unit that has written nothing yet, accounts neither, is asked no longer; it is told why."""
    with acting(actor, "steering.take_out_of_round") as act:
        reports.readable_round(round_id, actor)
        # Who asks does not see a report before it is handed in, nor that there are accounts in it.
        found = reports.readable_round(round_id, SYSTEM)
        held = next((one.report_id for one in found.units if one.organisation_id == organisation_id), None)
        beside = held is not None and bool(allocations.account_tables(f"report:{held}"))
        act.nothing_changed()  # Reporting logs it.
        reporting.take_out_unit(actor, round_id, organisation_id, reason, beside=beside)


def repeat_round(actor: Actor, round_id: int) -> int:
    """Plan the next round of the series as this one was; answers its id."""
    return reporting.plan_round(actor, next_round(reports.readable_round(round_id, actor)))


def _unit_report(
    found: RoundRecord, template: templates.ReportTemplate, unit_id: int, sections: Sequence[Prescribed]
) -> UnitReport:
    period = parse(found.period)
    said = phrase(period, found.language) if isinstance(period, Period) else found.period
    return UnitReport(
        organisation_id=unit_id,
        title=template.title.say(found.language, year=found.year, period=said, name=found.title),
        sections=tuple(one.draft() for one in sections),
        placed=tuple(one for at, section in enumerate(sections) for one in _placed(at, section.requirements)),
    )


def _placed(at: int, asked: Sequence[RequirementRecord]) -> list[AskedAt]:
    """A stem is printed above the first of its list."""
    found, stem = [], ""
    for ordinal, one in enumerate(asked, start=1):
        own = one.current.stem
        found.append(AskedAt(at, ordinal, one.id, prints_stem=bool(own) and own != stem))
        stem = own
    return found
