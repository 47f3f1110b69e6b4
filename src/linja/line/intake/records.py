"""What reading found, as JSON and back, without losing anything. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from enum import Enum
from typing import Any, TypeVar

from linja.ground.checking import findings as checking
from linja.ground.kernel.vocabulary import (
    Attainment,
    Basis,
    ChangeType,
    DatePrecision,
    DeadlineType,
    Obligation,
    PrintedStatus,
    Progress,
    RequirementKind,
)
from linja.ground.reading.findings import (
    FoundAmendment,
    FoundAnswer,
    FoundDeadline,
    FoundHeading,
    FoundItem,
    FoundRequirement,
    FoundStatement,
    FoundTable,
)

T = TypeVar("T")
#: A finding of the checks; in this room "finding" is a requirement that was found.
Contradiction = checking.Finding
Json = dict[str, Any]


def to_json(record: Any) -> Json:
    """Any frozen record of ``findings`` as plain JSON values: enumerations by value, tuples as lists."""
    return {name: _plain(value) for name, value in asdict(record).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {name: _plain(held) for name, held in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(held) for held in value]
    return value


found_to_json = to_json


def found_from_json(data: Mapping[str, Any]) -> FoundRequirement:
    """The requirement that :func:`found_to_json` wrote; fields added since then take their defaults."""
    values = _known(FoundRequirement, data)
    values["kind"] = RequirementKind(data["kind"])
    values["status"] = PrintedStatus(data["status"])
    values["obligation"] = Obligation(data["obligation"])
    values["attainment"] = _enum(Attainment, data["attainment"])
    values["basis"] = _enum(Basis, data["basis"])
    values["progress"] = _enum(Progress, data["progress"])
    values["deadlines"] = tuple(_deadline(held) for held in data["deadlines"])
    values["amendment"] = _amendment(data["amendment"]) if data["amendment"] else None
    values["answer"] = FoundAnswer(**_known(FoundAnswer, data["answer"])) if data["answer"] else None
    return FoundRequirement(**values)


def table_from_json(data: Mapping[str, Any]) -> FoundTable:
    """A table that :func:`to_json` wrote."""
    return FoundTable(**_known(FoundTable, data))


def statement_from_json(data: Mapping[str, Any]) -> FoundStatement:
    """A statement that :func:`to_json` wrote."""
    return FoundStatement(**_known(FoundStatement, data))


def heading_from_json(data: Mapping[str, Any]) -> FoundHeading:
    """A heading that :func:`to_json` wrote."""
    return FoundHeading(**_known(FoundHeading, data))


def item_from_json(data: Mapping[str, Any]) -> FoundItem:
    """An item that :func:`to_json` wrote."""
    return FoundItem(**_known(FoundItem, data))


def contradiction_from_json(data: Mapping[str, Any]) -> Contradiction:
    """A contradiction that :func:`to_json` wrote."""
    return Contradiction(**(_known(Contradiction, data) | {"kind": checking.FindingKind(data["kind"])}))


def _known(record: type[Any], data: Mapping[str, Any]) -> Json:
    names = {one.name for one in fields(record)}
    return {name: _tuples(value) for name, value in data.items() if name in names}


def _tuples(value: Any) -> Any:
    return tuple(_tuples(held) for held in value) if isinstance(value, list) else value


def _enum(enumeration: type[T], value: Any) -> T | None:
    return None if value is None else enumeration(value)  # type: ignore[call-arg]


def _deadline(data: Mapping[str, Any]) -> FoundDeadline:
    values = _known(FoundDeadline, data)
    values["type"], values["precision"] = DeadlineType(data["type"]), DatePrecision(data["precision"])
    return FoundDeadline(**values)


def _amendment(data: Mapping[str, Any]) -> FoundAmendment:
    return FoundAmendment(**(_known(FoundAmendment, data) | {"change": ChangeType(data["change"])}))
