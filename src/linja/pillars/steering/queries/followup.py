"""What is to be followed up, as tasks: what the own organisation must do, and what waits to be confirmed."""

from __future__ import annotations

from collections.abc import Iterable

from linja.ground.kernel.actor import Actor
from linja.line.meetings import lifecycle, rules
from linja.line.meetings import queries as meetings
from linja.line.meetings.records import FollowUpFilter, FollowUpRecord
from linja.pillars.steering.records import Task


def followup_owed(actor: Actor) -> Iterable[Task]:
    """One task for each item that the actor may answer, and for each that the actor may close."""
    if not actor.organisations():
        return
    for one in meetings.items(actor, FollowUpFilter(states=tuple(sorted(lifecycle.UNSETTLED)))):
        facts = meetings.facts_of_item(one)
        if rules.may_respond(actor, facts) is None:
            yield _task("follow_up", one)
        elif rules.may_step_item(actor, facts, "confirm") is None:
            yield _task("confirm", one)


def _task(code: str, one: FollowUpRecord) -> Task:
    # What is done has been done by its day or not; confirming it has no day of its own.
    due_on = one.due_on if code == "follow_up" else None
    return Task(code=code, title=one.title, due_on=due_on, item_id=one.id, organisation_name=one.owner.name)
