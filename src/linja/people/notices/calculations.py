"""When a message that could not be sent is tried again. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

#: After this many a message is given up; the notice still stands on the person's page.
MOST_ATTEMPTS: Final = 6
_FIRST_WAIT = timedelta(minutes=5)


def wait_after(attempts: int) -> timedelta:
    """How long to wait after that many attempts: longer each time, five minutes to a day."""
    return _FIRST_WAIT * int(3 ** max(attempts - 1, 0))
