"""What the region asks of its hospitals, and one hospital of its clinics."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from linja.line.requirements import actions as register
from linja.line.requirements import queries as requirements
from linja.people.organisations import queries as organisations
from linja.pillars.steering.actions import passing
from linja.pillars.steering.records.passing import Passing, UnitChoice

if TYPE_CHECKING:
    from linja.pillars.steering.example.load import Loading


def pass_down(loading: Loading, year: Mapping[str, Any]) -> None:
    """The controller passes down and keeps; the leader issues; a hospital passes on to a clinic."""
    region, asked = year["region"], year["orders"]
    region_id = loading.organisation(region)
    controller = loading.actor("rhf_controller", region)
    wanted = [
        *((key, year["units"], own) for key, own in asked["passed"].items()),
        *((key, units, {}) for key, units in asked["only"].items()),
    ]
    passings = [_passing(loading, key, units, own) for key, units, own in wanted]
    passing.pass_down(controller, region_id, passings, confirmed=True)
    for key, note in asked["kept"].items():
        passing.keep(controller, region_id, [loading.requirements[key]], note)
    _issue(loading, region, "rhf_leader", year["year"])
    _clinics(loading, year)


def draft_supplement(loading: Loading, year: Mapping[str, Any]) -> None:
    """What the region is about to ask in addition, in orders that are not given yet."""
    region = year["region"]
    wanted = [_passing(loading, key, units, {}) for key, units in year["orders"].get("drafted", {}).items()]
    if wanted:
        passing.pass_down(loading.actor("rhf_controller", region), loading.organisation(region), wanted)


def derived(loading: Loading, key: str, unit: str) -> int:
    """The requirement that a unit has of one of the ministry's."""
    return _given(loading.requirements[key], loading.organisation(unit))


def _passing(loading: Loading, key: str, units: list[str], own: Mapping[str, Any]) -> Passing:
    deadline: Mapping[str, Any] = next(iter(own.get("deadlines", ())), {})
    return Passing(
        loading.requirements[key],
        tuple(
            UnitChoice(loading.organisation(unit), text=own.get("text"), due_on=deadline.get("day"))
            for unit in units
        ),
    )


def _issue(loading: Loading, issuer: str, role: str, year: int) -> None:
    leader = loading.actor(role, issuer)
    for order in requirements.orders(leader, issuer_id=loading.organisation(issuer), year=year):
        if order.draft:
            register.issue_order(leader, order.document_id)


def _clinics(loading: Loading, year: Mapping[str, Any]) -> None:
    for one in year["orders"]["clinics"]:
        clinic = organisations.by_id(loading.organisation(one["to"]))
        above = organisations.line_to(clinic.id)[-2] if clinic else None
        if clinic is None or above is None:
            continue
        own = _given(loading.requirements[one["of"]], above.id)
        writer = loading.actor("hf_contributor", above.name)
        choice = UnitChoice(clinic.id, text=one.get("text"))
        passing.pass_down(writer, above.id, [Passing(own, (choice,))], confirmed=True)
    for name in sorted({_above(loading, one["to"]) for one in year["orders"]["clinics"]}):
        _issue(loading, name, "hf_leader", year["year"])


def _above(loading: Loading, name: str) -> str:
    return organisations.line_to(loading.organisation(name))[-2].name


def _given(requirement_id: int, unit_id: int) -> int:
    for one in requirements.requirements(requirements.assignments_below([requirement_id])[requirement_id]):
        found = requirements.document(one.document.id)
        if found is not None and unit_id in [held for held, _name in found.addressees]:
            return one.id
    raise LookupError(f"Requirement {requirement_id} was not given to organisation {unit_id}.")
