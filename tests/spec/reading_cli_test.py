"""``linja read``: JSON alone on standard output, sentences for people, exit codes, and no Django."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from linja.faces.cli.main import main

OWN = Path(__file__).parents[1] / "sources" / "own"
LETTER = OWN / "oppdragsdokument-2022-helse-nord.txt"


def test_json_is_all_that_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(LETTER), "--json"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert (read["document"]["kind"], read["document"]["year"], read["document"]["organisation"]) == (
        "oppdragsdokument",
        2022,
        "Helse Nord RHF",
    )
    assert len(read["requirements"]) == 16
    first = read["requirements"][0]
    assert (first["line"], first["kind"], first["status"], first["answer"]) == (48, "mål", "none", None)
    assert set(read) == {"document", "requirements", "headings", "tables", "statements", "items", "warnings"}


def test_labels_are_scored(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(LETTER), "--labels", str(LETTER.with_suffix(".labels.jsonl"))]) == 0
    assert capsys.readouterr().out.startswith("starts: precision 16/16 = 1.000, recall 16/16 = 1.000\n")


def test_people_get_a_summary(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(LETTER)]) == 0
    assert "16 krav, 0 med svar" in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n" + bytes(40)])
def test_what_cannot_be_read_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    path = tmp_path / "melding.txt"
    path.write_bytes(content)
    assert main(["read", str(path), "--json"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "melding.txt" in printed.err


def test_absent_labels_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(LETTER), "--labels", str(tmp_path / "none.jsonl")]) == 2
    assert "none.jsonl" in capsys.readouterr().err


def test_django_is_not_loaded() -> None:
    code = (
        "import sys; from linja.faces.cli.main import main; "
        f"main(['read', {str(LETTER)!r}]); sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
