"""Parts that do not add up to the total printed with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from linja.ground.checking.figures import Cell, Figure, Figures, Grid, Known, Role, Row
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import cut
from linja.ground.kernel.numbers import Unit, format_number

#: Parts that miss the total by more than this share were never meant to add up to it.
_PLAUSIBLE = Decimal("0.15")
_ADDED = frozenset({Unit.NONE, Unit.KRONER, Unit.PATIENTS, Unit.FULL_TIME_EQUIVALENTS})


def find(figures: Figures) -> Iterator[Finding]:
    """Total rows of tables, and totals with their parts in running text."""
    for grid in figures.grids:
        if grid.clean:
            yield from _in_table(grid, figures.known)
    yield from _in_prose(figures)


# --- tables --------------------------------------------------------------------------------------


def _in_table(grid: Grid, known: Known) -> Iterator[Finding]:
    if not _adds_up(grid, known):
        return
    start = 0
    for at, row in enumerate(grid.rows):
        if row.is_total and at > start and not _is_head_of_parts(grid.rows, at):
            yield from _total(grid.rows[start:at], row)
            start = at + 1
    for at in range(len(grid.rows)):
        if _is_head_of_parts(grid.rows, at):
            yield from _total(_parts_below(grid.rows, at), grid.rows[at])


def _adds_up(grid: Grid, known: Known) -> bool:
    """Counts and money add up; shares and means do not."""
    named = known.indicators_in(grid.context) or known.indicators_in(grid.requirement)
    if re.search(
        r"\b(?:andel|gjennomsnitt\w*|prosent|median|svarprosent)\b", grid.table.caption, re.IGNORECASE
    ):
        return False
    return (
        not named
        or known.by_code[named[0][2].code].kind in {"count", "money"}
        or any(row.is_total for row in grid.rows)
    )


def _is_head_of_parts(rows: Sequence[Row], at: int) -> bool:
    """A row with parts of its own below it (``Psykisk helsevern totalt``, ``- voksne``)."""
    return not rows[at].is_part and at + 2 < len(rows) and rows[at + 1].is_part and rows[at + 2].is_part


def _parts_below(rows: Sequence[Row], at: int) -> list[Row]:
    parts = []
    for row in rows[at + 1 :]:
        if not row.is_part:
            break
        parts.append(row)
    return parts


def _total(above: Sequence[Row], total: Row) -> Iterator[Finding]:
    """One finding for the row: the column that misses most, and whether rounding may explain it."""
    worst: tuple[Decimal, int, Decimal] | None = None
    rounding = True
    for place, cell in enumerate(total.cells):
        if cell.value is None or total.columns[place].percent or cell.unit not in _ADDED:
            continue
        sums = _sums(above, place)
        if not sums or cell.value in sums:
            continue
        added = min(sums, key=lambda value: abs(value - cell.value))  # type: ignore[operator]
        missing = abs(added - cell.value)
        if (
            cell.value == 0
            or missing > _PLAUSIBLE * abs(cell.value)
            or _explained(above, place, cell, missing)
        ):
            continue
        rounding = rounding and missing <= _thousands(above, place, cell)
        if worst is None or missing > worst[0]:
            worst = (missing, place, added)
    if worst is not None:
        yield _table_finding(total, worst[1], worst[2], rounding)


def _sums(above: Sequence[Row], place: int) -> list[Decimal]:
    """The sum of the whole rows, and of the rows that have no parts of their own."""
    whole = [row for row in above if not row.is_part]
    leaves = [row for at, row in enumerate(above) if not _is_head_of_parts(above, at)]
    found = []
    for rows in (whole, leaves):
        values = [row.cells[place].value for row in rows if place < len(row.cells)]
        if len(values) >= 2 and len(values) == len(rows) and None not in values:
            found.append(sum((value for value in values if value is not None), Decimal(0)))
    return found


def _explained(above: Sequence[Row], place: int, cell: Cell, missing: Decimal) -> bool:
    """Decimals that were rounded one by one may miss by half a place each."""
    halves = [row.cells[place].half for row in above if place < len(row.cells)]
    whole = all(half == Decimal("0.5") for half in halves)
    return not whole and missing <= sum(halves, Decimal(0)) + cell.half


def _thousands(above: Sequence[Row], place: int, cell: Cell) -> Decimal:
    """How much may be missing where all numbers end in 000 and so were rounded to thousands."""
    values = [row.cells[place].value for row in above if place < len(row.cells)] + [cell.value]
    if all(value is not None and value % 1000 == 0 for value in values):
        return Decimal(500) * len(values)
    return Decimal(0)


def _table_finding(total: Row, place: int, added: Decimal, rounding: bool) -> Finding:
    printed = total.cells[place].text
    return Finding(
        kind=FindingKind.SUM,
        line=total.cells[place].line,
        code="sum_rounded" if rounding else "sum",
        facts={"row": total.label, "printed": printed, "computed": format_number(added)},
        values=(printed, format_number(added)),
        quote=cut(" ".join((total.label, *(cell.text for cell in total.cells)))),
        confidence=0.45 if rounding else 0.9,
    )


# --- running text ----------------------------------------------------------------------------------

_SPREAD = re.compile(
    r"\b(?:fordel\w*\s+(?:seg|med|slik|på)|fordelt\s+(?:på|med|til)|består\s+av|herav|derav)\b|\bav\s+(?:dem|disse|desse)\s+(?=\d[\d\s]*\s(?:er\s)?kvinner\b[^.]*\bmenn\b)",
    re.IGNORECASE,
)
#: ``til sammen 2 400 senger: 1 100 i A, 700 i B og 500 i C``.
_LISTED = re.compile(
    r"\b(?:til\s+sammen|til\s+saman|totalt|i\s+alt)\s+\d[\d\s\u00a0]*\s\w+:(?=\s*\d[^.;]*\bog\s+\d)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\b(?:samlet|samla|til\s+sammen|til\s+saman|totalt|i\s+alt|sum)\s*$", re.IGNORECASE)
_OF_THIS = re.compile(r"^\s*(?:av|Av)\s+(?:dette|disse|desse)\b|\bhvorav\b|\bkvarav\b")
_NEARLY = Decimal("0.05")
_REST = re.compile(
    r"\b(?:av\s+dette|av\s+disse|hvorav|kvarav)\b.*\b(?:resterende|resten|attståande)\b", re.IGNORECASE
)


def _in_prose(figures: Figures) -> Iterator[Finding]:
    by_sentence: dict[int, list[Figure]] = {}
    for one in figures.in_prose:
        by_sentence.setdefault(one.sentence, []).append(one)
    for number, numbers in by_sentence.items():
        text = figures.sentences[number].text
        before = by_sentence.get(number - 1, [])
        if figures.sentences[number - 1].paragraph != figures.sentences[number].paragraph:
            before = []
        yield from _spread(text, numbers, before)
        yield from _together(text, numbers)
        yield from _of_all(text, numbers)


def _spread(text: str, numbers: Sequence[Figure], before: Sequence[Figure]) -> Iterator[Finding]:
    """``356 … Disse fordeler seg på 211, 111, 11 og 21``, and ``av dette 4 243 …, resterende 411``."""
    cue = _SPREAD.search(text) or _REST.search(text) or _LISTED.search(text)
    loose = None if cue else _OF_THIS.search(text)
    cue = cue or loose
    if cue is None:
        return
    places = [(text.find(one.printed), one) for one in numbers]
    begin = cue.end() if cue.re is _LISTED else cue.start()
    parts = [one for at, one in places if at >= begin and one.role is not Role.CHANGE]
    heads = [one for at, one in places if at < begin] or list(before)
    heads = [one for one in heads if parts and _alike(one, parts[0])]
    if len(parts) >= 2 and heads and all(_alike(one, parts[0]) for one in parts):
        added = sum((one.amount for one in parts), Decimal(0))
        # «Av dette gikk …» may tell some of the parts only: then they are far from the total, or few.
        whole = len(parts) >= 3 and abs(added - heads[-1].amount) <= _NEARLY * heads[-1].amount
        if loose is None or whole:
            yield from _compare(heads[-1], parts, text)


_OF_ALL = re.compile(r"^\W*(?:Av|Blant)\s+(?:de\s+|dei\s+|våre\s+)?(?=\d)")


def _of_all(text: str, numbers: Sequence[Figure]) -> Iterator[Finding]:
    """``Av de 18 tiltakene er 11 gjennomført, 5 i arbeid og 3 ikke startet``: every one is told of."""
    opening = _OF_ALL.match(text)
    if opening is None or len(numbers) < 4 or any(one.unit is not Unit.NONE for one in numbers):
        return
    places = [text.find(one.printed) for one in numbers]
    last = text[places[-2] : places[-1]]
    listed = all("," in text[a:b] or " og " in text[a:b] for a, b in pairwise(places[1:]))
    if places[0] == opening.end() and listed and re.search(r"\bog\s+(?:\w+\s+)?$", last):
        yield from _compare(numbers[0], numbers[1:], text)


def _together(text: str, numbers: Sequence[Figure]) -> Iterator[Finding]:
    """``1 359 millioner … og 3 295 millioner …, samlet 4 654 millioner``."""
    for at, one in enumerate(numbers):
        place = text.find(one.printed)
        parts = [other for other in numbers[:at] if _alike(other, one)]
        if len(parts) >= 2 and parts == list(numbers[:at]) and _TOGETHER.search(text[:place]):
            yield from _compare(one, parts, text)


def _like(value: Decimal, total: Figure) -> str:
    """In the scale and unit of the total: ``99 mill. kroner``."""
    scale = next((one for one in (10**9, 10**6, 1000) if total.half * 2 >= one / 10 and one > 10), 1)
    number = re.match(r"[\d\s\u00a0\u202f,]+", total.printed)
    words = total.printed[number.end() :].strip() if number else ""
    return f"{format_number((value / scale if words else value).normalize() + 0)} {words}".strip()


def _alike(one: Figure, two: Figure) -> bool:
    return one.unit is two.unit and one.unit in _ADDED


def _compare(total: Figure, parts: Sequence[Figure], text: str) -> Iterator[Finding]:
    added = sum((one.amount for one in parts), Decimal(0))
    missing = abs(added - total.amount)
    coarse = total.half > Decimal("0.5")
    tolerance = sum((one.half for one in parts), Decimal(0)) + total.half if coarse else Decimal(0)
    if total.amount <= 0 or missing <= tolerance / 2 or missing > _PLAUSIBLE * total.amount:
        return
    shown = " + ".join(one.printed for one in parts)
    yield Finding(
        kind=FindingKind.SUM,
        line=parts[0].line,
        other_line=total.line if total.line != parts[0].line else None,
        code="sum_in_prose",
        facts={"printed": total.printed, "parts": shown, "computed": _like(added, total)},
        values=(total.printed, _like(added, total)),
        quote=cut(text, parts[0].printed),
        other_quote=cut(total.quote, total.printed),
        confidence=0.85,
    )
