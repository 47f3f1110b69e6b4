"""Lists of demands: counted, nested by indentation, under a stem, far below one another."""

from __future__ import annotations

from linja.ground.reading import read_lines

HEAD = ["Oppdragsdokument 2021", "Helse Nord RHF", "", "1. Innledning", "", "Dokumentet gir oppdrag.", ""]


def texts(*body: str) -> list[str]:
    return [found.text for found in read_lines([*HEAD, *body]).requirements]


def test_items_set_further_in_are_parts_though_the_mark_is_the_same() -> None:
    assert texts(
        "2. Oppdrag 2021",
        "",
        "Helse Nord RHF skal:",
        "",
        "• lage en plan for beredskap, herunder for",
        "    • smittevern",
        "    • forsyning av legemidler",
        "• redusere ventetiden innen 1. juni 2021",
        "• delta i nasjonal øvelse",
    ) == [
        "lage en plan for beredskap, herunder for • smittevern • forsyning av legemidler",
        "redusere ventetiden innen 1. juni 2021",
        "delta i nasjonal øvelse",
    ]


def test_counted_items_that_start_with_capitals() -> None:
    assert texts(
        "2. Oppdrag 2021",
        "",
        "Helse Nord RHF får i oppdrag å:",
        "1. Legge fram en plan for vakter innen 1. mai 2021",
        "2. Ta i bruk felles prosedyre for svar på prøver",
        "3. Gjennomgå ordningen med pasientreiser",
    ) == [
        "Legge fram en plan for vakter innen 1. mai 2021",
        "Ta i bruk felles prosedyre for svar på prøver",
        "Gjennomgå ordningen med pasientreiser",
    ]


def test_a_chapter_far_below_is_no_item_of_a_counted_list() -> None:
    prose = [
        "Arbeidet fortsetter etter planen, og foretakene har delt erfaringene med hverandre i året."
    ] * 18
    reading = read_lines(
        [
            "Oppdragsdokument 2021",
            "Helse Nord RHF",
            "",
            "Visjonen er:",
            "1. Kvalitet i alt vi gjør hver eneste dag",
            *prose,
            "2. Oppdrag 2021",
            "",
            "Helse Nord RHF skal lage en plan for beredskap.",
        ]
    )
    assert [(heading.number, heading.title) for heading in reading.headings] == [("2", "Oppdrag 2021")]
    assert [found.text for found in reading.requirements] == [
        "Helse Nord RHF skal lage en plan for beredskap."
    ]


def test_changes_of_demands_are_demands_of_their_own() -> None:
    assert texts(
        "2. Endrede krav",
        "",
        "- Kravet om egen samhandlingsavdeling (punkt 4.2) utgår.",
        "- Rapportering på korridorpasienter etter andre tertial (punkt 3.1) bortfaller.",
        "- Måltallet for andelen timeavtaler i første brev (punkt 3.3) heves fra 80 til 90 prosent.",
    ) == [
        "Kravet om egen samhandlingsavdeling (punkt 4.2) utgår.",
        "Rapportering på korridorpasienter etter andre tertial (punkt 3.1) bortfaller.",
        "Måltallet for andelen timeavtaler i første brev (punkt 3.3) heves fra 80 til 90 prosent.",
    ]
