"""What a unit decides: to pass a requirement on or keep it, to follow a change above, to let another lead."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.ground.kernel.vocabulary import RoleKind
from linja.line.requirements import rules
from linja.line.requirements.lifecycle import DRAFT
from linja.line.requirements.models import (
    Consideration,
    Delegation,
    Requirement,
    RequirementRole,
    Treatment,
)
from linja.line.requirements.queries.addressed import spoken_to
from linja.people.audit.acting import Act, acting
from linja.people.organisations import queries as organisations


def treat(
    actor: Actor, organisation_id: int, requirement_ids: Sequence[int], decision: str, note: str = ""
) -> None:
    """The unit has passed these on, or keeps them (then it says why), as they read now."""
    with acting(actor, "requirements.treat") as act:
        refuse_if(rules.may_prepare(actor, organisation_id))
        refuse_if(rules.may_decide(decision, Treatment.DECISIONS, note))
        now = timezone.now()
        for requirement in _binding(organisation_id, requirement_ids):
            Treatment.objects.update_or_create(
                requirement=requirement,
                organisation_id=organisation_id,
                defaults={
                    "version_id": requirement.current_id or 0,
                    "decision": decision,
                    "note": note,
                    "decided_by": actor.name,
                    "decided_at": now,
                },
            )
            act.log(requirement, {"organisation": organisation_id, "decision": decision}, reason=note)
        if not requirement_ids:
            act.nothing_changed()


def _binding(organisation_id: int, requirement_ids: Sequence[int]) -> list[Requirement]:
    """The requirements, locked in id order; refused unless all are issued and speak to the unit."""
    asked = spoken_to([organisation_id], timezone.localdate())
    rows = Requirement.objects.filter(pk__in=set(requirement_ids), document_id__in=asked)
    held = list(
        rows.exclude(document__state=DRAFT)
        .select_related("current")
        .order_by("pk")
        .select_for_update(of=("self",))
    )
    if missing := set(requirement_ids) - {row.pk for row in held}:
        raise Refused(Refusal("requirements.not_bound", {"requirement_id": min(missing)}))
    return held


def consider(actor: Actor, requirement_id: int, decision: str, note: str = "") -> None:
    """A derived requirement was looked at after the one above was changed: it followed, or was left."""
    with acting(actor, "requirements.consider", reason=note) as act:
        requirement = _derived(act, requirement_id)
        source = Requirement.objects.get(pk=requirement.derived_from.requirement_id)  # type: ignore[union-attr]
        if decision not in Consideration.DECISIONS:
            raise Refused(Refusal("requirements.unknown_decision", {}))
        Consideration.objects.update_or_create(
            requirement=requirement,
            version_id=source.current_id,
            defaults={
                "decision": decision,
                "note": note,
                "decided_by": actor.name,
                "decided_at": timezone.now(),
            },
        )
        act.log(requirement, {"decision": decision, "version_above": source.current_id})


def _derived(act: Act, requirement_id: int) -> Requirement:
    requirement = act.lock(Requirement.objects.select_related("document", "derived_from"), pk=requirement_id)
    document = requirement.document
    if not rules.may_know(act.actor, document.issuer_id, draft=document.state == DRAFT):
        raise Refused(Refusal("requirements.not_found", {"requirement_id": requirement_id}))
    refuse_if(rules.may_prepare(act.actor, document.issuer_id))
    if requirement.derived_from is None:
        raise Refused(Refusal("requirements.not_considered", {}))
    return requirement


def delegate(actor: Actor, requirement_id: int, lead_id: int, delegate_id: int, note: str = "") -> int:
    """The one lead of a joint requirement lets a unit of its own lead on its behalf; ends an earlier one."""
    with acting(actor, "requirements.delegate", reason=note) as act:
        refuse_if(rules.may_prepare(actor, lead_id))
        requirement = act.lock(Requirement.objects.exclude(document__state=DRAFT), pk=requirement_id)
        leads = RequirementRole.objects.filter(version_id=requirement.current_id, role=RoleKind.LEAD)
        named = [one.organisation_id for one in leads]
        below = delegate_id in organisations.descendants_of(lead_id)
        refuse_if(rules.may_delegate(named, lead_id, below=below))
        now = timezone.now()
        Delegation.objects.filter(requirement=requirement, ended_at=None).update(ended_at=now)
        made = Delegation.objects.create(
            requirement=requirement,
            lead_id=lead_id,
            delegate_id=delegate_id,
            note=note,
            decided_by=actor.name,
            decided_at=now,
        )
        act.log(requirement, {"lead": lead_id, "on_behalf": delegate_id})
        return made.pk
