"""Faults of words in the two real annual reports and in invented ones, against what a person found."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
from pathlib import Path
from typing import Any

import pytest

from linja.ground.checking import checks
from linja.ground.checking.findings import Finding
from linja.ground.checking.words_text import SENTENCES
from linja.ground.reading import read_file
from linja.ground.reading.findings import Reading

HERE = Path(__file__).parent
OWN = HERE / "contradictions_text"
NAMES = {2019: "aarlig-melding-2019-helse-midt-norge", 2020: "aarlig-melding-2020-helse-sor-ost"}
#: What is measured: (faults found, findings that are no fault). More found, or fewer false, is progress.
REPORTS = {2019: (40, 0), 2020: (23, 0)}
INVENTED = {"aarleg-melding-nynorsk": (11, 0), "rapport-hf-planta": (10, 0), "rapport-uten-feil": (0, 0)}
#: Other documents: so many findings at most.
QUIET = {
    "helhetlig-gjennomgang-2018-trening-som-medisin": 2,
    "servicemiljo-nasjonale-tjenester-2022": 0,
    "status-nasjonal-helse-og-sykehusplan-2021": 2,
}
NEAR = 3


def found_in(reading: Reading) -> list[Finding]:
    names = [one.name for one in pkgutil.iter_modules(checks.__path__)]
    modules = [importlib.import_module(f"{checks.__name__}.{name}") for name in names]
    spoken = [m for m in modules if "reading" in inspect.signature(m.find).parameters]
    return [one for module in spoken for one in module.find(reading) if one.code in SENTENCES]


def labels_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def measured(reading: Reading, labels: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[Finding]]:
    """What no finding meets, and what no label knows: the kind is the same, the place a few lines away."""
    place, count = {}, 0
    for number, line in enumerate(reading.lines, start=1):
        count += bool(line.strip())
        place[number] = count
    findings = found_in(reading)

    def near(finding: Finding, label: dict[str, Any]) -> bool:
        ours = [line for line in (finding.line, finding.other_line) if line]
        theirs = [line for line in (label["line"], label["other_line"]) if line]
        apart = min(abs(place[one] - place[two]) for one in ours for two in theirs)
        return finding.kind == label["kind"] and apart <= NEAR

    taken: set[int] = set()
    missed = []
    for label in labels:
        at = next((i for i, f in enumerate(findings) if i not in taken and near(f, label)), None)
        if at is None:
            missed.append(label)
        else:
            taken.add(at)
    false = [finding for finding in findings if not any(near(finding, label) for label in labels)]
    return missed, false


@pytest.mark.sources
@pytest.mark.parametrize("year", REPORTS)
def test_faults_of_words_in_real_reports(shared: Path, year: int) -> None:
    labels = labels_of(HERE / "labels" / f"contradictions_text_{year}.jsonl")
    missed, false = measured(read_file(shared / "sources" / f"{NAMES[year]}.txt"), labels)
    least, most = REPORTS[year]
    assert len(labels) - len(missed) >= least, missed
    assert len(false) <= most, false


@pytest.mark.parametrize("name", INVENTED)
def test_faults_of_words_in_invented_reports(name: str) -> None:
    labels = labels_of(OWN / f"{name}.labels.jsonl")
    missed, false = measured(read_file(OWN / f"{name}.txt"), labels)
    least, most = INVENTED[name]
    assert len(labels) - len(missed) >= least, missed
    assert len(false) <= most, false


@pytest.mark.sources
@pytest.mark.parametrize("name", QUIET)
def test_few_findings_in_documents_of_other_kinds(shared: Path, name: str) -> None:
    found = found_in(read_file(shared / "sources" / f"{name}.txt"))
    assert len(found) <= QUIET[name], found


@pytest.mark.parametrize("name", INVENTED)
def test_every_finding_can_be_said_in_every_language(name: str) -> None:
    for finding in found_in(read_file(OWN / f"{name}.txt")):
        for said in SENTENCES[finding.code]:
            assert "{" not in said.format_map(finding.facts)
