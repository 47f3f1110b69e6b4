"""Reading meetings, cases, audits and what is followed up. Everything answered is frozen."""

from linja.line.meetings.queries.audit_rows import audit, audits, facts_of_audit, readable_audit
from linja.line.meetings.queries.case_rows import (
    agreed_in,
    case,
    cases_of,
    facts_of_cited,
    proposed_number,
    register,
)
from linja.line.meetings.queries.found import readable_ids, search_entries
from linja.line.meetings.queries.handing_over import unsettled_of
from linja.line.meetings.queries.item_rows import (
    counts,
    facts_of_item,
    item,
    items,
    items_about,
    items_from,
    readable_item,
)
from linja.line.meetings.queries.meeting_rows import (
    facts_of,
    keeps,
    meeting,
    meeting_counts,
    meetings,
    readable,
)

__all__ = [
    "agreed_in",
    "audit",
    "audits",
    "case",
    "cases_of",
    "counts",
    "facts_of",
    "facts_of_audit",
    "facts_of_cited",
    "facts_of_item",
    "item",
    "items",
    "items_about",
    "items_from",
    "keeps",
    "meeting",
    "meeting_counts",
    "meetings",
    "proposed_number",
    "readable",
    "readable_audit",
    "readable_ids",
    "readable_item",
    "register",
    "search_entries",
    "unsettled_of",
]
