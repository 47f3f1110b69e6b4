"""Documents of our own, in forms that the two real reports do not have."""

from __future__ import annotations

from pathlib import Path

import pytest

from linja.ground.reading import read_file
from linja.ground.reading.scoring import Score, as_lines, read_labels, score

OWN = Path(__file__).parent / "own"
NAMES = sorted(path.stem for path in OWN.glob("*.txt"))


def result_of(name: str) -> Score:
    labels = [label for label in read_labels(OWN / f"{name}.labels.jsonl") if "line" in label]
    return score(read_file(OWN / f"{name}.txt").requirements, labels)


@pytest.mark.parametrize("name", NAMES)
def test_requirements(name: str) -> None:
    result = result_of(name)
    assert result.precision.value >= 0.95, "\n".join(as_lines(result))
    assert result.recall.value >= 0.9, "\n".join(as_lines(result))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("field", ["status", "deadline", "kind", "chapter", "source_date", "lead"])
def test_fields(name: str, field: str) -> None:
    result = result_of(name)
    assert result.fields[field].value >= 0.85, "\n".join(as_lines(result))
