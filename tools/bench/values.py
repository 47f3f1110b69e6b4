"""Values as many as they get: 20 years of months for each organisation, indicator and breakdown.

``LINJA_BENCH_VALUES`` says how many; 2000000 is what a country has. Each month is a file of its own, taken in
as people take files in; then one month comes again unchanged and once more with every number changed.

Run alone as ``python -m tools.bench.values`` with ``LINJA_DATABASE_URL`` set.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from tools.bench.timing import Figure, measure

SIZE = int(os.environ.get("LINJA_BENCH_VALUES", "50000"))
YEARS, FIRST = 20, 2001
BOARD_LIMIT, SERIES_LIMIT = 0.3, 0.3
Place = tuple[str, str]


def figures() -> list[Figure]:
    """Taking in, and the two questions that pages ask."""
    places = _places()
    months = [f"{FIRST + year}-{month:02}" for year in range(YEARS) for month in range(1, 13)]
    units = _units(-(-SIZE // (len(places) * len(months))))
    files = [(month, list(_rows(units, places, month))) for month in months]
    total = sum(len(rows) for _month, rows in files)
    start = time.perf_counter()
    taken = [_take(rows, month) for month, rows in files]
    seconds = time.perf_counter() - start
    print(f"{total} values taken in in {seconds:.1f} s", file=sys.stderr)
    note = f"{total} values in {seconds:.0f} s, {len(files[0][1])} in each file"
    return [
        Figure(
            "take in a month of values", sorted(taken)[len(taken) // 2], max(taken), len(taken), note=note
        ),
        *_again(files[-1][1]),
        *_read(units[0], places[0], months[-1]),
    ]


def _places() -> list[Place]:
    """Every indicator that is given by the month, with each of its categories and as a whole."""
    from linja.ground.definitions import PeriodType
    from linja.ground.kernel.measures import MeasureKind
    from linja.line.indicators import queries

    known, found = queries.definitions(), []
    for code, one in known.indicators.items():
        if PeriodType.MONTH not in one.versions[0].periods or one.current.measure is MeasureKind.DERIVED:
            continue
        lists = [known.code_lists[name] for name in one.versions[0].breakdowns]
        found += [(code, "")] + [(code, f"{held.code}={it.code}") for held in lists for it in held.parts]
    return found


def _units(count: int) -> list[int]:
    from linja.ground.kernel.actor import SYSTEM
    from linja.people.organisations import actions, queries

    ministry = queries.all_organisations("ministry")[0].id
    region = actions.create_organisation(SYSTEM, name="Tallregionen RHF", kind="rhf", parent_id=ministry)
    names = [f"Tallsykehus {n} HF" for n in range(1, count + 1)]
    return [actions.create_organisation(SYSTEM, name=name, kind="hf", parent_id=region) for name in names]


def _rows(units: Sequence[int], places: Sequence[Place], month: str) -> Iterator[object]:
    from linja.line.indicators.records import Row, ValueDraft

    for at, (unit, (code, breakdown)) in enumerate(product(units, places), 2):
        number = Decimal(at * 37 % 1000) / 10
        yield Row(at, ValueDraft(unit, code, month, number, breakdown=breakdown))


def _take(rows: Sequence[object], name: str) -> float:
    from linja.ground.kernel.actor import SYSTEM
    from linja.line.indicators import actions

    start = time.perf_counter()
    taken = actions.take_in(SYSTEM, rows, sha256=f"{name:>064}", name=name)  # type: ignore[arg-type]
    assert taken.done, taken.left_out[:3]  # noqa: S101
    return time.perf_counter() - start


def _again(rows: Sequence[object]) -> list[Figure]:
    same = _take(rows, "again")
    other = [replace(row, value=replace(row.value, number=row.value.number + 1)) for row in rows]  # type: ignore[type-var,attr-defined]
    other = [row for row in other if row.value.number <= 100]
    changed = _take(other, "changed")
    return [
        Figure("the same values in another file", same, same, 1, note=f"{len(rows)} rows"),
        Figure("every value replaced", changed, changed, 1, note=f"{len(other)} rows"),
    ]


def _read(unit: int, place: Place, month: str) -> list[Figure]:
    from linja.ground.kernel.actor import SYSTEM
    from linja.line.indicators import queries

    code, breakdown = place
    asked: list[tuple[str, Callable[[], object], float]] = [
        (
            "one indicator of one organisation through all years",
            lambda: queries.values(SYSTEM, indicator=code, organisation_id=unit, breakdown=breakdown),
            SERIES_LIMIT,
        ),
        (
            "everything of one organisation in a month",
            lambda: queries.values(SYSTEM, organisation_id=unit, period=month),
            BOARD_LIMIT,
        ),
    ]
    return [measure(what, call, limit=limit) for what, call, limit in asked]


def main() -> None:
    """Values alone, in a database that has the reference organisations."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linja.faces.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from linja.people.organisations import actions, queries

    call_command("migrate", verbosity=0)
    if not queries.all_organisations("ministry"):
        actions.load_reference_organisations()
    for one in figures():
        print(f"{one.what}: {one.median * 1000:.0f} ms, worst {one.worst * 1000:.0f} ms. {one.note}")


if __name__ == "__main__":
    main()
