"""Down the line: the letter, what the region passes on in which words, the orders, and on to the clinic."""

from __future__ import annotations

from linja.line.requirements import queries as requirements
from tests.journeys.year.cast import YEAR, Year
from tests.support.browser import Reader


def letter(year: Year) -> None:
    """The ministry writes its letter to both regions as a draft, says what it asks, and issues it."""
    ministry = year.at("ministry", "/arbeid/dokumenter/nytt/")
    page = ministry.page
    page.locator("select[name=kind]").select_option("oppdragsdokument")
    page.locator("input[name=title]").fill(year.words["letter"])
    page.locator("select[name=issuer_id]").select_option(str(year.country.ministry))
    page.locator("input[name=year]").fill(str(YEAR))
    page.locator("select[name=language]").select_option(year.language)
    for region in (year.country.midt, year.country.sorost):
        page.locator(f"input[name=addressee_ids][value='{region}']").check()
    year.look(ministry, "nytt-dokument")
    year.press(ministry, "Go on")
    year.follow(ministry, "New requirement")
    asked = [year.words[one] for one in ("waiting", "corridor", "plan", "exercise")]
    for text in asked:
        _write(year, ministry, text, last=text is asked[-1])
    assert requirements.in_force_for(year.country.midt, YEAR) == ()
    held = next(one for one in requirements.documents(actor=year.actor("ministry")) if one.draft)
    ministry.goto(f"/arbeid/dokumenter/{held.id}/")
    assert page.locator("ol.requirements > li").count() == len(asked)
    page.locator("input[name=issued_on]").fill("2020-01-14")
    year.look(ministry, "brevet")
    year.press(ministry, "Issue the letter")


def _write(year: Year, ministry: Reader, text: str, *, last: bool) -> None:
    """One requirement: its words, what reading finds in them, registered."""
    page = ministry.page
    page.locator("textarea[name=text]").fill(text)
    page.locator("select[name=kind]").select_option("mål")
    page.locator("input[name=in_force_from]").fill("2020-01-14")
    year.press(ministry, "Read the words")
    if not last:
        page.locator("#next-one").check()
    else:
        year.look(ministry, "lest-krav")
    year.press(ministry, "Register")


def asked_of_region(year: Year) -> dict[str, int]:
    """The requirements by the journey's names."""
    found = {one.current.text: one.id for one in requirements.in_force_for(year.country.midt, YEAR)}
    return {name: found[year.words[name]] for name in ("waiting", "corridor", "plan", "exercise")}


def passed_on(year: Year) -> None:
    """The region gives one to three hospitals as it is, one in own words, and keeps two."""
    asked = asked_of_region(year)
    controller = year.at("controller", f"/arbeid/viderefor/?ar={YEAR}")
    page = controller.page
    year.look(controller, "viderefor")
    page.locator(f"input[name=krav][value='{asked['waiting']}']").check()
    year.press(controller, "Pass on, as they are")
    for name in ("plan", "exercise"):
        page.locator(f"input[name=krav][value='{asked[name]}']").check()
    page.locator("#f-note").fill(year.words["kept"])
    year.press(controller, "Keep")
    _in_own_words(year, asked["corridor"])
    page.goto(controller.base + f"/arbeid/viderefor/?ar={YEAR}")
    assert page.locator("ul.orders > li").count() == 3
    year.look(controller, "viderefort")


def _in_own_words(year: Year, requirement: int) -> None:
    controller = year.at("controller", f"/arbeid/viderefor/{requirement}/?enhet={year.country.midt}")
    page = controller.page
    for unit in (year.country.stolavs, year.country.nordtrondelag, year.more):
        page.locator(f"input[name=u{unit}-give]").check()
    page.locator(f"#u{year.country.stolavs} details.own > summary").click()
    page.locator(f"textarea[name=u{year.country.stolavs}-text]").fill(year.words["own"])
    year.press(controller, "See what it becomes")
    year.look(controller, "egne-ord")
    year.press(controller, "Put into the draft orders")


def issued(year: Year) -> None:
    """The director issues the three orders; one of them is looked at before."""
    orders = requirements.orders(year.actor("director"), issuer_id=year.country.midt, year=YEAR)
    assert len(orders) == 3
    for one in orders:
        _issue(year, "director", one.document_id, "2020-02-20")


def _issue(year: Year, who: str, document: int, day: str) -> None:
    leader = year.at(who, f"/arbeid/viderefor/ordre/{document}/")
    leader.page.locator("input[name=issued_on]").fill(day)
    year.look(leader, f"ordre-{who}")
    year.press(leader, "Issue")


def on_to_the_clinic(year: Year) -> None:
    """The hospital passes one on to its clinic, and its director issues that too."""
    writer = year.at("writer", f"/arbeid/viderefor/?ar={YEAR}")
    page = writer.page
    year.look(writer, "viderefor-hf")
    row = page.locator("tr[data-row]", has_text=year.words["waiting"])
    row.locator("input[name=krav]").check()
    box = page.locator(f"input[name=til][value='{year.country.clinic}']")
    if not box.is_visible():
        page.locator("fieldset.to-units details > summary").click()
    box.check()
    year.press(writer, "Pass on, as they are")
    order = requirements.orders(year.actor("hf_director"), issuer_id=year.country.stolavs, year=YEAR)[-1]
    _issue(year, "hf_director", order.document_id, "2020-03-02")
