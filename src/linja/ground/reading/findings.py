"""What reading finds, as frozen records. ``as_json`` gives the shape of docs/reference/json.md."""

from __future__ import annotations

from dataclasses import dataclass, field

from linja.ground.kernel.vocabulary import (
    Attainment,
    Basis,
    ChangeType,
    DatePrecision,
    DeadlineType,
    DocumentKind,
    Obligation,
    PrintedStatus,
    Progress,
    RequirementKind,
)


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """A date that binds somebody. ``iso`` is the last day meant, or None when no day can be computed."""

    verbatim: str
    type: DeadlineType
    precision: DatePrecision
    iso: str | None
    #: Whose date it is, as printed; None: the addressee's own.
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class FoundAmendment:
    """A change of the requirement said in the text (``bortfalt``, ``ny frist``, ``erstattet`` ...)."""

    change: ChangeType
    verbatim: str
    line: int
    #: The amending document as printed, if named.
    by: str | None = None
    new_deadline: str | None = None


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """The answer's place and text. ``text`` has paragraphs separated by a blank line."""

    line: int
    line_end: int
    text: str


@dataclass(frozen=True, slots=True)
class FoundRequirement:
    """One requirement as read. Lines are 1-based lines of the text as read."""

    n: int
    chapter: str
    heading: str
    source: str
    source_date: str | None
    kind: RequirementKind
    stem: str | None
    line: int
    line_end: int
    text: str
    sub_items: tuple[str, ...]
    page: int | None
    status_verbatim: str | None
    status: PrintedStatus
    status_line: int | None
    obligation: Obligation
    attainment: Attainment | None
    basis: Basis | None
    progress: Progress | None
    deadline: str | None
    deadlines: tuple[FoundDeadline, ...]
    lead: str | None
    partners: tuple[str, ...]
    amendment: FoundAmendment | None
    #: Requirements that share one answer have the same group number.
    shared_answer_group: int | None
    answer: FoundAnswer | None
    confidence: float
    #: Why the reader is unsure, as codes a screen can word (``"no_blank_before_answer"``).
    doubts: tuple[str, ...] = ()
    #: Paragraphs before the asking sentence that lead up to it (parted by a blank line); their first line.
    background: str | None = None
    background_line: int | None = None


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table as rows and columns of printed text."""

    line: int
    line_end: int
    caption: str
    header: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """A chapter written by a representative body."""

    body: str
    line: int
    line_end: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class FoundItem:
    """Something else that was found, in documents of other kinds."""

    kind: str
    line: int
    text: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FoundHeading:
    """A heading of the chapter tree. ``level`` 1 is the outermost."""

    line: int
    level: int
    number: str | None
    title: str


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What the document is."""

    kind: DocumentKind
    year: int | None
    organisation: str | None
    pages: int | None
    language: str
    title: str = ""
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that reading found in one document, with the source's lines kept whole."""

    document: DocumentFacts
    #: Every line of the text as read; ``lines[i]`` is line ``i + 1``. Nothing of the source is lost.
    lines: tuple[str, ...]
    #: Page of each line (same length as ``lines``), None when pages are unknown.
    pages: tuple[int | None, ...]
    headings: tuple[FoundHeading, ...]
    requirements: tuple[FoundRequirement, ...]
    tables: tuple[FoundTable, ...]
    statements: tuple[FoundStatement, ...]
    items: tuple[FoundItem, ...] = ()
    #: Codes with facts, worded by phrases (``"reading.page_numbers_unknown"``).
    warnings: tuple[str, ...] = ()
    stats: dict[str, float] = field(default_factory=dict)
