"""The days of the example's year: what is loaded is done on the day on which it would have been done.

Without it every deadline of the example would have been missed by years. Only the loader sets the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from unittest import mock


@contextmanager
def on(day: date) -> Iterator[None]:
    """Whatever is done inside is done at ten o'clock on that day."""
    with mock.patch("django.utils.timezone.now", return_value=datetime.combine(day, time(9), tzinfo=UTC)):
        yield
