"""What goes into the room and what comes out of it. All frozen, no Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.value_states import ValueState
from linja.line.indicators.records.targets import TargetDraft, TargetRecord, VerdictRecord

__all__ = [
    "BreakDraft",
    "BreakKind",
    "BreakRecord",
    "LeftOut",
    "Row",
    "SourceKind",
    "Taken",
    "TargetDraft",
    "TargetRecord",
    "ValueDraft",
    "ValueRecord",
    "VerdictRecord",
]


class SourceKind(StrEnum):
    """Where a value comes from."""

    IMPORT = "import"
    TYPED = "typed"
    DOCUMENT = "document"


class BreakKind(StrEnum):
    """Why figures from before and after cannot be held against each other."""

    PANDEMIC = "pandemic"
    JOURNAL_SYSTEM = "journal_system"
    RULE = "rule"
    ORGANISATION = "organisation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ValueDraft:
    """A value as somebody gives it. ``breakdown`` is :func:`calculations.breakdowns.key`'s."""

    organisation_id: int
    indicator: str
    period: str
    number: Decimal | None
    state: ValueState = ValueState.FINAL
    breakdown: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    extracted_on: date | None = None


@dataclass(frozen=True, slots=True)
class ValueRecord:
    """A value as it is held, or was."""

    id: int
    organisation_id: int
    organisation_name: str
    indicator: str
    version: int
    period: str
    breakdown: str
    state: ValueState
    number: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    unit: str
    extracted_on: date | None
    source_kind: SourceKind
    source: str
    recorded_at: datetime
    recorded_by: str
    replaced_at: datetime | None
    released_at: datetime | None


@dataclass(frozen=True, slots=True)
class BreakDraft:
    """A break as it is written."""

    kind: BreakKind
    from_on: date
    words: str
    indicator: str = ""
    organisation_id: int | None = None
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class BreakRecord:
    """A break that stands."""

    id: int
    kind: BreakKind
    indicator: str
    organisation_id: int | None
    from_on: date
    until_on: date | None
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a file: a value, or why it is none. ``number`` is the file's own, the heading being 1."""

    number: int
    value: ValueDraft | Refusal
    #: Where several values stand in one row: the heading over this one.
    column: str = ""
    #: Where the value is printed, when that says more than file and row.
    place: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that became no value."""

    row: int
    refusal: Refusal
    column: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where rows come from: the kind of source, its shape, who made it, and for whom it was taken in."""

    kind: SourceKind = SourceKind.IMPORT
    shape: str = ""
    words: str = ""
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a file. ``before``: the same file was here earlier, and nothing was done."""

    new: int
    known: int
    left_out: tuple[LeftOut, ...] = ()
    before: bool = False
    #: False: rows were wrong, and the whole file was left.
    done: bool = True
    #: Of ``new``: those that took another value's place.
    replaced: int = 0
    #: What it is held as; None: nothing was taken in.
    import_id: int | None = None


class Fate(StrEnum):
    """What taking in would do with a row."""

    NEW = "new"
    REPLACING = "replacing"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Planned:
    """A row that can be taken in, and what it would do; ``before``: the value whose place it takes."""

    row: Row
    draft: ValueDraft
    fate: Fate
    before: ValueDraft | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking in would do, row by row, when nothing has been written."""

    rows: tuple[Planned, ...]
    left_out: tuple[LeftOut, ...] = ()
    #: The same file was taken in earlier; it would change nothing.
    before: bool = False

    def count(self, fate: Fate) -> int:
        """How many rows have this fate."""
        return sum(one.fate is fate for one in self.rows)


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """Something that was taken in: a file, or tables of a document."""

    id: int
    name: str
    kind: SourceKind
    shape: str
    origin: str
    organisation_id: int | None
    taken_at: datetime
    taken_by: str
    new: int
    replaced: int
    known: int
    left_out: int


@dataclass(frozen=True, slots=True)
class OfferedRecord:
    """A file that waits to be taken in."""

    id: int
    name: str
    sha256: str
    shape: str
    sheet: str
    indicator: str
    origin: str
    organisation_id: int | None
    offered_at: datetime
    offered_by: str


@dataclass(frozen=True, slots=True)
class OfferDraft:
    """What is said of a file that is offered: for whom, where it is from, and what it does not say itself."""

    name: str
    organisation_id: int | None = None
    origin: str = ""
    #: The sheet of a workbook; empty: the first.
    sheet: str = ""
    #: What the figures are of, where the file does not say.
    indicator: str = ""
