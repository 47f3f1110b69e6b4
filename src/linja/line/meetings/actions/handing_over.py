"""What an organisation that is no more was to follow up, or waited for, goes on with its successor."""

from __future__ import annotations

from collections.abc import Sequence

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.meetings.actions.followup import locked_item, note_step
from linja.line.meetings.queries.handing_over import unsettled_rows
from linja.people.audit.acting import Act, acting
from linja.people.organisations import actions as organisation_actions
from linja.people.organisations import queries as organisations
from linja.people.organisations.queries import Succession


def hand_over(actor: Actor, change_id: int, item_ids: Sequence[int], reason: str = "") -> None:
    """The successor has these to follow up from now on, and closes what the old one was to close."""
    with acting(actor, "meetings.hand_over", reason=reason) as act:
        change = organisation_actions.taking_over(actor, change_id)
        held = set(unsettled_rows(change.old_id).values_list("pk", flat=True))
        if set(item_ids) - held:
            raise Refused(Refusal("organisations.not_its"))
        things = [_move(act, one, change, reason) for one in sorted(set(item_ids))]
        organisation_actions.note_handed_over(actor, change_id, things)


def _move(act: Act, item_id: int, change: Succession, reason: str) -> tuple[str, str]:
    item = locked_item(act, item_id)
    old, new = change.old_id, change.new_id
    told: dict[str, object] = {}
    if item.owner_id == old:
        above = organisations.parents_of(new)
        item.owner_id, item.above_id = new, above[0].id if len(above) == 1 else None
        told["owner"] = (old, new)
    if item.raised_by_id == old:
        item.raised_by_id = new
        told["raised_by"] = (old, new)
    item.revision += 1
    item.save()
    note_step(item, act.actor, "hand_over", item.state, reason)
    act.log(item, told)
    return f"followup:{item_id}", item.title
