# ruff: noqa: E501 (tables and texts are easier to read unbroken)
"""What holds however a report is wrapped and spaced: the same requirements, every answer in its place."""

from __future__ import annotations

import itertools
import re
import textwrap
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from linja.ground.kernel.dates import date_phrases
from linja.ground.reading import read_lines
from linja.ground.reading.findings import Reading

TASKS = (
    "De regionale helseforetakene skal, under ledelse av Helse Vest RHF, lage felles rutiner for opplæring av nye ledere "
    "i alle helseforetak innen 1. november 2021.",
    "Helse Nord RHF skal sørge for at pasientene får svar på søknaden sin samme uke, også når de bor langt fra sykehuset.",
    "Helse Nord RHF skal påse at alle sykehus har en oppdatert plan for strømbrudd, flom og brudd på vannforsyningen.",
    "De regionale helseforetakene skal i samarbeid med kommunene prøve ut felles vaktordninger for jordmødre i distriktene.",
    "Helse Nord RHF skal delta i arbeidet med et felles register over utstyr som er til låns mellom sykehusene i regionen.",
)
ANSWERS = (
    "Rutinene er laget og tatt i bruk i alle helseforetak. Opplæringen er gjennomført for 140 ledere, og resten får den i mars.",
    "Svartiden har gått ned fra elleve til fire dager. Det er ansatt to nye saksbehandlere ved hvert av sykehusene i regionen.",
    "Alle sykehus har planer. To av planene ble øvd på i fjor, og det er funnet mangler som blir rettet i løpet av våren.",
    "Det er inngått avtaler med elleve kommuner. Ordningene har vært i bruk siden høsten, og erfaringene er stort sett gode.",
    "Registeret er under utvikling. Helse Nord RHF har deltatt med to fagpersoner, som har prøvd ut løsningen ved ett sykehus.",
)
PAIRS = st.permutations(range(5)).flatmap(lambda order: st.integers(3, 5).map(lambda n: order[:n]))


def report(order: list[int], width: int, apart: int, bullet: str) -> list[str]:
    """A small annual report, wrapped at ``width``, with ``apart`` blank lines between paragraphs."""
    lines = ["Årlig melding 2021", "Helse Nord RHF", "", "2. Rapportering på krav i oppdragsdokumentet", ""]
    lines += ["2.1 Bedre tjenester", "", "Andre oppgaver 2021", ""]
    for i in order:
        for text in (bullet + TASKS[i], ANSWERS[i]):
            lines += textwrap.wrap(text, width) + [""] * apart
        lines += [""] if apart == 1 else []
    return lines


def texts(reading: Reading) -> list[str]:
    return [requirement.text for requirement in reading.requirements]


@settings(deadline=None, max_examples=40)
@given(PAIRS, st.integers(55, 110), st.integers(1, 3), st.sampled_from(["", "• ", "- ", "\uf0b7 "]))
def test_wrapping_and_gaps_do_not_change_what_is_asked(
    order: list[int], width: int, apart: int, bullet: str
) -> None:
    reading = read_lines(report(order, width, apart, bullet))
    assert texts(reading) == [TASKS[i] for i in order]
    assert [r.answer.text if r.answer else "" for r in reading.requirements] == [ANSWERS[i] for i in order]


@settings(deadline=None, max_examples=40)
@given(PAIRS, st.integers(60, 100), st.data())
def test_places_lie_in_the_document_and_do_not_overlap(
    order: list[int], width: int, data: st.DataObject
) -> None:
    lines = report(order, width, data.draw(st.integers(0, 3)), data.draw(st.sampled_from(["", "• "])))
    reading = read_lines(lines)
    spans = []
    for requirement in reading.requirements:
        assert 1 <= requirement.line <= requirement.line_end <= len(lines)
        spans.append((requirement.line, requirement.line_end))
        if requirement.answer is not None and requirement.shared_answer_group is None:
            assert requirement.line_end < requirement.answer.line <= requirement.answer.line_end <= len(lines)
            spans.append((requirement.answer.line, requirement.answer.line_end))
    ordered = sorted(set(spans))
    assert all(before[1] < after[0] for before, after in itertools.pairwise(ordered))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=80), max_size=60))
@example(["¹"])
@example(["²", "³", "④"])
def test_no_text_breaks_the_reader(lines: list[str]) -> None:
    reading = read_lines(lines)
    assert reading.lines == tuple(lines)
    assert all(0.0 <= requirement.confidence <= 1.0 for requirement in reading.requirements)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2039, 12, 31)))
def test_a_printed_day_is_read_back(day: date) -> None:
    months = [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ]
    printed = f"{day.day}. {months[day.month - 1]} {day.year}"
    assert [d.iso for d in date_phrases(printed)] == [day.isoformat()]
    assert [d.iso for d in date_phrases(f"{day.day}.{day.month}.{day.year}")] == [day.isoformat()]


@given(st.text(max_size=200))
def test_date_phrases_lie_in_the_text_in_order(text: str) -> None:
    found = date_phrases(text, year=2020)
    assert all(text[d.start : d.end].strip() == d.verbatim for d in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(d.iso is None or re.fullmatch(r"\d{4}-\d\d-\d\d", d.iso) for d in found)
