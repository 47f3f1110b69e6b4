"""What was put before whom: the representative bodies read editions, never the live report."""

from __future__ import annotations

from linja.ground.document.walk import content_hash, without_statements
from linja.ground.kernel.actor import SYSTEM, Actor
from linja.line.approvals import queries as approvals
from linja.line.approvals import rules
from linja.line.approvals.queries import StatementRecord
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import ReportRecord
from linja.pillars.steering import content


def statement_and_report(statement_id: int, actor: Actor) -> tuple[StatementRecord, ReportRecord] | None:
    """A statement with what it is about: for the body itself, and for whoever may read the report."""
    found = approvals.statement(statement_id)
    number = found.subject.partition(":")[2] if found else ""
    if found is None or not number.isdecimal():
        return None
    own = rules.speaks_for(actor, approvals.facts_of(found))
    report = reporting.report(int(number), None if own else actor)
    return (found, report) if report else None


def body_hash(report_id: int) -> str:
    """The hash that statements bind to: the report without its statement chapters (rule 10)."""
    return content_hash(without_statements(content.annual_report(report_id, SYSTEM)))
