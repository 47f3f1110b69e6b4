"""The days of a round: what is usual for its series, the next of the series, when to remind. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from linja.ground.kernel.periods import Month, Period, PointInTime, Tertial, Year, parse, phrase
from linja.ground.kernel.vocabulary import DocumentKind

#: What a series reports as, and for which kind of period.
KINDS: Final = {
    "monthly": DocumentKind.MONTHLY_REPORT,
    "tertial": DocumentKind.TERTIAL_REPORT,
    "yearly": DocumentKind.ANNUAL_REPORT,
    "special": DocumentKind.SPECIAL_REPORT,
}
PERIODS: Final[dict[str, type[Period] | None]] = {
    "monthly": Month,
    "tertial": Tertial,
    "yearly": Year,
    "special": None,
}
#: Days from the end of the period to (opening, cut-off, deadline).
_USUAL: Final = {"monthly": (1, 0, 10), "tertial": (1, 0, 20), "yearly": (-16, 0, 46), "special": (1, 0, 14)}

_WEEK: Final = 7
#: Steps by which a report leaves those who write it; what was read from paper is published at once.
HANDS_IN: Final = frozenset({"submit", "publish"})


@dataclass(frozen=True, slots=True)
class Days:
    """The three days of a round."""

    opens_on: date
    cutoff_on: date
    due_on: date


def usual_days(series: str, period: Period) -> Days:
    """What is usual: opened when the period is over, figures up to its last day."""
    return Days(*(period.end + timedelta(days=days) for days in _USUAL[series]))


def usual_period(series: str, today: date) -> Period:
    """The last period of the series that is over; for the year: the one that is reported about now."""
    kind = PERIODS[series] or Month
    if kind is Tertial:
        return Tertial(today.year, (today.month + 3) // 4).previous()
    if kind is Year:
        return Year(today.year if today.month >= 10 else today.year - 1)
    return Month(today.year, today.month).previous()


def code_of(text: str) -> str:
    """The period's code however it was written (``2020-T1``, ``1. tertial 2020``); empty when it is none."""
    found = parse(text)
    if not isinstance(found, Period):
        found = parse(text.strip().replace("-", "", 1))
    return found.code if isinstance(found, Period) else ""


def fits(series: str, code: str) -> bool:
    """Whether a period's code is of the kind that the series reports for."""
    period = parse(code)
    wanted = PERIODS.get(series)
    return isinstance(period, Period) and period.code == code and (wanted is None or type(period) is wanted)


def report_period(series: str, code: str) -> str:
    """As the report stores it: empty is the whole year."""
    return "" if series == "yearly" else code


def year_of(code: str) -> int:
    """The year whose letters the period is answered for."""
    period = parse(code)
    return period.end.year if isinstance(period, Period) else 0


def shifted(days: Days, period: Period, further: Period) -> Days:
    """The same days for a later period: as far from its end."""
    return Days(*(further.end + (one - period.end) for one in (days.opens_on, days.cutoff_on, days.due_on)))


def following(period: Period, before: Period | None = None) -> Period:
    """The next of the series. What is counted at a day comes again as long after as it came after the one
    ``before``, a week when it is the first.
    """
    if not isinstance(period, PointInTime):
        return period.next()
    gap = (period.end - before.end).days if before is not None else 0
    return period.shifted(gap if gap > 0 else _WEEK)


def next_title(title: str, period: Period, further: Period, language: str) -> str:
    """The title with the later period's words (or year) where it names this one's."""
    old, new = phrase(period, language), phrase(further, language)
    if old in title:
        return title.replace(old, new)
    return title.replace(str(period.end.year), str(further.end.year))


def reminder_due(
    due_on: date,
    today: date,
    *,
    opened_on: date,
    reminded_on: date | None,
    before: int | None,
    after: int | None,
) -> bool:
    """Whether somebody who owes is to be reminded today: a day to remind on has come since the last time.

    A worker that slept through the day reminds when it wakes; who was just asked is left in peace.
    """
    passed = [one for one in reminder_days(due_on, before, after) if opened_on < one <= today]
    return bool(passed) and (reminded_on is None or reminded_on < max(passed))


def reminder_days(due_on: date, before: int | None, after: int | None) -> tuple[date, ...]:
    """The days on which a round reminds by itself."""
    early = [due_on - timedelta(days=before)] if before is not None else []
    late = [due_on + timedelta(days=after)] if after is not None else []
    return (*early, *late)


def handed_in_on(steps: Iterable[tuple[str, datetime]]) -> date | None:
    """The day on which a report was first handed in, from its steps in order; taken back does not count.

    What the receiver sent back had been handed in in time all the same.
    """
    found: date | None = None
    for step, at in steps:
        if step == "withdraw":
            found = None
        elif step in HANDS_IN and found is None:
            found = at.date()
    return found
