"""``linja stats``: JSON alone on standard output, one sentence on standard error, no Django."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import Any

import pytest

from linja.faces.cli.main import main
from linja.ground.engine import METHODS, compute

ROWS = [{"enhet": "Ålesund", "x": 8, "n": 10}, {"enhet": "Bodø", "x": 3, "n": 12}]


@pytest.fixture
def stats(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    def run(given: str, *arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        code = main(["stats", *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


SHAPES = {
    "array": json.dumps(ROWS),
    "lines": "\n".join(json.dumps(row) for row in ROWS) + "\n\n",
    "object with rows": json.dumps({"rows": ROWS}),
    "with byte order mark": "\ufeff" + json.dumps(ROWS),
}


@pytest.mark.parametrize("given", SHAPES.values(), ids=SHAPES)
def test_rows_come_in_any_shape(stats: Any, given: str) -> None:
    code, out, err = stats(given, "wilson", "--json")
    assert (code, json.loads(out), err) == (0, compute("wilson", ROWS), "")
    assert "Ålesund" in out


def test_one_object_is_one_row(stats: Any) -> None:
    assert json.loads(stats(json.dumps(ROWS[0]), "wilson")[1]) == compute("wilson", ROWS[:1])


def test_one_result_a_line(stats: Any) -> None:
    out = stats(json.dumps(ROWS), "wilson", "--lines")[1]
    assert [json.loads(line) for line in out.splitlines()] == compute("wilson", ROWS)


def test_options_are_flags(stats: Any) -> None:
    out = stats(
        json.dumps(ROWS), "byars", "--confidence", "0.95,0.998", "--multiplier", "1000", "--exact-below", "0"
    )[1]
    first = json.loads(out)[0]
    assert (first["value"], first["method"]) == (800, "Byars")
    assert first["lower99_8cl"] < first["lower95_0cl"] < 800 < first["upper95_0cl"] < first["upper99_8cl"]


@pytest.mark.parametrize("method", METHODS)
def test_every_method_answers_json_on_no_rows(stats: Any, method: str) -> None:
    code, out, _ = stats("[]", method)
    assert (code, json.loads(out)) == (0, [])


FAULTS = [
    ("", "Standard input is empty; give rows as a JSON array or one JSON object a line.\n"),
    ("[", "Row 1: line is not JSON.\n"),
    ('{"x": 1, "n": 2}\noops', "Row 2: line is not JSON.\n"),
    ("7", "Standard input is no list of rows; give a JSON array of objects.\n"),
    ("[7]", "Row 1: 7 is no JSON object.\n"),
    (
        '[{"x": 1, "n": 2}, {"x": 3, "n": 2}]',
        "Row 2: the numerator 3 is above the denominator 2; a share is at most 1.\n",
    ),
    ('[{"x": NaN, "n": 2}]', "Row 1: x is nan, which is not a number.\n"),
]


@pytest.mark.parametrize(("given", "said"), FAULTS)
def test_a_fault_is_one_sentence(stats: Any, given: str, said: str) -> None:
    assert stats(given, "wilson") == (2, "", said)


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--confidence", "1"], "Confidence is 1; it must be"),
        (["--multiplier", "0"], "The multiplier is 0; it must be"),
        (["--baseline", "1"], "The baseline is 1 points; lines need at least 2.\n"),
        (["--group", "year"], "Row 1: there is no year, by which the rows are grouped.\n"),
    ],
)
def test_a_flag_that_cannot_be_used_is_told(stats: Any, flags: list[str], said: str) -> None:
    code, out, err = stats('[{"value": 1}]', "xmr", *flags)
    assert (code, out, err.startswith(said)) == (2, "", True)


def test_neither_django_nor_what_it_does_not_need_is_loaded() -> None:
    code = (
        'import sys, io; sys.stdin = io.StringIO(\'[{"x": 1, "n": 2}]\')\n'
        "from linja.faces.cli.main import main\n"
        "assert main(['stats', 'wilson']) == 0\n"
        "sys.exit(any(name in sys.modules for name in ('django', 'scipy', 'numpy')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, json.loads(done.stdout)[0]["value"]) == (0, 0.5), done.stderr
