"""Targets: what a number must reach, read from a sentence, compared, and judged against values.

``Target`` is one limit, as a version stores it. ``Single``, ``Spread``, ``GrowthOrder``, ``AllOf`` and
``AtLeast`` set limits in their place; :func:`verdict` computes what the figures say of them.
"""

from linja.ground.kernel.targets.differing import Agreement, Difference, difference, difference_sentence
from linja.ground.kernel.targets.judging import verdict
from linja.ground.kernel.targets.limits import Operator, Target, in_signs
from linja.ground.kernel.targets.reasons import Asked, Lookup, Verdict
from linja.ground.kernel.targets.sentences import target_in, targets_in
from linja.ground.kernel.targets.stricter import Comparison, laxer_day, stricter
from linja.ground.kernel.targets.types import (
    AllOf,
    AnyTarget,
    AtLeast,
    Cell,
    Growth,
    GrowthOrder,
    Scope,
    ScopeKind,
    SetBy,
    Single,
    Spread,
    complement,
    golden_rule,
)
from linja.ground.kernel.targets.words import reason_sentence

__all__ = [
    "Agreement",
    "AllOf",
    "AnyTarget",
    "Asked",
    "AtLeast",
    "Cell",
    "Comparison",
    "Difference",
    "Growth",
    "GrowthOrder",
    "Lookup",
    "Operator",
    "Scope",
    "ScopeKind",
    "SetBy",
    "Single",
    "Spread",
    "Target",
    "Verdict",
    "complement",
    "difference",
    "difference_sentence",
    "golden_rule",
    "in_signs",
    "laxer_day",
    "reason_sentence",
    "stricter",
    "target_in",
    "targets_in",
    "verdict",
]
