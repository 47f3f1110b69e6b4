# ruff: noqa: E501 (tables of sentences are easier to read unbroken)
"""Goals told in two ways, levels said to be the same, deviations, and what has been decided already."""

from __future__ import annotations

import pytest

from tests.support.checking import findings_of

BODIES = (
    "Gjennomsnittlig ventetid i dager per helseforetak\n\nHelseforetak 2020 2021\n"
    "Nordvik sykehus HF 61 57\nSørvik sykehus HF 58 60\nØstvik sykehus HF 55 54\nVestvik sykehus HF 63 61\n\n"
)
FAR = "\n\nDet er arbeidet godt gjennom hele året, og alle har bidratt til det.\n\n"
TABLE = "Gjennomsnittlig ventetid i dager\nOmråde 2020 2021\nSomatikk 62 {0}\nTSB 30 31\n"
ASKED = "2. Rapportering på krav i oppdragsdokument\n\nMål 2021:\n\n\uf0b7 {0}\n\n\n{1}\n\n{2}\n"

TOLD = [
    # One goal, two limits.
    (f"Målet for ventetid i TSB er på 35 dager.{FAR}Ventetiden i TSB er høyere enn målet på 30 dager.\n", ["two_targets"]),
    (f"Målet for ventetid i TSB er på 35 dager.{FAR}Ventetiden i TSB er høyere enn det regionale målet på 30 dager.\n", []),
    (f"Målet for ventetid i TSB er på 35 dager.{FAR}Ventetiden i somatikk er høyere enn målet på 54 dager.\n", []),
    (f"Målet for ventetid i TSB var på 35 dager i 2020.{FAR}I 2021 var målet for ventetid i TSB på 30 dager.\n", []),
    # One goal, two verdicts.
    (f"Målet for ventetid i TSB er nådd.{FAR}Ventetidsmålet er ikke nådd innen TSB.\n", ["verdict_twice"]),
    (f"Målet for ventetid i TSB er nådd.{FAR}Ventetidsmålet er ikke nådd innen somatikk.\n", []),
    (f"Målet for ventetid i TSB er nådd.{FAR}Det regionale ventetidsmålet er ikke nådd innen TSB.\n", []),
    (f"Målet for ventetid i TSB ble nådd i 2021.{FAR}Målet for ventetid i TSB ble ikke nådd i 2020.\n", []),
    # A level said to be the same.
    (f"{TABLE.format(50)}\nVentetiden i somatikk er på samme nivå som i 2020.\n", ["trend_same"]),
    (f"{TABLE.format(61)}\nVentetiden i somatikk er på samme nivå som i 2020.\n", []),
    (f"{TABLE.format(50)}\nVentetiden i TSB er uendret sammenlignet med 2020.\n", []),
    # A deviation that its two numbers do not give.
    ("Resultatet ble 412 mill. kroner. Budsjettet var 350 mill. kroner, og avviket er dermed 82 mill. kroner.\n", ["gap"]),
    ("Resultatet ble 412 mill. kroner. Budsjettet var 350 mill. kroner, og avviket er dermed 62 mill. kroner.\n", []),
    ("Resultatet ble et underskudd på 22 mill. kroner. Budsjettet var et overskudd på 15 mill. kroner, slik at avviket er 37 mill. kroner.\n", []),
    # A change told before or after its values.
    ("Antall ansatte var 12 450 ved utgangen av 2021, mot 12 210 ved utgangen av 2020. Dette er en økning på 340 ansatte.\n", ["change_in_prose"]),
    ("Antall ansatte var 12 450 ved utgangen av 2021, mot 12 210 ved utgangen av 2020. Dette er en økning på 240 ansatte.\n", []),
    ("Antall ansatte økte med 250, fra 9 800 til 10 150.\n", ["change_in_prose"]),
    ("Antall ansatte økte med 350, fra 9 800 til 10 150.\n", []),
    ("Kostnadene økte med 2 mill. kroner, fra 9,8 til 11,8 mill. kroner.\n", []),
    # A list of another length, right after a colon.
    ("Regionen har fem helseforetak: Nordvik sykehus HF, Sørvik sykehus HF, Østvik sykehus HF og Vestvik sykehus HF.\n", ["list_claim"]),
    ("Regionen har fire helseforetak: Nordvik sykehus HF, Sørvik sykehus HF, Østvik sykehus HF og Vestvik sykehus HF.\n", []),
    # What ended before it began.
    ("Tiltaket startet 15. september 2021 og ble avsluttet 1. juni 2021.\n", ["period_backwards"]),
    ("Tiltaket startet 15. september 2020 og ble avsluttet 1. juni 2021.\n", []),
    # Decided in one place, to be decided in another.
    (f"Delstrategien for pasientsikkerhet og kvalitet ble vedtatt i februar 2021.{FAR}Det er laget forslag til delstrategi for pasientsikkerhet og kvalitet. Delstrategien skal styrebehandles i 2022.\n", ["decided_already"]),
    (f"Delstrategien for pasientsikkerhet og kvalitet ble vedtatt i februar 2021.{FAR}Det er laget forslag til delstrategi for teknologi og innkjøp. Delstrategien skal styrebehandles i 2022.\n", []),
    # A difference that leaves out what is counted; every one of a number told of; an aside, then the change.
    ("Regionen hadde 9 820 årsverk i 2021. Det er 180 flere enn i 2020, da det var 9 700 årsverk.\n", ["gap"]),
    ("Regionen hadde 9 820 årsverk i 2021. Det er 120 flere enn i 2020, da det var 9 700 årsverk.\n", []),
    ("Av de 18 tiltakene i planen er 11 gjennomført, 5 i arbeid og 3 ikke startet.\n", ["sum_in_prose"]),
    ("Av de 18 tiltakene i planen er 11 gjennomført, 5 i arbeid og 2 ikke startet.\n", []),
    ("Svarprosenten var 81 i 2021 (78 i 2020), som er en nedgang på 3 prosentpoeng.\n", ["change_in_prose"]),
    ("Svarprosenten var 81 i 2021 (78 i 2020), som er en økning på 3 prosentpoeng.\n", []),
    # Who is first and last of several.
    (f"{BODIES}Lavest ventetid har Nordvik sykehus HF med 57 dager.\n", ["extreme_claim"]),
    (f"{BODIES}Lavest ventetid har Østvik sykehus HF med 54 dager.\n", []),
    (f"{BODIES}Sørvik sykehus HF har lengst ventetid.\n", ["extreme_claim"]),
    (f"{BODIES}Vestvik sykehus HF har lengst ventetid.\n", []),
    (f"{BODIES}Lavest andel fristbrudd har Nordvik sykehus HF.\n", []),
    (f"{BODIES}Alle helseforetakene har redusert ventetiden.\n", ["claim_of_all"]),
    (f"{BODIES}Alle helseforetakene har redusert antall fristbrudd.\n", []),
    # Parts of a whole.
    ("I 2021 var 62 prosent av lederne kvinner og 41 prosent menn.\n", ["hundred"]),
    ("I 2021 var 59 prosent av lederne kvinner og 41 prosent menn.\n", []),
    ("Helseforetakene har til sammen 2 400 senger: 1 100 i nord, 700 i vest og 500 i sør.\n", ["sum_in_prose"]),
    ("Helseforetakene har til sammen 2 300 senger: 1 100 i nord, 700 i vest og 500 i sør.\n", []),
    # A case of another year than the day it was treated on; a paper of a year to come.
    ("Styret behandlet budsjettet i styresak 95-2018 den 14. desember 2020.\n", ["case_meeting"]),
    ("Styret behandlet budsjettet i styresak 95-2020 den 14. desember 2020.\n", []),
    ("Evalueringen bygger på rapporten fra 2023.\n", ["year_far"]),
    ("Evalueringen bygger på rapporten fra 2022.\n", []),
]  # fmt: skip

ANSWERED = [
    ("Antall korridorpasienter skal reduseres.", "Målet er nådd", "Antall korridorpasienter økte fra 1 200 i 2020 til 1 310 i 2021.", ["status_reached_but_moved"]),
    ("Antall korridorpasienter skal reduseres.", "Målet er nådd", "Antall korridorpasienter ble redusert fra 1 310 i 2020 til 1 200 i 2021.", []),
    ("Antall korridorpasienter skal reduseres.", "Målet er ikke nådd", "Antall korridorpasienter økte fra 1 200 i 2020 til 1 310 i 2021.", []),
    ("Det skal ikke være fristbrudd.", "Målet er nådd", "Andelen fristbrudd var 1,8 prosent i 2021.", ["status_reached_but_value_fails"]),
    ("Det skal ikke være fristbrudd.", "Målet er ikke nådd", "Andelen fristbrudd var 1,8 prosent i 2021.", []),
    ("Ventetiden skal være lavere enn 60 dager for somatikk og 40 dager for TSB.", "Målet er nådd", "Ventetiden for somatikk var 58 dager og for TSB 44 dager i 2021.", ["status_reached_but_value_fails"]),
    ("Ventetiden skal være lavere enn 60 dager for somatikk og 40 dager for TSB.", "Målet er nådd", "Ventetiden for somatikk var 58 dager og for TSB 34 dager i 2021.", []),
    ("Andelen årsverk i heltid skal være høyere enn i 2020.", "Målet er nådd", "Det er arbeidet godt med heltidskultur.", ["no_figure"]),
    ("Andelen årsverk i heltid skal være høyere enn i 2020.", "Målet er nådd", "Andelen årsverk i heltid var 71 prosent, mot 69 prosent i 2020.", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "codes"), TOLD, ids=[f"{n}: {text[:50]}" for n, (text, _) in enumerate(TOLD)]
)
def test_what_is_told_in_two_ways(text: str, codes: list[str]) -> None:
    assert [one.code for one in findings_of(text)] == codes


@pytest.mark.parametrize(("asked", "status", "answer", "codes"), ANSWERED)
def test_a_goal_said_to_be_reached_whose_figure_is_not(
    asked: str, status: str, answer: str, codes: list[str]
) -> None:
    assert [one.code for one in findings_of(ASKED.format(asked, status, answer))] == codes
