"""Two people in one answer: it is saved while they write, neither loses anything, and both are told."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.urls import reverse

from linja.line.reporting import queries as reports
from tests.journeys.finding import KARI, OLA, draft
from tests.support.browser import Reader

pytestmark = pytest.mark.django_db(transaction=True)


def write(reader: Reader, part: str, text: str) -> None:
    """Type into a part as a person does."""
    field = reader.page.locator(f"textarea[name={part}]")
    if not field.is_visible():
        reader.page.locator(f"#part-{part} > summary").click()
    field.fill(text)


def state(reader: Reader, said: str) -> None:
    """Wait until the line above the fields says how it stands."""
    reader.page.wait_for_function(
        "said => document.getElementById('save-state').dataset.state === said", arg=said, timeout=15000
    )


def test_two_writers_lose_nothing(people: Callable[[str], Reader]) -> None:
    kari, ola = people(KARI), people(OLA)
    report = draft()
    gap = next(gap for gap in reports.missing(report) if gap.code == "no_answer")
    address = reverse("report_answer", args=(report, gap.answered_id))
    for reader in (kari, ola):
        reader.goto(address)

    write(kari, "text", "Karis resultat.")
    state(kari, "saved")
    assert re.search(r"Lagret \d\d:\d\d", kari.page.locator("#save-state").inner_text())
    write(ola, "outlook", "Olas vei videre.")
    state(ola, "saved")
    # What only Kari has changed has come into Ola's form.
    assert ola.page.locator("textarea[name=text]").input_value() == "Karis resultat."
    one = reports.answered_one(gap.answered_id or 0)
    assert one is not None
    assert (len(one.result), len(one.part("outlook"))) == (1, 1)
    # They see each other.
    kari.page.locator("#here", has_text=re.compile("Ola .* skriver her nå")).wait_for(timeout=40000)
    kari.look("svar-to-skriver")

    kari.page.locator("textarea[name=text]").fill("Karis nye resultat.")
    state(kari, "changed")
    state(kari, "saved")
    ola.page.locator("textarea[name=text]").fill("Olas resultat.")
    state(ola, "clash")
    ola.page.get_by_role("button", name="Lagre", exact=True).click()
    ola.page.get_by_role("heading", name="Det begge har endret").wait_for()
    ola.look("svar-begge-tekster")
    ola.page.get_by_role("button", name=re.compile("Sett sammen begge tekstene")).click()
    joined = ola.page.locator("textarea[name=text]")
    assert joined.input_value() == "Karis nye resultat.\n\nOlas resultat."
    ola.page.get_by_role("button", name="Lagre", exact=True).click()
    ola.page.wait_for_url(re.compile(rf"/arbeid/rapporter/{report}/"))
    one = reports.answered_one(gap.answered_id or 0)
    assert one is not None
    assert len(one.result) == 2
    assert [line for reader in (kari, ola) for line in reader.console] == []
