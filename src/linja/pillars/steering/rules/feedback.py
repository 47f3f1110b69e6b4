"""Who may give feedback on a report and who replies, on frozen facts. Pure."""

from __future__ import annotations

from typing import Final

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.line.reporting import lifecycle
from linja.line.reporting import rules as reporting
from linja.line.reporting.rules import ReportFacts

#: Held at the one who receives the report.
GIVERS: Final = frozenset({"above:ministry", "above:rhf_controller", "above:rhf_leader", "above:hf_leader"})
#: Held where the report is written.
REPLIERS: Final = lifecycle.WRITERS - {"system"}


def may_give(actor: Actor, report: ReportFacts) -> Refusal | None:
    """The receiver, once the report has been handed in."""
    if refusal := reporting.may_read(actor, report):
        return refusal
    if reporting.roles_towards(actor, report).isdisjoint(GIVERS):
        return Refusal("steering.not_the_receiver", {"organisation": report.organisation_name})
    if report.state not in lifecycle.HANDED_OVER:
        return Refusal("steering.not_handed_in", {"organisation": report.organisation_name})
    return None


def may_reply(actor: Actor, report: ReportFacts, state: str) -> Refusal | None:
    """Those who write for the organisation, once."""
    if not may_see(actor, report):
        return Refusal("steering.not_found", {})
    if reporting.roles_in(actor, report.organisation_id).isdisjoint(REPLIERS):
        return Refusal("steering.not_the_writer", {"organisation": report.organisation_name})
    if state != "open":
        return Refusal("steering.replied_already", {})
    return None


def may_see(actor: Actor, report: ReportFacts) -> bool:
    """The two that it goes between, and the national auditor; also when the report has been published."""
    if report.organisation_id in actor.organisations(*reporting.INSIDERS):
        return True
    if any(held.role in reporting.EVERYTHING and held.organisation_id is None for held in actor.roles):
        return True
    return not reporting.roles_towards(actor, report).isdisjoint(GIVERS)
