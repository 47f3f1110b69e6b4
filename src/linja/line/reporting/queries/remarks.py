"""What is worth a second look in a report; and who else has an answer open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.line.reporting import calculations
from linja.line.reporting.models import AnswerPresence
from linja.line.reporting.queries.reports import answered
from linja.line.reporting.records import AnsweredRecord, Remark


def remarks(report_id: int, today: date | None = None) -> tuple[Remark, ...]:
    """All that is worth a second look in a report, in printed order."""
    return remarks_among(answered(report_id), today)


def remarks_among(placed: Sequence[AnsweredRecord], today: date | None = None) -> tuple[Remark, ...]:
    """As :func:`remarks`, for a report whose requirements have been read already."""
    return calculations.remarks(placed, today or timezone.localdate())


def others_here(actor: Actor, answered_id: int, seconds: int = 40) -> tuple[str, ...]:
    """Names of the others who have the answer open now."""
    since = timezone.now() - timedelta(seconds=seconds)
    rows = AnswerPresence.objects.filter(answered_id=answered_id, seen_at__gte=since)
    return tuple(
        rows.exclude(person_key=actor.id).order_by("person_name").values_list("person_name", flat=True)
    )
