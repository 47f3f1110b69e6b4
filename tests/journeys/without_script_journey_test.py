"""The main job with scripts turned off: upload, go through, accept, register, take the report as a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.main_journey_test import counts, download, own_report
from tests.support.browser import Reader, open_reader
from tests.support.country import PASSWORD, small_country

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plain(chromium: Browser, live_server: object) -> Iterator[Reader]:
    """A browser that runs no script."""
    reader = open_reader(chromium, str(live_server), java_script_enabled=False)
    yield reader
    reader.page.context.close()


@pytest.fixture(params=["own words", "real report 2019"])
def report(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, int]:
    """A report to upload, and how many requirements it holds."""
    if request.param == "own words":
        return own_report(tmp_path), 6
    shared: Path = request.getfixturevalue("shared")
    return shared / "sources" / "aarlig-melding-2019-helse-midt-norge.txt", 101


def test_the_main_job(plain: Reader, report: tuple[Path, int]) -> None:
    path, holds = report
    country = small_country()
    plain.sign_in(country.person("rhf_controller", country.midt).email, PASSWORD)
    page = plain.page

    plain.goto("/arbeid/les-inn/")
    page.locator("select[name=organisation]").select_option(str(country.midt))
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Last opp og les").click()
    page.get_by_role("link", name="Gå gjennom det som ble funnet").click()
    assert counts(page) == [holds, 0, 0]

    page.get_by_role("link", name=re.compile("^Neste")).click()
    page.get_by_role("button", name=re.compile("^Godta a")).click()
    assert counts(page) == [holds - 1, 1, 0]
    page.get_by_role("button", name=re.compile("^Angre")).click()
    assert counts(page) == [holds, 0, 0]
    page.locator("#godta-flere summary").click()
    page.locator("#godta-flere input[type=radio]").last.check()
    page.get_by_role("button", name="Godta disse").click()
    assert counts(page) == [0, holds, 0]

    page.get_by_role("button", name="Avslutt gjennomgangen").click()
    page.get_by_role("link", name="Registrer det som er godtatt").click()
    page.get_by_role("button", name="Registrer alt").click()
    page.wait_for_url("**/arbeid/rapporter/**")
    pdf = download(page, page.locator("ul.downloads a[href$='.pdf']").first.click)
    assert (pdf[:5], pdf.count(b"/StructTreeRoot") > 0) == (b"%PDF-", True)
