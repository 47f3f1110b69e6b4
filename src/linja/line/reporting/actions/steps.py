"""Taking a report along its lifecycle."""

from __future__ import annotations

from collections.abc import Iterable

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.reporting import lifecycle, queries, rules
from linja.line.reporting.actions.common import facts_of, name_of
from linja.line.reporting.models import AnsweredRequirement, Report
from linja.people.audit.acting import acting


def make_ready(actor: Actor, report_id: int) -> None:
    """The report is handed over: the ministry may read it."""
    _step(actor, report_id, "make_ready")


def take_back(actor: Actor, report_id: int, reason: str) -> None:
    """The report becomes a draft again."""
    _step(actor, report_id, "take_back", reason)


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


def may(actor: Actor, act: str, report_id: int) -> Refusal | None:
    """Why ``actor`` may not ``write`` or take a step of the lifecycle; None when allowed."""
    found = queries.report(report_id)
    if found is None:
        return Refusal("reporting.not_found", {})
    if act == "write":
        return rules.may_write(actor, queries.facts_of(found))
    return rules.may_step(actor, queries.facts_of(found), act, _standing(report_id))


def may_open(actor: Actor, organisation_id: int, kind: str) -> Refusal | None:
    """Why ``actor`` may not open a report for the organisation; None when allowed."""
    return rules.may_open(actor, organisation_id, name_of(organisation_id), kind)


def _step(actor: Actor, report_id: int, step: str, reason: str = "", facts: Iterable[str] = ()) -> None:
    with acting(actor, f"reporting.{step}", reason=reason) as act:
        report = act.lock(Report.objects.select_related("organisation"), pk=report_id)
        refuse_if(rules.may_step(actor, facts_of(report), step, _standing(report_id) | frozenset(facts)))
        found = lifecycle.REPORT.find(step, report.state)
        if found and "reason" in found.records and not reason.strip():
            raise Refused(Refusal("reporting.no_reason", {}))
        before, report.state = report.state, found.target if found else report.state
        report.save(update_fields=["state"])
        act.log(report, {"state": (before, report.state)})


def _standing(report_id: int) -> frozenset[str]:
    asks = AnsweredRequirement.objects.filter(report_id=report_id).exists()
    return frozenset({"asks_something"} if asks else ())
