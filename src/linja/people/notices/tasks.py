"""Messages leave outside the request."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django_tasks import task


@task()
def deliver() -> None:
    """Mail what waits, and come back for what could not be sent."""
    from linja.people.notices import actions

    _sent, left = actions.deliver_waiting()
    if left:
        send(after=timedelta(minutes=5))


def send(after: timedelta | None = None) -> None:
    """Have the worker mail what waits, now or later; where jobs cannot wait, the next one takes it along."""
    if after is None:
        deliver.enqueue()
    elif deliver.get_backend().supports_defer:
        deliver.using(run_after=timezone.now() + after).enqueue()
