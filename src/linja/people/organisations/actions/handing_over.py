"""What a change by date brings to the successor: asked, and noted with the change."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.people.audit.acting import acting
from linja.people.organisations import queries, rules
from linja.people.organisations.models import HandedOver, Organisation, OrganisationChange


def may_hand_over(actor: Actor, change_id: int) -> Refusal | None:
    """Why the actor may not hand over what was asked of the one that is no more; None when allowed."""
    found = queries.change(change_id)
    if found is None:
        return Refusal("organisations.not_found", {})
    return rules.may_hand_over(actor, queries.hand_over_facts(found))


def taking_over(actor: Actor, change_id: int) -> queries.Succession:
    """Who goes on in place of whom, for an actor who may hand over; refused else."""
    refuse_if(may_hand_over(actor, change_id))
    found = queries.succession(change_id)
    if found is None:
        raise Refused(Refusal("organisations.not_found"))
    return found


def note_handed_over(actor: Actor, change_id: int, things: Sequence[tuple[str, str]]) -> None:
    """Note what goes on with the successor, by key and label; asked by the room that holds it."""
    with acting(actor, "organisations.hand_over") as act:
        found = act.lock(OrganisationChange.objects, pk=change_id)
        refuse_if(may_hand_over(actor, change_id))
        if not things:
            raise Refused(Refusal("organisations.nothing_ticked"))
        now = timezone.now()
        HandedOver.objects.bulk_create(
            HandedOver(change=found, key=key[:60], label=label[:400], by_name=actor.name, at=now)
            for key, label in things
        )
        old = Organisation.objects.get(pk=found.organisation_id)
        act.log(old, {"successor": found.successor_id, "on": found.on, "keys": [key for key, _ in things]})
