"""Up the line: rounds, the clinic's and the hospitals' answers, signatures, one sent back and mended."""

from __future__ import annotations

from django.utils import timezone

from linja.ground.kernel.vocabulary import Attainment
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import Status
from linja.pillars.steering import actions as steering
from linja.pillars.steering import content
from linja.pillars.steering import queries as steering_queries
from tests.journeys.year.cast import YEAR, Year
from tests.support.browser import Reader
from tests.support.reports import words


def rounds(year: Year) -> None:
    """The hospital asks its clinic, the region its hospitals, for the whole year."""
    for who, units in (
        ("writer", (year.country.clinic,)),
        ("controller", (year.country.stolavs, year.country.nordtrondelag, year.more)),
    ):
        asks = year.at(who, f"/arbeid/runder/ny/?serie=yearly&periode={YEAR}")
        page = asks.page
        for box in page.locator("input[name=unit_ids]").all():
            box.set_checked(int(box.get_attribute("value") or 0) in units)
        page.locator("select[name=language]").select_option(year.language)
        year.look(asks, f"ny-runde-{who}")
        year.press(asks, "Plan the round")
        year.follow(asks, "Open the round")
        year.press(asks, "Open the round")
        assert page.locator("tr[data-row]").count() == len(units)
        year.look(asks, f"runde-{who}")


def report_of(year: Year, who: str, unit: int) -> int:
    """The report of a unit for the year, as the person sees it."""
    found = [
        one.id for one in reports.reports(year.actor(who)) if one.organisation_id == unit and one.year == YEAR
    ]
    assert len(found) == 1
    return found[0]


def answer(year: Year, who: str, report: int, place: int, text: str, attainment: str) -> None:
    """Write an answer and its status on the answer's page."""
    one = reports.answered(report)[place]
    reader = year.at(who, f"/arbeid/rapporter/{report}/svar/{one.id}/")
    page = reader.page
    page.locator("textarea[name=text]").fill(text)
    page.locator("[name=attainment]").select_option(attainment)
    page.locator("[name=basis]").select_option("judged")
    page.locator("[name=phrase]").fill(year.words["phrase" if attainment == "reached" else "not"])
    year.press(reader, "Save")


def clinic_answers(year: Year) -> None:
    """The clinic finds what it owes on its own page, answers, and hands in by itself."""
    clinic = year.at("clinic", "/arbeid/")
    year.look(clinic, "min-side-klinikk")
    report = report_of(year, "clinic", year.country.clinic)
    assert clinic.page.locator(f"main a[href*='/arbeid/rapporter/{report}/']").count()
    answer(year, "clinic", report, 0, year.words["clinic"], "reached")
    hand_in(year, "clinic", report)
    year.look(clinic, "klinikk-levert")


def hand_in(year: Year, who: str, report: int) -> None:
    """With everything that is missing accepted by name."""
    reader = year.at(who, f"/arbeid/rapporter/{report}/send-inn/")
    page = reader.page
    for box in page.locator("input[name=accept]").all():
        box.check()
    if page.locator("#reason-for-all").count():
        page.locator("#reason-for-all").fill(year.words["gap"])
    year.look(reader, f"send-inn-{who}")
    year.press(reader, "Hand in")


def hospital_writes(year: Year) -> None:
    """The contributor merges the clinic's words into one answer and writes the other."""
    report = report_of(year, "writer", year.country.stolavs)
    first, second = reports.answered(report)
    writer = year.at("writer", f"/arbeid/rapporter/{report}/flett/{first.id}/")
    year.look(writer, "flett-klinikk")
    year.press(writer, "Put in those that are ticked")
    assert year.words["clinic"] in writer.page.locator("textarea[name=text]").input_value()
    year.press(writer, "Save the status")
    answer(year, "writer", report, 1, year.words["behind"], "not_reached")
    assert reports.answered(report)[1].id == second.id


def put_forward(year: Year, who: str, report: int) -> Reader:
    reader = year.at(who, f"/arbeid/rapporter/{report}/")
    year.press(reader, "Put forward for signatures")
    return reader


def sign(year: Year, who: str, report: int) -> Reader:
    """The leader signs, and accepts what is missing with one reason."""
    reader = year.at(who, f"/arbeid/rapporter/{report}/signer/?som=leader")
    page = reader.page
    for box in page.locator("input[name=accept]").all():
        box.check()
    if page.locator("#reason-for-all").count():
        page.locator("#reason-for-all").fill(year.words["gap"])
    year.look(reader, f"signer-{who}")
    year.press(reader, "Sign")
    return reader


def board_decides(year: Year, who: str, report: int, number: int) -> Reader:
    """The secretary records the case and the meeting."""
    reader = year.at(who, f"/arbeid/rapporter/{report}/signer/?som=board")
    today = timezone.localdate()
    reader.page.locator("[name=case_number]").fill(f"{number}-{today.year}")
    reader.page.locator("[name=meeting_on]").fill(today.isoformat())
    year.look(reader, f"styret-{who}")
    year.press(reader, "Record the board's decision")
    return reader


def hospital_hands_in(year: Year) -> None:
    """Signed by its director, decided by its board, handed in to the region."""
    report = report_of(year, "writer", year.country.stolavs)
    year.look(put_forward(year, "writer", report), "hf-lagt-fram")
    year.at("hf_director", "/arbeid/")
    assert year.reader("hf_director").page.locator(f"main a[href*='/arbeid/rapporter/{report}/']").count()
    sign(year, "hf_director", report)
    year.look(board_decides(year, "hf_board", report, 7), "hf-vedtatt")
    hand_in(year, "hf_director", report)
    for unit in (year.country.nordtrondelag, year.more):
        _other_hospital(year, unit)


def _other_hospital(year: Year, unit: int) -> None:
    """Another hospital does the same behind the scene; everything is reached there."""
    writer, leader = (year.country.actor(role, unit) for role in ("hf_contributor", "hf_leader"))
    secretary, today = year.country.actor("hf_board_secretary", unit), timezone.localdate()
    report = next(one.id for one in reports.reports(writer) if one.organisation_id == unit)
    for one in reports.answered(report):
        reporting.write_answer(writer, one.id, [words(year.words["answer"])], revision=one.revision)
        reporting.set_status(writer, one.id, Status(Attainment.REACHED, phrase=year.words["phrase"]))
    steering.put_forward(writer, report)
    steering.sign(leader, report, "leader")
    steering.sign(secretary, report, "board", case_number=f"3-{today.year}", meeting_on=today)
    lacking = steering_queries.gaps(content.gather(report, writer))
    steering.hand_in(leader, report, {one.key: year.words["gap"] for one in lacking})


def sent_back(year: Year) -> None:
    """The region sees in the round what deviates, sends one back with a reason; the hospital mends it."""
    report = report_of(year, "writer", year.country.stolavs)
    controller = year.at("controller", "/arbeid/rapporter/innkomne/")
    year.look(controller, "innkomne")
    controller.goto(f"/arbeid/rapporter/{report}/")
    page = controller.page
    page.locator("#said-return").locator("xpath=ancestor::details/summary").click()
    page.locator("#said-return").fill(year.words["return"])
    year.look(controller, "send-tilbake")
    with page.expect_navigation():
        page.locator("#said-return").locator("xpath=ancestor::form").locator("button").click()
    year.no_refusal(controller, "return")

    writer = year.at("writer", f"/arbeid/rapporter/{report}/")
    assert year.words["return"] in writer.page.locator("main").inner_text()
    year.look(writer, "kom-tilbake")
    answer(year, "writer", report, 1, year.words["mended"], "not_reached")


def signed_anew(year: Year) -> None:
    """Only what was mended is asked again, of the director and of the board."""
    report = report_of(year, "writer", year.country.stolavs)
    year.look(put_forward(year, "writer", report), "falt-signatur")
    for who, role in (("hf_director", "leader"), ("hf_board", "board")):
        reader = year.at(who, f"/arbeid/rapporter/{report}/signer/?som={role}")
        assert reader.page.locator("article.changed-part").count() == 1
    sign(year, "hf_director", report)
    board_decides(year, "hf_board", report, 8)
    hand_in(year, "hf_director", report)


def accepted(year: Year) -> None:
    """The region accepts all three; the round shows that everybody has sent in, and what deviates."""
    for unit in (year.country.stolavs, year.country.nordtrondelag, year.more):
        report = report_of(year, "controller", unit)
        controller = year.at("controller", f"/arbeid/rapporter/{report}/")
        year.press(controller, "Accept")
    year.look(controller, "godtatt")
    found = next(one for one in reports.rounds(year.actor("controller")) if one.owner_id == year.country.midt)
    controller.goto(f"/arbeid/runder/{found.id}/?vis=krav")
    year.look(controller, "runde-krav")
