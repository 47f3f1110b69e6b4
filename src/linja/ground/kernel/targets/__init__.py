"""Targets: what a number must reach, read from a sentence, compared, and judged against values."""

from linja.ground.kernel.targets.limits import Operator, Target, in_signs
from linja.ground.kernel.targets.sentences import target_in, targets_in
from linja.ground.kernel.targets.stricter import Comparison, laxer_day, stricter

__all__ = [
    "Comparison",
    "Operator",
    "Target",
    "in_signs",
    "laxer_day",
    "stricter",
    "target_in",
    "targets_in",
]
