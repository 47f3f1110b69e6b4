"""The ministry asks a region, changes a requirement by a letter, and lets what is open go on next year."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.browser import Reader, open_reader
from tests.support.country import PASSWORD, small_country
from tests.support.reports import ASKED, Opened, opened

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def signed_in(chromium: object, live_server: object) -> Callable[[str], Reader]:
    """A browser of one's own for each person, by e-mail address."""

    def person(email: str) -> Reader:
        reader = open_reader(chromium, str(live_server))  # type: ignore[arg-type]
        reader.sign_in(email, PASSWORD)
        return reader

    return person


@pytest.fixture
def report() -> Opened:
    """Handed in by Helse Midt-Norge, everything answered."""
    made = opened(small_country())
    made.answer_all()
    made.hand_in()
    return made


def test_feedback_goes_to_the_region_and_back(report: Opened, signed_in: Callable[[str], Reader]) -> None:
    country = report.country
    ministry = signed_in(country.person("ministry", country.ministry).email)
    region = signed_in(country.person("rhf_controller", country.midt).email)
    page = ministry.page
    ministry.goto("/arbeid/regioner/?ar=2020")
    ministry.look("regioner")
    page.get_by_role("link", name=ASKED[1]).click()
    page.get_by_text("Gi tilbakemelding").click()
    page.get_by_label("Tilbakemelding til Helse Midt-Norge").fill("Hva er gjort ved de minste sykehusene?")
    page.get_by_role("button", name="Send").click()
    page.get_by_text("venter på svar").wait_for()
    ministry.look("regioner-krav")

    region.goto("/arbeid/")
    region.page.get_by_role("link", name="Årlig melding 2020").first.click()
    region.page.get_by_role("textbox", name="Svar").fill("Alle har fått egne rutiner.")
    region.look("tilbakemelding")
    region.page.get_by_role("button", name="Send svaret").click()
    region.page.get_by_text("Alle har fått egne rutiner.").wait_for()
    for one in (ministry, region):
        one.page.context.close()


def test_from_a_row_to_the_letter_and_on_to_next_year(
    report: Opened, signed_in: Callable[[str], Reader]
) -> None:
    ministry = signed_in(report.country.person("ministry", report.country.ministry).email)
    page = ministry.page
    ministry.goto("/arbeid/regioner/?ar=2020")
    page.get_by_label(f"Velg: {ASKED[2]}").check()
    page.get_by_role("button", name="Endre de valgte kravene").click()
    page.get_by_label("Hva skjer").select_option("clarify")
    page.get_by_label("Tittel på det nye brevet").fill("Revidert oppdragsdokument 2020")
    ministry.look("regioner-endre")
    page.get_by_role("button", name="Gå videre").click()
    page.locator("textarea[name$=verbatim]").fill("Kravet gjelder alle yrkesgrupper.")
    page.locator("textarea[name$=new_text]").fill("Flere i alle yrkesgrupper skal ha heltid.")
    page.locator(".button-row button[value=se]").click()
    page.locator("button[value=utfor]").click()
    page.wait_for_load_state("networkidle")
    # What was chosen is kept in the draft; the letter itself is where it is issued.
    page.goto(page.url.split("endringer/")[0])
    page.get_by_role("heading", name="Revidert oppdragsdokument 2020").wait_for()
    page.locator("input[name=issued_on]").fill("2020-06-20")
    page.get_by_role("button", name="Gi brevet").click()
    page.get_by_role("button", name="Gi brevet").wait_for(state="detached")

    ministry.goto("/arbeid/neste-ar/")
    page.get_by_role("link", name="Oppdragsdokument 2020", exact=True).click()
    page.get_by_role("button", name="Opprett neste års dokument").click()
    page.get_by_role("link", name="Oppdragsdokument 2021").wait_for()
    page.locator("input[name=ta]").first.check()
    ministry.look("neste-ar")
    page.get_by_role("button", name="Før de valgte videre").click()
    page.get_by_text("1 krav går videre").wait_for()

    ministry.goto("/arbeid/linje/finn/")
    page.get_by_label("Setningen").fill("I alle yrkesgrupper skal flere ha heltid")
    page.get_by_role("button", name="Finn", exact=True).click()
    page.get_by_role("link", name="Se linja").first.click()
    page.get_by_role("link", name="Som tabell").wait_for()
    ministry.look("linje")
    page.get_by_role("link", name="Som tabell").click()
    ministry.look("linje-tabell")
    page.context.close()
