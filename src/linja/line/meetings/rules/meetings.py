"""Who sees a meeting and who keeps it; which cases it may cite. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.line.meetings import lifecycle
from linja.line.meetings.calculations import cited_in

#: Who reads inside an organisation that holds or takes part in a meeting.
INSIDERS = frozenset(
    {
        "ministry",
        "directorate",
        "rhf_controller",
        "rhf_leader",
        "hf_contributor",
        "hf_leader",
        "hf_board_secretary",
        "clinic_contributor",
        "auditor",
    }
)
#: The representative bodies read the meetings that the body itself takes part in, not the administration's.
BODIES = frozenset({"user_committee", "employee_representative"})
EVERYTHING = frozenset({"system", "auditor"})


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What the rules need to know of a meeting."""

    host_id: int
    host_name: str
    state: str
    participants: frozenset[int] = frozenset()
    #: Those of the participants that are representative bodies.
    bodies: frozenset[int] = frozenset()
    held_on: date = date.max


@dataclass(frozen=True, slots=True)
class CitedFacts:
    """What a case cites: what it is called, and its day when it is known."""

    label: str
    dated: date | None


def sees_everything(actor: Actor) -> bool:
    """The house itself and the auditors of the whole country."""
    return any(held.role in EVERYTHING and held.organisation_id is None for held in actor.roles)


def may_read(actor: Actor, meeting: MeetingFacts) -> Refusal | None:
    """The host's people always; those who take part from the calling on."""
    if sees_everything(actor) or meeting.host_id in actor.organisations(*INSIDERS):
        return None
    if meeting.state in lifecycle.SHARED:
        near = actor.organisations(*INSIDERS) & meeting.participants
        if near or actor.organisations(*BODIES) & meeting.bodies:
            return None
    # Whether there is such a meeting is not said.
    return Refusal("meetings.not_found", {})


def may_plan(actor: Actor, host_id: int, host_name: str) -> Refusal | None:
    """Those who keep the host's agenda."""
    if actor.has("system") or host_id in actor.organisations(*lifecycle.KEEPERS):
        return None
    return Refusal("meetings.not_your_meeting", {"organisation": host_name})


def may_change(actor: Actor, meeting: MeetingFacts) -> Refusal | None:
    """The keepers, until the minutes are given out."""
    refusal = may_read(actor, meeting) or may_plan(actor, meeting.host_id, meeting.host_name)
    if refusal:
        return refusal
    if meeting.state in (lifecycle.MINUTED, lifecycle.CANCELLED):
        return Refusal("meetings.meeting_settled", {"state": meeting.state})
    return None


def may_change_case(actor: Actor, meeting: MeetingFacts) -> Refusal | None:
    """As the meeting. A case may be put on the agenda also in the meeting itself."""
    return may_change(actor, meeting)


def may_decide(actor: Actor, meeting: MeetingFacts) -> Refusal | None:
    """The keepers, once the meeting has been held."""
    if refusal := may_change(actor, meeting):
        return refusal
    if meeting.state != lifecycle.HELD:
        return Refusal("meetings.not_held", {})
    return None


def may_step(actor: Actor, meeting: MeetingFacts, step: str, facts: frozenset[str]) -> Refusal | None:
    """Whether the lifecycle lets this person take the step."""
    if refusal := may_read(actor, meeting):
        return refusal
    roles = {held.role for held in actor.roles if held.organisation_id in (None, meeting.host_id)}
    return lifecycle.MEETING.check(step, meeting.state, roles, facts)


def may_cite(held_on: date, cited: Iterable[CitedFacts]) -> Refusal | None:
    """Nothing that is cited is younger than the meeting that cites it."""
    for one in cited:
        if one.dated is not None and one.dated > held_on:
            facts = {"label": one.label, "day": one.dated, "meeting": held_on}
            return Refusal("meetings.cited_later", facts)
    return None


def may_number(held_on: date, text: str) -> Refusal | None:
    """A case cited in running text cannot be of a year after the meeting."""
    for number in cited_in(text):
        if number.year > held_on.year:
            return Refusal("meetings.cited_year", {"number": str(number), "meeting": held_on})
    return None
