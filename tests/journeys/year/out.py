"""Out to the ministry and the public: the region's own report, the bodies, the board, and the next year."""

from __future__ import annotations

import re

from linja.line.approvals import queries as approvals
from linja.line.reporting import queries as reports
from linja.line.requirements import queries as requirements
from tests.journeys.year.cast import YEAR, Year
from tests.journeys.year.down import asked_of_region
from tests.journeys.year.up import answer, board_decides, hand_in, put_forward, report_of, sign


def own_report(year: Year) -> int:
    """The region's report, as soon as it is open."""
    return report_of(year, "director", year.country.midt)


def place(year: Year, name: str) -> int:
    """Where a requirement of the journey's stands among the report's answers."""
    asked = asked_of_region(year)[name]
    return [one.requirement_id for one in reports.answered(own_report(year))].index(asked)


def merged(year: Year) -> None:
    """The region opens its report and makes three answers into one: all but one."""
    controller = year.at("controller", "/arbeid/rapporter/ny/")
    page = controller.page
    page.locator("input[name=year]").fill(str(YEAR))
    page.locator("select[name=language]").select_option(year.language)
    year.press(controller, "Open the report")
    year.look(controller, "egen-rapport")
    report = own_report(year)
    controller.goto(f"/arbeid/rapporter/{report}/flett/")
    year.look(controller, "flett")
    one = reports.answered(report)[place(year, "corridor")]
    controller.goto(f"/arbeid/rapporter/{report}/flett/{one.id}/")
    offered = page.locator("label[for^='sentence-']", has_text="med unntak av")
    assert "St. Olavs" in offered.inner_text()
    said = offered.inner_text()
    offered.click()
    year.look(controller, "flett-ett-krav")
    year.press(controller, "Put in those that are ticked")
    text = page.locator("textarea[name=text]").input_value()
    assert text.startswith(said)
    assert year.words["mended"] in text
    year.press(controller, "Save the status")
    answer(year, "controller", report, place(year, "waiting"), year.words["answer"], "reached")
    answer(year, "controller", report, place(year, "exercise"), year.words["held"], "reached")


def joint(year: Year) -> None:
    """The region leads for both, writes the joint answer, offers it and takes it in."""
    controller = year.at("controller", f"/arbeid/rapporter/felles/?ar={YEAR}")
    page = controller.page
    year.look(controller, "felles")
    year.press(controller, "Begin the joint answer")
    page.locator("textarea[name=text]").fill(year.words["joint"])
    year.press(controller, "Save")
    year.press(controller, "Offer the text")
    year.press(controller, "Take it into the report")
    year.look(controller, "felles-svar")
    report = own_report(year)
    one = reports.answered(report)[place(year, "plan")]
    controller.goto(f"/arbeid/rapporter/{report}/svar/{one.id}/")
    page.locator("[name=attainment]").select_option("reached")
    page.locator("[name=basis]").select_option("judged")
    page.locator("[name=phrase]").fill(year.words["phrase"])
    year.press(controller, "Save")


def statements(year: Year) -> None:
    """The report is put before both bodies; each writes its own and delivers it."""
    report = own_report(year)
    for who, body in (("users", "user_committee"), ("employees", "employees")):
        controller = year.at("controller", f"/arbeid/rapporter/{report}/")
        with controller.page.expect_navigation():
            controller.page.locator(f"form:has(input[name=body][value={body}]) button").click()
        year.no_refusal(controller, "put before")
        held = next(one for one in approvals.statements(f"report:{report}") if one.body_kind == body)
        writer = year.at(who, "/arbeid/")
        assert writer.page.locator(f"main a[href='/arbeid/uttalelser/{held.id}/']").count()
        writer.goto(f"/arbeid/uttalelser/{held.id}/")
        writer.page.locator("textarea[name=text]").fill(year.words[who])
        year.look(writer, f"uttalelse-{who}")
        year.press(writer, "Deliver")
        assert writer.page.locator("textarea[name=text]").count() == 0


def handed_in(year: Year) -> None:
    """The director signs, the board decides, the report goes to the ministry."""
    report = own_report(year)
    year.look(put_forward(year, "controller", report), "rhf-lagt-fram")
    sign(year, "director", report)
    board_decides(year, "board", report, 12)
    hand_in(year, "director", report)
    year.look(year.reader("director"), "rhf-levert")


def ministry_answers(year: Year) -> None:
    """The ministry reads the regions beside each other and asks; the region replies; it is approved."""
    report = own_report(year)
    ministry = year.at("ministry", f"/arbeid/regioner/?ar={YEAR}")
    year.look(ministry, "regioner")
    ministry.goto(f"/arbeid/regioner/rapport/{report}/")
    ministry.page.locator("#text").fill(year.words["feedback"])
    year.press(ministry, "Send")
    controller = year.at("controller", f"/arbeid/regioner/rapport/{report}/")
    assert year.words["feedback"] in controller.page.locator("main").inner_text()
    year.follow(controller, "Reply")
    controller.page.locator("main").get_by_role("textbox").last.fill(year.words["reply"])
    year.look(controller, "tilbakemelding")
    year.press(controller, "Send the reply")
    ministry.goto(f"/arbeid/rapporter/{report}/")
    year.press(ministry, "Accept")
    ministry.goto(f"/arbeid/regioner/rapport/{report}/")
    ministry.page.locator("details:has(input[name=referanse]) > summary").click()
    ministry.page.locator("input[name=referanse]").fill(year.words["case"])
    year.look(ministry, "godkjenn")
    year.press(ministry, "Approve")


def released(year: Year) -> None:
    """The director publishes the edition that was handed in; anybody reads it, and it is frozen."""
    report = own_report(year)
    director = year.at("director", f"/arbeid/rapporter/{report}/")
    year.look(director, "godkjent")
    year.follow(director, "Publish")
    year.look(director, "utgave")
    year.press(director, "Release the edition")
    anybody = year.at("", "/")
    with anybody.page.expect_navigation():
        anybody.page.locator("main").get_by_role("link", name=re.compile("Midt-Norge|2020")).first.click()
    text = anybody.page.locator("article").inner_text()
    for name in ("mended", "joint", "users", "employees"):
        assert year.words[name] in text
    year.look(anybody, "offentlig")


def next_year(year: Year) -> None:
    """What is open is proposed for the next letter, and goes on there with its tie."""
    letter = next(one for one in requirements.documents() if one.issuer_id == year.country.ministry)
    ministry = year.at("ministry", f"/arbeid/neste-ar/{letter.id}/")
    year.press(ministry, "Open the next year's document")
    page = ministry.page
    # The other region has answered nothing yet, so all are open; one of them because it was not reached.
    asked = asked_of_region(year)
    proposed = page.locator("article.kin-pair h2").all_inner_texts()
    assert sorted(proposed) == sorted(year.words[name] for name in asked)
    page.locator(f"input[name=ta][value='{asked['corridor']}']").check()
    year.look(ministry, "neste-ar")
    year.press(ministry, "Let the chosen go on")
    draft = next(one for one in requirements.documents(actor=year.actor("ministry")) if one.draft)
    ministry.goto(f"/arbeid/dokumenter/{draft.id}/")
    page.locator("input[name=issued_on]").fill(f"{YEAR + 1}-01-14")
    year.press(ministry, "Issue the letter")
    carried = requirements.in_force_for(year.country.midt, YEAR + 1)
    assert [one.current.text for one in carried] == [year.words["corridor"]]


def line_of_sight(year: Year) -> None:
    """From the ministry's sentence to what was printed, on one page."""
    controller = year.at("controller", f"/arbeid/linje/{asked_of_region(year)['corridor']}/")
    text = controller.page.locator("main").inner_text()
    # What was changed from the words above is marked, so the whole sentence does not stand in one piece.
    assert year.words["own"].partition(", ")[2] in text
    assert year.words["mended"] in text
    year.look(controller, "linje")
    year.look(year.at("controller", "/arbeid/"), "min-side-controller")
