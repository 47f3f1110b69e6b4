"""What has been read is sealed into the chain outside the request."""

from __future__ import annotations

import time
from datetime import timedelta

from django.db import DatabaseError
from django.utils import timezone
from django_tasks import task

#: How long a note may stand unsealed, in seconds.
EVERY = 300


@task()
def seal() -> None:
    """Seal what has been noted since the last time."""
    from linja.people.audit import actions

    actions.seal()


class Appointment:
    """This process's next sealing: made with the first note after the last one."""

    def __init__(self) -> None:
        self._until = 0.0

    def make(self) -> bool:
        """Ask the worker for a sealing in a few minutes; False when one is coming already, or none can."""
        if time.monotonic() < self._until or not seal.get_backend().supports_defer:
            return False
        try:
            seal.using(run_after=timezone.now() + timedelta(seconds=EVERY)).enqueue()
        except DatabaseError:
            return False  # Too busy now; the next note asks again.
        self._until = time.monotonic() + EVERY
        return True


appointment = Appointment()
