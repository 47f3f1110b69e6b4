"""One line of the calendar of deadlines and promises. Frozen, no Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linja.ground.kernel.vocabulary import DatePrecision


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is due on a day: a deadline of a requirement, or a promised date."""

    #: ``final``, ``interim`` or ``promise``.
    kind: str
    day: date
    organisation_id: int
    organisation_name: str
    requirement_id: int
    text: str
    words: str
    lead: str
    goal_area: str
    #: How it stands on the chosen day: a code of timeliness, or ``done`` / ``dropped``.
    state: str
    days: int = 0
    precision: DatePrecision = DatePrecision.DAY
    asked_day: date | None = None
    settled_on: date | None = None
    promise_id: int | None = None
    report_id: int | None = None
    answered_id: int | None = None

    @property
    def quarter(self) -> tuple[int, int]:
        """Year and quarter of the day."""
        return self.day.year, (self.day.month + 2) // 3

    @property
    def open(self) -> bool:
        """Nothing has been handed over, and nobody has let it go."""
        return self.state in {"on_time", "soon", "passed", "extended"}
