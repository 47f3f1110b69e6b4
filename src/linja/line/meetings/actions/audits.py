"""Audits: registered, put right, and their steps."""

from __future__ import annotations

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.meetings import lifecycle, rules
from linja.line.meetings.actions.common import name_of, refuse_changed, refuse_unknown, titled
from linja.line.meetings.actions.meetings import refuse_silent
from linja.line.meetings.models import Audit, AuditScope
from linja.line.meetings.queries import audit_rows as reading
from linja.line.meetings.records import AUDIT_KINDS, AuditDraft
from linja.people.audit.acting import acting
from linja.people.organisations import queries as organisations


def register_audit(actor: Actor, draft: AuditDraft) -> int:
    """A new audit in an organisation's register; answers its id."""
    with acting(actor, "meetings.register_audit") as act:
        name = name_of(draft.organisation_id)
        refuse_if(rules.may_register_audit(actor, draft.organisation_id, name))
        refuse_unknown(draft.kind, AUDIT_KINDS, "meetings.unknown_source")
        _refuse_beyond(draft)
        audit = Audit.objects.create(kind=draft.kind, organisation_id=draft.organisation_id, **_fields(draft))
        _set_scope(audit, draft)
        act.log(audit, {"kind": draft.kind, "topic": audit.topic, "organisation": name})
    return audit.pk


def change_audit(actor: Actor, audit_id: int, draft: AuditDraft, *, revision: int | None = None) -> int:
    """Other words, scope, period or conclusion; whose register and which kind stay."""
    with acting(actor, "meetings.change_audit") as act:
        audit = act.lock(Audit.objects.select_related("organisation"), pk=audit_id)
        refuse_if(rules.may_change_audit(actor, reading.facts_of_audit(audit)))
        refuse_changed(audit.revision, revision)
        _refuse_beyond(AuditDraft(audit.kind, audit.organisation_id, "", 0, draft.scope_ids))
        before = audit.topic
        for field, value in _fields(draft).items():
            setattr(audit, field, value)
        audit.revision += 1
        audit.save()
        _set_scope(audit, draft)
        act.log(audit, {"topic": (before, audit.topic)})
    return audit_id


def step_audit(actor: Actor, audit_id: int, step: str, reason: str = "") -> None:
    """Begin, finish, open again or cancel."""
    with acting(actor, f"meetings.{step}_audit", reason=reason) as act:
        audit = act.lock(Audit.objects.select_related("organisation"), pk=audit_id)
        refuse_if(rules.may_step_audit(actor, reading.facts_of_audit(audit), step, _standing(audit)))
        found = lifecycle.AUDIT.find(step, audit.state)
        if found is None:
            raise Refused(Refusal("meetings.no_such_step", {"step": step}))
        refuse_silent(found, reason)
        before, audit.state = audit.state, found.target
        audit.revision += 1
        audit.save()
        act.log(audit, {"state": (before, audit.state)})


def may_audit(actor: Actor, act: str, audit_id: int) -> Refusal | None:
    """Why ``actor`` may not ``change`` the audit or take a step; None when allowed."""
    row = Audit.objects.select_related("organisation").filter(pk=audit_id).first()
    if row is None:
        return Refusal("meetings.not_found", {})
    facts = reading.facts_of_audit(row)
    if act == "change":
        return rules.may_change_audit(actor, facts)
    return rules.may_step_audit(actor, facts, act, _standing(row))


def _fields(draft: AuditDraft) -> dict[str, object]:
    if draft.period_from and draft.period_to and draft.period_to < draft.period_from:
        raise Refused(Refusal("meetings.period_turned", {}))
    return {
        "topic": titled(draft.topic),
        "year": draft.year,
        "performed_by": draft.performed_by.strip()[:200],
        "ordered_by": draft.ordered_by.strip()[:200],
        "method": draft.method.strip()[:300],
        "period_from": draft.period_from,
        "period_to": draft.period_to,
        "conclusion": draft.conclusion.strip(),
        "concluded_on": draft.concluded_on,
        "report_title": draft.report_title.strip()[:300],
        "reference": draft.reference.strip()[:100],
        "address": draft.address.strip()[:500],
    }


def _refuse_beyond(draft: AuditDraft) -> None:
    """An audit looks at the organisation itself and those below it."""
    reach = organisations.descendants_of(draft.organisation_id) | {draft.organisation_id}
    if set(draft.scope_ids) - reach:
        facts = {"organisation": name_of(draft.organisation_id)}
        raise Refused(Refusal("meetings.owner_out_of_reach", facts))


def _set_scope(audit: Audit, draft: AuditDraft) -> None:
    audit.scope.all().delete()
    AuditScope.objects.bulk_create(
        [AuditScope(audit=audit, organisation_id=one) for one in dict.fromkeys(draft.scope_ids)]
    )


def _standing(audit: Audit) -> frozenset[str]:
    return frozenset({"has_conclusion"} if audit.conclusion.strip() else ())
