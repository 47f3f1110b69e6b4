"""What a check finds, as frozen records. ``docs/reference/check_json.md`` tells the shape of machines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FindingKind(StrEnum):
    """In what way two places do not agree, or one place cannot be true."""

    TWO_VALUES = "two_values"
    PROSE_TABLE = "prose_table"
    SUM = "sum"
    CHANGE = "change"
    SHARE = "share"
    COUNT_CLAIM = "count_claim"
    STATUS_VALUE = "status_value"
    STATUS_PART = "status_part"
    MISSING_AS_MINUS_100 = "missing_as_minus_100"
    IMPOSSIBLE_DATE = "impossible_date"
    YEAR = "year"
    CASE_NUMBER = "case_number"
    LATE_UNREMARKED = "late_unremarked"
    DUPLICATE_ANSWER = "duplicate_answer"
    MISSING_FIGURE = "missing_figure"
    OPPOSITE_WORDING = "opposite_wording"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Finding:
    """One contradiction. ``code`` and ``facts`` become a sentence in the reader's language (``words``).

    ``line`` and ``other_line`` are 1-based lines of the text as read; ``other_line`` is None where one place
    is enough. ``values`` are both readings as printed, ``quote`` and ``other_quote`` the words around them.
    """

    kind: FindingKind
    line: int
    code: str
    other_line: int | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    values: tuple[str, ...] = ()
    quote: str = ""
    other_quote: str = ""
    #: 0 to 1: how sure it is that a person would call it a fault.
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Checked:
    """All that was found in one document, the most certain first within each kind of place."""

    findings: tuple[Finding, ...]
    #: Figures that were read with indicator or unit and period; what could not be placed is not counted.
    numbers_read: int = 0
    warnings: tuple[str, ...] = ()
