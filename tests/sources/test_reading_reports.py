# ruff: noqa: E501 (tables and texts are easier to read unbroken)
"""The two real annual reports, against what a person found in them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from linja.ground.reading import read_file, read_lines
from linja.ground.reading.findings import Reading
from linja.ground.reading.scoring import Score, as_lines, read_labels, score
from tests.support.reading_variants import VARIANTS, moved

pytestmark = pytest.mark.sources

HERE = Path(__file__).parent
NAMES = {2019: "aarlig-melding-2019-helse-midt-norge", 2020: "aarlig-melding-2020-helse-sor-ost"}
#: (year, what) → least share that must agree.
THRESHOLDS = {
    (2019, "status"): 0.99, (2019, "status_verbatim"): 0.99, (2019, "deadline"): 0.95, (2019, "line_end"): 0.99,
    (2019, "chapter"): 1.0, (2019, "heading"): 0.98, (2019, "kind"): 1.0, (2019, "stem"): 0.98, (2019, "lead"): 0.98,
    (2019, "source_date"): 0.98, (2019, "shared_answer_group"): 0.98,
    (2020, "status"): 0.95, (2020, "deadline"): 0.95, (2020, "line_end"): 0.97, (2020, "chapter"): 1.0,
    (2020, "heading"): 0.97, (2020, "kind"): 0.98, (2020, "stem"): 0.98, (2020, "lead"): 0.97,
    (2020, "source_date"): 0.97, (2020, "amendment"): 0.97, (2020, "shared_answer_group"): 0.97,
}  # fmt: skip
#: Derived documents on which less is promised: (year, variant) → least precision and recall.
WEAKER = {
    (2020, "no blank lines"): 0.85, (2019, "no blank lines"): 0.96, (2019, "one blank line at most"): 0.96,
    (2019, "no status lines"): 0.96, (2020, "nynorsk"): 0.97, (2020, "dash bullets"): 0.97,
}  # fmt: skip


def labels_of(shared: Path, year: int) -> list[dict]:
    if year == 2019:
        return read_labels(shared / "labels" / "aarlig-melding-2019-requirements.jsonl")
    return read_labels(HERE / "labels" / "aarlig-melding-2020-requirements.jsonl")


@cache
def read_once(path: Path) -> Reading:
    return read_file(path)


def report_of(shared: Path, year: int) -> Reading:
    return read_once(shared / "sources" / f"{NAMES[year]}.txt")


def told(result: Score) -> str:
    return "\n".join(as_lines(result))


@pytest.mark.parametrize("year", NAMES)
def test_every_requirement_is_found_and_nothing_else(shared: Path, year: int) -> None:
    result = score(report_of(shared, year).requirements, labels_of(shared, year))
    least = 0.99 if year == 2019 else 0.97
    assert result.precision.value >= least, told(result)
    assert result.recall.value >= least, told(result)


@pytest.mark.parametrize(("year", "field"), THRESHOLDS)
def test_each_field_agrees(shared: Path, year: int, field: str) -> None:
    result = score(report_of(shared, year).requirements, labels_of(shared, year))
    assert result.fields[field].value >= THRESHOLDS[year, field], told(result)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("year", NAMES)
def test_derived_documents_are_read_as_well(shared: Path, year: int, variant: str) -> None:
    numbered = VARIANTS[variant](report_of(shared, year).lines)
    result = score(
        read_lines([line for _, line in numbered]).requirements, moved(labels_of(shared, year), numbered)
    )
    least = WEAKER.get((year, variant), 0.98)
    assert result.precision.value >= least, told(result)
    assert result.recall.value >= least, told(result)


@pytest.mark.parametrize("year", NAMES)
def test_facts(shared: Path, year: int) -> None:
    document = report_of(shared, year).document
    organisation = {2019: "Helse Midt-Norge RHF", 2020: "Helse Sør-Øst RHF"}[year]
    assert (document.kind.value, document.year, document.organisation, document.language) == (
        "årlig_melding", year, organisation, "nb",
    )  # fmt: skip


def test_statements(shared: Path) -> None:
    assert [(s.line, s.line_end) for s in report_of(shared, 2020).statements] == [(649, 800), (803, 853)]
    assert [s.line for s in report_of(shared, 2019).statements] == [4112, 4530]


@pytest.mark.parametrize("year", NAMES)
def test_answers_lie_after_their_requirements_and_share_no_line(shared: Path, year: int) -> None:
    taken: dict[int, int] = {}
    for found in report_of(shared, year).requirements:
        if found.answer is None:
            continue
        assert found.line_end < found.answer.line
        for line in range(found.answer.line, found.answer.line_end + 1):
            assert taken.setdefault(line, found.shared_answer_group or -found.n) == (
                found.shared_answer_group or -found.n
            )


def test_nothing_of_an_answer_is_lost(shared: Path) -> None:
    """Every word printed between a requirement and the next is in a requirement, a status or an answer."""
    reading = report_of(shared, 2019)
    first = reading.requirements[0]
    assert first.answer is not None
    printed = " ".join(
        " ".join(reading.lines[first.answer.line - 1 : first.answer.line_end]).replace("\uf0b7", "•").split()
    )
    kept = " ".join(first.answer.text.split())
    assert kept.replace("- ", "-") == printed.replace("- ", "-")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("helhetlig-gjennomgang-2018-trening-som-medisin", "helhetlig_gjennomgang"),
        ("servicemiljo-nasjonale-tjenester-2022", "utredning"),
        ("status-nasjonal-helse-og-sykehusplan-2021", "statusrapport"),
    ],
)
def test_other_documents_are_named_and_give_no_requirements(shared: Path, name: str, kind: str) -> None:
    reading = read_file(shared / "sources" / f"{name}.txt")
    assert (reading.document.kind.value, len(reading.requirements)) == (kind, 0)
