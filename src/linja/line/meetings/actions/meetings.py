"""Planning a meeting, changing it, and its steps."""

from __future__ import annotations

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.lifecycle import Transition
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.meetings import calculations, lifecycle, rules
from linja.line.meetings.actions.common import (
    changeable_meeting,
    name_of,
    refuse_unknown,
    tell_participants,
    titled,
)
from linja.line.meetings.calculations import CaseNumber
from linja.line.meetings.models import Case, Meeting, Participant
from linja.line.meetings.queries import case_rows as case_reading
from linja.line.meetings.queries import meeting_rows as reading
from linja.line.meetings.queries.found import case_entries
from linja.line.meetings.records import MEETING_KINDS, MeetingDraft
from linja.line.search import actions as search
from linja.people.audit.acting import acting
from linja.people.organisations import queries as organisations

_TELLS = {"call": "called", "minute": "minuted", "reopen": "reopened", "cancel": "cancelled"}


def plan_meeting(actor: Actor, draft: MeetingDraft) -> int:
    """A new meeting of the host's; answers its id."""
    with acting(actor, "meetings.plan") as act:
        refuse_if(rules.may_plan(actor, draft.host_id, name_of(draft.host_id)))
        refuse_unknown(draft.kind, MEETING_KINDS, "meetings.unknown_kind")
        meeting = Meeting.objects.create(
            kind=draft.kind, host_id=draft.host_id, **_words(draft), held_on=draft.held_on
        )
        _set_participants(meeting, draft)
        act.log(meeting, {"kind": draft.kind, "held_on": draft.held_on.isoformat()})
    return meeting.pk


def change_meeting(actor: Actor, meeting_id: int, draft: MeetingDraft, *, revision: int | None = None) -> int:
    """Put day, place, participants and words right. Host and kind stay: the cases are numbered by them."""
    with acting(actor, "meetings.change") as act:
        meeting = changeable_meeting(act, meeting_id, revision)
        _refuse_earlier(meeting, draft)
        before = {"held_on": meeting.held_on.isoformat(), "title": meeting.title}
        for name, value in (*_words(draft).items(), ("held_on", draft.held_on)):
            setattr(meeting, name, value)
        meeting.revision += 1
        meeting.save()
        _set_participants(meeting, draft)
        after = {"held_on": meeting.held_on.isoformat(), "title": meeting.title}
        act.log(meeting, {name: (before[name], after[name]) for name in before})
        search.index(case_entries(meeting.pk))
    return meeting_id


def step_meeting(actor: Actor, meeting_id: int, step: str, reason: str = "") -> None:
    """Call, hold, minute, open again or cancel."""
    with acting(actor, f"meetings.{step}", reason=reason) as act:
        meeting = act.lock(Meeting.objects.select_related("host"), pk=meeting_id)
        refuse_if(rules.may_step(actor, reading.facts_of(meeting), step, _standing(meeting)))
        found = lifecycle.MEETING.find(step, meeting.state)
        if found is None:
            raise Refused(Refusal("meetings.no_such_step", {"step": step}))
        refuse_silent(found, reason)
        before, meeting.state = meeting.state, found.target
        meeting.minuted_at = timezone.now() if step == "minute" else None
        meeting.minuted_by = actor.name if step == "minute" else ""
        meeting.revision += 1
        meeting.save()
        act.log(meeting, {"state": (before, meeting.state)})
        search.index(case_entries(meeting.pk))  # The minutes give the decisions out, or take them in again.
        if found.tells:
            tell_participants(actor, meeting, _TELLS[step])


def refuse_silent(found: Transition, reason: str) -> None:
    """A step that must be given a reason is not taken without one."""
    if "reason" in found.records and not reason.strip():
        raise Refused(Refusal("meetings.no_reason", {}))


def may(actor: Actor, act: str, meeting_id: int) -> Refusal | None:
    """Why ``actor`` may not ``change`` the meeting, ``decide`` in it, or take a step; None when allowed."""
    row = Meeting.objects.select_related("host").filter(pk=meeting_id).first()
    if row is None:
        return Refusal("meetings.not_found", {})
    facts = reading.facts_of(row)
    if act == "change":
        return rules.may_change(actor, facts)
    if act == "decide":
        return rules.may_decide(actor, facts)
    return rules.may_step(actor, facts, act, _standing(row))


def may_plan(actor: Actor, host_id: int) -> Refusal | None:
    """Why ``actor`` may not plan a meeting of the host's."""
    return rules.may_plan(actor, host_id, name_of(host_id))


def _words(draft: MeetingDraft) -> dict[str, object]:
    return {
        "title": titled(draft.title),
        "starts_at": draft.starts_at,
        "place": draft.place.strip()[:200],
        "digital": draft.digital,
        "language": draft.language,
        "introduction": draft.introduction.strip(),
        "present": draft.present.strip(),
    }


def _set_participants(meeting: Meeting, draft: MeetingDraft) -> None:
    known = set(organisations.by_ids(draft.participant_ids)) - {meeting.host_id}
    meeting.participants.exclude(organisation_id__in=known).delete()
    held = set(meeting.participants.values_list("organisation_id", flat=True))
    order = [one for one in dict.fromkeys(draft.participant_ids) if one in known - held]
    Participant.objects.bulk_create([Participant(meeting=meeting, organisation_id=one) for one in order])


def _refuse_earlier(meeting: Meeting, draft: MeetingDraft) -> None:
    """A new day is asked of every case: its number, and what it cites."""
    if draft.held_on == meeting.held_on:
        return
    for case in Case.objects.filter(meeting=meeting).prefetch_related("subjects"):
        refuse_if(calculations.plausible(CaseNumber(case.year, case.running), draft.held_on.year))
        texts = (case.background, case.recommendation)
        refuse_if(rules.may_cite(draft.held_on, case_reading.facts_of_cited(case, texts)))
        for text in texts:
            refuse_if(rules.may_number(draft.held_on, text))


def _standing(meeting: Meeting) -> frozenset[str]:
    """The preconditions that hold."""
    cases = list(meeting.cases.values_list("decision", flat=True))
    held = set()
    if cases:
        held.add("has_cases")
    if all(decision.strip() for decision in cases):
        held.add("all_decided")
    if meeting.held_on <= timezone.localdate():
        held.add("day_has_come")
    return frozenset(held)
