"""What a check is given: indicators of the reviewed definitions and registered names, beside its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from linja.ground.checking import NOTHING, Known, check, known_of
from linja.ground.checking.figures.vocabulary import INDICATORS
from linja.ground.definitions import load
from linja.ground.reading import read_source
from linja.ground.reading.input import load as load_file
from tests.support.checking import HEAD

FAR = "\n\nDet er arbeidet godt gjennom hele året, og alle har bidratt til det.\n\n"
#: Nothing that the built-in words know, told in two ways.
TURNOVER = (
    f"Turnover blant sykepleiere var 9,1 prosent.{FAR}"
    "Ved årets slutt lå regionens turnover blant sykepleiere på 8,7 prosent.\n"
)


@pytest.fixture(scope="module")
def known() -> Known:
    return known_of(load(Path(__file__).parents[2] / "definitions"), ["Fjordane sykehus HF"])


def codes(text: str, known: Known) -> list[str]:
    found = check(read_source(load_file((HEAD + text).encode(), "text.txt")), known).findings
    return [one.code for one in found]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Ventetiden er 59 dager", ["waiting"]),
        ("turnover blant sykepleiere", ["defined:nurse_turnover"]),
        ("årsverk av sykepleiere og sykefravær", ["defined:nurse_staff", "sick_leave"]),
        ("utgiftene til kontroller", []),
    ],
)
def test_given_names_come_beside_those_built_in(known: Known, words: str, named: list[str]) -> None:
    assert [one.code for _start, _end, one in known.indicators_in(words)] == named


def test_what_the_built_in_words_name_is_theirs(known: Known) -> None:
    names = " | ".join(" ".join(one.names) for one in known.indicators)
    assert [one.code for one in INDICATORS if one.pattern.search(names.replace("\\s+", " "))] == []


def test_an_indicator_that_only_the_definitions_name_is_compared(known: Known) -> None:
    assert (codes(TURNOVER, NOTHING), codes(TURNOVER, known)) == ([], ["two_values"])


def test_a_registered_name_written_in_another_way_is_found(known: Known) -> None:
    text = "Fjordanes sykehus HF har levert sin rapport i god tid før fristen.\n"
    assert (codes(text, NOTHING), codes(text, known)) == ([], ["name_variant"])
