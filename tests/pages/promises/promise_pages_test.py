"""/arbeid/lofter/: the calendar on a chosen day, promises settled, requests decided, deliveries put right."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from linja.line.reporting import actions
from linja.line.reporting import queries as reports
from linja.line.reporting.records import DeliveryDraft
from linja.pillars.steering import queries as steering
from tests.support.country import Country
from tests.support.house_client import HouseClient
from tests.support.reports import Opened, opened

pytestmark = pytest.mark.django_db
LANGUAGES = ("nb", "nn", "en")
SECRET = "Fjordhestkuren er ferdig"


def client(
    country: Country, role: str = "rhf_controller", place: str = "midt", language: str = "nb"
) -> HouseClient:
    return HouseClient(language).sign_in(country.person(role, getattr(country, place)))


def promised(report: Opened, day: date = date(2021, 6, 30)) -> int:
    return actions.promise(report.writer, report.answered[0], SECRET, day)


def asked(report: Opened) -> int:
    return actions.ask_dispensation(
        report.writer,
        report.country.midt,
        report.requirements[0],
        "extension",
        "Fjordhesten streiker.",
        date(2021, 3, 1),
    )


def delivered(report: Opened) -> int:
    draft = DeliveryDraft("plan", "Fjordhestplan", date(2020, 11, 9), "HOD")
    return actions.deliver(report.writer, report.requirements[0], report.country.midt, draft)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_in_three_languages(country: Country, language: str) -> None:
    reader, ministry = client(country, language=language), client(country, "ministry", "ministry", language)
    reader.get(reverse("dispensations"))
    report = opened(country)
    addresses = [
        reverse("promises"),
        reverse("promises") + "?dato=2020-12-01&tilstand=passert",
        reverse("promises") + "?kvartal=4&slag=promise",
        reverse("promise", args=(promised(report),)),
        reverse("dispensations"),
        reverse("dispensation", args=(asked(report),)),
        reverse("delivery", args=(delivered(report),)),
    ]
    for address in addresses:
        reader.get(address)
    ministry.get(reverse("dispensations"))
    ministry.get(addresses[5])


def states(report: Opened, day: date) -> dict[str, str]:
    """Kind and state of everything due on Midt's first requirement, as it stood on a day."""
    return {
        one.kind: one.state
        for one in steering.calendar(report.writer, day, [report.country.midt])
        if one.requirement_id == report.requirements[0]
    }


def test_the_calendar_on_a_chosen_day(country: Country) -> None:
    report = opened(country)
    key = promised(report)
    assert states(report, date(2020, 9, 1)) == {"final": "on_time", "promise": "on_time"}
    assert states(report, date(2020, 10, 20))["final"] == "soon"
    assert states(report, date(2020, 11, 2))["final"] == "passed"
    granted = asked(report)
    actions.grant_dispensation(report.ministry, granted, "Brev")
    assert states(report, date(2020, 11, 2))["final"] == "extended"
    assert states(report, date(2021, 3, 2))["final"] == "passed"
    actions.deliver(
        report.writer,
        report.requirements[0],
        country.midt,
        DeliveryDraft("plan", "Plan", date(2021, 3, 5), "HOD"),
    )
    assert states(report, date(2021, 3, 2))["final"] == "passed"
    assert states(report, date(2021, 3, 6))["final"] == "delivered_late"
    assert states(report, date(2021, 7, 1))["promise"] == "passed"
    actions.keep_promise(report.writer, key, date(2021, 6, 1))
    assert states(report, date(2021, 5, 1))["promise"] == "on_time"
    assert states(report, date(2021, 7, 1))["promise"] == "done"


def test_filters_counts_and_files(country: Country) -> None:
    report = opened(country)
    promised(report)
    reader = client(country)
    page = reader.get(reverse("promises") + "?dato=2020-12-01")
    counts = {str(one["label"]): one["n"] for one in page.context["groups"]}
    assert (counts["Passert og ikke gjort"], counts["Senere"]) == (1, 1)
    late = reader.get(reverse("promises") + "?dato=2020-12-01&tilstand=passert").context["page"]
    assert [(one.kind, one.state) for one in late] == [("final", "passed")]
    only = reader.get(reverse("promises") + "?slag=promise&ar=2021&kvartal=2").context["page"]
    assert [one.words for one in only] == [SECRET]
    answer = reader.client.get(reverse("promises_csv") + "?slag=promise")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines] == ["Dag", "2021-06-30"]
    for name in ("promises_xlsx", "dispensations_csv", "dispensations_xlsx"):
        assert reader.client.get(reverse(name)).status_code == 200


def test_a_promise_is_settled_on_its_page(country: Country) -> None:
    report = opened(country)
    key = promised(report)
    writer = client(country)
    address = reverse("promise", args=(key,))
    form = {"on": "2021-05-01", "act": "move", "new_due_on": "2021-12-31", "note": ""}
    writer.post(address, form, status=200)
    assert reports.promise(key, report.writer).state == "open"
    writer.post(address, form | {"note": "Leverandøren er forsinket."}, follow=True)
    assert [one.state for one in reports.promises(report.writer)] == ["moved", "open"]
    writer.post(address, {"on": "2021-05-01", "act": "nonsense"}, status=404)


def test_a_request_is_decided_by_the_one_above(country: Country) -> None:
    report = opened(country)
    address = reverse("dispensation", args=(asked(report),))
    writer, ministry = client(country), client(country, "ministry", "ministry")
    assert 'value="grant"' not in writer.get(address).page.text
    assert 'value="withdraw"' in writer.get(address).page.text
    writer.post(address, {"act": "grant", "reference": "Vi selv"}, status=200)
    ministry.post(address, {"act": "grant", "reference": ""}, status=200)
    assert reports.due_for(report.requirements[0], country.midt) == date(2020, 11, 1)
    ministry.post(address, {"act": "grant", "reference": "Brev", "new_due_on": "2021-05-05"}, follow=True)
    assert reports.due_for(report.requirements[0], country.midt) == date(2021, 5, 5)


def test_a_delivery_is_put_right_or_struck(country: Country) -> None:
    report = opened(country)
    key = delivered(report)
    writer, address = client(country), reverse("delivery", args=(key,))
    form = {"kind": "plan", "title": "Riktig plan", "delivered_on": "2020-10-30", "receiver": "HOD"}
    writer.post(address, form, follow=True)
    assert reports.delivery(key, report.writer).days_late == -2
    writer.post(address, {"act": "strike", "reason": ""}, status=200)
    writer.post(address, {"act": "strike", "reason": "Feil krav"}, follow=True)
    writer.get(address, status=404)


def test_the_other_region_finds_nothing(country: Country) -> None:
    report = opened(country)
    pages = [
        reverse("promise", args=(promised(report),)),
        reverse("dispensation", args=(asked(report),)),
        reverse("delivery", args=(delivered(report),)),
    ]
    stranger = client(country, place="sorost")
    for address in pages:
        stranger.get(address, status=404)
        stranger.post(address, {"act": "keep", "on": "2021-01-01"}, status=404)
    for address in (
        reverse("promises"),
        reverse("promises") + f"?virksomhet={country.midt}",
        reverse("dispensations"),
    ):
        assert "jordhest" not in stranger.get(address).page.text
    for name in ("promises_csv", "promises_xlsx", "dispensations_csv", "dispensations_xlsx"):
        answer = stranger.client.get(reverse(name))
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert b"jordhest" not in body


def test_the_list_of_deliveries(country: Country) -> None:
    report = opened(country)
    reader = client(country)
    reader.get(reverse("deliveries"))
    delivered(report)
    page = reader.get(reverse("deliveries"))
    assert [(one.title, one.days_late) for one in page.context["page"]] == [("Fjordhestplan", 8)]
    assert page.context["late"] == 1
    assert len(reader.get(reverse("deliveries") + "?slag=letter").context["page"]) == 0
    stranger = client(country, place="sorost")
    assert "jordhest" not in stranger.get(reverse("deliveries")).page.text
    for name in ("deliveries_csv", "deliveries_xlsx"):
        answer = stranger.client.get(reverse(name))
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert b"jordhest" not in body
        assert reader.client.get(reverse(name)).status_code == 200


def test_a_passed_promise_and_an_open_request_stand_on_the_own_page(country: Country) -> None:
    report = opened(country)
    key, request = promised(report), asked(report)
    writer, ministry = client(country), client(country, "ministry", "ministry")
    assert f'href="{reverse("promise", args=(key,))}"' in writer.get("/arbeid/").page.text
    assert f'href="{reverse("dispensation", args=(request,))}"' in ministry.get("/arbeid/").page.text
    assert "jordhest" not in client(country, place="sorost").get("/arbeid/").page.text
    actions.keep_promise(report.writer, key, date(2021, 6, 1))
    actions.refuse_dispensation(report.ministry, request, "Fristen står.")
    assert reverse("promise", args=(key,)) not in writer.get("/arbeid/").page.text
    assert reverse("dispensation", args=(request,)) not in ministry.get("/arbeid/").page.text
