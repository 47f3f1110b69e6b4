"""How something stands against its deadline, from deadline, extension, delivery and the day it is. Pure."""

from __future__ import annotations

from datetime import date
from typing import Final

from linja.line.reporting.records.rounds import Timeliness

SOON_DAYS: Final = 30


def timeliness(
    due_on: date | None,
    today: date,
    *,
    delivered_on: date | None = None,
    extended_to: date | None = None,
    soon_days: int = SOON_DAYS,
) -> Timeliness:
    """The state on a day. An extension counts also where it is earlier than the old day: it was agreed last.

    What was delivered on its day is on time, and what is due today has not passed.
    """
    day = extended_to or due_on
    if day is None:
        return Timeliness("no_deadline")
    if delivered_on is not None and delivered_on <= today:
        late = (delivered_on - day).days
        return Timeliness("delivered_late" if late > 0 else "delivered_on_time", late, day)
    late = (today - day).days
    if late > 0:
        return Timeliness("passed", late, day)
    if -late <= soon_days:
        return Timeliness("soon", late, day)
    return Timeliness("extended" if extended_to else "on_time", late, day)
