"""Tables as people make them: other heads, words above the heads, periods or organisations as columns. Pure.

A table is *long* when one column holds the values, and *wide* when what the other columns do not say stands
in the heads: ``2018 | 2019``, one column for each organisation, or one for each indicator. The national
quality indicators are long, with numerator, denominator, the unit's number, and year and tertial apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from linja.ground.kernel.measures import MeasureKind
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.value_states import ValueState
from linja.line.indicators.calculations import breakdowns
from linja.line.indicators.calculations.shapes.cells import number_of, value_of
from linja.line.indicators.calculations.shapes.heads import meaning_of
from linja.line.indicators.calculations.shapes.names import Names, period_of
from linja.line.indicators.calculations.shapes.table import draft_of, printed
from linja.line.indicators.records import Row, ValueDraft

#: Heads stand among the first lines, below titles and notes.
_HEADS_WITHIN = 20
_PARTS = {"tertial": "tertial", "quarter": "kvartal", "month": ""}
#: What is taken from its column as it stands.
_KEPT = ("state", "numerator", "denominator", "extracted")
_YES = frozenset({"ja", "yes", "true", "1", "x"})


@dataclass(frozen=True, slots=True)
class Heads:
    """What the columns are: by meaning, by code list, and those that name what the values are of."""

    line: int
    by_meaning: Mapping[str, tuple[int, ...]]
    by_list: Mapping[str, int]
    #: The missing dimension, and the columns that name it: ``period`` → {1: "2018", 2: "2019"}.
    across: str = ""
    columns: Mapping[int, str] = field(default_factory=dict)


def read(lines: Iterable[Sequence[str]], names: Names, indicator: str = "") -> tuple[Row, ...] | Refusal:
    """The rows of a table; ``indicator``: what it is of, when it does not say so itself.

    ``indicators.no_columns`` names what no column and no head says.
    """
    held = [[" ".join(cell.split()) for cell in line] for line in lines]
    heads = _heads(held, names, indicator)
    if isinstance(heads, Refusal):
        return heads
    return tuple(_rows(held, heads, names, indicator))


def _heads(lines: Sequence[Sequence[str]], names: Names, indicator: str) -> Heads | Refusal:
    """The line that says most of the first ones, or what it lacks."""
    found = [_heads_of(at, line, names) for at, line in enumerate(lines[:_HEADS_WITHIN])]
    if not found:
        return Refusal("indicators.no_columns", {"columns": "indicator, organisation, period, value"})
    best = min(found, key=lambda one: (len(missing(one, indicator)), -len(one.by_meaning), one.line))
    lacking = missing(best, indicator)
    return Refusal("indicators.no_columns", {"columns": ", ".join(lacking)}) if lacking else best


def missing(heads: Heads, indicator: str) -> list[str]:
    """What neither a column nor the heads nor the file's giver says."""
    said = set(heads.by_meaning) | {heads.across}
    has = {
        "indicator": "indicator" in said or bool(indicator),
        "organisation": bool(said & {"organisation", "number"}),
        "period": bool(said & {"period", "year"}),
        "value": "value" in said or bool(heads.columns) or {"numerator", "denominator"} <= said,
    }
    return [name for name, there in has.items() if not there]


def _heads_of(at: int, line: Sequence[str], names: Names) -> Heads:
    meanings: dict[str, tuple[int, ...]] = {}
    lists: dict[str, int] = {}
    rest: dict[int, str] = {}
    for column, head in enumerate(line):
        meaning, code_list = meaning_of(head), names.code_list(head) if head else None
        if meaning:
            meanings[meaning] = (*meanings.get(meaning, ()), column)
        elif code_list:
            lists.setdefault(code_list, column)
        elif head:
            rest[column] = head
    if "value" in meanings or not rest:
        return Heads(at, meanings, lists)
    return Heads(at, meanings, lists, *_across(rest, meanings, names))


def _across(
    rest: Mapping[int, str], meanings: Mapping[str, object], names: Names
) -> tuple[str, Mapping[int, str]]:
    """The one dimension that no column holds and that heads name."""
    named: dict[str, Callable[[str], object]] = {
        "period": period_of,
        "organisation": names.organisation,
        "indicator": names.indicator,
    }
    for dimension, find in named.items():
        columns = {column: head for column, head in rest.items() if find(head) is not None}
        if dimension not in meanings and columns:
            return dimension, columns
    return "", {}


def _rows(lines: Sequence[Sequence[str]], heads: Heads, names: Names, indicator: str) -> Iterator[Row]:
    for number, line in enumerate(lines[heads.line + 1 :], heads.line + 2):
        if not any(line):
            continue
        cells = _cells(line, heads, names)
        cells.setdefault("indicator", indicator)
        if not heads.columns:
            yield Row(number, _draft(cells, names))
        for column, head in heads.columns.items():
            if column < len(line) and line[column]:
                said = {**cells, heads.across: head, "value": line[column]}
                yield Row(number, _draft(said, names), column=head[:200])


def _cells(line: Sequence[str], heads: Heads, names: Names) -> dict[str, str]:
    """The line's cells by meaning; of several columns with one meaning, the first whose word is known."""
    cells = {}
    for meaning, columns in heads.by_meaning.items():
        said = [line[column] for column in columns if column < len(line) and line[column]]
        if not said:
            continue
        known: Callable[[str], object] = {
            "indicator": names.indicator,
            "organisation": names.organisation,
            "number": names.organisation,
        }.get(meaning, bool)
        cells[meaning] = next((one for one in said if known(one)), said[0])
    cells |= {f"list:{code}": line[at] for code, at in heads.by_list.items() if at < len(line) and line[at]}
    return cells


def _draft(cells: dict[str, str], names: Names) -> ValueDraft | Refusal:
    said: dict[str, str] = {name: cells[name] for name in _KEPT if name in cells}
    named = names.indicator(cells.get("indicator", ""))
    said["indicator"] = named.code if named else cells.get("indicator", "")
    number = cells.get("number", "")
    by_number = bool(number) and names.organisation(number) is not None
    said["organisation"] = number if by_number else cells.get("organisation", number)
    said["period"] = period_said(cells)
    parts = _parts(cells, names, said["indicator"])
    if isinstance(parts, Refusal):
        return parts
    if named and named.breakdown:
        parts.setdefault(named.breakdown, named.category)
    said["breakdown"] = breakdowns.key(parts)
    value = _value(cells, names, said["indicator"])
    if isinstance(value, Refusal):
        return value
    return draft_of(said | value, names.organisation)


def period_said(cells: Mapping[str, str]) -> str:
    """The period's code, from one cell or from year and part of the year; as it stands when it is none."""
    year, whole = cells.get("year", ""), cells.get("period", "")
    tries = [whole, f"{whole} {year}".strip()] if whole else []
    for part, word in _PARTS.items():
        if said := cells.get(part, "").strip(" ."):
            tries.append(f"{said}. {word} {year}" if word and said.isdecimal() else f"{said} {year}")
            tries.append(f"{year}-{said:0>2}")
    for words in (*tries, year):
        if words and (found := period_of(words)) is not None:
            return found.code
    return whole or year


def _parts(cells: Mapping[str, str], names: Names, indicator: str) -> dict[str, str] | Refusal:
    """Breakdowns from a column of their own key, or from one column for each list."""
    stored = cells.get("breakdown", "")
    try:
        parts = breakdowns.parts(stored)
    except ValueError:
        return Refusal("indicators.unknown_breakdown", {"breakdown": stored, "indicator": indicator})
    for name, words in cells.items():
        code_list = name.removeprefix("list:")
        if code_list == name:
            continue
        category = names.category(code_list, words)
        if category is None:
            return Refusal("indicators.unknown_breakdown", {"breakdown": words, "indicator": indicator})
        # The whole is stored without a breakdown, whatever a file calls it.
        if category != "total":
            parts[code_list] = category
    return parts


def _value(cells: Mapping[str, str], names: Names, indicator: str) -> dict[str, str] | Refusal:
    if cells.get("hidden", "").casefold() in _YES:
        return {"value": "", "state": ValueState.SUPPRESSED.value}
    found = value_of(cells.get("value", ""))
    if isinstance(found, Refusal):
        return found
    number, state = found
    if state is not None:
        return {"value": "", "state": state.value}
    return {"value": _share(cells, names, indicator) if number is None else printed(number)}


def _share(cells: Mapping[str, str], names: Names, indicator: str) -> str:
    """A share that is given by its parts alone."""
    top, bottom = number_of(cells.get("numerator", "")), number_of(cells.get("denominator", ""))
    held = names.definitions.indicators.get(indicator)
    if held is None or held.current.measure is not MeasureKind.SHARE or "value" in cells:
        return ""
    if not isinstance(top, Decimal) or not isinstance(bottom, Decimal) or bottom <= 0:
        return ""
    return printed(round(100 * top / bottom, held.current.decimals))
