"""What is missing, how things count, and how parts are stored. Pure."""

from linja.line.reporting.calculations.core import (
    counts,
    missing_code,
    restored,
    restored_blocks,
    restored_parts,
    stored,
    words_in,
    words_of,
    words_of_answer,
)
from linja.line.reporting.calculations.following import end_of, makes_circle
from linja.line.reporting.calculations.likeness import unchanged
from linja.line.reporting.calculations.printed_parts import (
    LABELS,
    day_in_words,
    exemption_words,
    new_deadline,
    printed_answer,
    reference_line,
)
from linja.line.reporting.calculations.remarks import folded, remarks, remarks_of, twin_text
from linja.line.reporting.calculations.rounds import (
    HANDS_IN,
    Days,
    code_of,
    fits,
    following,
    handed_in_on,
    next_title,
    reminder_days,
    reminder_due,
    report_period,
    shifted,
    usual_days,
    usual_period,
    year_of,
)
from linja.line.reporting.calculations.stages import counted, stage
from linja.line.reporting.calculations.timeliness import timeliness

__all__ = [
    "HANDS_IN",
    "LABELS",
    "Days",
    "code_of",
    "counted",
    "counts",
    "day_in_words",
    "end_of",
    "exemption_words",
    "fits",
    "folded",
    "following",
    "handed_in_on",
    "makes_circle",
    "missing_code",
    "new_deadline",
    "next_title",
    "printed_answer",
    "reference_line",
    "remarks",
    "remarks_of",
    "reminder_days",
    "reminder_due",
    "report_period",
    "restored",
    "restored_blocks",
    "restored_parts",
    "shifted",
    "stage",
    "stored",
    "timeliness",
    "twin_text",
    "unchanged",
    "usual_days",
    "usual_period",
    "words_in",
    "words_of",
    "words_of_answer",
    "year_of",
]
