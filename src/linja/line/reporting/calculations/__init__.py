"""What is missing, how things count, and how parts are stored. Pure."""

from linja.line.reporting.calculations.core import (
    counts,
    missing_code,
    restored,
    restored_blocks,
    stored,
    words_of,
)

__all__ = [
    "counts",
    "missing_code",
    "restored",
    "restored_blocks",
    "stored",
    "words_of",
]
