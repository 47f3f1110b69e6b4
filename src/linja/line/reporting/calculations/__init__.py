"""What is missing, how things count, and how parts are stored. Pure."""

from linja.line.reporting.calculations.core import (
    counts,
    missing_code,
    restored,
    restored_blocks,
    stored,
    words_of,
)
from linja.line.reporting.calculations.following import end_of, makes_circle
from linja.line.reporting.calculations.printed_parts import (
    LABELS,
    day_in_words,
    exemption_words,
    new_deadline,
    printed_answer,
    reference_line,
)
from linja.line.reporting.calculations.remarks import folded, remarks

__all__ = [
    "LABELS",
    "counts",
    "day_in_words",
    "end_of",
    "exemption_words",
    "folded",
    "makes_circle",
    "missing_code",
    "new_deadline",
    "printed_answer",
    "reference_line",
    "remarks",
    "restored",
    "restored_blocks",
    "stored",
    "words_of",
]
