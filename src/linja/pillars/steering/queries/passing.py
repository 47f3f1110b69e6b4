"""What binds a unit, and what it has made of it for those below. Each asks a fixed number of times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.vocabulary import Obligation, Progress
from linja.line.reporting import queries as reporting
from linja.line.requirements import queries as requirements
from linja.line.requirements import rules as register_rules
from linja.line.requirements.lifecycle import PREPARERS
from linja.line.requirements.records import OrderRecord, PassedRecord, RequirementRecord, VersionRecord
from linja.people.organisations import queries as organisations
from linja.people.organisations.queries import OrganisationRecord
from linja.pillars.steering.calculations.passing import all_given, asks_to_pass_on, cell_of, looked_at
from linja.pillars.steering.records.passing import Board, Looked, Passing, Row, UnitRecord

#: Kinds that can be asked, by the kind that asks.
BELOW: dict[str, tuple[str, ...]] = {"rhf": ("hf", "private_non_profit"), "hf": ("clinic",)}
#: Kinds of unit that something is passed down from.
FROM = tuple(BELOW)


def units_below(organisation_id: int, year: int | None = None) -> tuple[UnitRecord, ...]:
    """The units directly below that a unit gives orders to, by name, as they stood in the year."""
    standing = organisations.country_on(_day(year))
    kind = next((one.organisation.kind for one in standing if one.organisation.id == organisation_id), "")
    below = [
        one
        for one in standing
        if organisation_id in one.parents and one.organisation.kind in BELOW.get(kind, ())
    ]
    serving = {up for one in standing if one.organisation.kind == "health_community" for up in one.parents}
    populated = serving & {one.organisation.id for one in below}
    return tuple(
        UnitRecord(
            one.organisation.id,
            one.organisation.name,
            one.organisation.kind,
            one.organisation.id in populated if populated else len(one.parents) == 1,
        )
        for one in below
    )


def _day(year: int | None) -> date:
    today = timezone.localdate()
    return today if year is None else min(today, date(year, 12, 31))


def passing_units(actor: Actor) -> tuple[OrganisationRecord, ...]:
    """The units for which the actor passes requirements down, by name."""
    ids = actor.organisations(*PREPARERS)
    return tuple(
        sorted((one for one in organisations.by_ids(ids).values() if one.kind in FROM), key=lambda o: o.name)
    )


def may_pass_down(actor: Actor, organisation_id: int) -> bool:
    """Whether the actor decides what becomes of what binds the unit."""
    return register_rules.may_prepare(actor, organisation_id) is None


def passing_board(actor: Actor, organisation_id: int, year: int) -> Board | None:
    """What binds the unit in the year and what has become of it; None when it isn't the actor's."""
    own = organisations.by_id(organisation_id)
    if own is None or own.kind not in FROM or not may_pass_down(actor, organisation_id):
        return None
    units = units_below(organisation_id, year)
    binding = requirements.in_force_for(organisation_id, year)
    records = [one for one in binding if reporting.addressed_to(one, organisation_id)]
    return Board(
        organisation_id=organisation_id,
        organisation_name=own.name,
        year=year,
        units=units,
        rows=_rows(actor, organisation_id, records, units, year),
        orders=requirements.orders(actor, issuer_id=organisation_id, year=year),
        to_consider=requirements.to_consider(organisation_id, year, actor),
    )


def _rows(
    actor: Actor,
    organisation_id: int,
    records: Sequence[RequirementRecord],
    units: Sequence[UnitRecord],
    year: int,
) -> tuple[Row, ...]:
    ids = [one.id for one in records]
    treated = requirements.treatments(organisation_id, ids)
    passed = requirements.passed_on(ids, organisation_id, actor)
    on_behalf = requirements.delegations(ids)
    rows = []
    for one in records:
        held = treated.get(one.id)
        decision = held.decision if held else ("passed" if passed[one.id] else None)
        rows.append(
            Row(
                record=one,
                treatment=held,
                cells=tuple(cell_of(unit, passed[one.id], decision, year) for unit in units),
                changed_since=_changed(one, held.version_id if held else None, passed[one.id]),
                to_be_passed_on=asks_to_pass_on(one.current.stem, one.current.text, one.current.sub_items),
                delegation=on_behalf.get(one.id),
            )
        )
    return tuple(rows)


def _changed(one: RequirementRecord, treated: int | None, passed: Sequence[PassedRecord]) -> bool:
    """A version newer than the one that was decided on; of what came from paper, than the one passed on."""
    if treated is not None:
        return treated != one.current.id
    return bool(passed) and all(held.above.id != one.current.id for held in passed)


def passing_row(actor: Actor, requirement_id: int, organisation_id: int) -> Row | None:
    """One requirement that binds the unit, with what has become of it; None when it is not for the actor."""
    found = requirements.requirements([requirement_id])
    if not found or not may_pass_down(actor, organisation_id):
        return None
    one = found[0]
    if organisation_id not in {unit for unit, _name in one.document.addressees}:
        return None
    units = units_below(organisation_id, one.document.year)
    return _rows(actor, organisation_id, [one], units, one.document.year)[0]


def look_at(organisation_id: int, passings: Iterable[Passing]) -> tuple[Looked, ...]:
    """What the choices would do, in their order, before anything is done."""
    asked = list(passings)
    records = {one.id: one for one in requirements.requirements(one.requirement_id for one in asked)}
    years = {one.document.year for one in records.values()}
    names = {unit.id: unit.name for year in years for unit in units_below(organisation_id, year)}
    partners = {one for passing in asked for choice in passing.units for one in choice.partner_ids}
    names |= {one.id: one.name for one in organisations.by_ids(partners).values()}
    return tuple(
        looked_at(records[one.requirement_id], choice, names, records[one.requirement_id].document.year)
        for one in asked
        if one.requirement_id in records
        for choice in one.units
    )


def proposed_status(requirement_id: int, organisation_id: int) -> Progress | None:
    """Passed on, when that is what is asked and every main unit below has it in an issued order."""
    return proposed_statuses([requirement_id], organisation_id).get(requirement_id)


def proposed_for(
    requirement_id: int, current: VersionRecord, year: int, organisation_id: int
) -> Progress | None:
    """:func:`proposed_status` of a wording that has been read already; most ask for nothing of the kind."""
    if not _to_pass_on(current):
        return None
    passed = requirements.passed_on([requirement_id], organisation_id)[requirement_id]
    units = (unit.id for unit in units_below(organisation_id, year) if unit.main)
    return Progress.PASSED_ON if all_given(units, passed) else None


def proposed_statuses(requirement_ids: Iterable[int], organisation_id: int) -> dict[int, Progress]:
    """The same for many requirements, by those that have a proposal; a fixed number of queries."""
    held = [one for one in requirements.requirements(requirement_ids) if _to_pass_on(one.current)]
    if not held:
        return {}
    passed = requirements.passed_on([one.id for one in held], organisation_id)
    found = {}
    units = {year: units_below(organisation_id, year) for year in {one.document.year for one in held}}
    for one in held:
        if all_given((unit.id for unit in units[one.document.year] if unit.main), passed[one.id]):
            found[one.id] = Progress.PASSED_ON
    return found


def _to_pass_on(now: VersionRecord) -> bool:
    binds = now.obligation in (Obligation.IN_FORCE, Obligation.REPORT_ONLY)
    return binds and asks_to_pass_on(now.stem, now.text, now.sub_items)


def order_for(actor: Actor, document_id: int) -> OrderRecord | None:
    """The order of a document, when the actor may read it."""
    return requirements.order(document_id, actor)
