"""What is not approved in time is told of by itself, on the days that the ruleset says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from django.utils import timezone
from django_tasks import task

#: When on a day: before people come to work.
_AT = time(6, 0)


@task()
def warn_unapproved(report_id: int) -> None:
    """Tell of a report that the owner meeting has not approved; safe to do twice."""
    from linja.pillars.steering.actions import approving

    approving.warn_unapproved(report_id)


def schedule(report_id: int, days: Iterable[date]) -> None:
    """Have the worker tell on the days that lie ahead; where jobs cannot wait, nothing is scheduled."""
    if not warn_unapproved.get_backend().supports_defer:
        return
    now = timezone.now()
    for day in sorted(set(days)):
        moment = timezone.make_aware(datetime.combine(day, _AT))
        if moment > now:
            warn_unapproved.using(run_after=moment).enqueue(report_id)
