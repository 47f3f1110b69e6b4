"""Reading values and where they are from. All is frozen; what an actor may not see is not there."""

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
from linja.line.indicators.queries.values import breaks, history, values, visible

__all__ = [
    "Asked",
    "Proposed",
    "asked",
    "breaks",
    "definitions",
    "giver",
    "held_at",
    "history",
    "import_of",
    "imports",
    "left_out",
    "names",
    "offered",
    "offered_files",
    "organisation_named",
    "place_of",
    "plan",
    "plan_of",
    "proposed",
    "rows_of",
    "rows_of_document",
    "values",
    "values_of",
    "version_of",
    "visible",
]
