"""Reminders come by themselves, on the days that a round says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from django.utils import timezone
from django_tasks import task

#: When on a day: before people come to work.
_AT = time(6, 0)


@task()
def remind(round_id: int) -> None:
    """Remind those who owe in a round, when one of its days has come; safe to do twice."""
    from linja.line.reporting import actions

    actions.remind_due(round_id)


def schedule(round_id: int, days: Iterable[date]) -> None:
    """Have the worker remind on the days that lie ahead; where jobs cannot wait, nothing is scheduled."""
    if not remind.get_backend().supports_defer:
        return
    now = timezone.now()
    for day in sorted(set(days)):
        moment = timezone.make_aware(datetime.combine(day, _AT))
        if moment > now:
            remind.using(run_after=moment).enqueue(round_id)
