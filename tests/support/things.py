"""Plans, projects and money for tests, reached through the rooms' actions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from linja.ground.kernel.actor import Actor
from linja.line.allocations import actions as money
from linja.line.allocations.records import AllocationDraft
from linja.line.projects import actions as projects
from linja.line.projects.records import MemberDraft, MilestoneRecord, PlanDraft, ProjectDraft
from tests.support.country import Country

MILLION = Decimal(1_000_000)


def controller(country: Country) -> Actor:
    """Writes for the region."""
    return country.actor("rhf_controller", country.midt)


def leader(country: Country) -> Actor:
    """Records what the region's board has adopted."""
    return country.actor("rhf_leader", country.midt)


def plan_draft(country: Country, **rest: Any) -> PlanDraft:
    facts: dict[str, Any] = {
        "title": "Regional utviklingsplan 2035",
        "kind": "regional_development_plan",
        "organisation_id": country.midt,
        "from_year": 2019,
        "to_year": 2035,
    }
    return PlanDraft(**{**facts, **rest})


def plan(country: Country, **rest: Any) -> int:
    """The region's plan, as a draft."""
    return projects.write_plan(controller(country), plan_draft(country, **rest))


def adopted(country: Country, **rest: Any) -> int:
    """That plan, adopted by the board."""
    made = plan(country, **rest)
    projects.adopt_plan(leader(country), made, on=date(2018, 12, 13), by="Styret", case_number="107/18")
    return made


def project_draft(country: Country, **rest: Any) -> ProjectDraft:
    facts: dict[str, Any] = {
        "name": "Felles journal",
        "organisation_id": country.midt,
        "mandate": "Innføre felles journal.",
        "mandate_on": date(2019, 3, 15),
        "members": (MemberDraft("Berit Bruker", "user_representative"),),
        "milestones": (MilestoneRecord("Opplæring ferdig", date(2021, 10, 31)),),
    }
    return ProjectDraft(**{**facts, **rest})


def project(country: Country, **rest: Any) -> int:
    """The region's project, planned."""
    return projects.write_project(controller(country), project_draft(country, **rest))


def running(country: Country, **rest: Any) -> int:
    """That project, begun."""
    made = project(country, **rest)
    projects.step_project(controller(country), made, "start")
    return made


def allocation_draft(country: Country, **rest: Any) -> AllocationDraft:
    facts: dict[str, Any] = {
        "giver_id": country.ministry,
        "receiver_id": country.midt,
        "year": 2020,
        "amount": 100 * MILLION,
        "purpose": "Merutgifter i pandemien",
    }
    return AllocationDraft(**{**facts, **rest})


def ministry(country: Country) -> Actor:
    """Allots for the ministry."""
    return country.actor("ministry", country.ministry)


def received(country: Country, **rest: Any) -> int:
    """What the ministry has given the region."""
    made = money.allot(ministry(country), allocation_draft(country, **rest))
    money.give(ministry(country), made)
    return made


def passed(country: Country, parent: int, amount: int, to: int | None = None) -> int:
    """A draft of the region's: some of it passed on."""
    return money.allot(
        controller(country),
        allocation_draft(
            country,
            giver_id=country.midt,
            receiver_id=to or country.stolavs,
            amount=amount * MILLION,
            parent_id=parent,
        ),
    )
