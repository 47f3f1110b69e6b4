"""What the address chooses: the unit, the year, and what of the table is shown."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest

from linja.faces.ui import tables
from linja.faces.ui.states import STATES
from linja.ground.kernel.actor import Actor
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import DocumentFilter
from linja.pillars.steering import queries
from linja.pillars.steering.records import Board, Row, Shape
from linja.pillars.steering.records.passing import SHAPES


@dataclass(frozen=True, slots=True)
class Chosen:
    """The table that is asked for, and the filters within it."""

    board: Board
    years: tuple[int, ...]
    #: (id, name) of the units that the reader passes down from.
    own: tuple[tuple[int, str], ...]
    document_id: int | None
    shape: str
    changed: bool
    to_pass_on: bool
    rows: tuple[Row, ...]


def number(text: str) -> int | None:
    """A number in an address, or nothing."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def chosen(request: HttpRequest) -> Chosen | None:
    """What the reader asked for; None when the reader passes nothing down. 404 for another's unit."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    own = tuple((one.id, one.name) for one in queries.passing_units(actor))
    if not own:
        return None
    source = request.GET
    asked = number(source.get("enhet", "")) if source.get("enhet") else own[0][0]
    if asked not in {unit for unit, _name in own}:
        raise Http404
    years = _years(asked or 0)
    year = number(source.get("ar", "")) or (years[0] if years else 0)
    board = queries.passing_board(actor, asked or 0, year) if year else None
    if year > 9000 or (year and board is None):
        raise Http404
    return _narrowed(request, board or Board(asked or 0, dict(own)[asked or 0], year, (), (), ()), years, own)


def _years(organisation_id: int) -> tuple[int, ...]:
    held = requirements.documents(DocumentFilter(addressee_id=organisation_id))
    return tuple(sorted({one.year for one in held if one.requirement_count}, reverse=True))


def _narrowed(
    request: HttpRequest, board: Board, years: tuple[int, ...], own: tuple[tuple[int, str], ...]
) -> Chosen:
    source = request.GET
    found = Chosen(
        board=board,
        years=years,
        own=own,
        document_id=number(source.get("dokument", "")),
        shape=source.get("form", "") if source.get("form", "") in SHAPES else "",
        changed=source.get("endret") == "1",
        to_pass_on=source.get("videre") == "1",
        rows=(),
    )
    rows = tuple(row for row in board.rows if _fits(row, found))
    return Chosen(board, years, own, found.document_id, found.shape, found.changed, found.to_pass_on, rows)


def _fits(row: Row, asked: Chosen) -> bool:
    return (
        asked.document_id in (None, row.record.document.id)
        and asked.shape in ("", row.shape)
        and (not asked.changed or row.changed_since)
        and (not asked.to_pass_on or row.to_be_passed_on)
    )


def counts(request: HttpRequest, asked: Chosen) -> list[dict[str, Any]]:
    """How many rows are in each state, each a link that shows them; taken away when chosen."""
    words = {shape: STATES["passing"][shape].word for shape in SHAPES}
    found = Counter(row.shape for row in asked.board.rows)
    return tables.counted(request, "form", words, found, asked.shape)


def word(shape: Shape) -> str:
    """The state as a cell of a file says it."""
    return str(STATES["passing"][shape].word)
