# ruff: noqa: E501 (tables of sentences are easier to read unbroken)
"""A change told after the two values that it is counted from: what does not follow, and what only looks so."""

from __future__ import annotations

import pytest

from linja.ground.checking import check
from linja.ground.checking.checks import change_in_words
from linja.ground.reading import read_source
from linja.ground.reading.input import load
from tests.support.checking import HEAD, kinds_of

WRONG = [
    "Antallet avtaler økte fra 294 til 304, en økning på 14,4 prosent.",
    "Ventetiden gikk ned fra 59 dager i 2020 til 57 dager i 2021, en reduksjon på 4 dager.",
    "Andelen gikk fra 10,2 prosent i 2020 til 12,5 prosent i 2021, det er en økning på 3,3 prosentpoeng.",
    "Tallet på opphald gjekk frå 1 200 til 1 100, ein nedgang på 12 prosent.",
    "Kostnadene steg fra 120 mill. kroner til 150 mill. kroner (en økning på 35 mill. kroner).",
    "Antall konsultasjoner gikk fra 1 000 i 2020 til 1 100 i 2021. Dette er en nedgang på 10 prosent.",
]
RIGHT = [
    "Antallet avtaler økte fra 294 til 304, en økning på 3,4 prosent.",
    "Ventetiden gikk ned fra 59 dager i 2020 til 57 dager i 2021, en reduksjon på 2 dager.",
    "Andelen gikk fra 10,2 prosent i 2020 til 12,5 prosent i 2021, det er en økning på 2,3 prosentpoeng.",
    "Andelen gikk fra 10 prosent til 12 prosent, en økning på 20 prosent.",
    "Andelen gikk fra 10 prosent til 12 prosent, en økning på 2 prosent.",
    "Tallet på opphald gjekk frå 1 200 til 1 100, ein nedgang på 8 prosent.",
    # Rounded values may hide a day.
    "Ventetiden gikk fra 59 dager til 57 dager, en reduksjon på 2,4 dager.",
    # The change is of something else.
    "Tilbudet ble utvidet fra 2 til 3 sykehus, en økning på 40 plasser.",
    "Antallet gikk fra 200 til 250, en økning på om lag 20 prosent.",
]


@pytest.mark.parametrize("text", WRONG, ids=lambda text: text[:50])
def test_a_change_that_does_not_follow_is_found_once(text: str) -> None:
    assert kinds_of(f"{text}\n") == [("change", 1)]


@pytest.mark.parametrize("text", RIGHT, ids=lambda text: text[:50])
def test_a_change_that_may_follow_is_left_alone(text: str) -> None:
    assert kinds_of(f"{text}\n") == []


def test_a_text_without_sentences_is_no_fault() -> None:
    assert kinds_of("Opphold\nEnhet 2020 2021\nA 410 425\nB 220 230\n") == []


@pytest.mark.fault
def test_a_check_that_breaks_is_named_and_takes_no_other_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(figures: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(change_in_words, "find", broken)
    checked = check(read_source(load((HEAD + WRONG[3] + "\n").encode(), "text.txt")))
    assert checked.warnings == ("checking.broken:change_in_words",)
    assert [one.kind.value for one in checked.findings] == ["change"]
