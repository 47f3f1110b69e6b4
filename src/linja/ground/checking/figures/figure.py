"""One printed number with everything that tells what it is a number of."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from linja.ground.kernel.numbers import Unit


class Role(StrEnum):
    """What the number does in its sentence or cell."""

    VALUE = "value"
    TARGET = "target"
    CHANGE = "change"
    #: The best or worst of several, or one end of a range.
    EXTREME = "extreme"
    #: A limit or a rough number (``over 50 %``, ``om lag 700``): compared with nothing.
    BOUND = "bound"


class Place(StrEnum):
    """Where the number stands."""

    PROSE = "prose"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as printed. ``amount`` is in whole units (``3 mill. kroner`` is 3000000).

    ``indicator``, ``area``, ``organisation`` are codes of the vocabulary or folded names; an empty
    organisation is the one that reports, an empty period was not printed (the report's own year is meant).
    """

    amount: Decimal
    printed: str
    #: Half of the last printed place, in whole units: the number stands for ``amount`` ± ``half``.
    half: Decimal
    unit: Unit
    line: int
    quote: str
    role: Role
    place: Place
    indicator: str = ""
    area: str = ""
    organisation: str = ""
    period: str = ""
    #: Words that set it apart from other numbers of the same indicator (``median``, ``kirurgi``).
    qualifiers: frozenset[str] = frozenset()
    #: The indicator was named in the same sentence, row or caption, and not only near it.
    named: bool = True
    #: Index of the sentence, or minus one for a cell.
    sentence: int = -1

    @property
    def key(self) -> tuple[str, str, str, str, Role, frozenset[str]]:
        """What must agree, period aside, for two numbers to be the same figure."""
        return (
            self.indicator,
            self.area,
            self.organisation,
            self.unit.value,
            self.role,
            self.qualifiers,
        )
