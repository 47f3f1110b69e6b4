"""An agenda made of what a follow-up package holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.meetings import actions as meetings
from linja.line.meetings import queries as held
from linja.line.meetings.records import MeetingDraft
from linja.people.audit.acting import acting
from linja.pillars.steering import content, queries


def put_on_agenda(
    actor: Actor,
    unit_id: int,
    keys: Sequence[str],
    *,
    meeting_id: int | None = None,
    draft: MeetingDraft | None = None,
    day: date | None = None,
    year: int | None = None,
) -> int:
    """Put chosen lines on the agenda of a planned meeting, or of a new one; answers the meeting's id."""
    found = queries.package(actor, unit_id, day, year)
    with acting(actor, "steering.put_on_agenda") as act:
        place = meeting_id if meeting_id is not None else _planned(actor, found.unit_id, draft)
        language = held.readable(place, actor).language
        lines = content.lines_of(found, language)
        chosen = [lines[key] for key in dict.fromkeys(keys) if key in lines]
        if not chosen:
            raise Refused(Refusal("steering.nothing_ticked", {}))
        for line in chosen:
            meetings.add_case(actor, place, content.case_about(line))
        act.nothing_changed()  # The meetings have logged it.
    return place


def _planned(actor: Actor, unit_id: int, draft: MeetingDraft | None) -> int:
    """The unit takes part in a meeting about it."""
    if draft is None:
        raise Refused(Refusal("meetings.not_found", {}))
    there = tuple(dict.fromkeys((*draft.participant_ids, unit_id)))
    return meetings.plan_meeting(actor, replace(draft, participant_ids=there))
