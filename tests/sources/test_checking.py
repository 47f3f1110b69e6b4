"""The contradiction finder on the two real annual reports, and on invented reports with planted faults."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from linja.ground.checking import check
from linja.ground.checking.findings import FindingKind
from linja.ground.checking.scoring import CheckScore, as_lines, score
from linja.ground.reading import read_file
from linja.ground.reading.scoring import read_labels

HERE = Path(__file__).parent
OWN = HERE / "contradictions"
REPORTS = {
    2019: "aarlig-melding-2019-helse-midt-norge.txt",
    2020: "aarlig-melding-2020-helse-sor-ost.txt",
}
#: Least recall and precision, as measured.
FLOORS = {2019: (1.0, 1.0), 2020: (0.94, 1.0)}
#: Kinds that are found by the numbers: the labels beside hold no others.
BY_NUMBERS = frozenset(
    {
        FindingKind.TWO_VALUES,
        FindingKind.PROSE_TABLE,
        FindingKind.SUM,
        FindingKind.CHANGE,
        FindingKind.SHARE,
        FindingKind.COUNT_CLAIM,
        FindingKind.STATUS_VALUE,
        FindingKind.STATUS_PART,
        FindingKind.MISSING_AS_MINUS_100,
    }
)
#: Codes of ``other`` that are about numbers.
CODES = frozenset({"over_100", "negative_count", "count_in_percent"})


@cache
def scored(path: Path, labels: Path, near: int) -> CheckScore:
    reading = read_file(path)
    found = [one for one in check(reading).findings if one.kind in BY_NUMBERS or one.code in CODES]
    return score(found, read_labels(labels), reading.lines, near)


@pytest.mark.sources
@pytest.mark.parametrize("year", [2019, 2020])
def test_the_faults_of_the_report_are_found(shared: Path, year: int) -> None:
    labels = HERE / "labels" / f"contradictions_{year}.jsonl"
    result = scored(shared / "sources" / REPORTS[year], labels, 3)
    recall, precision = FLOORS[year]
    assert result.recall.value >= recall, "\n".join(as_lines(result))
    assert result.precision.value >= precision, "\n".join(as_lines(result))


@pytest.mark.sources
@pytest.mark.parametrize(
    "name",
    [
        "helhetlig-gjennomgang-2018-trening-som-medisin.txt",
        "servicemiljo-nasjonale-tjenester-2022.txt",
        "status-nasjonal-helse-og-sykehusplan-2021.txt",
    ],
)
def test_scanned_reports_are_not_full_of_false_alarms(shared: Path, name: str) -> None:
    found = [one for one in check(read_file(shared / "sources" / name)).findings if one.kind in BY_NUMBERS]
    assert len(found) <= 2, found


@pytest.mark.parametrize("name", sorted(path.stem for path in OWN.glob("*.txt")))
def test_planted_faults_are_found_and_nothing_else(name: str) -> None:
    result = scored(OWN / f"{name}.txt", OWN / f"{name}.labels.jsonl", 1)
    assert result.recall.value == 1, "\n".join(as_lines(result))
    assert result.precision.value == 1, "\n".join(as_lines(result))


@pytest.mark.parametrize("path", sorted((HERE / "own").glob("*.txt")), ids=lambda path: path.stem)
def test_reports_without_planted_faults_are_silent(path: Path) -> None:
    assert [one for one in check(read_file(path)).findings if one.kind in BY_NUMBERS] == []


@pytest.mark.fault
def test_a_score_sees_a_missed_fault_and_a_false_alarm() -> None:
    path = OWN / "tertialrapport-fjordane.txt"
    reading = read_file(path)
    found = check(reading).findings
    labels = read_labels(path.with_name("tertialrapport-fjordane.labels.jsonl"))
    without = [one for one in found if one.line != 36]
    assert score(without, labels, reading.lines, 1).recall.right == len(labels) - 1
    unlabelled = [label for label in labels if label["line"] != 36]
    assert [one.line for one in score(found, unlabelled, reading.lines, 1).false] == [36]
