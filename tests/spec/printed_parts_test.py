"""How measures, deliveries, references and new deadlines are printed, in both written languages."""

from __future__ import annotations

from datetime import date

import pytest

from linja.line.reporting.calculations import exemption_words, new_deadline, reference_line
from linja.line.reporting.calculations.printed_parts import delivery_line, measure_line
from linja.line.reporting.records import DeliveryRecord, MeasureSaid

DAY = date(2020, 6, 1)


@pytest.mark.parametrize(
    ("said", "nb", "nn"),
    [
        (
            MeasureSaid(1, "Kveldspoliklinikk", level="hf", state="started"),
            "Kveldspoliklinikk (igangsatt, helseforetak).",
            "Kveldspoliklinikk (sett i gang, helseføretak).",
        ),
        (
            MeasureSaid(
                1,
                "Gjennomgang.",
                "Ukentlig",
                "clinic",
                "continued",
                "Klinikksjefen",
                "Færre venter.",
            ),
            "Gjennomgang (videreført, klinikk, ansvarlig: Klinikksjefen). Ukentlig. Effekt: Færre venter.",
            "Gjennomgang (vidareført, klinikk, ansvarleg: Klinikksjefen). Ukentlig. Effekt: Færre venter.",
        ),
        (
            MeasureSaid(1, "Felles avtale", level="region", state="stopped"),
            "Felles avtale (avsluttet, regionalt).",
            "Felles avtale (avslutta, regionalt).",
        ),
    ],
)
def test_a_measure(said: MeasureSaid, nb: str, nn: str) -> None:
    assert (measure_line(said, "nb"), measure_line(said, "nn")) == (nb, nn)


def delivery(kind: str, final: bool, late: int | None, reference: str = "") -> DeliveryRecord:
    return DeliveryRecord(1, 1, 1, kind, "Helgeplan", DAY, "HOD", reference, final, late)


@pytest.mark.parametrize(
    ("one", "nb", "nn"),
    [
        (delivery("letter", True, None), "Brev: Helgeplan, levert 1. juni 2020 til HOD.", None),
        (delivery("other", True, -5), "Helgeplan, levert 1. juni 2020 til HOD.", None),
        (
            delivery("board_case", True, 12, "20/33"),
            "Styresak: Helgeplan, levert 1. juni 2020 til HOD, arkivreferanse 20/33, 12 dager etter fristen.",
            "Styresak: Helgeplan, levert 1. juni 2020 til HOD, arkivreferanse 20/33, 12 dagar etter fristen.",
        ),
        # What is one of several settles no deadline, so it is not late.
        (
            delivery("report", False, 12),
            "Rapport: Helgeplan, levert 1. juni 2020 til HOD, delleveranse.",
            None,
        ),
    ],
)
def test_a_delivery(one: DeliveryRecord, nb: str, nn: str | None) -> None:
    assert (delivery_line(one, "nb"), delivery_line(one, "nn")) == (nb, nn or nb)


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        (new_deadline(date(2021, 6, 1), "nb"), "<Ny frist 1. juni 2021.>"),
        (new_deadline(date(2020, 12, 31), "nn"), "<Ny frist 31. desember 2020.>"),
        (exemption_words("HOD", DAY, "20/9", "nb"), "Unntatt fra rapportering av HOD 1. juni 2020 (20/9)."),
        (exemption_words("HOD", DAY, "20/9", "nn"), "Unnateke frå rapportering av HOD 1. juni 2020 (20/9)."),
        (reference_line("2.1 Venting", "Krav", "nb"), "Se svaret under 2.1 Venting."),
        (reference_line("2.1 Venting", "Krav", "nn"), "Sjå svaret under 2.1 Venting."),
        (reference_line("", "Krav", "nn"), "Sjå svaret på kravet «Krav»."),
        (reference_line("", "x" * 90, "en"), f"Se svaret på kravet «{'x' * 79}…»."),
    ],
)
def test_phrases(line: str, printed: str) -> None:
    assert line == printed


def test_the_bracket_is_read_back_as_the_deadline_it_tells() -> None:
    """What is printed of a granted extension is what reading finds in a printed report."""
    from linja.ground.reading.deadlines import deadlines_of

    text = f"Prosjektet skal rapportere innen 1. juni 2020. {new_deadline(date(2021, 6, 1), 'nb')}"
    assert deadlines_of(text, 2020).amended == "2021-06-01"
