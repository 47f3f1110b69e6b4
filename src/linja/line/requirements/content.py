"""Wordings as faces show them: whole sentences, beginnings, differences, and how near a deadline is."""

from linja.line.requirements.calculations.citations import citations_in
from linja.line.requirements.calculations.deadlines import state as deadline_state
from linja.line.requirements.calculations.funding import funding_in
from linja.line.requirements.calculations.proposed import Proposed, proposed
from linja.line.requirements.calculations.words import (
    sentence,
    shortened,
    word_difference,
    words_between,
)

__all__ = [
    "Proposed",
    "citations_in",
    "deadline_state",
    "funding_in",
    "proposed",
    "sentence",
    "shortened",
    "word_difference",
    "words_between",
]
