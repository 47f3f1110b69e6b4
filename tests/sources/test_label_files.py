"""The label files keep their own rules: without that, a score against them says nothing."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from linja.ground.kernel.vocabulary import ChangeType, PrintedStatus, RequirementKind

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "sources"
REPORT_2020 = HERE / "labels" / "aarlig-melding-2020-requirements.jsonl"
TEXT_2020 = SHARED / "aarlig-melding-2020-helse-sor-ost.txt"
OWN = sorted((HERE / "own").glob("*.labels.jsonl"))
BULLET = re.compile(r"^(?:[\uf0b7•–o-]|\d+[.)]|[a-z][.)])\s+")

Label = dict[str, Any]


def read(path: Path) -> list[Label]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def lines_of(path: Path) -> list[str]:
    """Raw lines: only the line feed ends one, a form feed is a sign in the line."""
    return path.read_bytes().decode("utf-8").split("\n")


def text_hash(label: Label, lines: list[str]) -> str:
    chosen = lines[label["line"] - 1 : label["line_end"]]
    if label.get("cells"):
        chosen = [row.split("|")[2] for row in chosen]
    text = BULLET.sub("", " ".join(" ".join(chosen).split()))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def broken(labels: list[Label], lines: list[str]) -> list[str]:
    """Every rule a label breaks, in words; empty when all is well."""
    return [*_places(labels, lines), *_words(labels, lines), *_answers(labels)]


def _places(labels: list[Label], lines: list[str]) -> Iterator[str]:
    last = 0
    for label in labels:
        if not last < label["line"] <= label["line_end"] < len(lines):
            yield f"{label['n']}: lines out of order"
        last = label["line_end"]
        if text_hash(label, lines) != label["text_hash"]:
            yield f"{label['n']}: the text is another"
        for key in ("line", "line_end", "stem_line", "status_line", "answer_line", "answer_line_end"):
            if label[key] and not lines[label[key] - 1].strip():
                yield f"{label['n']}: {key} is a blank line"


def _words(labels: list[Label], lines: list[str]) -> Iterator[str]:
    kinds, states, changes = map(set, (RequirementKind, PrintedStatus, ChangeType))
    for label in labels:
        if label["kind"] not in kinds or label["status"] not in states:
            yield f"{label['n']}: unknown kind or status"
        if label["amendment"] not in changes | {None}:
            yield f"{label['n']}: unknown change"
        if (label["status"] == "none") != (label["status_line"] is None):
            yield f"{label['n']}: status without a place"
        near = " ".join(lines[(label["status_line"] or 1) - 1 :][:2])
        if label["status_verbatim"] and label["status_verbatim"] not in " ".join(near.split()):
            yield f"{label['n']}: the phrase is not at its line"
        for when in label["deadlines_all"]:
            date.fromisoformat(when)
        if label["deadline"] and label["deadline"] not in label["deadlines_all"]:
            yield f"{label['n']}: own deadline is not among all"


def _answers(labels: list[Label]) -> Iterator[str]:
    blocks = Counter((x["answer_line"], x["answer_line_end"]) for x in labels if x["answer_line"])
    for label in labels:
        block = (label["answer_line"], label["answer_line_end"])
        if (blocks[block] > 1) != (label["shared_response_group"] is not None):
            yield f"{label['n']}: shared answer without a group, or the other way round"
    ordered = sorted(blocks)
    for above, below in pairwise(ordered):
        if above[1] >= below[0]:
            yield f"answers at {above} and {below} overlap"


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name.removesuffix(".labels.jsonl"))
def test_own_documents_are_labelled_soundly(path: Path) -> None:
    labels = read(path)
    assert broken(labels, lines_of(path.with_name(path.name.replace(".labels.jsonl", ".txt")))) == []
    assert 10 <= len(labels) <= 25


@pytest.mark.sources
def test_the_2020_report_is_labelled_soundly() -> None:
    if not TEXT_2020.exists():
        pytest.skip("../shared/sources is absent: the labels cannot be held against the report of 2020")
    assert broken(read(REPORT_2020), lines_of(TEXT_2020)) == []


def test_the_2020_report_has_as_many_requirements_as_counted_by_eye() -> None:
    counted = {"2.1": 8, "2.2": 9, "2.3": 25, "2.4": 9, "3.1": 48, "3.2": 47}
    assert Counter(label["chapter"] for label in read(REPORT_2020)) == counted


@pytest.mark.fault
@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"line_end": 1}, "1: lines out of order"),
        ({"text_hash": "0" * 16}, "1: the text is another"),
        ({"status": "nådd"}, "1: unknown kind or status"),
        ({"status": "other", "status_line": None}, "1: status without a place"),
        ({"shared_response_group": "G9"}, "1: shared answer without a group, or the other way round"),
        ({"answer_line_end": 40}, "overlap"),
    ],
)
def test_a_planted_fault_is_found(change: Label, complaint: str) -> None:
    path = next(x for x in OWN if x.name.startswith("aarlig-melding-2021"))
    labels = read(path)
    labels[0].update(change)
    found = broken(labels, lines_of(path.with_name(path.name.replace(".labels.jsonl", ".txt"))))
    assert any(complaint in line for line in found)
