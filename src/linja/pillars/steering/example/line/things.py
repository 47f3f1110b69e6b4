"""Plans, projects and money of the year, and budget beside accounts in the region's report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.numbers import parse_quantity
from linja.ground.kernel.refusals import Refusal
from linja.line.allocations import actions as money
from linja.line.allocations.records import AccountDraft, AccountLine, AllocationDraft
from linja.line.projects import actions as projects
from linja.line.projects.records import (
    MemberDraft,
    MilestoneRecord,
    PlanDraft,
    ProjectDraft,
    SubjectDraft,
)
from linja.line.reporting import queries as reports
from linja.line.requirements import queries as requirements
from linja.line.requirements.calculations.words import shortened
from linja.pillars.steering.actions.money import keep_accounts
from linja.pillars.steering.example.line.clock import on

if TYPE_CHECKING:
    from linja.pillars.steering.example.load import Loading

#: The day on which the region's projects are registered, and that on which the money comes.
REGISTERED, GIVEN = date(2020, 3, 3), date(2020, 6, 26)


def keep(loading: Loading, year: Mapping[str, Any]) -> None:
    """Each plan on the day of its adoption; projects, money and accounts on days of the year."""
    for one in year["plans"]:
        with on(one["adopted_on"]):
            _plan(loading, one)
    with on(REGISTERED):
        for one in year["projects"]:
            _project(loading, one)
    with on(GIVEN):
        for one in year["allocations"]:
            _allocation(loading, one)
    with on(date(2021, 2, 2)):
        for one in year["accounts"]:
            _accounts(loading, one)


def amount(text: str) -> Decimal:
    """An amount as the texts write it."""
    found = parse_quantity(text)
    if isinstance(found, Refusal):
        raise LookupError(f"The example country writes {text!r}, which is no amount.")
    return found.amount


def _plan(loading: Loading, one: Mapping[str, Any]) -> None:
    place = one["organisation"]
    made = projects.write_plan(
        loading.actor("rhf_controller", place),
        PlanDraft(
            title=one["title"],
            kind=one["kind"],
            organisation_id=loading.organisation(place),
            from_year=one["from"],
            to_year=one["to"],
            areas=tuple(one.get("areas", ())),
            revision_due=one.get("revision_due"),
        ),
    )
    leader = loading.actor("rhf_leader", place)
    projects.adopt_plan(leader, made, on=one["adopted_on"], by=one["adopted_by"], case_number=one["case"])
    for said in one.get("statuses", ()):
        with on(said["day"]):
            writer = loading.actor("rhf_controller", place)
            projects.say_status(writer, made, said["year"], said["progress"], said["text"])


def _project(loading: Loading, one: Mapping[str, Any]) -> None:
    writer = loading.actor("rhf_controller", one["organisation"])
    made = projects.write_project(
        writer,
        ProjectDraft(
            name=one["name"],
            organisation_id=loading.organisation(one["organisation"]),
            mandate=one["mandate"],
            mandate_on=one["mandate_on"],
            lead=one["lead"],
            members=tuple(MemberDraft(held["name"], held["role"]) for held in one["members"]),
            milestones=tuple(MilestoneRecord(held["title"], held["due_on"]) for held in one["milestones"]),
            subjects=_subjects(loading, one["about"]),
        ),
    )
    projects.step_project(writer, made, "start")
    for held in one.get("rollouts", ()):
        place = loading.organisation(held["at"])
        projects.set_rollout(writer, made, held["solution"], place, held["state"], held.get("planned_on"))


def _subjects(loading: Loading, keys: list[str]) -> tuple[SubjectDraft, ...]:
    found = requirements.requirements([loading.requirements[key] for key in keys])
    return tuple(SubjectDraft(f"requirement:{one.id}", shortened(one.current.text)) for one in found)


def _allocation(loading: Loading, one: Mapping[str, Any]) -> None:
    giver = loading.actor("ministry", one["from"])
    made = _given(loading, giver, one, one["from"], None)
    for part in one["passed"]:
        held = {**one, **part}
        passer = loading.actor("rhf_controller", one["to"])
        passed = _given(loading, passer, held, one["to"], made)
        if "used" in part:
            with on(part["reported_on"]):
                user = loading.actor("hf_contributor", part["to"])
                money.report_use(user, passed, amount=amount(part["used"]), words=part["text"])


def _given(loading: Loading, giver: Actor, one: Mapping[str, Any], place: str, parent_id: int | None) -> int:
    made = money.allot(
        giver,
        AllocationDraft(
            giver_id=loading.organisation(place),
            receiver_id=loading.organisation(one["to"]),
            year=one["year"],
            amount=amount(one["amount"]),
            purpose=one["purpose"],
            parent_id=parent_id,
            budget_chapter=one["chapter"],
            budget_post=one["post"],
            report_due_on=one["report_due_on"],
        ),
    )
    money.give(giver, made)
    return made


def _accounts(loading: Loading, one: Mapping[str, Any]) -> None:
    place = loading.organisation(one["organisation"])
    writer = loading.actor("rhf_controller", one["organisation"])
    report = next(
        held
        for held in reports.reports(writer, organisation_ids=[place])
        if held.year == one["year"] and held.state == "draft"
    )
    lines = tuple(
        AccountLine(held["label"], amount(held["budget"]), amount(held["accounts"])) for held in one["lines"]
    )
    draft = AccountDraft(
        one["title"], one["year"], lines, preliminary=one["preliminary"], limit_percent=one["limit_percent"]
    )
    keep_accounts(writer, report.id, draft)
