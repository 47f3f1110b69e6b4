"""Reading values, targets and verdicts. All is frozen; what an actor may not see is not there."""

from linja.line.indicators.queries.asked import Asked, asked
from linja.line.indicators.queries.defined import definitions, names, version_of
from linja.line.indicators.queries.held import giver, held_at, plan
from linja.line.indicators.queries.imports import (
    import_of,
    imports,
    left_out,
    offered,
    offered_files,
    plan_of,
    rows_of,
    values_of,
)
from linja.line.indicators.queries.places import organisation_named, place_of
from linja.line.indicators.queries.proposed import Proposed, proposed, rows_of_document
from linja.line.indicators.queries.shown import held, periods_with_values, places_with_values, recent
from linja.line.indicators.queries.targets import facts_of, may_keep, target, targets, visible_targets
from linja.line.indicators.queries.values import breaks, history, values, values_between, visible
from linja.line.indicators.queries.verdicts import judged, verdicts

__all__ = [
    "Asked",
    "Proposed",
    "asked",
    "breaks",
    "definitions",
    "facts_of",
    "giver",
    "held",
    "held_at",
    "history",
    "import_of",
    "imports",
    "judged",
    "left_out",
    "may_keep",
    "names",
    "offered",
    "offered_files",
    "organisation_named",
    "periods_with_values",
    "place_of",
    "places_with_values",
    "plan",
    "plan_of",
    "proposed",
    "recent",
    "rows_of",
    "rows_of_document",
    "target",
    "targets",
    "values",
    "values_between",
    "values_of",
    "verdicts",
    "version_of",
    "visible",
    "visible_targets",
]
