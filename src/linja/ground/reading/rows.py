"""Requirements that stand as rows of a table, with their answer and status in the cells beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from linja.ground.kernel.vocabulary import Obligation, PrintedStatus, RequirementKind
from linja.ground.reading.amendments import change_of
from linja.ground.reading.deadlines import deadlines_of
from linja.ground.reading.findings import FoundAnswer, FoundRequirement
from linja.ground.reading.input import SourceText
from linja.ground.reading.roles import lead_of, partners_of
from linja.ground.reading.statuses import Verdict, is_status_line, is_status_word, read_phrase
from linja.ground.reading.verdicts import verdict_in

_ASK = re.compile(r"^(?:styrings)?(?:krav|mål|oppdrag|oppgaver?|oppgåver?)(?:\s+20\d\d)?$", re.IGNORECASE)
_STATUS = re.compile(r"^(?:status|måloppnåelse|måloppnåing)$", re.IGNORECASE)
_ANSWER = re.compile(
    r"^(?:rapportering|resultat(?:\s+20\d\d)?|kommentar(?:er|ar)?|svar|omtale|vurdering|tilbakemelding|oppfølging)$",
    re.IGNORECASE,
)
_OTHER = re.compile(r"^(?:nr\.?|ref\.?|referanse|sak|ansvarl[ie]g|frist|id)$", re.IGNORECASE)
_KIND = {"mål": RequirementKind.GOAL, "oppdrag": RequirementKind.ASSIGNMENT, "oppgave": RequirementKind.TASK}
_CELL = re.compile(r"\S+(?: \S+)*")
#: Sure by its form, unsure by its cuts: a person should look.
_CONFIDENCE = 0.7


@dataclass(slots=True)
class _Row:
    """One requirement's cells, by what their column is for."""

    line: int
    line_end: int
    ask: str
    status: str
    answer: str
    column: str


def row_requirements(
    source: SourceText, taken: Sequence[FoundRequirement], year: int | None
) -> list[FoundRequirement]:
    """Rows of tables with a column that asks and one that answers, where no requirement was found yet."""
    used = {line for found in taken for line in range(found.line, found.line_end + 1)}
    rows = [row for row in _rows(source.lines) if row.line not in used]
    return [_requirement(row, year, source.pages[row.line - 1]) for row in rows]


def _rows(lines: Sequence[str]) -> list[_Row]:
    found: list[_Row] = []
    i = 0
    while i < len(lines):
        columns = _columns(lines[i])
        if columns is None:
            i += 1
            continue
        i, own = _read_rows(lines, i + 1, columns)
        beside = sum(bool(row.answer or row.status) for row in own)
        found += own if len(own) >= 2 and beside >= 0.6 * len(own) else []
    return found


def _columns(line: str) -> list[tuple[int, str, str]] | None:
    """(offset, role, word) of each column when the line is such a header."""
    cells = [(m.start(), m.group(0).strip()) for m in _CELL.finditer(re.sub(r"\|", " ", line))]
    columns = []
    for start, word in cells:
        role = next((name for name, p in _ROLES if p.match(word)), None)
        if role is None:
            return None
        columns.append((start, role, word))
    roles = [role for _, role, _ in columns]
    enough = "ask" in roles and ("status" in roles or "answer" in roles)
    return columns if enough and len(roles) >= 2 else None


_ROLES = (("ask", _ASK), ("status", _STATUS), ("answer", _ANSWER), ("other", _OTHER))


def _read_rows(
    lines: Sequence[str], start: int, columns: list[tuple[int, str, str]]
) -> tuple[int, list[_Row]]:
    """Rows below the header up to the first line that does not keep to the columns."""
    rows: list[_Row] = []
    i = start
    while i < len(lines):
        line = re.sub(r"\|", " ", lines[i])
        if re.fullmatch(r"[\s|+:-]*[-+|:][\s|+:-]*", lines[i]):
            i += 1
            continue
        if not line.strip() or _crosses(line, columns):
            break
        _add(rows, i + 1, _cut(line, columns), columns)
        i += 1
    return i, rows


def _crosses(line: str, columns: list[tuple[int, str, str]]) -> bool:
    """Whether a word runs over a column's edge, so that the line is no row."""
    edges = [start for start, _, _ in columns[1:]]
    return any(0 < edge < len(line) and line[edge - 1] != " " and line[edge] != " " for edge in edges)


def _cut(line: str, columns: list[tuple[int, str, str]]) -> list[str]:
    starts = [start for start, _, _ in columns]
    ends = [*starts[1:], len(line)]
    cells = [line[a:b].strip() for a, b in zip(starts, ends, strict=True)]
    cells[0] = line[: ends[0]].strip()
    return cells


def _add(rows: list[_Row], number: int, cells: list[str], columns: list[tuple[int, str, str]]) -> None:
    """Open a row, or go on with the last one where the leading cell is empty."""
    roles = [role for _, role, _ in columns]
    ask = cells[roles.index("ask")]
    leads = cells[0] != ""
    if leads and ask:
        rows.append(_Row(number, number, "", "", "", columns[roles.index("ask")][2]))
    if not rows:
        return
    row = rows[-1]
    row.line_end = number
    for cell, role in zip(cells, roles, strict=True):
        if cell and role != "other":
            setattr(row, role, f"{getattr(row, role)} {cell}".strip())


def _requirement(row: _Row, year: int | None, page: int | None) -> FoundRequirement:
    verdict = _verdict(row)
    limits = deadlines_of(row.ask, year)
    change = change_of(row.ask, row.line, row.answer, row.line, year)
    kind = next(
        (k for word, k in _KIND.items() if row.column.lower().startswith(word)), RequirementKind.DEMAND
    )
    return FoundRequirement(
        n=0,
        chapter="",
        heading="",
        source="oppdragsdokument",
        source_date=None,
        kind=kind,
        stem=None,
        line=row.line,
        line_end=row.line_end,
        text=row.ask,
        sub_items=(),
        page=page,
        status_verbatim=verdict.verbatim if verdict else None,
        status=verdict.status if verdict else PrintedStatus.NONE,
        status_line=row.line if row.status else None,
        obligation=change.obligation if change else Obligation.IN_FORCE,
        attainment=verdict.attainment if verdict else None,
        basis=verdict.basis if verdict else None,
        progress=verdict.progress if verdict else None,
        deadline=limits.own,
        deadlines=limits.all,
        lead=lead_of(row.ask),
        partners=partners_of(row.ask),
        amendment=change.amendment if change else None,
        shared_answer_group=None,
        answer=FoundAnswer(row.line, row.line_end, row.answer) if row.answer else None,
        confidence=_CONFIDENCE,
        doubts=("row_of_table",),
    )


def _verdict(row: _Row) -> Verdict | None:
    if row.status:
        return read_phrase(row.status)
    opening = row.answer.split(".")[0]
    if is_status_word(opening) or is_status_line(opening):
        return read_phrase(opening)
    return verdict_in([row.answer]) if row.answer else None
