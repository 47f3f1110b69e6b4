"""Case numbers and lateness, reckoned. Pure."""

from linja.line.meetings.calculations.numbers import (
    CaseNumber,
    cited_in,
    next_number,
    parse_number,
    plausible,
)
from linja.line.meetings.calculations.timing import DUE_SOON_DAYS, timeliness

__all__ = [
    "DUE_SOON_DAYS",
    "CaseNumber",
    "cited_in",
    "next_number",
    "parse_number",
    "plausible",
    "timeliness",
]
