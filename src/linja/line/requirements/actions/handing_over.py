"""What was asked of an organisation that is no more goes on with its successor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.requirements.models import Addressee
from linja.line.requirements.queries.handing_over import binding_in
from linja.people.audit.acting import Act, acting
from linja.people.organisations import actions as organisation_actions
from linja.people.organisations.queries import Succession


def hand_over(actor: Actor, change_id: int, document_ids: Sequence[int]) -> None:
    """From the day of the change the documents speak to the successor, and no longer to the old one.

    Asked as of an earlier day they speak to the old one, as they did.
    """
    with acting(actor, "requirements.hand_over") as act:
        change = organisation_actions.taking_over(actor, change_id)
        held = {one.document.id: one for one in binding_in(change.old_id, change.on)}
        if set(document_ids) - held.keys():
            raise Refused(Refusal("organisations.not_its"))
        for document_id in sorted(set(document_ids)):
            _move(act, document_id, change)
        labels = [(f"document:{one}", held[one].document.title) for one in sorted(set(document_ids))]
        organisation_actions.note_handed_over(actor, change_id, labels)


def _move(act: Act, document_id: int, change: Succession) -> None:
    old = act.lock(Addressee.objects, document_id=document_id, organisation_id=change.old_id)
    old.valid_to = change.on - timedelta(days=1)
    old.save(update_fields=["valid_to"])
    # One that is addressed already goes on as it is: it has been asked the same.
    Addressee.objects.get_or_create(
        document_id=document_id,
        organisation_id=change.new_id,
        defaults={"valid_from": change.on},
    )
    act.log(old.document, {"addressee": (change.old_id, change.new_id), "on": change.on})
