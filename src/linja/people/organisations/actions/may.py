"""Whether the map may be changed, asked by actions and by faces alike."""

from __future__ import annotations

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.people.organisations import queries, rules


def may(actor: Actor, *organisation_ids: int | None) -> Refusal | None:
    """Why the actor may not change these organisations (None among them: the top of the country), or None."""
    if refusal := rules.may_change(actor):
        return refusal
    return rules.may_change(actor, *(_place(one) for one in organisation_ids))


def _place(organisation_id: int | None) -> frozenset[int]:
    if organisation_id is None:
        return frozenset()
    return queries.ancestors_of(organisation_id) | {organisation_id}
