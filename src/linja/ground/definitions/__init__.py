"""The definitions of indicators and their code lists: reviewed text, dated and versioned. No Django."""

from linja.ground.definitions.faults import DefinitionsError, Fault
from linja.ground.definitions.registry import Definitions, Named, faults_in, load
from linja.ground.definitions.types import (
    Basis,
    Calendar,
    Category,
    CodeList,
    Direction,
    Frequency,
    Indicator,
    PeriodType,
    Stage,
    State,
    Text,
    Version,
)

__all__ = [
    "Basis",
    "Calendar",
    "Category",
    "CodeList",
    "Definitions",
    "DefinitionsError",
    "Direction",
    "Fault",
    "Frequency",
    "Indicator",
    "Named",
    "PeriodType",
    "Stage",
    "State",
    "Text",
    "Version",
    "faults_in",
    "load",
]
