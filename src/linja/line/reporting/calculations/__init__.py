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
    day_in_words,
    new_deadline,
    printed_answer,
    reference_line,
)

__all__ = [
    "counts",
    "day_in_words",
    "end_of",
    "makes_circle",
    "missing_code",
    "new_deadline",
    "printed_answer",
    "reference_line",
    "restored",
    "restored_blocks",
    "stored",
    "words_of",
]
