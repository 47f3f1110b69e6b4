"""Deciding on a contradiction in a report that is being written."""

from __future__ import annotations

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import refuse_if
from linja.line.intake import actions as intake
from linja.line.reporting import queries as reporting
from linja.people.audit.acting import acting
from linja.people.audit.actions import Subject
from linja.pillars.steering import content, queries


def mark_contradiction(actor: Actor, report_id: int, fingerprint: str, step: str, reason: str = "") -> None:
    """Take a step (``explain``, ``mend``, ``unmark``) with one of the report's; who writes it decides."""
    with acting(actor, "steering.mark_contradiction") as act:
        held = content.gather(report_id, actor)
        refuse_if(reporting.may_write(actor, held.report))
        one = intake.chosen(queries.contradictions(held).found, fingerprint)
        state = intake.keep_mark(act, f"report:{report_id}", one, step, reason)
        report = Subject("reporting.report", str(report_id), held.report.title)
        act.log(report, {"kind": str(one.found.kind), "state": state}, reason=reason.strip())
