# ruff: noqa: E501 (tables of sentences are easier to read unbroken)
"""What is a contradiction, and what only looks like one: sentences and tables with what is to be found in them."""

from __future__ import annotations

import pytest

from tests.support.checking import findings_of, kinds_of

Expected = list[tuple[str, int]]


def check_each(cases: list[tuple[str, Expected]]):
    return pytest.mark.parametrize(("text", "expected"), cases, ids=[text[:60] for text, _ in cases])


FAR = "\n\nDet er arbeidet godt gjennom hele året, og alle har bidratt til det.\n\n"


@check_each(
    [
        (
            f"Ventetiden i TSB var 31 dager i 2021.{FAR}I 2021 var ventetiden i TSB 34 dager.\n",
            [("two_values", 5)],
        ),
        (f"Ventetiden i TSB var 31 dager i 2021.{FAR}I 2020 var ventetiden i TSB 34 dager.\n", []),
        (f"Ventetiden i TSB var 31 dager i 2021.{FAR}I 2021 var ventetiden i somatikk 64 dager.\n", []),
        (f"Ventetiden var 59 dager i 2021.{FAR}I 2021 var ventetiden 59,3 dager.\n", []),
        (f"Ventetiden var 59 dager i 2021.{FAR}I 2021 var ventetiden 59,7 dager.\n", [("two_values", 5)]),
        (f"Ventetiden var 59 dager i 2021.{FAR}Målet er at ventetiden skal være under 50 dager.\n", []),
        (f"Ventetiden i Helse Fonna HF var 59 dager.{FAR}Ventetiden i Helse Førde HF var 61 dager.\n", []),
        (
            f"Andelen fristbrudd var 2,1 prosent i desember.{FAR}I 2021 var andelen fristbrudd 2,4 prosent.\n",
            [],
        ),
        (
            f"Det er inngått 412 avtaler med private leverandører av rehabilitering.{FAR}Det er inngått 421 avtaler med private leverandører av rehabilitering.\n",
            [("two_values", 5)],
        ),
        (
            f"Det er inngått 412 avtaler med private leverandører av rehabilitering.{FAR}Det er inngått 421 avtaler med leverandører av laboratorietjenester.\n",
            [],
        ),
    ]
)
def test_two_values(text: str, expected: Expected) -> None:
    assert kinds_of(text) == expected


WAITING = (
    "Gjennomsnittlig ventetid i dager\nOmråde 2020 2021\nSomatikk 62 61\nTSB 30 31\nAlle områder 58 57\n"
)


@check_each(
    [
        (f"I 2021 var ventetiden 33 dager i TSB.\n\n{WAITING}", [("prose_table", 1)]),
        (f"I 2021 var ventetiden 31 dager i TSB.\n\n{WAITING}", []),
        (f"I 2021 var ventetiden 58 dager.\n\n{WAITING}", [("prose_table", 1)]),
        (f"I TSB var ventetiden 31 dager i 2021, mot 30 dager i 2020.\n\n{WAITING}", []),
        (f"Ventetiden i somatikk er økt fra 2020 til 2021.\n\n{WAITING}", [("prose_table", 1)]),
        (f"Ventetiden i TSB er økt fra 2020 til 2021.\n\n{WAITING}", []),
        (f"Målet er at ventetiden i somatikk skal være redusert fra 2020 til 2021.\n\n{WAITING}", []),
    ]
)
def test_prose_against_table(text: str, expected: Expected) -> None:
    assert kinds_of(text) == expected


@check_each(
    [
        ("Opphold\nEnhet 2020 2021\nA 410 425\nB 220 230\nC 40 45\nSum 670 700\n", []),
        ("Opphold\nEnhet 2020 2021\nA 410 425\nB 220 230\nC 40 45\nSum 670 710\n", [("sum", 6)]),
        ("Andel innen frist\nEnhet 2020 2021\nA 41 % 42 %\nB 22 % 23 %\nC 40 % 45 %\nTotalt 35 % 36 %\n", []),
        ("Opphold\nEnhet 2020 2021\nHelsevern totalt 670 705\n- voksne 410 425\n- barn og unge 260 275\nTSB 30 35\nSum 700 740\n", [("sum", 3)]),
        ("Opphold\nEnhet 2020 2021\nHelsevern totalt 670 705\n- voksne 410 425\n- barn og unge 260 280\nTSB 30 35\nSum 700 740\n", []),
        ("Det er 354 lærlinger. Disse fordeler seg på 211 i ambulansefag, 111 i helsefag og 32 i andre fag.\n", []),
        ("Det er 356 lærlinger. Disse fordeler seg på 211 i ambulansefag, 111 i helsefag og 32 i andre fag.\n", [("sum", 1)]),
        ("Vi fikk 1 359 mill. kroner til drift og 3 295 mill. kroner til bygg, samlet 4 654 mill. kroner.\n", []),
        ("Vi fikk 1 359 mill. kroner til drift og 3 295 mill. kroner til bygg, samlet 4 754 mill. kroner.\n", [("sum", 1)]),
        ("Bevilgningen er økt med 5,5 mrd. kroner og avgiften med 500 mill. kroner, samlet 6 mrd. kroner.\n", []),
    ]
)  # fmt: skip
def test_sums(text: str, expected: Expected) -> None:
    assert kinds_of(text) == expected


@check_each(
    [
        ("Opphold\nEnhet 2020 2021 Endring i prosent\nA 410 425 3,7\nB 220 230 4,5\nC 40 45 12,5\n", []),
        ("Opphold\nEnhet 2020 2021 Endring i prosent\nA 410 425 3,7\nB 220 230 4,5\nC 40 45 2,5\n", [("change", 5)]),
        ("Resultat\nEnhet Regnskap Budsjett Avvik\nA 12,4 10,0 2,4\nB 8,0 9,5 1,5\nC -3,1 1,0 -4,1\n", [("change", 4)]),
        ("Antall studier økte fra 294 i 2020 til 304 i 2021 (+3,4 prosent).\n", []),
        ("Antall studier økte fra 294 i 2020 til 304 i 2021 (+4,4 prosent).\n", [("change", 1)]),
        ("Ventetiden er redusert fra 57 til 56 dager.\n", []),
        ("Ventetiden er redusert fra 56 til 57 dager.\n", [("change", 1)]),
        ("Målet er at ventetiden skal reduseres fra 56 til 57 dager.\n", []),
        ("Ventetiden var 62,1 dager i 2021. Dette er en økning på 2,8 dager fra 2020, hvor ventetiden var 59,3 dager.\n", []),
        ("Ventetiden var 62,1 dager i 2021. Dette er en økning på 3,8 dager fra 2020, hvor ventetiden var 59,3 dager.\n", [("change", 1)]),
        ("Ventetiden var 59 dager i 2021. Dette er en økning på 2,8 dager fra 2020, hvor ventetiden var 56 dager.\n", []),
        ("Det var 204 tilfeller i 2021, mot 190 i 2020. Nedgangen skyldes målrettet arbeid.\n", [("change", 1)]),
        ("Det var 204 tilfeller i 2021, mot 190 i 2020. Økningen skyldes flere pasienter.\n", []),
        ("Ventetiden var 38 dager i 2021, en økning fra 41 dager i 2020.\n", [("change", 1)]),
        ("Det var 87 pasienter i 2021, 4 færre enn i 2020 da tallet var 91.\n", []),
        ("Det var 87 pasienter i 2021, 6 færre enn i 2020 da tallet var 91.\n", [("change", 1)]),
        ("Det var 87 pasienter i 2021, 4 flere enn i 2020 da tallet var 91.\n", [("change", 1)]),
        ("Resultatet ble 214 mill. kroner, mot et krav på 190 mill. kroner. Det er 24 mill. kroner bedre enn kravet.\n", []),
        ("Resultatet ble 214 mill. kroner, mot et krav på 190 mill. kroner. Det er 34 mill. kroner bedre enn kravet.\n", [("change", 1)]),
        ("Pasientene ventet 63 dager. Det er tre dager kortere enn i 2020, da ventetiden var 66 dager.\n", []),
        ("Pasientene ventet 63 dager. Det er fem dager kortere enn i 2020, da ventetiden var 66 dager.\n", [("change", 1)]),
        ("Utgiftene økte med 14,2 prosent, fra 96,5 mill. kroner i 2020 til 110,2 mill. kroner i 2021.\n", []),
        ("Utgiftene økte med 8,2 prosent, fra 96,5 mill. kroner i 2020 til 110,2 mill. kroner i 2021.\n", [("change", 1)]),
        ("Andelen er halvert, fra 1,8 prosent til 0,9 prosent.\n", []),
        ("Andelen er halvert, fra 1,8 prosent til 1,2 prosent.\n", [("change", 1)]),
    ]
)  # fmt: skip
def test_changes(text: str, expected: Expected) -> None:
    assert kinds_of(text) == expected


@check_each(
    [
        ("Av de planlagte timene var 9,2 prosent (105 420 av 1 147 303 timer) forsinket.\n", []),
        ("Av de planlagte timene var 8,2 prosent (105 420 av 1 147 303 timer) forsinket.\n", [("share", 1)]),
        ("Undersøkelsen hadde en svarprosent på 76 prosent. Av 12 600 inviterte svarte 9 576.\n", []),
        ("Undersøkelsen hadde en svarprosent på 81 prosent. Av 12 600 inviterte svarte 9 576.\n", [("share", 1)]),
        ("Av 1 420 hendelser ble 310 klassifisert som alvorlige, det vil si 22 prosent.\n", []),
        ("Av 1 420 hendelser ble 310 klassifisert som alvorlige, det vil si 26 prosent.\n", [("share", 1)]),
        ("I alt svarte 118 av 184 pasienter, og målet er at minst 80 prosent skal svare.\n", []),
        ("Henvisninger\nAvdeling Vurdert Mottatt Andel\nHud 812 901 90 %\nNevro 640 790 81 %\nOrto 455 610 75 %\nØye 990 1 240 75 %\n", [("share", 6)]),
    ]
)  # fmt: skip
def test_shares(text: str, expected: Expected) -> None:
    assert kinds_of(text) == expected


FORMS = "Variasjonsbredde\nForløp 2020 2021\nBlære 37 9\nHud 28 30\nNyre 50 50\nLunge 60 40\n"


@check_each(
    [
        (f"Variasjonsbredden er redusert for to av 4 forløp.\n\n{FORMS}", []),
        (f"Variasjonsbredden er redusert for tre av 4 forløp.\n\n{FORMS}", [("count_claim", 1)]),
        (f"Variasjonsbredden er redusert for tre av 9 forløp.\n\n{FORMS}", []),
        ("De fire sykehusene (Voss, Odda, Stord og Haugesund) har avtaler.\n", []),
        ("De tre sykehusene (Voss, Odda, Stord og Haugesund) har avtaler.\n", [("count_claim", 1)]),
        ("De to fylkene (Rogaland, Møre og Romsdal) har avtaler.\n", []),
        ("Tre sykehus (blant annet Voss, Odda, Stord og Haugesund) har avtaler.\n", []),
    ]
)
def test_claims_of_how_many(text: str, expected: Expected) -> None:
    assert kinds_of(text) == expected


@check_each(
    [
        ("Fristbruddene utgjør 2,1 prosent. Målet er under 1 prosent, og målet er dermed nådd.\n", [("status_value", 1)]),
        ("Fristbruddene utgjør 0,9 prosent. Målet er under 1 prosent, og målet er dermed nådd.\n", []),
        ("Fristbruddene utgjør 2,1 prosent. Målet er under 1 prosent, og målet er dermed ikke nådd.\n", []),
        ("Fristbruddene utgjør 2,1 prosent. Dette er lavere enn målet på 1 prosent.\n", [("status_value", 1)]),
        ("Fristbruddene utgjør 2,1 prosent. Dette er høyere enn målet på 1 prosent.\n", []),
        ("Målene for ventetid er 45 dager for psykisk helsevern voksne og 35 dager for TSB. Målet for ventetid i TSB ble ikke nådd."
         f"{FAR}Ventetiden i TSB var 30 dager i 2021.\n", [("status_value", 1)]),
        ("Veksten i aktivitet var 3,9 prosent innen TSB. I somatikk var veksten 2,4 prosent. Den gylne regel er oppfylt for alle områder.\n", []),
        ("Veksten i aktivitet var 1,9 prosent innen TSB. I somatikk var veksten 2,4 prosent. Den gylne regel er oppfylt for alle områder.\n", [("status_value", 1)]),
    ]
)  # fmt: skip
def test_statuses_in_sentences(text: str, expected: Expected) -> None:
    assert kinds_of(text) == expected


def report(status: str, answer: str) -> str:
    return (
        "2. Rapportering på krav i oppdragsdokument\n\n2.1 Kvalitet\n\nMål 2021:\n\n"
        "\uf0b7 Minst 50 prosent av epikrisene er sendt innen 1 dag.\n\n"
        f"{status}\n{answer}\n\n"
        "\uf0b7 Det skal utarbeides en plan for beredskap.\n\nMålet er nådd\nPlanen er vedtatt av styret i juni 2021.\n"
    )


@pytest.mark.parametrize(
    ("status", "answer", "expected"),
    [
        ("Målet er nådd", "Andelen epikriser var 51 prosent i 2021.", []),
        ("Målet er nådd", "Andelen epikriser var 48 prosent i 2021.", [("status_value", 9)]),
        ("Målet er ikke nådd", "Andelen epikriser var 48 prosent i 2021.", []),
        ("Målet er ikke nådd", "Andelen epikriser var 53 prosent i 2021.", [("status_value", 9)]),
        (
            "Målet er nådd",
            "Andelen epikriser var 51 prosent i 2021. I Helse Fonna HF var andelen epikriser 47 prosent.",
            [("status_part", 9)],
        ),
        (
            "Målet er ikke nådd",
            "Andelen epikriser var 49 prosent i 2021. I Helse Fonna HF var andelen epikriser 47 prosent.",
            [],
        ),
    ],
)
def test_printed_statuses(status: str, answer: str, expected: Expected) -> None:
    assert kinds_of(report(status, answer)) == expected


COSTS = "Kostnader\nOmråde 2020 2021 Endring i prosent\nSomatikk 3 447 3 678 6,7\nTSB 726 756 4,1\n"


@check_each(
    [
        (COSTS, []),
        (COSTS + "Annet 158 - -100,0\n", [("missing_as_minus_100", 5)]),
        (COSTS + "Annet 158 0 -100,0\n", []),
    ]
)
def test_missing_as_minus_100(text: str, expected: Expected) -> None:
    assert kinds_of(text) == expected


@check_each(
    [
        ("Andelen epikriser sendt innen en dag er 104 prosent.\n", [("other", 1)]),
        ("Andelen korridorpasienter var 102 prosent av normert i januar.\n", []),
        ("Antallet avviste gikk ned fra 22,2 prosent til 21,2 prosent.\n", [("other", 1)]),
        ("Antallet konsultasjoner er 4,2 prosent høyere enn i fjor.\n", []),
    ]
)
def test_values_that_cannot_be(text: str, expected: Expected) -> None:
    assert kinds_of(text) == expected


def test_both_places_and_both_readings_are_told() -> None:
    (found,) = findings_of(f"I 2021 var ventetiden 33 dager i TSB.\n\n{WAITING}")
    assert (found.line, found.other_line) == (6, 11)
    assert found.values == ("33 dager", "31")
    assert found.quote == "I 2021 var ventetiden 33 dager i TSB."
    assert found.other_quote == "TSB – 2021: 31"
    assert 0 < found.confidence <= 1
