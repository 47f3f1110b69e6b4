# ruff: noqa: E501 (sentences are easier to read unbroken)
"""What the checks of dates, references and answers find, and the near misses that they leave alone."""

from __future__ import annotations

import pytest

from linja.ground.checking.checks import (
    abbreviations,
    case_number,
    cited_before,
    duplicate_answer,
    empty_heading,
    impossible_date,
    late_unremarked,
    lead_differs,
    leftovers,
    missing_figure,
    names,
    opposite_wording,
    reference_nowhere,
    same_beginning,
    status_against_text,
    year,
)
from linja.ground.checking.findings import Finding
from linja.ground.checking.words_text import SENTENCES
from linja.ground.reading import read_lines
from linja.ground.reading.findings import Reading

HEAD = """Årlig melding 2020 for Helse Vest RHF

1 Innledning

Helse Vest RHF legger med dette fram årlig melding for 2020.

2 Rapportering på krav i oppdragsdokumentet

2.1 Bedre kvalitet

"""


def report(body: str) -> Reading:
    return read_lines((HEAD + body).splitlines())


def answered(heading: str, requirement: str, answer: str, status: str = "Målet er nådd") -> Reading:
    return report(f"{heading}\n\n\uf0b7 {requirement}\n\n\n{status}\n\n{answer}\n")


def codes(findings: object) -> list[str]:
    return [one.code for one in findings if isinstance(one, Finding)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rapporten ble behandlet 31. april 2020.", ["no_such_day"]),
        ("Rapporten ble behandlet 29. februar 2019.", ["no_such_day"]),
        ("Rapporten ble behandlet 30.02.2020.", ["no_such_day"]),
        ("Rapporten ble behandlet 29. februar 2020.", []),
        ("Seminaret var tirsdag 3. juni 2020.", ["wrong_weekday"]),
        ("Seminaret var onsdag 3. juni 2020.", []),
        ("Status 31. desember 2019-2010", ["period_backwards"]),
        ("Avtalen gjelder for perioden 2019-2022.", []),
        ("Avtalen gjaldt fra 1. juni 2020 til 3. mars 2020.", ["period_backwards"]),
        ("Avtalen gjaldt fra 1. mars 2020 til 3. juni 2020.", []),
        ("Fristen ble flyttet fra 1. juni 2020 til 3. mars 2020.", []),
        ("Tabellen viser endring 2019-2018 i prosent.", []),
        ("Se forskriften § 30.2 og versjon 31.13 av standarden.", []),
    ],
)
def test_days_that_cannot_be(text: str, expected: list[str]) -> None:
    assert codes(impossible_date.find(report(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "I møte 10. juni 2020 viste styret til brev av 13. november samme år fra departementet.",
            ["cited_before"],
        ),
        ("I møte 10. juni 2020 viste styret til brev av 13. november fra departementet.", []),
        (
            "I møte 10. juni 2020 viste styret til brev av 13. november 2020 fra departementet.",
            ["cited_before"],
        ),
        ("I møte 10. juni 2020 viste styret til brev av 13. mai 2020 fra departementet.", []),
    ],
)
def test_papers_cited_before_they_were_written(text: str, expected: list[str]) -> None:
    assert codes(cited_before.find(report(text))) == expected


MEETING = """3 Rapportering på krav fra foretaksmøter

3.1 Foretaksmøtet 25. februar 2020

Foretaksmøtet ba de regionale helseforetakene om å:

\uf0b7 legge planer for en situasjon som angitt i analyse datert {day} 2020.


Planene er lagt.
"""


@pytest.mark.parametrize(("day", "expected"), [("24. mars", ["cited_before"]), ("24. januar", [])])
def test_papers_cited_by_a_meeting_before_they_were_written(day: str, expected: list[str]) -> None:
    assert codes(cited_before.find(report(MEETING.format(day=day)))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Planen er behandlet i styresak 027-2027.", ["case_year"]),
        ("Planen er behandlet i styresak 027-2020.", []),
        ("Planen er behandlet i styresak 012-2021.", []),
        ("Planen er behandlet som sak 107/15 i møtet 28. november 2020.", ["case_meeting"]),
        ("Planen er behandlet som sak 107/19 i møtet 28. januar 2020.", []),
        ("Planen er behandlet i styresak 1072020.", ["case_form"]),
        ("Planen er behandlet i sak 3 og 4.", []),
    ],
)
def test_case_numbers(text: str, expected: list[str]) -> None:
    assert codes(case_number.find(report(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ventetiden er redusert sammenliknet med 20191.", ["year_glued"]),
        ("Arbeidet fullføres i 2109.", ["year_far"]),
        ("Det ble gjennomført i 2700 virksomheter.", []),
        ("Sykehuset behandlet 20191 pasienter.", []),
        ("Utviklingsplanen gjelder fram mot 2035.", []),
    ],
)
def test_years_that_are_misprinted(text: str, expected: list[str]) -> None:
    assert codes(year.find(report(text))) == expected


def test_a_heading_of_another_year_among_headings_of_the_own() -> None:
    found = list(year.find(report("Mål 2019\n\nTekst.\n\nAndre oppgaver 2020\n\nTekst.\n")))
    assert [(one.code, one.values) for one in found] == [("heading_year", ("2019", "2020"))]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Alle helseforetak har rapportert på indikatoren for innovasjon for 2020.", ["answered_other_year"]),
        ("Alle helseforetak har rapportert på indikatoren for innovasjon for 2019.", []),
        ("Alle helseforetak har rapportert på indikatoren, senest høsten 2020.", []),
    ],
)
def test_answers_about_another_year(answer: str, expected: list[str]) -> None:
    asked = "Helse Vest RHF skal rapportere på indikatorer for innovasjon i helseforetakene for 2019."
    assert codes(year.find(answered("Andre oppgaver 2020", asked, answer))) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Rapporten ble sendt til departementet 30. mai 2020.", ["late_delivered"]),
        ("Rapporten ble sendt til departementet 1. mai 2020.", []),
        ("Rapporten ble sendt til departementet 30. mai 2020, forsinket av pandemien.", []),
        ("Rapporten ble sendt 30. mai 2020. Departementet har innvilget ny frist.", []),
        ("Rapporten skal leveres innen utgangen av juni 2020.", ["late_promised"]),
        ("Styret behandlet saken 4. juni 2020.", ["late_decided"]),
        ("Rapporten ble levert 10. januar 2021 som svar på en bestilling fra departementet.", []),
    ],
)
def test_late_without_a_word(answer: str, expected: list[str]) -> None:
    asked = "Helse Vest RHF skal levere en rapport innen 15. mai 2020."
    assert codes(late_unremarked.find(answered("Andre oppgaver 2020", asked, answer))) == expected


TWO = """Andre oppgaver 2020

\uf0b7 Helse Vest RHF skal utarbeide modeller for utfasing av metoder.


Målet er nådd

{first}

\uf0b7 Helse Vest RHF skal vurdere om enkelte prosedyrer ikke skal benyttes rutinemessig.


Målet er nådd

{second}
"""
COPY = "Helse Vest RHF har på vegne av alle avlevert en rapport til departementet om status for arbeidet."
PHRASE = "Arbeidet følges opp av de regionale helseforetakene i fellesskap. Helse {} RHF har fått ansvaret for koordineringen. "


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (COPY, COPY, ["same_answer"]),
        (COPY, COPY.replace("har på vegne", "har, på vegne"), ["same_answer"]),
        (
            COPY,
            "Helse Vest RHF har vurdert tjue prosedyrer, og sju av dem benyttes ikke lenger i regionen.",
            [],
        ),
        ("Tiltaket er gjennomført.", "Tiltaket er gjennomført.", []),
        ("Det vises til svaret i kapittel 2.1 om det samme arbeidet i hele regionen.",) * 2 + ([],),
    ],
)
def test_the_same_answer_twice(first: str, second: str, expected: list[str]) -> None:
    assert codes(duplicate_answer.find(report(TWO.format(first=first, second=second)))) == expected


def test_a_phrase_of_the_house_is_no_copy() -> None:
    parts = [TWO.format(first=PHRASE.format("Vest"), second=PHRASE.format("Nord")) for _ in range(2)]
    assert codes(duplicate_answer.find(report("\n".join(parts)))) == []


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Alle helseforetak ligger over målet på 70 prosent.", ["no_figure"]),
        ("I 2020 ble 74 prosent av epikrisene sendt i tide.", []),
        ("Tall for 2020 er ikke publisert.", []),
        ("Rapporteringen utgår for 2020.", []),
    ],
)
def test_a_goal_in_figures_answered_without(answer: str, expected: list[str]) -> None:
    goal = "Minst 70 pst. av epikrisene skal være sendt i tide."
    assert codes(missing_figure.find(answered("Mål 2020", goal, answer))) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Det er 51 prosent av epikrisene som sendes etter 1 dag.", ["after_for_within"]),
        ("Det er 51 prosent av epikrisene som sendes innen 1 dag.", []),
        ("Det er 51 prosent av epikrisene som sendes etter 7 dager.", []),
        ("Målet om at høyst 70 prosent av epikrisene sendes i tide er nådd.", ["goal_turned"]),
        ("Målet om at minst 70 prosent av epikrisene sendes i tide er nådd.", []),
    ],
)
def test_a_goal_turned_around(answer: str, expected: list[str]) -> None:
    goal = "Minst 70 pst. av epikrisene skal være sendt innen 1 dag etter utskrivning."
    assert codes(opposite_wording.find(answered("Mål 2020", goal, answer))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Her omtales eventuelle krav til rapportering gitt i andre møter.", ["template_left"]),
        ("Årstall dersom dette er mulig", ["template_left"]),
        ("Her i regionen omtales arbeidet ofte i styret.", []),
        (
            "Det er lagt til rette for kunnskap om diagnostikk, Protokoll fra foretaksmøte i Helse Vest RHF 7 17. april 2020 behandling og oppfølging.",
            ["head_in_sentence"],
        ),
        ("Arbeidet følger av protokollen fra foretaksmøtet 17. april 2020 og er fulgt opp.", []),
    ],
)
def test_what_is_left_of_template_and_page(text: str, expected: list[str]) -> None:
    assert codes(leftovers.find(report(text))) == expected


def test_a_lone_page_number_among_many_lines() -> None:
    line = "Helse Vest RHF har fulgt opp arbeidet gjennom hele året og vil gjøre det videre.\n\n"
    assert codes(leftovers.find(report(line * 40 + "\n\n31\n\n\n" + line * 40))) == ["page_number"]


def test_an_empty_heading_of_requirements() -> None:
    asked = "\uf0b7 Helse Vest RHF skal utrede saken.\n\n\nMålet er nådd\n\nSaken er utredet.\n"
    assert codes(empty_heading.find(report(f"Andre oppgaver 2020:\n\n\nUtredningsoppdrag:\n\n{asked}"))) == [
        "empty_heading"
    ]
    assert codes(empty_heading.find(report(f"Utredningsoppdrag:\n\n{asked}"))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Elektroniske standardiserte pasientforløp (eSP) brukes. Senere kom Elektronisk standardisert pakkeforløp (eSP).",
            ["two_expansions"],
        ),
        (
            "Tverrfaglig spesialisert rusbehandling (TSB) øker. Om tverrfaglig spesialisert rusbehandling (TBS) gjelder det samme.",
            ["two_abbreviations"],
        ),
        (
            "Tverrfaglig spesialisert rusbehandling (TSB) øker. Tverrfagleg spesialisert rusbehandling (TSB) òg.",
            [],
        ),
    ],
)
def test_abbreviations(text: str, expected: list[str]) -> None:
    assert codes(abbreviations.find(report(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arbeidet ledes av Helse-Midt Norge RHF.", ["Helse-Midt Norge"]),
        ("Arbeidet ledes av Helse Midt-Norge til sommeren.", []),
        ("Sykehuset i Telemark HF deltar.", ["Sykehuset i Telemark"]),
        ("Sykehuset Telemark HF og Sykehuset i Vestfold HF deltar.", []),
        ("St. Olavs Hospital HF deltar.", []),
        ("St. Olavs hospital HF deltar, og St. Olavs Hospital HF leder.", ["St. Olavs Hospital"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert [one.values[0] for one in names.find(report(text))] == expected


@pytest.mark.parametrize(
    ("asked", "answer", "expected"),
    [
        (
            "Helse Vest RHF skal innføre nytt verktøy.",
            "Før sommeren vil dette i liten grad være tatt i bruk.",
            ["status_against_text"],
        ),
        ("Helse Vest RHF skal utarbeide en plan.", "Planen er ikke ferdigstilt.", ["status_against_text"]),
        ("Helse Vest RHF skal utarbeide en plan.", "Planen er ferdigstilt.", []),
        ("Helse Vest RHF skal bidra i arbeidet med en plan.", "Dette arbeidet pågår.", []),
    ],
)
def test_statuses_that_the_answer_denies(asked: str, answer: str, expected: list[str]) -> None:
    assert codes(status_against_text.find(answered("Andre oppgaver 2020", asked, answer))) == expected


@pytest.mark.parametrize(("leader", "expected"), [("Vest", ["lead_differs"]), ("Nord", [])])
def test_another_leader_than_was_named(leader: str, expected: list[str]) -> None:
    asked = "De regionale helseforetakene skal, under ledelse av Helse Nord RHF, utarbeide en plan."
    answer = f"Helse {leader} RHF har ledet arbeidet med planen, som er levert."
    assert codes(lead_differs.find(answered("Andre oppgaver 2020", asked, answer))) == expected


def test_two_requirements_with_the_same_beginning() -> None:
    start = "Foretaksmøtet ba de regionale helseforetakene om å følge opp undersøkelsen om ledelse og kvalitet gjennom blant annet å påse at "
    body = "".join(
        f"\uf0b7 {start}{rest}.\n\n\nMålet er nådd\n\n{answer}\n\n"
        for rest, answer in (
            ("styrene informeres", "Styrene er informert."),
            ("tiltak settes i verk", "Tiltak er satt i verk."),
        )
    )
    assert codes(same_beginning.find(report(f"Andre oppgaver 2020\n\n{body}"))) == ["same_beginning"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Utviklingen er vist, se figur 3.", ["reference_nowhere"]),
        ("Utviklingen er vist, se figur 3.\n\nFigur 3: Utviklingen", []),
        ("Målet er satt, jf. tabell 1 i oppdragsdokumentet.", []),
    ],
)
def test_references_that_lead_nowhere(text: str, expected: list[str]) -> None:
    assert codes(reference_nowhere.find(report(text))) == expected


def test_every_sentence_is_written_in_three_languages() -> None:
    assert {len(set(said)) for said in SENTENCES.values()} == {3}
