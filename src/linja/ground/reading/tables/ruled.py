"""Tables that the document draws itself, as found tables."""

from __future__ import annotations

from dataclasses import replace

from linja.ground.reading.findings import FoundTable
from linja.ground.reading.input.source_text import RuledTable, SourceText
from linja.ground.reading.tables.header import PERIOD
from linja.ground.reading.tables.numbers import amount


def ruled_tables(source: SourceText) -> list[FoundTable]:
    """Return the document's own tables; cells folded to one line, a table over two pages made one."""
    whole: list[RuledTable] = []
    for table in source.ruled_tables:
        if _is_layout(table):
            continue
        if whole and _goes_on(source, whole[-1], table):
            whole[-1] = _joined(whole[-1], table)
        else:
            whole.append(table)
    return [_found(source, table) for table in whole]


def _goes_on(source: SourceText, one: RuledTable, two: RuledTable) -> bool:
    """Whether ``two`` continues ``one`` on the next page, with nothing but running heads between."""
    if one.page is None or two.page is None or len(one.rows[0]) != len(two.rows[0]):
        return False
    if source.pages[one.line_end - 1] == two.page:
        return False
    between = range(one.line_end + 1, two.line)
    return all(not source.lines[n - 1].strip() or source.is_furniture(n) for n in between)


def _joined(one: RuledTable, two: RuledTable) -> RuledTable:
    """A header that is printed again on the next page is left out."""
    again = 0
    while again < min(len(one.rows), len(two.rows)) and one.rows[again] == two.rows[again]:
        again += 1
    return replace(one, line_end=two.line_end, rows=one.rows + two.rows[again:])


def _found(source: SourceText, table: RuledTable) -> FoundTable:
    rows = [tuple(" ".join(cell.split()) for cell in row) for row in table.rows]
    count = table.header_rows or _header_rows(rows)
    return FoundTable(
        line=table.line,
        line_end=table.line_end,
        caption=_caption(source, table),
        header=tuple(rows[:count]),
        rows=tuple(rows[count:]),
    )


def _header_rows(rows: list[tuple[str, ...]]) -> int:
    """Rows without values (periods aside) before the first row with one; one row when none has values."""
    for count, row in enumerate(rows):
        if any(amount(cell) is not None and not PERIOD.fullmatch(cell) for cell in row[1:]):
            return count
    return 1


def _is_layout(table: RuledTable) -> bool:
    """A frame drawn around text: hardly any cell beyond the first column has words."""
    cells = [cell for row in table.rows for cell in row[1:]]
    return sum(bool(cell.strip()) for cell in cells) < 0.2 * len(cells)


def _caption(source: SourceText, table: RuledTable) -> str:
    """A line just above or below that says table or figure, or a short line above without full stop."""
    above = _neighbour(source, range(table.line - 1, max(0, table.line - 4), -1))
    below = _neighbour(source, range(table.line_end + 1, min(len(source.lines), table.line_end + 3) + 1))
    for words in (above, below):
        if words.lower().startswith(("tabell", "figur", "table", "figure")):
            return words
    return above if above and len(above) <= 100 and not above.endswith((".", ";", ",")) else ""


def _neighbour(source: SourceText, numbers: range) -> str:
    for number in numbers:
        words = source.lines[number - 1].strip()
        if words and not source.is_furniture(number):
            return words
    return ""
