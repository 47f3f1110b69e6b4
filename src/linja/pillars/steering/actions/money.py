"""Account tables of a report: written while the report may be written."""

from __future__ import annotations

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.allocations import actions as allocations
from linja.line.allocations.records import AccountDraft
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import ReportRecord
from linja.people.audit.acting import acting


def keep_accounts(
    actor: Actor,
    report_id: int,
    draft: AccountDraft,
    *,
    table_id: int | None = None,
    revision: int | None = None,
) -> int:
    """Write an account table of the report, whole; answers its id."""
    with acting(actor, "steering.keep_accounts") as act:
        report = _writable(actor, report_id)
        if draft.place and draft.place not in places(report_id):
            raise Refused(Refusal("steering.not_found", {}))
        made = allocations.keep_accounts(
            actor,
            f"report:{report_id}",
            report.organisation_id,
            draft,
            table_id=table_id,
            revision=revision,
        )
        act.nothing_changed()  # Allocations has logged it.
    return made


def drop_accounts(actor: Actor, report_id: int, table_id: int) -> None:
    """Take an account table out of the report."""
    with acting(actor, "steering.drop_accounts") as act:
        report = _writable(actor, report_id)
        allocations.drop_accounts(actor, f"report:{report_id}", report.organisation_id, table_id)
        act.nothing_changed()  # Allocations has logged it.


def places(report_id: int) -> dict[str, str]:
    """Where a table can be printed: the report's own sections by their address."""
    return {
        f"section:{one.id}": f"{one.number} {one.title}".strip()
        for one in reports.sections(report_id)
        if one.role != "statement" and one.title
    }


def _writable(actor: Actor, report_id: int) -> ReportRecord:
    report = reports.readable(report_id, actor)
    refuse_if(reporting.may(actor, "write", report_id))
    return report
