"""Entries of a form whose cells are words: labelled values, years with values, or one sentence."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from linja.ground.reading.tables.header import PERIOD
from linja.ground.reading.tables.lines import Line

PAGE_REFERENCE = re.compile(r"\b(?:se\s+)?(?:s\.|side)\s*(\d+(?:\s?[-–]\s?\d+)?)\s*$", re.IGNORECASE)
_CLOSING = re.compile(r"\bse\s+(?:s\.|side)\s*(?:\d+\s?[-–]\s?\d+|\d+)(?P<open>\s?[-–])?\s*$", re.IGNORECASE)
_LABEL = re.compile(r"^([A-ZÆØÅ][\wæøåÆØÅ ]{1,30}:)")
_YEAR_VALUE = re.compile(r"^((?:19|20)\d\d):\s*(.+)$")
_MOST_CELLS = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator's cells: its words before the periods, the periods, a value for each, the page."""

    first: int
    last: int
    name: str
    periods: tuple[str, ...]
    values: tuple[str, ...]
    reference: str


def text_entry(lines: list[Line], index: int, begin: int, stop: int) -> Entry | None:
    """Return the entry that line ``index`` closes with a page reference, its cells being words."""
    match = _CLOSING.search(lines[index].words)
    if match is None:
        return None
    reference, last = match[0].strip(), index
    if match["open"] and index + 1 < stop and lines[index + 1].words.isdecimal():
        reference, last = reference + lines[index + 1].words, index + 1
    body = [line.words for line in lines[begin:index]]
    rest = lines[index].words[: match.start()].strip()
    body += [rest] if rest else []
    name, periods, values = _cells(body)
    return Entry(begin, last, name, periods, values, reference)


def _cells(body: list[str]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return name, periods and cells."""
    years = [(index, match) for index, line in enumerate(body) if (match := _YEAR_VALUE.match(line))]
    if len(years) >= 2 and years[-1][0] == len(body) - 1:
        name = " ".join(body[: years[0][0]])
        return name, tuple(match[1] for _, match in years), tuple(match[2].strip() for _, match in years)
    if starts := _repeated_label(body):
        bounds = [*starts, len(body)]
        cells = tuple(" ".join(body[bounds[i] : bounds[i + 1]]) for i in range(len(starts)))
        before = body[: starts[0]]
        periods, place = _periods(before, len(starts))
        return " ".join(before[:place]), periods, cells
    return " ".join(body[:-1]), (), tuple(body[-1:])


def _repeated_label(body: list[str]) -> list[int]:
    """Return where the cells begin: each begins with the label that is the first to return."""
    labels = [(index, match[1]) for index, line in enumerate(body) if (match := _LABEL.match(line))]
    counts = Counter(label for _, label in labels)
    first = next((label for _, label in labels if 2 <= counts[label] <= _MOST_CELLS), None)
    return [index for index, label in labels if label == first]


def _periods(before: list[str], count: int) -> tuple[tuple[str, ...], int]:
    """Return the periods that stand over the cells and the line they stand on; else nothing."""
    for place, line in enumerate(before):
        periods = tuple(match[0] for match in PERIOD.finditer(line))
        if len(periods) == count and not PERIOD.sub("", line).strip():
            return periods, place
    return (), len(before)
