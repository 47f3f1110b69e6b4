"""States as people see them: a shape, a word and a colour, never colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class State:
    """``shape`` is drawn by the style sheet, ``tone`` is good, middle, bad, quiet or busy."""

    shape: str
    word: str | Promise
    tone: str


STATES: Final[dict[str, dict[str, State]]] = {
    "attainment": {
        "reached": State("full", _("Reached"), "good"),
        "partly": State("half", _("Partly reached"), "middle"),
        "not_reached": State("empty", _("Not reached"), "bad"),
        "unknown": State("question", _("Not known"), "quiet"),
        "lapsed": State("dash", _("Lapsed"), "quiet"),
    },
    "obligation": {
        "in_force": State("full", _("In force"), "busy"),
        "lapsed": State("dash", _("Lapsed"), "quiet"),
        "report_only": State("half", _("To be reported all the same"), "middle"),
        "waived": State("dash", _("Exempt"), "quiet"),
    },
    "progress": {
        "not_started": State("empty", _("Not started"), "quiet"),
        "in_progress": State("half", _("In progress"), "busy"),
        "delayed": State("half", _("Delayed"), "bad"),
        "continued": State("half", _("Continued"), "busy"),
        "passed_on": State("arrow", _("Passed on"), "quiet"),
        "delivered": State("full", _("Delivered"), "busy"),
        "accepted": State("full", _("Accepted"), "good"),
        "cancelled": State("dash", _("Cancelled"), "quiet"),
    },
    "timeliness": {
        "on_time": State("full", _("On schedule"), "good"),
        "soon": State("half", _("Soon due"), "middle"),
        "passed": State("empty", _("Past the deadline"), "bad"),
        "delivered_on_time": State("full", _("Delivered on time"), "good"),
        "delivered_late": State("half", _("Delivered late"), "middle"),
        "no_deadline": State("dash", _("No deadline"), "quiet"),
        "extended": State("full", _("Later deadline granted"), "good"),
    },
    "passing": {
        "untreated": State("question", _("Not decided"), "bad"),
        "as_is": State("full", _("As it is"), "good"),
        "own_words": State("half", _("Own words"), "busy"),
        "stricter": State("up", _("Stricter"), "busy"),
        "laxer": State("empty", _("Less strict"), "bad"),
        "kept": State("dash", pgettext_lazy("passing", "Kept"), "quiet"),
        "not_given": State("empty", _("Not given"), "quiet"),
    },
    "promise": {
        "open": State("half", _("Open"), "busy"),
        "kept": State("full", _("Kept"), "good"),
        "moved": State("arrow", _("Moved"), "middle"),
        "dropped": State("dash", _("Given up"), "quiet"),
    },
    "dispensation": {
        "asked": State("half", _("Waits for a decision"), "busy"),
        "granted": State("full", _("Granted"), "good"),
        "refused": State("empty", _("Refused"), "bad"),
        "withdrawn": State("dash", _("Withdrawn"), "quiet"),
    },
    "measure": {
        "planned": State("empty", _("Planned"), "quiet"),
        "started": State("half", _("Started"), "busy"),
        "continued": State("arrow", _("Continued"), "busy"),
        "done": State("full", _("Carried out"), "good"),
        "stopped": State("dash", _("Stopped"), "quiet"),
    },
    "plan": {
        "draft": State("half", _("Draft"), "busy"),
        "adopted": State("full", _("Adopted"), "good"),
        "ended": State("dash", pgettext_lazy("a plan", "Ended"), "quiet"),
    },
    "project": {
        "planned": State("empty", _("Planned"), "quiet"),
        "running": State("half", pgettext_lazy("a project", "Running"), "busy"),
        "paused": State("dash", _("Paused"), "middle"),
        "done": State("full", pgettext_lazy("a project", "Done"), "good"),
        "stopped": State("dash", pgettext_lazy("a project", "Given up"), "quiet"),
    },
    "rollout": {
        "not_started": State("empty", _("Not started"), "quiet"),
        "procurement": State("half", _("Procurement"), "busy"),
        "pilot": State("half", _("Pilot"), "busy"),
        "introduced": State("half", _("Being introduced"), "busy"),
        "production": State("full", _("In use"), "good"),
    },
    "allocation": {
        "draft": State("half", _("Draft"), "busy"),
        "given": State("full", _("Given"), "good"),
        "withdrawn": State("dash", _("Withdrawn"), "quiet"),
    },
    "use": {
        "no_duty": State("dash", _("No duty to report"), "quiet"),
        "reported": State("full", _("Use reported"), "good"),
        "reported_late": State("half", _("Use reported late"), "middle"),
        "waiting": State("empty", _("Use to be reported"), "busy"),
        "late": State("empty", _("Report on use is late"), "bad"),
    },
    "target": {
        "proposed": State("question", pgettext_lazy("target", "Proposed"), "quiet"),
        "confirmed": State("full", pgettext_lazy("target", "Confirmed"), "good"),
        "rejected": State("dash", pgettext_lazy("target", "Rejected"), "quiet"),
        "withdrawn": State("dash", pgettext_lazy("target", "Withdrawn"), "quiet"),
        "replaced": State("arrow", pgettext_lazy("target", "Replaced"), "quiet"),
    },
    "basis": {
        "measured": State("", _("Measured"), "quiet"),
        "judged": State("", _("Judged"), "quiet"),
        "presumed": State("", _("Presumed"), "quiet"),
    },
    "stage": {
        "waiting": State("empty", _("Not sent in"), "quiet"),
        "draft": State("half", _("Draft"), "busy"),
        "ready": State("half", _("Ready for signatures"), "busy"),
        "returned": State("arrow", _("Sent back"), "middle"),
        "submitted": State("full", _("Handed in"), "busy"),
        "accepted": State("full", _("Accepted"), "good"),
        "approved": State("full", _("Approved"), "good"),
        "published": State("full", _("Published"), "good"),
    },
    "followup": {
        "open": State("empty", pgettext_lazy("item", "Open"), "quiet"),
        "in_progress": State("half", pgettext_lazy("item", "In progress"), "busy"),
        "done": State("full", pgettext_lazy("item", "Done, to be confirmed"), "busy"),
        "closed": State("full", pgettext_lazy("item", "Closed"), "good"),
        "dropped": State("dash", pgettext_lazy("item", "Dropped"), "quiet"),
    },
    "step": {
        "done": State("full", _("Done"), "good"),
        "now": State("half", _("Under way"), "busy"),
        "waiting": State("empty", _("Waiting"), "quiet"),
        "fallen": State("question", _("Must be done again"), "bad"),
    },
}


def state(kind: str, code: str) -> State:
    """The state of a kind; an unknown code is shown as it is written."""
    return STATES.get(kind, {}).get(str(code), State("question", str(code), "quiet"))
