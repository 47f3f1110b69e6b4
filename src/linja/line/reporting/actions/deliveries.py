"""Deliveries: what was handed over as asked."""

from __future__ import annotations

from typing import Any

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.reporting import queries, rules
from linja.line.reporting.actions.common import name_of
from linja.line.reporting.models import Delivery
from linja.line.reporting.records import DeliveryDraft
from linja.people.audit.acting import Act, acting


def deliver(actor: Actor, requirement_id: int, organisation_id: int, draft: DeliveryDraft) -> int:
    """Note that something was handed over; answers the delivery's id."""
    with acting(actor, "reporting.deliver") as act:
        refuse_if(rules.may_keep(actor, rules.HeldFacts(organisation_id, name_of(organisation_id))))
        if not queries.is_asked(requirement_id, organisation_id):
            raise Refused(Refusal("reporting.not_asked", {}))
        fields = _fields(draft)
        row = Delivery.objects.create(
            requirement_id=requirement_id, organisation_id=organisation_id, **fields
        )
        act.log(row, {"requirement": requirement_id, **fields})
    return row.pk


def change_delivery(actor: Actor, delivery_id: int, draft: DeliveryDraft) -> None:
    """Put right what was noted of a delivery."""
    with acting(actor, "reporting.change_delivery") as act:
        row = _kept(act, delivery_id)
        fields = _fields(draft)
        changes = {
            name: (getattr(row, name), value) for name, value in fields.items() if getattr(row, name) != value
        }
        if not changes:
            act.nothing_changed()
            return
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()
        act.log(row, changes)


def strike_delivery(actor: Actor, delivery_id: int, reason: str) -> None:
    """Take away what was noted by mistake; the log keeps it with the reason."""
    with acting(actor, "reporting.strike_delivery", reason=reason) as act:
        if not reason.strip():
            raise Refused(Refusal("reporting.no_reason", {}))
        row = _kept(act, delivery_id)
        act.log(row, {"title": (row.title, ""), "delivered_on": (row.delivered_on, None)})
        row.delete()


def _kept(act: Act, delivery_id: int) -> Delivery:
    row = act.lock(Delivery.objects.select_related("organisation"), pk=delivery_id)
    refuse_if(rules.may_keep(act.actor, rules.HeldFacts(row.organisation_id, row.organisation.name)))
    return row


def _fields(draft: DeliveryDraft) -> dict[str, Any]:
    if draft.kind not in Delivery.KINDS:
        raise Refused(Refusal("reporting.no_such_word", {}))
    if not draft.title.strip():
        raise Refused(Refusal("reporting.no_title", {}))
    if not draft.receiver.strip():
        raise Refused(Refusal("reporting.no_receiver", {}))
    return {
        "kind": draft.kind,
        "title": draft.title.strip()[:300],
        "delivered_on": draft.delivered_on,
        "receiver": draft.receiver.strip()[:200],
        "archive_reference": draft.archive_reference.strip()[:100],
        "final": draft.final,
    }
