"""What an indicator is: frozen records of what the files of ``definitions/indicators`` say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from linja.ground.kernel.measures import MeasureKind
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.periods import Month, Period


class Direction(StrEnum):
    """Which way is better."""

    LOWER = "lower"
    HIGHER = "higher"
    NEITHER = "neither"


class PeriodType(StrEnum):
    """The kinds of period that the indicator is given for; the names of the kernel's periods."""

    MONTH = "month"
    QUARTER = "quarter"
    TERTIAL = "tertial"
    HALF_YEAR = "half_year"
    YEAR = "year"
    CUMULATIVE = "cumulative"
    ROLLING = "rolling"
    POINT_IN_TIME = "point_in_time"


class Frequency(StrEnum):
    """How often the source publishes; ``UNKNOWN``: no document says."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    TERTIAL = "tertial"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """What a publication lag rests on: ``PRINTED`` in a report, or ``ESTIMATED`` from when figures came."""

    PRINTED = "printed"
    ESTIMATED = "estimated"


class State(StrEnum):
    """Where the indicator is in its life."""

    PROPOSED = "proposed"
    UNDER_DEVELOPMENT = "under_development"
    PUBLISHED = "published"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in the three languages."""

    nb: str
    nn: str
    en: str

    def say(self, language: str) -> str:
        """In ``nb``, ``nn`` or ``en``; another language gets bokmål."""
        return {"nn": self.nn, "en": self.en}.get(language, self.nb)


@dataclass(frozen=True, slots=True)
class Category:
    """One entry of a code list. ``part_of``: the code of the entry that it is a part of."""

    code: str
    names: Text
    synonyms: tuple[str, ...] = ()
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class CodeList:
    """The categories of one breakdown, in printed order."""

    code: str
    names: Text
    categories: tuple[Category, ...]

    @property
    def parts(self) -> tuple[Category, ...]:
        """The categories without sums and sub-sums: those that no other is a part of."""
        sums = {one.part_of for one in self.categories}
        return tuple(one for one in self.categories if one.code not in sums)


@dataclass(frozen=True, slots=True)
class Calendar:
    """When figures come: ``lag_weeks`` after the end of the source's own period."""

    frequency: Frequency
    lag_weeks: int | None = None
    basis: Basis = Basis.ESTIMATED

    def expected(self, period: Period) -> date | None:
        """The day on which the source is expected to have published ``period``; None when nobody knows.

        A source that publishes each tertial gives March together with April: the lag counts from the end of
        the source's period in which ``period`` ends.
        """
        if self.lag_weeks is None or self.frequency is Frequency.UNKNOWN:
            return None
        length = _MONTHS[self.frequency]
        last = -(-period.end.month // length) * length
        return Month(period.end.year, last).end + timedelta(weeks=self.lag_weeks)


_MONTHS = {
    Frequency.MONTHLY: 1,
    Frequency.QUARTERLY: 3,
    Frequency.TERTIAL: 4,
    Frequency.HALF_YEARLY: 6,
    Frequency.YEARLY: 12,
}


@dataclass(frozen=True, slots=True)
class Stage:
    """A state of the indicator's life, and the day from which a source shows it."""

    state: State
    since: date


@dataclass(frozen=True, slots=True)
class Version:
    """What the indicator means from a day on. Another meaning is another version."""

    number: int
    valid_from: date
    description: Text
    measure: MeasureKind
    direction: Direction
    unit: Unit
    periods: tuple[PeriodType, ...]
    #: What is counted, added or measured; None only for what is derived.
    numerator: Text | None = None
    #: What it is divided by, or among whom it is measured; None for counts and sums.
    denominator: Text | None = None
    #: The word for one, where the kernel's unit says nothing ("konsultasjoner").
    unit_words: Text | None = None
    #: Printed 474 where the whole number is 474 000: 1000.
    scale: int = 1
    decimals: int = 0
    #: Codes of code lists.
    breakdowns: tuple[str, ...] = ()
    #: Codes of the indicators that it is computed from.
    derived_from: tuple[str, ...] = ()
    #: What is new in this version; empty in the first.
    change: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator with all its versions, the oldest first."""

    code: str
    names: Text
    short: Text
    versions: tuple[Version, ...]
    source: Text
    calendar: Calendar
    lifecycle: tuple[Stage, ...]
    owner: str
    review_by: date
    #: Word forms as the reports print them, without the names.
    synonyms_nb: tuple[str, ...] = ()
    synonyms_nn: tuple[str, ...] = ()
    #: The indicator that gives 100 together with this one.
    complement: str = ""
    #: Counts from 1 up to below this are hidden; None: nothing is.
    suppression_threshold: int | None = None
    #: Known weaknesses and what to mind.
    notes: Text | None = None
    #: Keys of the documents that it stands in.
    seen_in: tuple[str, ...] = ()
    #: Where lists show it: a category of the code list ``indicator_areas``.
    area: str = ""

    @property
    def current(self) -> Version:
        """The last version."""
        return self.versions[-1]

    def version_on(self, day: date) -> Version:
        """The version that held on a day; before the first one, the first."""
        held = [one for one in self.versions if one.valid_from <= day]
        return held[-1] if held else self.versions[0]

    def state_on(self, day: date) -> State | None:
        """Where the indicator was in its life on a day; None before anybody knew of it."""
        reached = [one.state for one in self.lifecycle if one.since <= day]
        return reached[-1] if reached else None

    def is_overdue(self, on: date) -> bool:
        """Whether the review should have been done before ``on``; what is retired is not reviewed."""
        return self.review_by < on and self.state_on(on) is not State.RETIRED
