"""The successor takes over what was asked of an organisation that is no more, in one transaction."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.meetings import actions as meetings
from linja.line.reporting import actions as reporting
from linja.line.requirements import actions as requirements
from linja.people.audit.acting import acting
from linja.people.notices import actions as notices
from linja.people.organisations import actions as organisations
from linja.pillars.steering.queries.handing_over import handing_over
from linja.pillars.steering.records.handing_over import HandingOver

#: Who is told at the successor: those who write, and those who answer for it.
TOLD = frozenset(
    {"ministry", "rhf_controller", "rhf_leader", "hf_contributor", "hf_leader", "clinic_contributor"}
)


def hand_over(actor: Actor, change_id: int, keys: Collection[str], reason: str = "") -> int:
    """What is ticked goes on with the successor from the day of the change; answers how many things.

    What is not ticked stays, and can be handed over later.
    """
    with acting(actor, "steering.hand_over", reason=reason) as act:
        refuse_if(organisations.may_hand_over(actor, change_id))
        found = handing_over(actor, change_id)
        if found is None:
            raise Refused(Refusal("organisations.not_found"))
        chosen = frozenset(keys)
        _refuse_strange(found, chosen)
        ids = {kind: _ids(chosen, kind) for kind in ("document", "report", "promise", "measure", "followup")}
        if ids["document"]:
            requirements.hand_over(actor, change_id, ids["document"])
        if ids["report"] or ids["promise"] or ids["measure"]:
            reporting.hand_over(
                actor, change_id, ids["report"], ids["promise"], ids["measure"], reason=reason
            )
        if ids["followup"]:
            meetings.hand_over(actor, change_id, ids["followup"], reason)
        _tell(actor, found, len(chosen))
        act.nothing_changed()  # Each room logs its own.
    return len(chosen)


def _refuse_strange(found: HandingOver, chosen: frozenset[str]) -> None:
    if not chosen:
        raise Refused(Refusal("organisations.nothing_ticked"))
    if chosen - {one.key for one in found.things if not one.locked}:
        raise Refused(Refusal("organisations.not_its"))


def _ids(keys: Collection[str], kind: str) -> list[int]:
    return sorted(int(one.partition(":")[2]) for one in keys if one.startswith(f"{kind}:"))


def _tell(actor: Actor, found: HandingOver, count: int) -> None:
    notices.tell(
        actor,
        roles=TOLD,
        organisation_ids=[found.new_id],
        subject=_("%(new)s has taken over from %(old)s"),
        body=_("%(count)s things that were asked of it or that it had begun are now your unit's."),
        facts={"new": found.new_name, "old": found.old_name, "count": count},
        link=f"/arbeid/organisasjoner/{found.old_id}/overta/{found.change_id}/",
        about=f"handing_over:{found.change_id}",
    )
