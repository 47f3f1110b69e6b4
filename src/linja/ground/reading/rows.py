"""Tables whose rows are requirements: one column asks, others beside it answer or set a limit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linja.ground.reading.input import SourceText
from linja.ground.reading.input.source_text import RuledTable

_YEAR = r"(?:\s+(?:for\s+|i\s+|per\s+|pr\.?\s+)?(?:[123]\.\s+tertial\s+)?(?:20\d\d)?)?"
_ASK = re.compile(
    r"^(?:(?:styrings|resultat|hoved|del)?(?:krav|mål)|oppdrag|oppgaver?|oppgåver?|bestilling)"
    rf"(?:\s*(?:/|og|eller)\s*(?:krav|mål|oppdrag|oppgaver?|oppgåver?))?(?:\s+(?:fra|frå|i)\s+\w+)?{_YEAR}$",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"^tiltak$", re.IGNORECASE)
_STATUS = re.compile(rf"^(?:status|(?:grad\s+av\s+)?måloppnåelse|måloppnåing){_YEAR}$", re.IGNORECASE)
_ANSWER = re.compile(
    r"^(?:rapportering|resultat|kommentar(?:er|ar)?|svar|omtale|vurdering|tilbakemelding|oppfølging|beskrivelse|"
    rf"status\s+og\s+kommentar(?:er|ar)?|tiltak){_YEAR}$",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"^(?:ny\s+)?(?:tids)?frist$", re.IGNORECASE)
_LEAD = re.compile(r"^(?:ansvar|ansvarl[ie]g|leder|leiar)$", re.IGNORECASE)
_OTHER = re.compile(
    r"^(?:nr\.?|nummer|#|ref\.?|referanse|sak|id|kap\.?|kapittel|punkt|område|kilde|kjelde|rapporteres|rapporterast)$",
    re.IGNORECASE,
)
_ROLES = (
    ("ask", _ASK),
    ("status", _STATUS),
    ("answer", _ANSWER),
    ("limit", _LIMIT),
    ("lead", _LEAD),
    ("other", _OTHER),
)
_CELL = re.compile(r"\S+(?: \S+)*")
_RULE = re.compile(r"[\s|+:-]*[-+|:][\s|+:-]*")


@dataclass(slots=True)
class Row:
    """One requirement's cells, by what their column is for. Lines are 1-based."""

    line: int
    line_end: int
    #: The word that heads the column that asks.
    column: str
    ask: str = ""
    status: str = ""
    answer: str = ""
    limit: str = ""
    lead: str = ""

    def add(self, role: str, cell: str) -> None:
        """Put a cell, or more of one, where it belongs."""
        if cell and role != "other":
            setattr(self, role, f"{getattr(self, role)} {cell}".strip())


@dataclass(frozen=True, slots=True)
class RowTable:
    """A table of requirements: its first line (the header), its last, and its rows."""

    line: int
    line_end: int
    rows: tuple[Row, ...]
    #: Whether rows are answered; otherwise they only ask.
    answered: bool


def row_tables(source: SourceText) -> list[RowTable]:
    """All such tables: drawn ones first, then those of columns, pipes or tabs in the text."""
    found = [table for ruled in source.ruled_tables if (table := _drawn(source, ruled)) is not None]
    taken = {line for table in found for line in range(table.line, table.line_end + 1)}
    return found + [table for table in _printed(source.lines) if table.line not in taken]


def roles_of(words: Sequence[str]) -> list[str] | None:
    """What each column is for by its heading, or None when the heading is not of such a table."""
    roles = []
    for word in words:
        role = next((name for name, pattern in _ROLES if pattern.match(word.strip())), None)
        if role is None and word.strip():
            return None
        roles.append(role or "other")
    if "ask" not in roles:
        measures = [bool(_MEASURE.match(word.strip())) for word in words]
        roles = ["ask" if asks else role for asks, role in zip(measures, roles, strict=True)]
    beside = {"status", "answer", "limit", "lead"} & set(roles)
    return roles if roles.count("ask") == 1 and beside else None


def _table(line: int, line_end: int, rows: Sequence[Row], roles: Sequence[str]) -> RowTable | None:
    """The table, when its rows are sentences and most have something beside them."""
    if len(rows) < 2 or sum(len(row.ask.split()) >= 3 for row in rows) < 0.7 * len(rows):
        return None
    beside = sum(bool(row.answer or row.status or row.limit or row.lead) for row in rows)
    answered = bool({"status", "answer"} & set(roles))
    return RowTable(line, line_end, tuple(rows), answered) if beside >= 0.6 * len(rows) else None


def _drawn(source: SourceText, table: RuledTable) -> RowTable | None:
    """A table that the document draws itself; cells are known, their lines are looked for."""
    head = [" ".join(cell.split()) for cell in table.rows[0]]
    roles = roles_of(head)
    if roles is None:
        return None
    column = head[roles.index("ask")]
    rows: list[Row] = []
    for cells, line in zip(table.rows[1:], _lines_of_rows(source, table), strict=True):
        ask = cells[roles.index("ask")].strip()
        if not ask and not rows:
            continue
        if ask:
            rows.append(Row(line, line, column))
        for role, cell in zip(roles, cells, strict=True):
            rows[-1].add(role, " ".join(cell.split()))
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        row.line_end = max(row.line, after.line - 1 if after else table.line_end)
    return _table(table.line, table.line_end, rows, roles)


def _lines_of_rows(source: SourceText, table: RuledTable) -> Iterator[int]:
    """The line where each row below the header starts: the next one with the first words of a cell."""
    exact = table.line_end - table.line + 1 == len(table.rows)
    at = table.line
    for n, cells in enumerate(table.rows[1:], start=1):
        at = table.line + n if exact else _next_with(source.lines, cells, at + 1, table.line_end)
        yield at


def _next_with(lines: Sequence[str], cells: Sequence[str], start: int, stop: int) -> int:
    openings = [cell.strip().split("\n")[0].strip()[:40] for cell in cells if cell.strip()]
    for number in range(start, stop + 1):
        if any(opening in " ".join(lines[number - 1].split()) for opening in openings if len(opening) > 3):
            return number
    return min(start, stop)


def _printed(lines: Sequence[str]) -> Iterator[RowTable]:
    """Tables of columns, of pipes or of tabs."""
    i = 0
    while i < len(lines):
        table, i = _tabbed(lines, i) if "\t" in lines[i].strip() else _columned(lines, i)
        if table is not None:
            yield table


def _tabbed(lines: Sequence[str], start: int) -> tuple[RowTable | None, int]:
    """Cells parted by tabs, one line to a row."""
    head = [cell.strip() for cell in lines[start].strip().split("\t")]
    roles = roles_of(head)
    if roles is None:
        return None, start + 1
    rows: list[Row] = []
    i = start + 1
    while i < len(lines) and "\t" in lines[i]:
        cells = [cell.strip() for cell in lines[i].rstrip("\r\n").split("\t")]
        row = Row(i + 1, i + 1, head[roles.index("ask")])
        for role, cell in zip(roles, cells, strict=False):
            row.add(role, cell)
        rows += [row] if row.ask else []
        i += 1
    return _table(start + 1, i, rows, roles), i


def _columned(lines: Sequence[str], start: int) -> tuple[RowTable | None, int]:
    """Cells that stand below their heading, over as many lines as they need."""
    cells = [(m.start(), m.group(0)) for m in _CELL.finditer(lines[start].replace("|", " "))]
    roles = roles_of([word for _, word in cells]) if len(cells) >= 2 else None
    if roles is None:
        return None, start + 1
    starts = [place for place, _ in cells]
    column = cells[roles.index("ask")][1]
    rows: list[Row] = []
    i = start + 1
    while i < len(lines):
        line = lines[i].replace("|", " ")
        if not _RULE.fullmatch(lines[i]):
            if not line.strip() or _crosses(line, starts):
                break
            _add(rows, i + 1, _cut(line, starts), roles, column)
        i += 1
    return _table(start + 1, i, rows, roles), max(i, start + 1)


def _crosses(line: str, starts: Sequence[int]) -> bool:
    """Whether a word runs over a column's edge, so that the line is no row."""
    return any(0 < edge < len(line) and line[edge - 1] != " " and line[edge] != " " for edge in starts[1:])


def _cut(line: str, starts: Sequence[int]) -> list[str]:
    ends = [*starts[1:], len(line)]
    cells = [line[a:b].strip() for a, b in zip(starts, ends, strict=True)]
    cells[0] = line[: ends[0]].strip()
    return cells


def _add(rows: list[Row], number: int, cells: Sequence[str], roles: Sequence[str], column: str) -> None:
    """Open a row, or go on with the last one where the leading cell is empty."""
    if cells[0] and cells[roles.index("ask")]:
        rows.append(Row(number, number, column))
    if not rows:
        return
    rows[-1].line_end = number
    for role, cell in zip(roles, cells, strict=True):
        rows[-1].add(role, cell)
