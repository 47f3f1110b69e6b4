"""Cutting and joining findings, computed on line numbers alone. Pure."""

from linja.line.intake.calculations.joins import merge, split
from linja.line.intake.calculations.moves import cut_new, move, reinstate, step
from linja.line.intake.calculations.normal import normalised
from linja.line.intake.calculations.spans import WHICH, Cut, Range, Span, Which, claimed, conflicts
from linja.line.intake.calculations.stems import stem_range, stem_ranges

__all__ = [
    "WHICH",
    "Cut",
    "Range",
    "Span",
    "Which",
    "claimed",
    "conflicts",
    "cut_new",
    "merge",
    "move",
    "normalised",
    "reinstate",
    "split",
    "stem_range",
    "stem_ranges",
    "step",
]
