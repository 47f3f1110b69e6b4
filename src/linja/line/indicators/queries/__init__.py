"""Reading values, targets and verdicts. All answers are frozen; what an actor may not see is not there."""

from linja.line.indicators.queries.targets import (
    facts_of,
    may_keep,
    target,
    targets,
    visible_targets,
)
from linja.line.indicators.queries.values import (
    breaks,
    definitions,
    history,
    place_of,
    values,
    values_between,
    visible,
)
from linja.line.indicators.queries.verdicts import judged, verdicts

__all__ = [
    "breaks",
    "definitions",
    "facts_of",
    "history",
    "judged",
    "may_keep",
    "place_of",
    "target",
    "targets",
    "values",
    "values_between",
    "verdicts",
    "visible",
    "visible_targets",
]
