"""The whole line, walked by people of the example country: from an uploaded report to a published one."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Download, Page

from linja.line.requirements import queries as register
from linja.line.requirements.records import RegisterFilter
from linja.pillars.steering.definitions import definitions_folder
from tests.journeys.places import HANNE, JON, KARI, OLA
from tests.support.browser import Reader

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

SUNNIVA = "sunniva.styre"
#: Opening bytes of the files that are offered.
BEGINNINGS = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "html": b"<!DOCTYPE html>"}


def own_report(folder: Path) -> Path:
    """The example country's own words as a report that nobody has uploaded yet."""
    text = (definitions_folder() / "example_country" / "upload.txt").read_text(encoding="utf-8")
    path = folder / "årlig melding 2020.txt"
    path.write_text(text.replace("alle som bor i nord", "alle som bor og ferdes i nord"), encoding="utf-8")
    return path


def press(reader: Reader, *keys: str) -> None:
    """Press keys on the desk; each waits for the answer that it brings."""
    for key in keys:
        with reader.page.expect_response(lambda one: "/les-inn/" in one.url and one.status == 200):
            reader.page.keyboard.press(key)
        reader.page.wait_for_timeout(120)


def counts(page: Page) -> list[int]:
    """Remaining, accepted, dropped."""
    return [int(one) for one in page.locator(".desk-counts dd").all_inner_texts()]


def boundary(page: Page, which: int) -> int:
    return int(page.locator(".boundary-line").nth(which).inner_text())


def download(page: Page, press_it: Callable[[], None]) -> bytes:
    with page.expect_download() as waited:
        press_it()
    taken: Download = waited.value
    return Path(taken.path()).read_bytes()


def upload(reader: Reader, path: Path) -> None:
    reader.goto("/arbeid/les-inn/")
    page = reader.page
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Last opp og les").click()
    page.get_by_role("link", name="Gå gjennom det som ble funnet").wait_for()
    reader.look("reisen-lest-inn")
    page.get_by_role("link", name="Gå gjennom det som ble funnet").click()


def review(reader: Reader) -> None:
    """Everything by keys: forth and back, boundaries, split and merge, undo, drop, accept."""
    page = reader.page
    assert counts(page) == [6, 0, 0]
    first = page.url
    press(reader, "j", "k")
    assert page.url.split("&")[0] == first.split("&")[0] or "funn=" in page.url
    last = boundary(page, 1)
    press(reader, "d")
    assert boundary(page, 1) > last
    press(reader, "u")
    assert boundary(page, 1) == last
    press(reader, "m")
    assert counts(page) == [5, 0, 0]
    press(reader, "z")
    assert counts(page) == [6, 0, 0]
    page.keyboard.press("s")
    assert page.evaluate("document.activeElement.id") == "del-linje"
    page.locator("#funn").focus()
    press(reader, "x")
    press(reader, "z", "a")
    assert counts(page) == [5, 1, 0]
    reader.look("reisen-gjennomgang")
    for left in range(4, -1, -1):
        press(reader, "a")
        assert counts(page) == [left, 6 - left, 0]


def finish_and_register(reader: Reader) -> None:
    """Five of the six are already registered, and Jon says of one that it is new all the same."""
    page = reader.page
    page.get_by_role("button", name="Avslutt gjennomgangen").click()
    page.get_by_role("link", name="Registrer det som er godtatt").click()
    reader.look("reisen-registrer")
    assert page.get_by_role("button", name="Registrer alt").count() == 0
    page.get_by_role("button", name="Det er det samme").first.click()
    while page.get_by_role("button", name=re.compile("Godta .*sikre")).count():
        page.get_by_role("button", name=re.compile("Godta .*sikre")).click()
    for pair in page.locator(".match-pair:not(:has(.ds-tag))").all():
        pair.get_by_role("button", name="Det er det samme").first.click()
    page.get_by_role("button", name="Registrer alt").click()
    page.wait_for_url("**/arbeid/rapporter/**")
    reader.look("reisen-registrert-rapport")


def test_from_upload_to_register(people: Callable[[str], Reader], tmp_path: Path) -> None:
    before = register.register(RegisterFilter()).total
    jon = people(JON)
    upload(jon, own_report(tmp_path))
    review(jon)
    finish_and_register(jon)
    assert register.register(RegisterFilter()).total == before


def amended() -> int:
    """A requirement of the 2020 letter that the revised letter has given other words or another deadline."""
    letter = next(one for one in register.documents() if one.amends_id and one.year == 2020)
    return register.changed_by(letter.id)[0].requirement_id


def test_from_search_to_history(people: Callable[[str], Reader]) -> None:
    """Kari looks a requirement up, sees it as it stood before the letter, and what the letter changed."""
    kari = people(KARI)
    page = kari.page
    kari.goto("/arbeid/sok/")
    page.locator("#f-q").fill("ventetiden")
    page.keyboard.press("Enter")
    page.locator(".hits").wait_for()
    assert page.locator(".hits mark").first.inner_text().lower().startswith("ventetid")
    page.locator(".hits a", has_text="2019").first.click()
    page.wait_for_url(re.compile(r"/arbeid/(krav|dokumenter|rapporter)/\d+/"))

    kari.goto(f"/arbeid/krav/{amended()}/")
    page.locator("input[name=gjelder]").fill("2020-02-01")
    page.locator("form:has(input[name=gjelder]) button").click()
    page.locator(".as-it-was").wait_for()
    then = page.locator(".as-it-was").inner_text()
    assert "versjon 1" in then
    page.locator("input[name=fra]").fill("2020-02-01")
    page.locator("input[name=til]").fill("2020-12-31")
    page.locator("form:has(input[name=fra]) button").click()
    page.locator("#difference ~ [role=status], [aria-labelledby=difference] [role=status]").first.wait_for()
    kari.look("reisen-forskjell")


def test_a_letter_changes_requirements(people: Callable[[str], Reader]) -> None:
    """The ministry writes a letter, chooses two requirements, sees what it does, and does it."""
    hanne = people("hanne.departement")
    page = hanne.page
    hanne.goto("/arbeid/dokumenter/nytt/")
    page.locator("input[name=state][value=issued]").check()
    page.locator("select[name=kind]").select_option("brev")
    page.locator("input[name=title]").fill("Brev om utsatte frister")
    page.locator("select[name=issuer_id]").select_option(label="Helse- og omsorgsdepartementet")
    page.locator("input[name=year]").fill("2020")
    page.locator("input[name=issued_on]").fill("2020-11-02")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(re.compile(r"/arbeid/dokumenter/\d+/"))
    page.get_by_role("link", name="Endringer i andre dokumenter").click()
    page.locator("select[name=fra]").select_option(label="Oppdragsdokument 2020")
    page.locator("form:has(select[name=fra]) button").click()
    boxes = page.locator("input[name=krav]:not([disabled])")
    boxes.nth(3).check()
    boxes.nth(4).check()
    asked = [int(boxes.nth(n).get_attribute("value") or 0) for n in (3, 4)]
    page.get_by_role("button", name="Gå videre").click()
    for number, change, words in (
        (asked[0], "lapse", "Kravet faller bort."),
        (asked[1], "extend", "Fristen settes til 1. mars 2021."),
    ):
        page.locator(f"[name=k{number}-change]").select_option(change)
        page.locator(f"[name=k{number}-verbatim]").fill(words)
        page.locator(f"[name=k{number}-in_force_from]").fill("2020-11-02")
    page.locator(f"[name=k{asked[1]}-new_deadline]").fill("2021-03-01")
    page.locator("button.ds-button[name=gjor][value=se]").click()
    page.locator("button[name=gjor][value=utfor]").wait_for()
    hanne.look("reisen-brev")
    assert [register.requirement(one).current.obligation for one in asked] == ["in_force", "in_force"]  # type: ignore[union-attr]
    page.locator("button[name=gjor][value=utfor]").click()
    page.wait_for_url(re.compile(r"/arbeid/dokumenter/\d+/$"))
    now = [register.requirement(one).current for one in asked]  # type: ignore[union-attr]
    assert [one.obligation for one in now] == ["lapsed", "in_force"]
    assert now[1].due_on == date(2021, 3, 1)
    hanne.look("reisen-endret")


def fill_gaps_of_one(kari: Reader) -> str:
    """Open the first gap that has an answer to write, write it; the words that were written."""
    page = kari.page
    page.get_by_role("link", name=re.compile("Svar mangler")).click()
    before = page.locator(".gap-list li").count()
    page.locator(".gap-list a").first.click()
    written = "Ventelistene er gjennomgått i alle helseforetak."
    page.locator("textarea[name=text]").fill(f"{written}\n\n- hver uke\n- med legene")
    page.locator("[name=phrase]").fill("Målet er nådd")
    page.locator("[name=attainment]").select_option("reached")
    page.locator("[name=basis]").select_option("judged")
    page.get_by_role("button", name="Lagre", exact=True).click()
    page.wait_for_url(re.compile(r"/arbeid/rapporter/\d+/"))
    kari.look("reisen-svar")
    page.get_by_role("link", name=re.compile("Svar mangler")).click()
    assert page.locator(".gap-list li").count() == before - 1
    page.get_by_role("link", name="Til rapporten").click()
    return written


def files_begin_as_they_should(page: Page) -> None:
    links = {name: page.locator(f"ul.downloads a[href$='.{name}']").first for name in BEGINNINGS}
    assert {
        name: download(page, link.click)[: len(BEGINNINGS[name])].upper() for name, link in links.items()
    } == {name: beginning.upper() for name, beginning in BEGINNINGS.items()}


def up_the_line(kari: Reader, ola: Reader, sunniva: Reader, report: str) -> None:
    """Put forward, signed by the leader, decided by the board, handed in with what is missing accepted."""
    kari.page.get_by_role("button", name="Legg fram for signering").click()
    kari.page.get_by_text("Rapporten er lagt fram for signering.").wait_for()

    ola.goto(report)
    ola.page.get_by_role("link", name="Signer", exact=True).click()
    for box in ola.page.locator("input[name=accept]").all():
        box.check()
    ola.page.locator("#reason-for-all").fill("Kommer i neste rapport.")
    ola.look("reisen-signering")
    ola.page.get_by_role("button", name="Signer").click()
    ola.page.wait_for_url(f"**{report}")

    sunniva.goto(report)
    sunniva.page.get_by_role("link", name="Registrer styrets vedtak").click()
    today = timezone.localdate()
    sunniva.page.locator("[name=case_number]").fill(f"14-{today.year}")
    sunniva.page.locator("[name=meeting_on]").fill(today.isoformat())
    sunniva.page.get_by_role("button", name="Registrer styrets vedtak").click()
    sunniva.page.wait_for_url(f"**{report}")
    sunniva.look("reisen-signert")

    ola.goto(report)
    ola.page.get_by_role("link", name="Send inn", exact=True).click()
    ola.look("reisen-innsending")
    ola.page.get_by_role("button", name="Send inn").click()
    ola.page.wait_for_url(f"**{report}")


def accepted_above(hanne: Reader) -> None:
    """The ministry finds it in its list and accepts it."""
    hanne.goto("/arbeid/rapporter/innkomne/")
    hanne.look("reisen-innkomne")
    row = hanne.page.locator("tr", has_text="Midt-Norge")
    row.get_by_role("link", name="Årlig melding 2020").click()
    hanne.page.get_by_role("button", name="Godta", exact=True).click()
    hanne.page.get_by_text("Rapporten er godtatt.").wait_for()


def test_from_answer_to_public_page(people: Callable[[str], Reader]) -> None:
    """Kari answers and puts it forward; Ola signs, the board decides, Ola hands it in; the ministry accepts
    it and Ola releases; anybody reads it."""
    kari, ola, anybody = people(KARI), people(OLA), people("")
    page = kari.page
    kari.goto("/arbeid/rapporter/")
    page.locator("tr", has_text="Midt-Norge").filter(has_text="2020").get_by_role("link").click()
    written = fill_gaps_of_one(kari)
    assert written in page.locator("article").inner_text()
    files_begin_as_they_should(page)

    report = page.url.removeprefix(kari.base)
    up_the_line(kari, ola, people(SUNNIVA), report)
    accepted_above(people(HANNE))

    ola.goto(report)
    ola.page.get_by_role("link", name="Publiser", exact=True).click()
    files_begin_as_they_should(ola.page)
    ola.look("reisen-utgave")
    ola.page.locator("form[action$='/slipp/'] button").click()
    ola.page.locator("a[href^='/publikasjoner/']").wait_for()

    anybody.goto("/")
    anybody.page.get_by_role("link", name=re.compile("Midt-Norge.*2020")).click()
    assert written in anybody.page.locator("article").inner_text()
    anybody.look("reisen-offentlig")
