"""Questions whose SQL is made once.

Django makes the SQL of a queryset anew each time, which for a row with all that hangs on it costs more than
the database's answer. A question that is asked at every save is therefore kept: ::

    _one = Kept(lambda key: Answer.objects.select_related("report").filter(pk=key))

    rows = _one(answer_id)

``ask`` is called with a stand-in for each value and must put them into the SQL as they are: into comparisons
with keys and strings or with a tuple of keys (``__in``), never into Python conditions. The rows
are those that the queryset itself would give (a test holds this), read anew at every call.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connections
from django.db.models import QuerySet

T = TypeVar("T")

#: A whole number, a string, or the numbers of an ``IN``, each once.
Value = int | str | tuple[int, ...]
#: An ``IN`` of more is made anew: there are too many lengths to keep.
LONGEST = 8
#: Fits every key's column, and is nobody's key. A year's column is too narrow for it: compare keys alone.
_NUMBER = 2_147_480_000
_WORD = "\x01stand-in "


@dataclass(frozen=True, slots=True)
class _Made:
    """The SQL of one thread's connection, with the place of each value among its parameters."""

    rows: QuerySet[Any]
    compiler: Any
    sql: str
    parameters: tuple[Any, ...]
    places: tuple[tuple[int, int], ...]


class Kept(Generic[T]):
    """A question with values; see the module's text."""

    def __init__(self, ask: Callable[..., QuerySet[Any]]) -> None:
        self._ask = ask
        self._here = threading.local()

    def __call__(self, *values: Value) -> list[T]:
        """The rows, read now."""
        if any(isinstance(value, tuple) and not 0 < len(value) <= LONGEST for value in values):
            return list(self._ask(*values))
        made = self._made(values)
        parameters, flat = list(made.parameters), _flat(values)
        for place, number in made.places:
            parameters[place] = flat[number]
        made.compiler.as_sql = lambda *_args, **_options: (made.sql, tuple(parameters))
        rows: Any = made.rows
        return list(rows._iterable_class(rows))

    def one(self, *values: Value) -> T | None:
        """The first row, or None."""
        return next(iter(self(*values)), None)

    def _made(self, values: tuple[Value, ...]) -> _Made:
        held: dict[tuple[Any, ...], _Made] = self._here.__dict__.setdefault("made", {})
        shape = tuple(len(value) if isinstance(value, tuple) else type(value) for value in values)
        made = held.get(shape)
        if made is None or made.compiler.connection is not connections[made.rows.db]:
            made = held[shape] = _make(self._ask, values)
        return made


def _flat(values: tuple[Value, ...]) -> list[int | str]:
    return [one for value in values for one in (value if isinstance(value, tuple) else (value,))]


def _stand_ins(values: tuple[Value, ...]) -> list[Value]:
    """One for each value, and for each number of a tuple its own."""
    numbers = iter(range(_NUMBER, _NUMBER + len(_flat(values))))
    found: list[Value] = []
    for value in values:
        if isinstance(value, tuple):
            found.append(tuple(next(numbers) for _one in value))
        else:
            number = next(numbers)
            found.append(number if isinstance(value, int) else f"{_WORD}{number}")
    return found


def _make(ask: Callable[..., QuerySet[Any]], values: tuple[Value, ...]) -> _Made:
    stand_ins = _stand_ins(values)
    flat = _flat(tuple(stand_ins))
    rows = ask(*stand_ins)
    compiler = rows.query.get_compiler(rows.db)
    sql, parameters = compiler.as_sql()
    places = tuple((at, flat.index(one)) for at, one in enumerate(parameters) if one in flat)
    if {number for _at, number in places} != set(range(len(flat))):
        raise ValueError("A value of the question does not stand in its SQL as it is.")
    _keep(rows, compiler)
    return _Made(rows, compiler, sql, tuple(parameters), places)


def _keep(rows: QuerySet[Any], compiler: Any) -> None:
    """The rows are read by the queryset's own reader, which is given what has been made already."""
    columns = [selected[0] for selected in compiler.select[: compiler.col_count]]
    converters = compiler.get_converters(columns)
    compiler.get_converters = lambda _columns: converters
    rows.query.get_compiler = lambda *_args, **_options: compiler  # type: ignore[method-assign]
