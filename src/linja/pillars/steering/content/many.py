"""Many reports gathered at once, for lists that ask of each what its signatures stand for."""

from __future__ import annotations

from collections.abc import Iterable

from linja.line.allocations import queries as allocations
from linja.line.approvals import queries as approvals
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import ReportRecord
from linja.pillars.steering.content.annual_report import Gathered


def gather_many(reports: Iterable[ReportRecord]) -> dict[int, Gathered]:
    """``gather`` of many reports that the reader may read, in as many questions as of one."""
    held = {one.id: one for one in reports}
    answered, sections = reporting.answered_in(held), reporting.sections_in(held)
    statements = approvals.statements_on(f"report:{one}" for one in held)
    accounts = allocations.account_tables_of(f"report:{one}" for one in held)
    verdicts = reporting.part_verdicts(one.id for many in answered.values() for one in many)
    return {
        key: Gathered(
            report=one,
            sections=sections.get(key, ()),
            answered=answered.get(key, ()),
            statements=statements.get(f"report:{key}", ()),
            accounts=accounts.get(f"report:{key}", ()),
            verdicts={row.id: verdicts[row.id] for row in answered.get(key, ()) if row.id in verdicts},
        )
        for key, one in held.items()
    }
