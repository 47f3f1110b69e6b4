"""Targets: what a number must reach, read from a sentence, compared, and judged against values.

``Target`` is one limit, as a version stores it. ``Single``, ``Spread``, ``GrowthOrder``, ``AllOf`` and
``AtLeast`` set limits in their place; :func:`verdict` computes what the figures say of them.
"""

from linja.ground.kernel.targets.differing import Agreement, Difference, difference, difference_sentence
from linja.ground.kernel.targets.judging import verdict
from linja.ground.kernel.targets.limits import Operator, Target, in_signs
from linja.ground.kernel.targets.placing import (
    baselines_in,
    horizon_of,
    judged_in,
    leaves,
    measured_in,
    measuring,
)
from linja.ground.kernel.targets.reasons import Asked, Lookup, Verdict
from linja.ground.kernel.targets.sentences import target_in, targets_in
from linja.ground.kernel.targets.showing import target_words
from linja.ground.kernel.targets.stored import as_data, of_data
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
    "as_data",
    "baselines_in",
    "complement",
    "difference",
    "difference_sentence",
    "golden_rule",
    "horizon_of",
    "in_signs",
    "judged_in",
    "laxer_day",
    "leaves",
    "measured_in",
    "measuring",
    "of_data",
    "reason_sentence",
    "stricter",
    "target_in",
    "target_words",
    "targets_in",
    "verdict",
]
