"""What was asked of an organisation that is no more goes on with its successor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.requirements.models import Addressee
from linja.line.requirements.queries.handing_over import binding_in
from linja.people.audit.acting import Act, acting
from linja.people.organisations import actions as organisation_actions
from linja.people.organisations import queries as organisations


def hand_over(actor: Actor, change_id: int, document_ids: Sequence[int]) -> None:
    """From the day of the change the documents speak to the successor, and no longer to the old one.

    Asked as of an earlier day they speak to the old one, as they did.
    """
    with acting(actor, "requirements.hand_over") as act:
        refuse_if(organisation_actions.may_hand_over(actor, change_id))
        change = organisations.change(change_id)
        if change is None or change.successor_id is None:
            raise Refused(Refusal("organisations.not_found"))
        held = {one.document.id: one for one in binding_in(change.organisation_id, change.on)}
        if set(document_ids) - held.keys():
            raise Refused(Refusal("organisations.not_its"))
        for document_id in sorted(set(document_ids)):
            _move(act, document_id, change)
        labels = [(f"document:{one}", held[one].document.title) for one in sorted(set(document_ids))]
        organisation_actions.note_handed_over(actor, change_id, labels)


def _move(act: Act, document_id: int, change: organisations.ChangeRecord) -> None:
    old = act.lock(Addressee.objects, document_id=document_id, organisation_id=change.organisation_id)
    old.valid_to = change.on - timedelta(days=1)
    old.save(update_fields=["valid_to"])
    # One that is addressed already goes on as it is: it has been asked the same.
    Addressee.objects.get_or_create(
        document_id=document_id,
        organisation_id=change.successor_id or 0,
        defaults={"valid_from": change.on},
    )
    act.log(old.document, {"addressee": (change.organisation_id, change.successor_id), "on": change.on})
