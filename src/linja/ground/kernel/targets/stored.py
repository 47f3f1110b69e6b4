"""Targets as plain data that can be stored, reviewed and read back; only what differs from the usual is said.

Every target is a mapping whose ``is`` says of which type it is; numbers are text, days are ISO, periods are
their codes. What does not fit is refused with where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, Final

from linja.ground.kernel.measures import MeasureKind
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.periods import Period, parse
from linja.ground.kernel.targets.limits import Operator, Target
from linja.ground.kernel.targets.types import (
    AllOf,
    AnyTarget,
    AtLeast,
    Cell,
    Growth,
    GrowthOrder,
    Scope,
    ScopeKind,
    SetBy,
    Single,
    Spread,
)

_Read = Callable[[Any], Any]


def as_data(target: AnyTarget) -> dict[str, Any]:
    """The target as plain data; :func:`of_data` is the way back."""
    return dict(_plain(target))


def of_data(data: object) -> AnyTarget:
    """The target that the data says; ``ValueError`` with the place of what cannot be read."""
    return _any(data)  # type: ignore[no-any-return]


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type) and not isinstance(value, Period):
        said = {one.name: getattr(value, one.name) for one in fields(value)}
        usual = {one.name: _usual(one) for one in fields(value)}
        kept = {name: _plain(one) for name, one in said.items() if one != usual[name]}
        return {"is": _NAMES[type(value)], **kept}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    for kind, text in _AS_TEXT:
        if isinstance(value, kind):
            return text(value)
    return value


_AS_TEXT: Final[tuple[tuple[type[Any], Callable[[Any], str]], ...]] = (
    (Period, lambda one: one.code),
    (StrEnum, lambda one: one.value),
    (Decimal, lambda one: format(one, "f")),
    (date, lambda one: one.isoformat()),
)


def _usual(one: Field[Any]) -> Any:
    """What is meant when the data does not say it; what must be said has none."""
    return one.default if one.default is not MISSING else MISSING


def _made(cls: type[Any], data: object, place: str) -> Any:
    readers = _READERS[cls]
    if not isinstance(data, Mapping):
        raise ValueError(f"{place}: not a mapping")
    if data.get("is") != _NAMES[cls]:
        raise ValueError(f"{place}: 'is' must be {_NAMES[cls]!r}")
    if unknown := sorted(set(data) - {"is", *readers}):
        raise ValueError(f"{place}: unknown {unknown[0]!r}")
    lacking = [one.name for one in fields(cls) if _usual(one) is MISSING and one.name not in data]
    if lacking:
        raise ValueError(f"{place}: {lacking[0]!r} is not said")
    return cls(
        **{name: _read(read, data[name], f"{place}.{name}") for name, read in readers.items() if name in data}
    )


def _read(read: _Read, said: Any, place: str) -> Any:
    try:
        return read(said)
    except (ValueError, TypeError, InvalidOperation, AttributeError) as error:
        raise ValueError(f"{place}: {error}") from error


def _of(cls: type[Any]) -> _Read:
    return lambda data: _made(cls, data, _NAMES[cls])


def _any(data: object) -> Any:
    name = data.get("is") if isinstance(data, Mapping) else None
    if not isinstance(name, str) or name not in _TYPES:
        raise ValueError(f"{name!r} is no type of target")
    return _made(_TYPES[name], data, name)


def _cell_target(data: object) -> Any:
    found = _any(data)
    if not isinstance(found, Single | Growth):
        raise ValueError("a cell holds a limit or a growth")
    return found


def _several(read: _Read) -> _Read:
    def every(said: Any) -> tuple[Any, ...]:
        if not isinstance(said, list):
            raise ValueError("not a list")
        return tuple(read(one) for one in said)

    return every


def _text(said: Any) -> str:
    if not isinstance(said, str):
        raise ValueError("not text")
    return said


def _whole(said: Any) -> int:
    if not isinstance(said, int) or isinstance(said, bool):
        raise ValueError("not a whole number")
    return said


def _number(said: Any) -> Decimal:
    found = Decimal(_text(said))
    if not found.is_finite():
        raise ValueError("not a number")
    return found


def _day(said: Any) -> date:
    return date.fromisoformat(_text(said))


def _period(said: Any) -> Period:
    found = parse(_text(said))
    if not isinstance(found, Period) or found.code != said:
        raise ValueError(f"{said!r} is no code of a period")
    return found


_NAMES: Final[Mapping[type[Any], str]] = {
    Target: "limit",
    Scope: "scope",
    Cell: "cell",
    Single: "single",
    Spread: "spread",
    Growth: "growth",
    GrowthOrder: "growth_order",
    AllOf: "all_of",
    AtLeast: "at_least",
}
_TYPES: Final = {_NAMES[one]: one for one in (Single, Spread, Growth, GrowthOrder, AllOf, AtLeast)}
_PLACED: Final[Mapping[str, _Read]] = {
    "what": _text,
    "kind": MeasureKind,
    "period": _period,
    "baseline": _period,
}
_READERS: Final[Mapping[type[Any], Mapping[str, _Read]]] = {
    Target: {
        "operator": Operator,
        "value": _number,
        "unit": Unit,
        "scope": _text,
        "horizon": _day,
        "baseline": _whole,
        "words": _text,
    },
    Scope: {"kind": ScopeKind, "words": _text, "names": _several(_text), "count": _whole},
    Single: {"limit": _of(Target), **_PLACED, "scope": _of(Scope), "group": _text, "set_by": SetBy},
    Spread: {"limit": _of(Target), **_PLACED, "set_by": SetBy},
    Growth: {"what": _text, "area": _text, "than": _text, "period": _period},
    Cell: {"measure": _text, "area": _text, "target": _cell_target},
    GrowthOrder: {"cells": _several(_of(Cell)), "than": _text, "words": _text, "set_by": SetBy},
    AllOf: {"parts": _several(_any), "words": _text},
    AtLeast: {"number": _whole, "each": _of(Single)},
}
