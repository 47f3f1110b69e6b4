"""JSON-stat 2.0, as Statistics Norway and the Institute of Public Health give and take it (PxWeb).

A cube: dimensions with their categories, and values in row-major order (the last dimension runs fastest).
Cells without a number may say why in ``status``. Source: the JSON-stat 2.0 format, json-stat.org/full.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Any

from linja.ground.kernel.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Dimension:
    """An axis of the cube: category codes in order, each with its label."""

    code: str
    label: str
    categories: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cube:
    """All cells that hold something, by the category codes in the order of ``dimensions``."""

    label: str
    dimensions: tuple[Dimension, ...]
    numbers: Mapping[tuple[str, ...], Decimal]
    #: Why a cell has no number, or what its number is worth.
    status: Mapping[tuple[str, ...], str]
    source: str = ""


def read(text: str) -> Cube | Refusal:
    """The cube of a JSON-stat dataset; ``indicators.not_json_stat`` says what is wrong with it."""
    try:
        data = json.loads(text, parse_float=Decimal, parse_int=Decimal)
        if not isinstance(data, dict) or data.get("class") != "dataset":
            return _refused("class")
        sizes = [int(size) for size in data["size"]]
        dimensions = tuple(_dimension(code, data["dimension"][code]) for code in data["id"])
        if [len(one.categories) for one in dimensions] != sizes:
            return _refused("size")
        places = list(product(*(one.categories for one in dimensions)))
        numbers = _cells(data["value"], places)
        status = _cells(data.get("status") or {}, places)
        if not all(isinstance(one, Decimal) for one in numbers.values()):
            return _refused("value")
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        return _refused(str(error))
    said = {place: str(one) for place, one in status.items()}
    return Cube(str(data.get("label", "")), dimensions, numbers, said, str(data.get("source", "")))


def write(cube: Cube) -> str:
    """The cube as JSON-stat; :func:`read` gives the same cube back."""
    places = list(product(*(one.categories for one in cube.dimensions)))
    data = {
        "version": "2.0",
        "class": "dataset",
        "label": cube.label,
        "source": cube.source,
        "id": [one.code for one in cube.dimensions],
        "size": [len(one.categories) for one in cube.dimensions],
        "dimension": {one.code: _written(one) for one in cube.dimensions},
        "value": [_plain(cube.numbers.get(place)) for place in places],
        "status": {str(at): cube.status[place] for at, place in enumerate(places) if place in cube.status},
    }
    return json.dumps(data, ensure_ascii=False)


def _plain(number: Decimal | None) -> int | float | None:
    """As JSON has it: whole numbers whole, others with the 15 digits that readers keep."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _dimension(code: str, data: Mapping[str, Any]) -> Dimension:
    category = data["category"]
    labels = category.get("label", {})
    index = category.get("index", list(labels))
    order = sorted(index, key=lambda one: index[one]) if isinstance(index, dict) else list(index)
    return Dimension(code, str(data.get("label", code)), {one: str(labels.get(one, one)) for one in order})


def _written(one: Dimension) -> dict[str, Any]:
    category = {"index": list(one.categories), "label": dict(one.categories)}
    return {"label": one.label, "category": category}


def _cells(data: Any, places: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], Any]:
    """Cells that hold something; given as a list, as an object by position, or as one word for all."""
    if isinstance(data, str):
        return dict.fromkeys(places, data)
    pairs: Iterator[tuple[int, Any]] = (
        ((int(at), one) for at, one in data.items()) if isinstance(data, dict) else iter(enumerate(data))
    )
    held = {at: one for at, one in pairs if one is not None}
    if held and not 0 <= min(held) <= max(held) < len(places):
        raise ValueError("value")
    return {places[at]: held[at] for at in sorted(held)}


def _refused(reason: str) -> Refusal:
    return Refusal("indicators.not_json_stat", {"reason": reason})
