"""What a region keeps of meetings and follow-up before anybody else is to see it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from linja.line.meetings import actions
from linja.line.meetings.records import AuditDraft, CaseDraft, FollowUpDraft, MeetingDraft

if TYPE_CHECKING:
    from tests.leaks.world import Region


def meetings(region: Region) -> None:
    """A meeting not yet called, an audit not yet begun, and what the region follows up in itself."""
    keeper = region.actor("rhf_controller", region.rhf)

    def said(part: str) -> str:
        return region.secret(f"a meeting of its own: {part}", region.rhf)

    held = date(2020, 3, 27)
    meeting = actions.plan_meeting(
        keeper,
        MeetingDraft(
            "dialogue", said("title"), region.rhf, held, (region.hfs[0],), introduction=said("introduction")
        ),
    )
    case = actions.add_case(
        keeper,
        meeting,
        CaseDraft(said("a case"), background=said("background"), recommendation=said("recommendation")),
    )
    audit = actions.register_audit(
        keeper,
        AuditDraft(
            "internal_audit", region.rhf, said("topic"), 2020, (region.hfs[0],), conclusion=said("conclusion")
        ),
    )
    item = actions.raise_item(
        keeper,
        FollowUpDraft(
            "internal_audit",
            "finding",
            said("a finding"),
            region.rhf,
            region.rhf,
            text=said("a finding's words"),
            audit_id=audit,
        ),
    )
    region.has(
        meeting_id=meeting,
        case_id=case,
        audit_id=audit,
        item_id=item,
        unit_id=region.rhf,
        paper="innkalling",
        year=2020,
        meeting_step="cancel",
        item_step="drop",
        organisation_id=region.rhf,
    )
