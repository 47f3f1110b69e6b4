"""What a region keeps of plans, projects and money before anybody else is to see it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from linja.line.allocations import actions as money
from linja.line.allocations.records import AccountDraft, AccountLine, AllocationDraft
from linja.line.projects import actions as projects
from linja.line.projects.queries import project as project_of
from linja.line.projects.records import MemberDraft, MilestoneRecord, PlanDraft, ProjectDraft
from linja.pillars.steering import actions as steering

if TYPE_CHECKING:
    from tests.leaks.world import Region


def things(region: Region) -> None:
    """A plan that is not adopted, a project that is not begun, money that is not given, and accounts."""
    keeper, place = region.actor("rhf_controller", region.rhf), region.rhf

    def said(part: str) -> str:
        return region.secret(f"plans and money: {part}", place)

    plan = projects.write_plan(
        keeper,
        PlanDraft(
            said("a plan"), "strategy", place, 2020, 2024, (said("an area"),), hearing=said("a hearing")
        ),
    )
    project = projects.write_project(
        keeper,
        ProjectDraft(
            said("a project"),
            place,
            said("a mandate"),
            members=(MemberDraft(said("a member"), "member"),),
            milestones=(MilestoneRecord(said("a milestone"), date(2021, 1, 1)),),
            plan_id=plan,
        ),
    )
    projects.set_rollout(keeper, project, said("a solution"), region.hfs[0], "pilot")
    allocation = money.allot(
        keeper,
        AllocationDraft(
            place, region.hfs[0], 2020, Decimal(1000), said("a purpose"), conditions=said("conditions")
        ),
    )
    line = AccountLine(said("a line of accounts"), Decimal(100), Decimal(104))
    table = steering.keep_accounts(
        keeper, region.report, AccountDraft(said("an account table"), 2020, (line,))
    )
    region.has(plan_id=plan, plan_step="adopt")
    region.has(
        project_id=project, milestone_id=project_of(project, keeper).milestones[0].id, project_step="stop"
    )
    region.has(allocation_id=allocation, allocation_step="give")
    region.has(report_id=region.report, table_id=table)
