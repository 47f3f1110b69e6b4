"""Taking a report along its lifecycle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.lifecycle import Transition
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.ground.kernel.vocabulary import DocumentKind
from linja.line.reporting import calculations, lifecycle, queries, rules
from linja.line.reporting.actions.common import facts_of, name_of
from linja.line.reporting.actions.round_news import settle_handed_in
from linja.line.reporting.models import AnsweredRequirement, Report, ReportStep
from linja.people.audit.acting import acting


def make_ready(actor: Actor, report_id: int) -> None:
    """Put the report forward for those who sign; nobody outside reads it yet."""
    _step(actor, report_id, "make_ready")


def take_back(actor: Actor, report_id: int, reason: str) -> None:
    """The report becomes a draft again."""
    _step(actor, report_id, "take_back", reason)


def submit(
    actor: Actor, report_id: int, *, signed: bool, accepted: Iterable[str] = (), reference: str = ""
) -> None:
    """Hand the report in to the one above; asked by steering, which knows whether all have signed.

    ``accepted``: keys of the gaps that the leader accepts by name; what is left unaccepted refuses.
    ``reference`` names the edition that was handed in.
    """
    taken = frozenset(accepted)
    left = {gap.key for gap in queries.missing(report_id)} - taken
    facts = ({"signed"} if signed else set()) | (set() if left else {"gaps_accepted"})
    _step(actor, report_id, "submit", facts=facts, accepted=sorted(taken), reference=reference)


def withdraw(actor: Actor, report_id: int, reason: str) -> None:
    """Take back what was handed in and not yet accepted."""
    _step(actor, report_id, "withdraw", reason)


def return_report(actor: Actor, report_id: int, reason: str) -> None:
    """The receiver sends it back with the reason; it becomes a draft again."""
    _step(actor, report_id, "return", reason)


def accept(actor: Actor, report_id: int) -> None:
    """The receiver takes it as it is."""
    _step(actor, report_id, "accept")


def approve(actor: Actor, report_id: int, reference: str) -> None:
    """The owner meeting approves it; ``reference`` names the meeting and its case."""
    _step(actor, report_id, "approve", reference=reference)


def publish(actor: Actor, report_id: int, *, edition_released: bool) -> None:
    """The report has been published; asked by whoever releases the edition, in the same transaction."""
    facts = {"edition_released"} if edition_released else set()
    _step(actor, report_id, "publish", facts=facts)


def correct(actor: Actor, report_id: int, reason: str) -> None:
    """Open a published report for a correction; what is published stays until a new edition is released."""
    _step(actor, report_id, "correct", reason)


def replace(actor: Actor, report_id: int, reason: str) -> None:
    """Another report takes this one's place; it is kept with its answers, and its editions stay published."""
    _step(actor, report_id, "replace", reason)


def may(actor: Actor, act: str, report_id: int, facts: Iterable[str] = ()) -> Refusal | None:
    """Why ``actor`` may not ``write`` or take a step of the lifecycle; None when allowed.

    ``facts``: what the caller knows to hold, such as ``signed``.
    """
    found = queries.report(report_id)
    if found is None:
        return Refusal("reporting.not_found", {})
    if act == "write":
        return rules.may_write(actor, queries.facts_of(found))
    standing = _standing(Report.objects.get(pk=report_id)) | frozenset(facts)
    return rules.may_step(actor, queries.facts_of(found), act, standing)


def may_open(actor: Actor, organisation_id: int, kind: str) -> Refusal | None:
    """Why ``actor`` may not open a report for the organisation; None when allowed."""
    return rules.may_open(actor, organisation_id, name_of(organisation_id), kind)


def _step(
    actor: Actor,
    report_id: int,
    step: str,
    reason: str = "",
    *,
    facts: Iterable[str] = (),
    reference: str = "",
    accepted: Sequence[str] = (),
) -> None:
    with acting(actor, f"reporting.{step}", reason=reason) as act:
        report = act.lock(Report.objects.select_related("organisation"), pk=report_id)
        standing = _standing(report) | frozenset(facts)
        refuse_if(rules.may_step(actor, facts_of(report), step, standing))
        found = lifecycle.REPORT.find(step, report.state)
        if found is None:
            raise Refused(Refusal("reporting.no_such_step", {"step": step, "state": report.state}))
        _refuse_unsaid(found, reason=reason, reference=reference)
        before, report.state = report.state, found.target
        report.save(update_fields=["state"])
        ReportStep.objects.create(
            report=report,
            step=step,
            source=before,
            target=found.target,
            by_key=actor.id,
            by_name=actor.name,
            reason=reason.strip(),
            reference=reference.strip()[:200],
            accepted_gaps=list(accepted),
            at=timezone.now(),
        )
        told = {"accepted_gaps": list(accepted)} if accepted else {}
        act.log(report, {"state": (before, report.state), **told})
        if step in calculations.HANDS_IN:
            settle_handed_in(report.pk)


def _refuse_unsaid(found: Transition, **said: str) -> None:
    for name, words in said.items():
        if name in found.records and not words.strip():
            raise Refused(Refusal(f"reporting.no_{name}", {}))


def _standing(report: Report) -> frozenset[str]:
    held = set()
    if AnsweredRequirement.objects.filter(report=report).exists():
        held.add("asks_something")
    if report.origin_id is not None:
        held.add("from_paper")
    elif _awaits_approval(report):
        held.add("awaits_approval")
    return frozenset(held)


def _awaits_approval(report: Report) -> bool:
    """An annual report that the public sees, and no owner meeting has approved."""
    annual = report.state == lifecycle.PUBLISHED and report.kind == DocumentKind.ANNUAL_REPORT
    return annual and not queries.approved_among([report.pk])
