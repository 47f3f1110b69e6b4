"""The only writer of meetings, cases, audits and what is followed up."""

from linja.line.meetings.actions.audits import (
    change_audit,
    may_audit,
    register_audit,
    step_audit,
)
from linja.line.meetings.actions.cases import (
    add_case,
    change_case,
    decide,
    drop_case,
    may_case,
    move_case,
)
from linja.line.meetings.actions.followup import (
    change_item,
    may_item,
    may_raise,
    raise_item,
    respond,
    step_item,
    tie_requirement,
)
from linja.line.meetings.actions.handing_over import hand_over
from linja.line.meetings.actions.meetings import (
    change_meeting,
    may,
    may_plan,
    plan_meeting,
    step_meeting,
)

__all__ = [
    "add_case",
    "change_audit",
    "change_case",
    "change_item",
    "change_meeting",
    "decide",
    "drop_case",
    "hand_over",
    "may",
    "may_audit",
    "may_case",
    "may_item",
    "may_plan",
    "may_raise",
    "move_case",
    "plan_meeting",
    "raise_item",
    "register_audit",
    "respond",
    "step_audit",
    "step_item",
    "step_meeting",
    "tie_requirement",
]
