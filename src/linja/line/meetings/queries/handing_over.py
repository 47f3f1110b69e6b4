"""What an organisation that is no more had not settled."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from linja.line.meetings import lifecycle
from linja.line.meetings.models import FollowUp
from linja.line.meetings.queries.item_rows import item_records
from linja.line.meetings.records import FollowUpRecord


def unsettled_rows(organisation_id: int) -> QuerySet[FollowUp]:
    """Items that it was to do, and items that it was to close, as long as they are not settled."""
    rows = FollowUp.objects.filter(state__in=lifecycle.UNSETTLED).select_related("owner", "raised_by")
    return rows.filter(Q(owner_id=organisation_id) | Q(raised_by_id=organisation_id))


def unsettled_of(organisation_id: int) -> tuple[FollowUpRecord, ...]:
    """The same as read, by day."""
    return item_records(unsettled_rows(organisation_id))
