"""Reading values. Everything answered is frozen; what an actor may not see is not there."""

from linja.line.indicators.queries.shown import held, periods_with_values, places_with_values, recent
from linja.line.indicators.queries.values import (
    breaks,
    definitions,
    history,
    place_of,
    values,
    visible,
)

__all__ = [
    "breaks",
    "definitions",
    "held",
    "history",
    "periods_with_values",
    "place_of",
    "places_with_values",
    "recent",
    "values",
    "visible",
]
