"""A report's board case goes onto the agenda of a meeting of the same organisation's board."""

from __future__ import annotations

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.meetings import actions as meetings
from linja.line.meetings import queries as agenda
from linja.line.meetings.records import CaseDraft, SubjectDraft
from linja.line.reporting import queries as reports
from linja.people.audit.acting import acting
from linja.pillars.steering import content
from linja.pillars.steering.records.board_case import CaseFacts


def put_report_on_agenda(actor: Actor, report_id: int, meeting_id: int, facts: CaseFacts) -> int:
    """The recommendation as worded, or as proposed with the report's figures; answers the case's id."""
    with acting(actor, "steering.put_report_on_agenda") as act:
        report = reports.readable(report_id, actor)
        meeting = agenda.readable(meeting_id, actor)
        if meeting.host.id != report.organisation_id:
            raise Refused(Refusal("meetings.not_found", {}))
        found = content.board_figures(report, reports.answered(report_id), actor)
        points = facts.points or content.proposed_points(report, found)
        label = f"{report.title}, {report.organisation_name}"
        made = meetings.add_case(
            actor,
            meeting_id,
            CaseDraft(
                title=facts.title or content.proposed_title(report),
                number=facts.number,
                recommendation="\n".join(points),
                subjects=(SubjectDraft(f"report:{report.id}", label),),
            ),
        )
        act.nothing_changed()  # The meetings have logged it.
    return made
