"""``linja check``: JSON alone on standard output, places and quotes for people, scores, no Django."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from linja.faces.cli.main import main
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.words import sentence, sentences

OWN = Path(__file__).parents[1] / "sources" / "contradictions"
REPORT = OWN / "tabellrapport-soer.txt"
CLEAN = OWN / "rein-rapport.txt"


def test_json_is_all_that_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(REPORT), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"findings", "numbers_read", "warnings"}
    first = told["findings"][0]
    assert (first["kind"], first["line"], first["other_line"]) == ("prose_table", 14, 11)
    assert first["message"] == "Teksten sier 31 dager, tabellen 33 («TSB – 2023: 33»)."
    assert first["values"] == ["31 dager", "33"]
    assert 0 < first["confidence"] <= 1
    assert told["numbers_read"] > 50


@pytest.mark.parametrize(
    ("language", "begins"), [("nb", "Teksten sier"), ("nn", "Teksten seier"), ("en", "The text says")]
)
def test_sentences_in_three_languages(capsys: pytest.CaptureFixture[str], language: str, begins: str) -> None:
    assert main(["check", str(REPORT), "--json", "--language", language]) == 0
    assert json.loads(capsys.readouterr().out)["findings"][0]["message"].startswith(begins)


def test_people_get_places_and_both_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(REPORT)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("3 steder å se på i tabellrapport-soer.txt; ")
    assert lines[2:6] == [
        "Linje 14 og linje 11 – prose_table – sikker",
        "  Teksten sier 31 dager, tabellen 33 («TSB – 2023: 33»).",
        "      14: For TSB var ventetiden 31 dager i 2023.",
        "      11: TSB – 2023: 33",
    ]


def test_a_report_without_contradictions_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(CLEAN)]) == 0
    assert capsys.readouterr().out.startswith("Ingen selvmotsigelser er funnet i rein-rapport.txt; ")


def test_labels_are_scored(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(REPORT), "--labels", str(REPORT.with_suffix(".labels.jsonl"))]) == 0
    assert capsys.readouterr().out == "recall     3/3 = 1.000\nprecision  3/3 = 1.000\n"


def test_what_cannot_be_read_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "melding.txt"
    path.write_bytes(b"")
    assert main(["check", str(path), "--json"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "melding.txt" in printed.err


def test_absent_labels_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(CLEAN), "--labels", str(tmp_path / "none.jsonl")]) == 2
    assert "none.jsonl" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_sentence_asks_for_the_same_facts_in_every_language(language: str) -> None:
    for code, words in sentences().items():
        asked = [sorted(part.split("}")[0] for part in text.split("{")[1:]) for text in words]
        assert asked == [asked[0]] * 3, code
        finding = Finding(FindingKind.OTHER, 1, code, facts=dict.fromkeys(asked[0], "x"))
        assert "{" not in sentence(finding, language)


def test_django_is_not_loaded() -> None:
    code = (
        "import sys; from linja.faces.cli.main import main; "
        f"main(['check', {str(CLEAN)!r}, '--json']); "
        "sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, check=False).returncode == 0
    )
