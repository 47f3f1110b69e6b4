"""The room's refusals and words, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linja.ground.kernel.refusals import Refusal, worded

REFUSALS: Mapping[str, Any] = {
    "projects.not_found": _("This does not exist, or it is not yet open to you."),
    "projects.not_yours": _("Only those who write for %(organisation)s may do this."),
    "projects.no_such_step": _("This cannot be done as it stands now."),
    "projects.wrong_role": _("Your role does not let you take this step."),
    "projects.no_title": _("Give it a name."),
    "projects.taken": _("There is already one with this name."),
    "projects.unknown_kind": _("Choose one of the kinds."),
    "projects.ends_before_start": _("It cannot end before it begins."),
    "projects.other_parent": _("This is not a plan that it can belong to."),
    "projects.no_reason": _("Say why."),
    "projects.no_day": _("Say on which day."),
    "projects.no_body": _("Say who adopted it."),
    "projects.no_words": _("Say how it stands."),
    "projects.case_number": _("Write the case number as 107-2018 or 107/2018."),
    "projects.outside_horizon": _("The year is not within the plan's time."),
    "projects.has_mandate": _("Write the mandate and the day on which it was approved first."),
    "projects.milestones_settled": _("A milestone is still open. Set it as reached, or drop it."),
    "projects.milestone_taken": _("Two milestones have the same name. Give one of them another."),
    "projects.milestone_twice": _("The same milestone stands twice in the list. Open the page again."),
    "projects.other_milestone": _("A milestone in the list is not this project's. Open the page again."),
    "projects.changed_meanwhile": _("Somebody else has changed this since you opened it. Look at it again."),
}
PLAN_KINDS: Mapping[str, Any] = {
    "strategy": _("Strategy"),
    "regional_development_plan": _("Regional development plan"),
    "development_plan": _("Development plan"),
    "economic_long_term_plan": _("Economic long-term plan"),
    "action_plan": _("Action plan"),
    "preparedness_plan": _("Preparedness plan"),
}
PLAN_STATES: Mapping[str, Any] = {
    "draft": _("Draft"),
    "adopted": _("Adopted"),
    "ended": pgettext_lazy("a plan", "Ended"),
}
PROJECT_STATES: Mapping[str, Any] = {
    "planned": _("Planned"),
    "running": pgettext_lazy("a project", "Running"),
    "paused": _("Paused"),
    "done": pgettext_lazy("a project", "Done"),
    "stopped": pgettext_lazy("a project", "Given up"),
}
PROGRESS: Mapping[str, Any] = {
    "on_track": _("On track"),
    "delayed": _("Delayed"),
    "changed": pgettext_lazy("a plan", "Changed"),
    "done": pgettext_lazy("a plan", "Carried out"),
}
MEMBER_ROLES: Mapping[str, Any] = {
    "lead": _("Lead"),
    "member": _("Member"),
    "user_representative": _("User representative"),
    "employee_representative": _("Employees' representative"),
    "observer": _("Observer"),
}
ROLLOUT_STATES: Mapping[str, Any] = {
    "not_started": _("Not started"),
    "procurement": _("Procurement"),
    "pilot": _("Pilot"),
    "introduced": _("Being introduced"),
    "production": _("In use"),
}
LACKS: Mapping[str, Any] = {
    "no_status": _("No status for last year"),
    "revision_passed": _("Should have been revised"),
    "horizon_passed": _("Its time has passed"),
    "no_mandate": _("No approved mandate"),
    "no_users": _("No user representative"),
    "no_employees": _("No employees' representative"),
    "milestone_passed": _("A milestone is overdue"),
    "end_passed": _("Should have been finished"),
}


def sentence(refusal: Refusal) -> str:
    """The refusal as a sentence for people."""
    return worded(refusal, REFUSALS, _("This cannot be done."))
