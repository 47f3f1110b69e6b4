"""Where an account table is printed, and its words and figures. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from linja.ground.document.tree import Table
from linja.ground.kernel.numbers import NBSP, format_number
from linja.line.allocations import calculations as money
from linja.line.allocations.records import AccountLine, AccountRecord

_FINANCE = re.compile(r"økonom|regnskap|rekneskap|årsresultat|budsjett|account|financ|budget", re.IGNORECASE)
#: Heads of the columns, the sum, the word for what is not final, and units, in each written language.
WORDS: Final = {
    "nb": ("Kategori", "Budsjett", "Regnskap", "Avvik", "Avvik i prosent", "Sum", "foreløpig regnskap"),
    "nn": ("Kategori", "Budsjett", "Rekneskap", "Avvik", "Avvik i prosent", "Sum", "førebels rekneskap"),
    "en": (
        "Category",
        "Budget",
        "Accounts",
        "Deviation",
        "Deviation, per cent",
        "Total",
        "preliminary accounts",
    ),
}
UNITS: Final = {
    "nb": {10**6: "mill. kroner", 1000: "tusen kroner", 1: "kroner"},
    "nn": {10**6: "mill. kroner", 1000: "tusen kroner", 1: "kroner"},
    "en": {10**6: "million kroner", 1000: "thousand kroner", 1: "kroner"},
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A section of the report that a table could stand in, in printed order."""

    id: int
    title: str


def section_of(table: AccountRecord, headings: Sequence[Heading]) -> int | None:
    """The chosen section while it is there; else the first that names finance; else the last one."""
    for one in headings:
        if table.place == f"section:{one.id}":
            return one.id
    named = [one.id for one in headings if _FINANCE.search(one.title)]
    return named[0] if named else headings[-1].id if headings else None


def printed_table(table: AccountRecord, language: str) -> Table:
    """Budget, accounts and deviation of each line, and their sum; a missing figure is a dash."""
    words, units = WORDS.get(language, WORDS["nb"]), UNITS.get(language, UNITS["nb"])
    lines = [*table.lines, *([money.total(table.lines, words[5])] if len(table.lines) > 1 else [])]
    scale = scale_of(lines)
    caption = f"{table.title} {table.year}, {units[scale]}"
    beyond = money.beyond(table.lines, table.limit_percent)
    return Table(
        header=(words[:5],),
        rows=tuple(_row(line, scale, language) for line in lines),
        caption=f"{caption} ({words[6]})" if table.preliminary else caption,
        notes=_notes(beyond, table.limit_percent, language),
        ref=f"accounts:{table.id}",
    )


def scale_of(lines: Iterable[AccountLine]) -> int:
    """Millions when every figure is whole in tenths of them, thousands when whole in those, else kroner."""
    figures = [figure for line in lines for figure in (line.budget, line.accounts) if figure]
    if all(figure % 10**5 == 0 for figure in figures):
        return 10**6
    return 1000 if all(figure % 1000 == 0 for figure in figures) else 1


def _row(line: AccountLine, scale: int, language: str) -> tuple[str, ...]:
    decimals = {10**6: 1, 1000: 0, 1: 0}[scale]

    def said(figure: Decimal | None, *, sign: bool = False) -> str:
        if figure is None:
            return "–"
        exact = 2 if scale == 1 and figure != figure.to_integral_value() else decimals
        return format_number(figure / scale, exact, sign=sign, language=language)

    percent = money.deviation_percent(line)
    return (
        line.label,
        said(line.budget),
        said(line.accounts),
        said(money.deviation(line), sign=True),
        "–" if percent is None else format_number(percent, 1, sign=True, language=language) + f"{NBSP}%",
    )


def _notes(beyond: Sequence[AccountLine], limit: int | None, language: str) -> tuple[str, ...]:
    if not beyond:
        return ()
    names = ", ".join(line.label for line in beyond)
    said = {
        "nb": f"Avvik over {limit}{NBSP}prosent: {names}.",
        "nn": f"Avvik over {limit}{NBSP}prosent: {names}.",
        "en": f"Deviation above {limit}{NBSP}per cent: {names}.",
    }
    return (said.get(language, said["nb"]),)
