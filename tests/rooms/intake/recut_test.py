"""Reading a cut again says what the reader said of its own cuts: one understanding, not two."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from linja.ground.kernel.vocabulary import PrintedStatus, RequirementKind
from linja.ground.reading import cut
from linja.ground.reading.findings import FoundRequirement, Reading
from linja.ground.reading.reading import read_file
from linja.line.intake.records import found_from_json, found_to_json

#: What depends on how the reader came to the cut, and not on the cut.
UNCOMPARED = {"confidence", "doubts"}
FACTS = cut.facts_of("årlig_melding", 2019, None, "nb")


def again(reading: Reading, one: FoundRequirement) -> FoundRequirement:
    group = [
        other
        for other in reading.requirements
        if other is one
        or (one.shared_answer_group is not None and other.shared_answer_group == one.shared_answer_group)
    ]
    following = (other.line for other in reading.requirements if other.line > group[-1].line)
    context = cut.context_of(one, [other.text for other in group], group.index(one))
    answer = (one.answer.line, one.answer.line_end) if one.answer else (None, None)
    until = next(following, len(reading.lines) + 1) - 1
    return cut.recut(
        reading.lines,
        reading.pages,
        reading.document,
        context,
        one.line,
        one.line_end,
        *answer,
        status_until=until,
    )


def differences(reading: Reading) -> list[tuple[int, str]]:
    return [
        (one.line, name.name)
        for one, second in ((one, again(reading, one)) for one in reading.requirements)
        for name in fields(FoundRequirement)
        if name.name not in UNCOMPARED and getattr(second, name.name) != getattr(one, name.name)
    ]


@pytest.mark.sources
@pytest.mark.parametrize(
    ("name", "at_most"),
    [("aarlig-melding-2019-helse-midt-norge", 0.0), ("aarlig-melding-2020-helse-sor-ost", 0.03)],
)
def test_the_readers_own_cuts_read_the_same(shared: Path, name: str, at_most: float) -> None:
    # In 2020 a closing paragraph sets the deadline of a whole list; the cut does not see the list.
    reading = read_file(shared / "sources" / f"{name}.txt")
    different = {line for line, _name in differences(reading)}
    assert len(different) <= at_most * len(reading.requirements), different


@pytest.mark.sources
@pytest.mark.parametrize(
    "name", ["aarlig-melding-2019-helse-midt-norge", "aarlig-melding-2020-helse-sor-ost"]
)
def test_everything_found_survives_being_kept(shared: Path, name: str) -> None:
    found = read_file(shared / "sources" / f"{name}.txt").requirements
    assert [found_from_json(found_to_json(one)) for one in found] == list(found)


LINES = (
    "Helse Vest skal lede arbeidet med en felles plan.",
    "Planen skal være ferdig innen 1. november 2019.",
    "",
    "Målet er ikke nådd",
    "",
    "Arbeidet er forsinket.",
    "",
    "Regionen skal i tillegg:",
    "- måle ventetiden",
    "- melde fra om avvik",
)


def cut_of(line: int, line_end: int, *answer: int, until: int | None = None) -> FoundRequirement:
    context = cut.CutContext(1, "2.1", "Mål 2019:", "oppdragsdokument", None, RequirementKind.GOAL, None)
    return cut.recut(LINES, (None,) * len(LINES), FACTS, context, line, line_end, *answer, status_until=until)


def test_a_cut_is_read_with_status_deadline_and_answer() -> None:
    found = cut_of(1, 2, 6, 6)
    assert (found.text, found.status, found.status_verbatim, found.status_line, found.deadline) == (
        f"{LINES[0]} {LINES[1]}",
        PrintedStatus.NOT_ACHIEVED,
        "Målet er ikke nådd",
        4,
        "2019-11-01",
    )
    assert found.answer is not None
    assert (found.answer.line, found.answer.text) == (6, "Arbeidet er forsinket.")


def test_a_shorter_cut_loses_the_deadline() -> None:
    assert cut_of(1, 1, 6, 6).deadline is None


def test_a_status_beyond_the_next_requirement_is_not_ones_own() -> None:
    assert cut_of(1, 1, until=1).status is PrintedStatus.NONE


def test_items_are_kept_apart() -> None:
    assert cut_of(8, 10).sub_items == ("måle ventetiden", "melde fra om avvik")


@pytest.mark.parametrize(
    ("phrase", "status", "attainment"),
    [
        ("Målet er nådd", "achieved", "reached"),
        ("Målet er delvis nådd", "partly_achieved", "partly"),
        ("Målet er ikke nådd", "not_achieved", "not_reached"),
        (None, "none", None),
    ],
)
def test_a_phrase_has_its_meaning(phrase: str | None, status: str, attainment: str | None) -> None:
    said = cut.status_fields(phrase)
    assert (said["status_verbatim"], said["status"], said["attainment"]) == (phrase, status, attainment)
