"""The example country's texts, read and checked before anything is loaded. No Django."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from linja.ground.kernel import governed
from linja.ground.kernel.vocabulary import (
    Attainment,
    Basis,
    ChangeType,
    DatePrecision,
    DeadlineType,
    DocumentKind,
    Progress,
    RequirementKind,
)

YEARS = (2019, 2020)


class ExampleError(ValueError):
    """Something in the texts does not hold together; the message says what and where."""


@dataclass(frozen=True, slots=True)
class Example:
    """All texts: people, letters by year, reports, and the document that waits for review."""

    password: str
    people: tuple[Mapping[str, Any], ...]
    letters: tuple[Mapping[str, Any], ...]
    reports: tuple[Mapping[str, Any], ...]
    upload: str
    #: Clinics that the reference list of organisations does not know.
    clinics: tuple[Mapping[str, Any], ...] = ()
    #: A year of the line at work in one region.
    line: Mapping[str, Any] = field(default_factory=dict)
    #: An invented year whose days are counted from the day of loading.
    now: Mapping[str, Any] = field(default_factory=dict)
    #: What the two real reports print of figures, by report and table.
    figures: Mapping[str, Any] = field(default_factory=dict)

    def documents(self) -> Iterable[Mapping[str, Any]]:
        """Every letter and protocol, in the order of the years."""
        for year in self.letters:
            for document in year["documents"]:
                yield {**document, "year": year["year"]}

    def requirements(self) -> dict[str, Mapping[str, Any]]:
        """Every requirement by its id."""
        return {one["id"]: one for document in self.documents() for one in document["requirements"]}


def example_of(folder: Path) -> Example:
    """The texts of ``definitions/example_country``; :class:`ExampleError` when something is wrong."""
    people = _yaml(folder / "people.yaml")
    found = Example(
        password=str(people["password"]),
        people=tuple(people["people"]),
        letters=tuple(_yaml(folder / f"letters_{year}.yaml") for year in YEARS),
        reports=tuple(_yaml(folder / "reports.yaml")["reports"]),
        upload=(folder / "upload.txt").read_text(encoding="utf-8"),
        clinics=tuple(people["clinics"]),
        line=_yaml(folder / "line_2020.yaml"),
        now=_yaml(folder / "this_year.yaml"),
        figures=_yaml(folder / "figures.yaml"),
    )
    check(found)
    return found


def _yaml(path: Path) -> Mapping[str, Any]:
    data = governed.loaded(path)
    _require(isinstance(data, dict) and data.get("schema") == 1, f"{path.name}: schema must be 1")
    return data  # type: ignore[no-any-return]


def check(example: Example) -> None:
    """Ids once, references to what is there, words of the closed lists."""
    ids = [one["id"] for document in example.documents() for one in document["requirements"]]
    _require(len(ids) == len(set(ids)), "a requirement id stands twice")
    keys = {document["key"] for document in example.documents()}
    for document in example.documents():
        _word(DocumentKind, document["kind"], document["key"])
        _require(
            document.get("amends", document["key"]) in keys, f"{document['key']}: amends what is not there"
        )
        for one in document["requirements"]:
            _check_requirement(one, set(ids))
    for year in example.letters:
        for amendment in year["amendments"]:
            _require(amendment["by"] in keys, f"amended by {amendment['by']}, which is not there")
            for change in amendment["changes"]:
                _require(change["of"] in ids, f"change of {change['of']}, which is not there")
                _word(ChangeType, change["change"], change["of"])
    for report in example.reports:
        _check_report(report, set(ids))
    for report in example.figures.get("reports", ()):
        for table in report["tables"]:
            full = all(len(row) == len(table["periods"]) for row in table["rows"].values())
            _require(full, f"{report['report']}, {table['place']}: a row is not as long as its periods")


def _check_requirement(one: Mapping[str, Any], ids: set[str]) -> None:
    _word(RequirementKind, one["kind"], one["id"])
    _require(bool(one["text"].strip()), f"{one['id']}: no text")
    _require(one.get("continues", one["id"]) in ids, f"{one['id']}: continues what is not there")
    for deadline in one.get("deadlines", ()):
        _word(DatePrecision, deadline["precision"], one["id"])
        _word(DeadlineType, deadline.get("type", "final"), one["id"])
        known = set(deadline) <= {"words", "day", "precision", "type"}
        _require(known, f"{one['id']}: a deadline has unknown fields {sorted(map(str, deadline))}")
        _require(isinstance(deadline.get("day"), date | None), f"{one['id']}: a deadline is no date")


def _check_report(report: Mapping[str, Any], ids: set[str]) -> None:
    name = f"{report['organisation']} {report['year']}"
    _require(report["edition"] in {"released", "handed_in", "compiled", "none"}, f"{name}: unknown edition")
    for key, answer in report["answers"].items():
        _require(key in ids, f"{name}: answers {key}, which is not asked")
        _require(set(answer.get("shared_with", ())) <= ids, f"{name}: {key} shares with what is not asked")
        for name_of, words in (("attainment", Attainment), ("basis", Basis), ("progress", Progress)):
            if name_of in answer:
                _word(words, answer[name_of], f"{name} {key}")


def _word(words: Any, value: str, where: str) -> None:
    _require(value in {member.value for member in words}, f"{where}: {value!r} is no {words.__name__}")


def _require(holds: bool, message: str) -> None:
    if not holds:
        raise ExampleError(message)
