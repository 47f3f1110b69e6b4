"""What the room's actions share: locking what may be written, and the facts that rules ask for."""

from __future__ import annotations

from typing import Any

from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.reporting import rules
from linja.line.reporting.models import Answer, AnsweredRequirement, Report
from linja.line.reporting.records import Status
from linja.people.audit.acting import Act
from linja.people.audit.kept import Kept
from linja.people.organisations import queries as organisations

_ROW: Kept[AnsweredRequirement] = Kept(
    lambda key: (
        AnsweredRequirement.objects.select_related("report__organisation", "version")
        .select_for_update(of=("self",))
        .filter(pk=key)
    )
)
_ANSWER: Kept[Answer] = Kept(lambda key: Answer.objects.select_for_update(of=("self",)).filter(pk=key))


def writable(act: Act, report_id: int) -> Report:
    report = act.lock(Report.objects.select_related("organisation"), pk=report_id)
    refuse_if(rules.may_write(act.actor, facts_of(report)))
    return report


def writable_row(act: Act, answered_id: int) -> tuple[AnsweredRequirement, Report]:
    row = act.lock_kept(_ROW, AnsweredRequirement, answered_id)
    refuse_if(rules.may_write(act.actor, facts_of(row.report)))
    return row, row.report


def locked_answer(act: Act, row: AnsweredRequirement) -> Answer | None:
    return act.lock_kept(_ANSWER, Answer, row.answer_id) if row.answer_id else None


def facts_of(report: Report) -> rules.ReportFacts:
    return rules.ReportFacts(
        report.organisation_id,
        report.organisation.name,
        report.state,
        report.year,
        report.organisation.kind,
        report.receiver_id,
    )


def name_of(organisation_id: int) -> str:
    found = organisations.by_id(organisation_id)
    if found is None:
        raise Refused(Refusal("reporting.not_found", {}))
    return found.name


def status_fields(status: Status) -> dict[str, Any]:
    return {
        "attainment": str(status.attainment or ""),
        "basis": str(status.basis or ""),
        "progress": str(status.progress or ""),
        "phrase": status.phrase[:500],
        "phrase_inline": status.phrase_inline,
        "delivered_on": status.delivered_on,
        "cause": str(status.cause or ""),
    }


def receiver_of(organisation_id: int) -> int | None:
    """Whom an organisation hands its reports in to: the one directly above it, when there is one."""
    line = organisations.line_to(organisation_id)
    return line[-2].id if len(line) > 1 else None
