"""What is lacking and what is late in plans and projects. Pure."""

from __future__ import annotations

from datetime import date

from linja.line.projects import lifecycle
from linja.line.projects.records import PlanRecord, ProjectRecord

_VOICES = ("user_representative", "employee_representative")


def lacks_of_plan(plan: PlanRecord, today: date) -> tuple[str, ...]:
    """``no_status`` (none for last year), ``revision_passed``, ``horizon_passed``; for adopted plans that
    the reader sees to: what one above is late with is not for those below to mend."""
    if plan.state != lifecycle.ADOPTED or plan.of_above:
        return ()
    lacks = []
    if last_owed(plan, today) and last_owed(plan, today) not in {one.year for one in plan.statuses}:
        lacks.append("no_status")
    if plan.revision_due is not None and plan.revision_due < today:
        lacks.append("revision_passed")
    if plan.to_year < today.year:
        lacks.append("horizon_passed")
    return tuple(lacks)


def last_owed(plan: PlanRecord, today: date) -> int | None:
    """The last whole year for which an adopted plan owes a status; None before there is one."""
    first = max(plan.from_year, plan.adopted_on.year if plan.adopted_on else plan.from_year)
    last = min(plan.to_year, today.year - 1)
    return last if last >= first else None


def lacks_of_project(project: ProjectRecord, today: date) -> tuple[str, ...]:
    """``no_mandate``, ``no_users``, ``no_employees``, ``milestone_passed``, ``end_passed``."""
    if project.state not in (lifecycle.PLANNED, lifecycle.RUNNING, lifecycle.PAUSED):
        return ()
    roles = {one.role for one in project.members}
    lacks = [] if project.mandate_on else ["no_mandate"]
    lacks += [
        code for code, voice in zip(("no_users", "no_employees"), _VOICES, strict=True) if voice not in roles
    ]
    if any(not one.settled and one.due_on < today for one in project.milestones):
        lacks.append("milestone_passed")
    if project.ends_on is not None and project.ends_on < today:
        lacks.append("end_passed")
    return tuple(lacks)
