"""Amounts given as a list: a name and a sum with the same unit on each of three lines or more."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linja.ground.reading.findings import FoundTable
from linja.ground.reading.tables.lines import Line

_NUMBER = r"[-−]?\d{1,3}(?: \d{3})*(?:,\d+)?"
_UNIT = (
    r"%|pst\.?|prosent(?:poeng)?|(?:mill\.|millioner|mrd\.|milliarder|tusen)(?: (?:kroner|kr\.?))?|kroner|"
    r"kr\.?|dager|døgn|minutter|timer|årsverk|pasienter|stillinger|plasser|poeng|days|million|per ?cent"
)
_LAST = re.compile(rf"^(?P<name>\D[^.;]{{1,80}}?)[:–-]?\s+(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})[.,;]?$")
_FIRST = re.compile(rf"^(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})\s+(?P<name>\D[^.;]{{1,80}})[.,;]?$")
_LEAST_ITEMS = 3


@dataclass(frozen=True, slots=True)
class _Item:
    line: int
    name: str
    value: str
    unit: str
    form: str


def amount_lists(lines: list[Line]) -> list[FoundTable]:
    """Return each list of amounts as a table of two columns; its caption is the sentence that opens it."""
    tables: list[FoundTable] = []
    index = 0
    while index < len(lines):
        items = _items(lines, index)
        if len(items) >= _LEAST_ITEMS:
            tables.append(_table(lines, index, items))
        index += max(1, len(items))
    return tables


def _items(lines: list[Line], start: int) -> list[_Item]:
    items: list[_Item] = []
    for index, line in enumerate(lines[start:]):
        item = _item(line) if index == 0 or line.gap <= 1 else None
        if item is None or (items and (item.unit, item.form) != (items[0].unit, items[0].form)):
            break
        items.append(item)
    return items


def _item(line: Line) -> _Item | None:
    """Only marked items count: running text is full of amounts."""
    if not line.is_bullet:
        return None
    words = line.words.lstrip("-– ").rstrip()
    for form, pattern in (("last", _LAST), ("first", _FIRST)):
        if match := pattern.match(words):
            value = f"{match['number']} {match['unit']}"
            return _Item(line.number, match["name"].strip(" :–-"), value, match["unit"], form)
    return None


def _table(lines: list[Line], start: int, items: list[_Item]) -> FoundTable:
    before = lines[start - 1].words.rpartition(". ")[2] if start else ""
    return FoundTable(
        line=items[0].line,
        line_end=items[-1].line,
        caption=before if before.endswith(":") else "",
        header=(),
        rows=tuple((item.name, item.value) for item in items),
        confidence=0.8,
    )
