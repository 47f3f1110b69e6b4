"""Which sentences of an answer for 2020 promise something by a day after the year. As a table."""

from __future__ import annotations

from datetime import date

import pytest

from linja.ground.document.tree import Paragraph
from linja.pillars.steering.calculations.proposed_promises import proposed_promises


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Saken ligger til behandling og forventes avklart i 2021.", ["2021-12-31"]),
        ("Målet ventes nådd innen utgangen av 2021.", ["2021-12-31"]),
        ("Sluttrapport ventes våren 2021.", ["2021-06-30"]),
        ("Oppdraget har fått ny frist 1. desember 2021.", ["2021-12-01"]),
        ("Vi vil starte i 2021 og skal være ferdige innen 1. mars 2022.", ["2022-03-01"]),
        ("Rapport forventes i 2021. Nytt bygg skal stå klart i 2023.", ["2021-12-31", "2023-12-31"]),
        # What has been, what is only cited, and what names no day.
        ("I løpet av høsten 2020 vil de fleste være ferdige.", []),
        ("Rapporten ble levert 1. mars 2021.", []),
        ("Brevet av 3. mars 2021 vil bli fulgt opp.", []),
        ("Arbeidet vil fortsette.", []),
    ],
)
def test_what_is_promised(text: str, found: list[str]) -> None:
    promised = proposed_promises([Paragraph(text)], 2020, date(2020, 12, 31))
    assert [one.due_on.isoformat() for one in promised] == found
