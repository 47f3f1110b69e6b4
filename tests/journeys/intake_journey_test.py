"""A controller uploads the real report, corrects what was found with the keyboard, and accepts it."""

from __future__ import annotations

from pathlib import Path

import pytest

from linja.line.intake import queries
from tests.support.browser import Reader
from tests.support.country import PASSWORD, small_country

pytestmark = [pytest.mark.journey, pytest.mark.sources, pytest.mark.django_db(transaction=True)]


def look(reader: Reader, name: str) -> None:
    """Look, and take away the empty style attributes that the camera leaves (htmx would carry them along)."""
    reader.look(name)
    reader.page.evaluate(
        "document.querySelectorAll('[style]').forEach((one) => one.removeAttribute('style'))"
    )


def wait_for_counts(reader: Reader, *counts: int) -> None:
    """Until the desk says so many remaining, accepted and dropped."""
    wanted = " ".join(str(one) for one in counts)
    reader.page.wait_for_function(
        "(wanted) => [...document.querySelectorAll('.desk-counts dd')]"
        ".map((dd) => dd.textContent).join(' ') === wanted",
        arg=wanted,
    )


def press(reader: Reader, key: str) -> None:
    """Press a key and wait for the answer it brings."""
    with reader.page.expect_response(lambda answer: "/gjennomgang/" in answer.url and answer.status == 200):
        reader.page.keyboard.press(key)
    reader.page.wait_for_timeout(150)


def test_upload_review_and_accept(reader: Reader, shared: Path) -> None:
    country = small_country()
    person = country.person("rhf_controller", country.midt)
    reader.sign_in(person.email, PASSWORD)
    reader.goto("/arbeid/les-inn/")
    look(reader, "les-inn-tom")

    page = reader.page
    page.locator("input[type=file]").set_input_files(
        shared / "sources" / "aarlig-melding-2019-helse-midt-norge.txt"
    )
    page.get_by_role("button", name="Last opp og les").click()
    page.get_by_role("link", name="Gå gjennom det som ble funnet").wait_for()
    look(reader, "les-inn-dokument")
    page.get_by_role("link", name="Gå gjennom det som ble funnet").click()
    look(reader, "les-inn-gjennomgang")
    wait_for_counts(reader, 101, 0, 0)

    (record,) = queries.documents(country.actor("rhf_controller", country.midt))
    uncertain = queries.least_certain_first(record.id)
    press(reader, "d")
    press(reader, "z")
    assert queries.finding(uncertain[0].id) is not None
    press(reader, "j")
    assert f"funn={uncertain[1].id}" in page.url
    press(reader, "a")
    press(reader, "x")
    wait_for_counts(reader, 99, 1, 1)
    page.keyboard.press("?")
    look(reader, "les-inn-taster")

    page.locator("#godta-flere summary").click()
    page.locator("#godta-flere input[type=radio]").last.check()
    page.get_by_role("button", name="Godta disse").click()
    wait_for_counts(reader, 0, 100, 1)
    look(reader, "les-inn-alle-godtatt")
    page.get_by_role("button", name="Avslutt gjennomgangen").click()
    page.get_by_role("link", name="Registrer det som er godtatt").wait_for()
    look(reader, "les-inn-ferdig")
    reader.goto(f"/arbeid/les-inn/{record.id}/kilde/?linje=333")
    look(reader, "les-inn-kilde")
