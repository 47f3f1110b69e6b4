"""Forms whose cells a converter printed one below the other: periods, a value for each, a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linja.ground.reading.findings import FoundTable
from linja.ground.reading.tables.form_entries import PAGE_REFERENCE, Entry, text_entry
from linja.ground.reading.tables.header import PERIOD
from linja.ground.reading.tables.lines import Line

#: Words that stand over the columns of a reporting form; three of them make a header.
_COLUMN_WORDS = re.compile(
    r"\b(?:mål|indikator|datakilde|kilde|frekvens|publisering\w*|rapportering|resultat|tiltak|goal|source)\b",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"[-−]?\d+(?:[.,]\d+)?(?:\s?%)?|ikke\s+publisert(?:\s+ennå)?|ikkje\s+publisert|–|-(?=\s|$)", re.IGNORECASE
)
_FREQUENCY = re.compile(
    r"\b(?:månedlig|månadleg|tertialvis|kvartalsvis|årlig|årleg|halvårlig)\b", re.IGNORECASE
)
_MOST_VALUE_LINES = 4


def period_forms(lines: list[Line]) -> list[FoundTable]:
    """Return one table for each form: a header with column words, then entries until the next heading."""
    heads: list[int] = []
    for index in range(len(lines)):
        if _is_head(lines, index) and not (heads and index <= _head_end(lines, heads[-1])):
            heads.append(index)
    tables = []
    for head, stop in zip(heads, [*heads[1:], len(lines)][: len(heads)], strict=True):
        entries = list(_entries(lines, _head_end(lines, head) + 1, stop))
        if len(entries) >= 2:
            tables.append(_table(lines, head, entries))
    return tables


def _is_head(lines: list[Line], index: int) -> bool:
    """Whether the line names at least three columns (the broken line after it counts)."""
    if PERIOD.search(lines[index].words) is None and not _COLUMN_WORDS.match(lines[index].words):
        return False
    words = " ".join(line.words for line in lines[index : index + 4])
    found = {match.lower() for match in _COLUMN_WORDS.findall(words)}
    return len(found) >= 3 and bool(_COLUMN_WORDS.search(lines[index].words)) and len(words) < 250


def _head_end(lines: list[Line], head: int) -> int:
    end = head
    while end + 1 < len(lines) and end - head < 9 and lines[end + 1].gap == 0:
        end += 1
    return end


def _entries(lines: list[Line], start: int, stop: int) -> Iterator[Entry]:
    """Walk from value line to value line; what lies between is the next indicator's words."""
    begin, index = start, start
    while index < stop:
        entry = _entry(lines, index, begin, stop)
        if entry is None:
            index += 1
            continue
        yield entry
        begin = index = entry.last + 1


def _entry(lines: list[Line], index: int, begin: int, stop: int) -> Entry | None:
    """Return the entry whose values or closing page reference stand at line ``index``, None when none do."""
    return _number_entry(lines, index, begin, stop) or text_entry(lines, index, begin, stop)


def _number_entry(lines: list[Line], index: int, begin: int, stop: int) -> Entry | None:
    for last in range(index, min(index + _MOST_VALUE_LINES, stop)):
        words = " ".join(line.words for line in lines[index : last + 1])
        match = PAGE_REFERENCE.search(words)
        if match is None:
            continue
        printed = words[: match.start()]
        values = tuple(_VALUE.findall(printed))
        if _VALUE.sub("", printed).strip() or len(values) < 2:
            return None
        name, periods = _before_values(lines, index, begin, len(values))
        return Entry(begin, last, name, periods, values, match[0].strip()) if periods else None
    return None


def _before_values(lines: list[Line], index: int, begin: int, count: int) -> tuple[str, tuple[str, ...]]:
    """Return the words before the periods, and exactly ``count`` periods; no periods when they don't fit."""
    found: tuple[str, tuple[str, ...]] = ("", ())
    words = ""
    for line in range(index - 1, begin - 1, -1):
        words = f"{lines[line].words} {words}".strip()
        often = _FREQUENCY.search(words)
        tail = words[often.end() :] if often else words
        periods = tuple(" ".join(match[0].split()) for match in PERIOD.finditer(tail))
        # A period may begin on the line above (``first tertial`` / ``2018``): the longest fit counts.
        if len(periods) == count and not PERIOD.sub("", tail).strip():
            before = [one.words for one in lines[begin:line]]
            found = " ".join([*before, words[: often.end()] if often else ""]).strip(), periods
        if often or len(periods) > count:
            break
    return found


def _table(lines: list[Line], head: int, entries: list[Entry]) -> FoundTable:
    width = max(len(entry.values) for entry in entries)
    end = _head_end(lines, head)
    title = " ".join(line.words for line in lines[head : end + 1])
    rows: list[tuple[str, ...]] = []
    periods: tuple[str, ...] = ()
    for entry in entries:
        # Periods may differ from entry to entry: they stand as a row of their own where they change.
        if entry.periods and entry.periods != periods:
            rows.append(("", *entry.periods, *[""] * (width - len(entry.periods)), ""))
            periods = entry.periods
        if not entry.periods and not any(entry.values):
            continue
        rows.append((entry.name, *entry.values, *[""] * (width - len(entry.values)), entry.reference))
    caption = _caption(lines, head)
    return FoundTable(
        line=lines[head].number,
        line_end=lines[entries[-1].last].number,
        caption=caption,
        header=((title, *[""] * (width + 1)),),
        rows=tuple(rows),
        confidence=0.6,
    )


def _caption(lines: list[Line], head: int) -> str:
    """The heading right above; it may run over two lines."""
    for count in (1, 2):
        words = " ".join(line.words for line in lines[max(0, head - count) : head])
        if words[:1].isdecimal():
            return words
    return lines[head - 1].words if head else ""
