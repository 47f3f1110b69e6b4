"""The only writer of plans and projects."""

from linja.line.projects.actions.plans import (
    adopt_plan,
    change_plan,
    end_plan,
    may_plan,
    revise_plan,
    say_status,
    write_plan,
)
from linja.line.projects.actions.projects import (
    change_project,
    may_project,
    may_write_for,
    set_rollout,
    settle_milestone,
    step_project,
    write_project,
)

__all__ = [
    "adopt_plan",
    "change_plan",
    "change_project",
    "end_plan",
    "may_plan",
    "may_project",
    "may_write_for",
    "revise_plan",
    "say_status",
    "set_rollout",
    "settle_milestone",
    "step_project",
    "write_plan",
    "write_project",
]
