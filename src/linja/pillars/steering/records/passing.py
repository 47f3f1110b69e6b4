"""What is asked when a requirement is passed down, and what the table of it shows. All frozen, no Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from linja.ground.kernel.targets import Target
from linja.line.requirements.records import (
    DelegationRecord,
    DiffPart,
    OrderRecord,
    PassedRecord,
    RequirementRecord,
    ToConsider,
    TreatmentRecord,
)

#: How a unit has a requirement: as it is, in own words, asking for more or for less, still another
#: version's, kept above, not given to this unit, or undecided.
Shape = Literal["as_is", "own_words", "stricter", "laxer", "kept", "not_given", "untreated"]
SHAPES: tuple[Shape, ...] = (
    "untreated",
    "as_is",
    "own_words",
    "stricter",
    "laxer",
    "kept",
    "not_given",
)


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """What one unit is given. What is unsaid stays as above."""

    unit_id: int
    #: Own words, the stem among them.
    text: str | None = None
    target: Target | None = None
    due_on: date | None = None
    #: The unit leads the work for all that get it.
    lead: bool = False
    #: Who takes part beside the unit.
    partner_ids: tuple[int, ...] = ()
    #: Printed with the lead: "on behalf of" whom.
    on_behalf_of: str = ""


@dataclass(frozen=True, slots=True)
class Passing:
    """One requirement and the units that get it."""

    requirement_id: int
    units: tuple[UnitChoice, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """What one choice would do, before it is done."""

    requirement_id: int
    unit_id: int
    unit_name: str
    #: The words that the unit would have, against those above.
    words: tuple[DiffPart, ...]
    text: str
    shape: Shape
    target_above: Target | None
    target: Target | None
    due_above: date | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """A unit below that can be asked."""

    id: int
    name: str
    kind: str
    #: Serves a population of its own: what goes to "all" goes to these. Pharmacies, service companies,
    #: private hospitals and what several regions own together are asked one by one.
    main: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """One requirement at one unit."""

    unit_id: int
    shape: Shape
    #: Every wording the unit has been given (more than one when a draft follows what was issued).
    passed: tuple[PassedRecord, ...] = ()
    draft: bool = False
    unit_name: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One requirement that binds the unit, and what has become of it."""

    record: RequirementRecord
    treatment: TreatmentRecord | None
    cells: tuple[Cell, ...]
    #: The requirement has been changed since it was treated.
    changed_since: bool = False
    #: Its words are that it be passed on.
    to_be_passed_on: bool = False
    delegation: DelegationRecord | None = None

    @property
    def shape(self) -> Shape:
        """The whole row in one word: how far the decision has come, or the most telling cell."""
        if self.treatment and self.treatment.decision == "kept":
            return "kept"
        held = {cell.shape for cell in self.cells} - {"untreated", "not_given", "kept"}
        order: tuple[Shape, ...] = ("laxer", "stricter", "own_words", "as_is")
        return next((shape for shape in order if shape in held), "untreated")


@dataclass(frozen=True, slots=True)
class Board:
    """Everything that binds a unit in a year, and what it has done with it."""

    organisation_id: int
    organisation_name: str
    year: int
    units: tuple[UnitRecord, ...]
    rows: tuple[Row, ...]
    orders: tuple[OrderRecord, ...]
    to_consider: tuple[ToConsider, ...] = ()

    @property
    def untreated(self) -> tuple[Row, ...]:
        """What nobody has decided on yet."""
        return tuple(row for row in self.rows if row.shape == "untreated")
