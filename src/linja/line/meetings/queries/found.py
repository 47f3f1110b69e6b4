"""What can be found of cases and of what is followed up, and which of it a reader may find."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from linja.ground.kernel.actor import Actor
from linja.line.meetings import lifecycle
from linja.line.meetings.models import Case, FollowUp
from linja.line.meetings.queries import item_rows, meeting_rows
from linja.line.meetings.rules.meetings import sees_everything
from linja.line.search.actions import FOLLOWUP, MEETING, Entry

CASE_KIND, ITEM_KIND = "case", "followup"
_BATCH = 500


def readable_ids(actor: Actor) -> tuple[frozenset[int] | None, frozenset[int] | None]:
    """Ids of the meetings and of the items that the actor may read; None twice: all. Two queries at most."""
    if sees_everything(actor):
        return None, None
    there = meeting_rows.visible(actor).order_by().values_list("pk", flat=True)
    followed = item_rows.visible(actor).order_by().values_list("pk", flat=True)
    return frozenset(there), frozenset(followed)


def case_entries(meeting_id: int) -> list[Entry]:
    """The cases of a meeting, as they can be found now."""
    return [_case(row) for row in _cases().filter(meeting_id=meeting_id)]


def case_entry(case_id: int) -> Entry:
    """One case, as it can be found now."""
    return _case(_cases().get(pk=case_id))


def item_entry(row: FollowUp) -> Entry:
    """One item, as it can be found now."""
    parts = (row.text, row.response, row.source_label, row.place, row.reference, row.responsible)
    return Entry(
        kind=ITEM_KIND,
        object_id=row.pk,
        title=row.title,
        text="\n".join(part for part in parts if part),
        year=(row.due_on or row.source_date or row.created_at.date()).year,
        within=row.pk,
        shelf=FOLLOWUP,
    )


def search_entries() -> Iterator[Entry]:
    """Everything of the room that can be found, for an index made anew."""
    for case in _cases().order_by("pk").iterator(chunk_size=_BATCH):
        yield _case(case)
    for item in FollowUp.objects.order_by("pk").iterator(chunk_size=_BATCH):
        yield item_entry(item)


def _cases() -> QuerySet[Case]:
    return Case.objects.select_related("meeting")


def _case(row: Case) -> Entry:
    """Those who take part read a decision when the minutes are given out: until then nobody finds it."""
    decision = row.decision if row.meeting.state == lifecycle.MINUTED else ""
    parts = (row.meeting.title, row.background, row.recommendation, decision)
    return Entry(
        kind=CASE_KIND,
        object_id=row.pk,
        title=str(row),
        text="\n".join(part for part in parts if part),
        year=row.year,
        within=row.meeting_id,
        shelf=MEETING,
    )
