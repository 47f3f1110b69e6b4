"""Later deadlines and exemptions: asked by one organisation, decided by the one above."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.reporting import calculations, lifecycle, queries, rules
from linja.line.reporting.actions.common import name_of
from linja.line.reporting.models import AnsweredRequirement, Dispensation, Report
from linja.people.audit.acting import Act, acting
from linja.people.notices import actions as notices
from linja.people.organisations import queries as organisations

#: Who is told that something was asked, and that it was decided.
DECIDERS = ("ministry", "rhf_controller", "rhf_leader", "hf_leader")
ASKERS = ("rhf_controller", "rhf_leader", "hf_contributor", "hf_leader", "clinic_contributor")


def ask_dispensation(
    actor: Actor,
    organisation_id: int,
    requirement_id: int,
    kind: str,
    reason: str,
    new_due_on: date | None = None,
) -> int:
    """Ask the one above for a later deadline (``extension``) or for an ``exemption``; answers the id."""
    with acting(actor, "reporting.ask_dispensation", reason=reason) as act:
        facts = _facts(organisation_id, requirement_id, kind, new_due_on=new_due_on)
        refuse_if(rules.may_ask_dispensation(actor, facts))
        _refuse_asking(organisation_id, requirement_id, kind, reason)
        row = Dispensation.objects.create(
            requirement_id=requirement_id,
            organisation_id=organisation_id,
            kind=kind,
            reason=reason.strip(),
            new_due_on=new_due_on if kind == "extension" else None,
            asked_by=actor.name,
            asked_at=timezone.now(),
        )
        act.log(row, {"requirement": requirement_id, "kind": kind, "new_due_on": row.new_due_on})
        subject = _("%(organisation)s asks for a later deadline")
        if kind == "exemption":
            subject = _("%(organisation)s asks for an exemption")
        above = [facts.receiver_id] if facts.receiver_id else []
        _tell(actor, DECIDERS, above, row, subject, {"organisation": facts.organisation_name})
    return row.pk


def grant_dispensation(
    actor: Actor, dispensation_id: int, reference: str, note: str = "", new_due_on: date | None = None
) -> None:
    """Grant it, with what that rests on; another day than was asked may be given."""
    with acting(actor, "reporting.grant_dispensation") as act:
        row = _deciding(act, dispensation_id, "grant", new_due_on)
        if not reference.strip():
            raise Refused(Refusal("reporting.no_reference", {}))
        row.new_due_on = new_due_on or row.new_due_on
        _decide(act, row, "granted", note, reference)
        if row.kind == "exemption":
            _exempt_drafts(row)
        subject = _("A later deadline was granted") if row.kind == "extension" else _("Exemption was granted")
        _tell(actor, ASKERS, [row.organisation_id], row, subject, {})


def refuse_dispensation(actor: Actor, dispensation_id: int, note: str) -> None:
    """Refuse it; the note says why."""
    with acting(actor, "reporting.refuse_dispensation", reason=note) as act:
        row = _deciding(act, dispensation_id, "refuse")
        if not note.strip():
            raise Refused(Refusal("reporting.no_reason", {}))
        _decide(act, row, "refused", note, "")
        _tell(actor, ASKERS, [row.organisation_id], row, _("What you asked for was refused"), {})


def withdraw_dispensation(actor: Actor, dispensation_id: int) -> None:
    """Take back what was asked."""
    with acting(actor, "reporting.withdraw_dispensation") as act:
        row = _deciding(act, dispensation_id, "withdraw")
        row.state = "withdrawn"
        row.save(update_fields=["state"])
        act.log(row, {"state": ("asked", "withdrawn")})


def may_decide(actor: Actor, dispensation_id: int, step: str) -> Refusal | None:
    """Why the actor may not ``grant``, ``refuse`` or ``withdraw``; None when allowed."""
    row = Dispensation.objects.filter(pk=dispensation_id).first()
    if row is None:
        return Refusal("reporting.not_found", {})
    facts = _facts(row.organisation_id, row.requirement_id, row.kind, row.state, row.new_due_on)
    return rules.may_decide_dispensation(actor, facts, step)


def exemption_words(row: Dispensation, language: str) -> str:
    """The phrase that is printed instead of an answer: by whom, when, and what it rests on."""
    by = row.decided_for.name if row.decided_for else row.decided_by
    day = timezone.localdate(row.decided_at) if row.decided_at else timezone.localdate()
    return calculations.exemption_words(by, day, row.reference, language)[:500]


def exempt_granted(
    report: Report, rows: Sequence[AnsweredRequirement], requirement_ids: Sequence[int]
) -> None:
    """Rows that are about to be placed say what the organisation was exempted from before."""
    held = queries.granted_exemptions(requirement_ids, report.organisation_id)
    for row, requirement_id in zip(rows, requirement_ids, strict=True):
        if requirement_id in held and not row.exemption:
            row.exemption = exemption_words(held[requirement_id], report.language)


def _facts(
    organisation_id: int,
    requirement_id: int,
    kind: str,
    state: str = lifecycle.DISPENSATION.initial,
    new_due_on: date | None = None,
) -> rules.DispensationFacts:
    found = organisations.by_id(organisation_id)
    return rules.DispensationFacts(
        organisation_id,
        name_of(organisation_id),
        found.kind if found else "",
        queries.above(organisation_id),
        kind,
        state,
        queries.due_for(requirement_id, organisation_id),
        new_due_on,
    )


def _refuse_asking(organisation_id: int, requirement_id: int, kind: str, reason: str) -> None:
    if kind not in Dispensation.KINDS:
        raise Refused(Refusal("reporting.no_such_word", {}))
    if not reason.strip():
        raise Refused(Refusal("reporting.no_reason", {}))
    if not queries.is_asked(requirement_id, organisation_id):
        raise Refused(Refusal("reporting.not_asked", {}))
    held = Dispensation.objects.filter(
        requirement_id=requirement_id, organisation_id=organisation_id, kind=kind, state="asked"
    )
    if held.exists():
        raise Refused(Refusal("reporting.asked_already", {}))


def _deciding(act: Act, dispensation_id: int, step: str, new_due_on: date | None = None) -> Dispensation:
    row = act.lock(Dispensation.objects.select_related("organisation"), pk=dispensation_id)
    facts = _facts(row.organisation_id, row.requirement_id, row.kind, row.state, new_due_on or row.new_due_on)
    refuse_if(rules.may_decide_dispensation(act.actor, facts, step))
    return row


def _decide(act: Act, row: Dispensation, state: str, note: str, reference: str) -> None:
    row.state, row.decision_note, row.reference = state, note.strip(), reference.strip()[:200]
    row.decided_by, row.decided_at = act.actor.name, timezone.now()
    row.decided_for_id = queries.above(row.organisation_id)
    row.save()
    changes: dict[str, Any] = {"state": ("asked", state), "new_due_on": row.new_due_on}
    act.log(row, {**changes, "reference": row.reference, "note": row.decision_note})


def _exempt_drafts(row: Dispensation) -> None:
    """Reports that are being written say so; those handed over are as they were."""
    drafts = AnsweredRequirement.objects.filter(
        report__organisation_id=row.organisation_id,
        report__state=lifecycle.DRAFT,
        version__requirement_id=row.requirement_id,
        exemption="",
    )
    for one in drafts.select_related("report"):
        one.exemption = exemption_words(row, one.report.language)
        one.save(update_fields=["exemption"])


def _tell(
    actor: Actor,
    roles: tuple[str, ...],
    organisation_ids: list[int],
    row: Dispensation,
    subject: Any,
    facts: dict[str, object],
) -> None:
    notices.tell(
        actor,
        roles=set(roles),
        organisation_ids=organisation_ids,
        subject=subject,
        facts=facts,
        link=f"/arbeid/lofter/soknader/{row.pk}/",
        about=f"dispensation:{row.pk}",
    )
