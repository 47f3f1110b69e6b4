"""/arbeid/runder/: list, one round, matrix, files, form, steps; in three languages; two regions."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from tests.support.country import Country
from tests.support.house_client import HouseClient
from tests.support.rounds import Rounds, region_that_asks

LANGUAGES = ("nb", "nn", "en")


@pytest.fixture
def region(country: Country) -> Rounds:
    return region_that_asks(country)


def client_of(region: Rounds, role: str, place: int, language: str = "nb") -> HouseClient:
    return HouseClient(language).sign_in(region.country.person(role, place))


def controller(region: Rounds, language: str = "nb") -> HouseClient:
    return client_of(region, "rhf_controller", region.country.midt, language)


def half_handed_in(region: Rounds) -> tuple[int, int]:
    """An open round in which St. Olavs has handed in with one answer: (round, answered)."""
    round_id = region.opened()
    report_id = region.report_of(round_id, region.country.stolavs)
    answered = region.answer(report_id, "Snittet var 57 dager i april.")
    region.hand_in(report_id)
    return round_id, answered


def form_of(region: Rounds, **changes: Any) -> dict[str, Any]:
    return {
        "title": "Tertialrapport for 1. tertial 2020",
        "opens_on": "2020-05-01",
        "cutoff_on": "2020-04-30",
        "due_on": "2020-05-20",
        "language": "nb",
        "unit_ids": [str(one) for one in region.units],
        "remind_before": "7",
        "remind_after": "1",
        **changes,
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_in_order(region: Rounds, language: str) -> None:
    asks = controller(region, language)
    asks.get(reverse("rounds"))
    planned = region.planned(title="Planlagt")
    round_id, _answered = half_handed_in(region)
    for address in (
        reverse("rounds"),
        reverse("rounds") + "?tilstand=open&serie=tertial&aar=2020",
        reverse("rounds") + "?tilstand=closed",
        reverse("round_new"),
        reverse("round_new") + "?serie=monthly&periode=2020-03",
        reverse("round_new") + "?serie=special",
        reverse("round_new") + "?serie=yearly",
        reverse("round_new") + f"?etter={round_id}",
        reverse("round", args=[planned]),
        reverse("round_change", args=[planned]),
        reverse("round_step", args=[planned, "open"]),
        reverse("round", args=[round_id]),
        reverse("round", args=[round_id]) + "?bare=sent",
        reverse("round", args=[round_id]) + "?vis=krav",
        reverse("round", args=[round_id]) + "?vis=krav&bare=missing",
        reverse("round_change", args=[round_id]),
        reverse("round_step", args=[round_id, "remind"]),
        reverse("round_step", args=[round_id, "close"]),
        reverse("round_step", args=[round_id, "reopen"]),
        reverse("round_extend", args=[round_id, region.country.nordtrondelag]),
    ):
        asks.get(address)
    answers = client_of(region, "hf_contributor", region.country.nordtrondelag, language)
    for address in (reverse("rounds"), reverse("round", args=[round_id]), reverse("round_new")):
        answers.get(address)
    answers.get(reverse("round", args=[round_id]) + "?vis=krav")


def test_the_list_tells_handed_in_and_late_apart_by_who_asks(region: Rounds) -> None:
    round_id, _answered = half_handed_in(region)
    shown = controller(region).get(reverse("rounds"))
    assert [(one.record.id, one.record.counts.handed_in) for one in shown.context["asking"]] == [
        (round_id, 1)
    ]
    assert shown.context["asked"] == []
    theirs = client_of(region, "hf_contributor", region.country.nordtrondelag).get(reverse("rounds"))
    assert [(one.record.id, unit.stage) for one, unit in theirs.context["asked"]] == [(round_id, "draft")]
    assert theirs.context["asking"] == []


@pytest.mark.parametrize(
    ("role", "place"), [("rhf_controller", "sorost"), ("hf_leader", "ous"), ("user_committee", "midt")]
)
def test_others_find_nothing_anywhere(region: Rounds, role: str, place: str) -> None:
    round_id, _answered = half_handed_in(region)
    client = client_of(region, role, getattr(region.country, place))
    assert "Tertialrapport" not in client.get(reverse("rounds")).page.text
    table = list(
        csv.reader(io.StringIO(client.get("/arbeid/runder/liste.csv").getvalue().decode("utf-8-sig")))
    )
    assert len(table) == 1
    for address in (
        reverse("round", args=[round_id]),
        reverse("round", args=[round_id]) + "?vis=krav",
        reverse("round_file", args=[round_id, "csv"]),
        reverse("round_change", args=[round_id]),
        reverse("round_step", args=[round_id, "close"]),
        reverse("round_extend", args=[round_id, region.country.stolavs]),
        reverse("round_new") + f"?etter={round_id}",
    ):
        wanted = 200 if "etter" in address and role == "user_committee" else 404
        client.get(address, status=wanted)
    for step in ("open", "remind", "close", "reopen"):
        client.post(reverse("round_step", args=[round_id, step]), status=404)
    assert region.read(round_id).state == "open"


def test_a_unit_cannot_do_what_those_who_ask_do(region: Rounds) -> None:
    round_id, _answered = half_handed_in(region)
    client = client_of(region, "hf_leader", region.country.stolavs)
    client.get(reverse("round_change", args=[round_id]), status=404)
    client.post(reverse("round_step", args=[round_id, "close"]), status=404)
    client.post(
        reverse("round_extend", args=[round_id, region.country.stolavs]),
        {"due_on": "2020-06-01", "reason": "x"},
        status=404,
    )
    assert region.read(round_id).state == "open"


def test_the_matrix_leads_to_what_has_been_handed_in_and_to_nothing_else(region: Rounds) -> None:
    round_id, answered = half_handed_in(region)
    stolavs, other = region.units
    hidden = region.answer(region.report_of(round_id, other), "Skal ikke leses ennå.")
    page = controller(region).get(reverse("round", args=[round_id]) + "?vis=krav").page
    seen = reverse("report_answer", args=[region.report_of(round_id, stolavs), answered])
    unseen = reverse("report_answer", args=[region.report_of(round_id, other), hidden])
    assert (seen in page.text, unseen in page.text) == (True, False)
    assert "Skal ikke leses ennå" not in page.text


def test_each_count_in_the_matrix_is_the_number_of_rows_behind_it(region: Rounds) -> None:
    round_id, _answered = half_handed_in(region)
    client = controller(region)
    links = client.get(reverse("round", args=[round_id]) + "?vis=krav").context["links"]
    assert [link["n"] for link in links] == [3, 1, 2]
    for link in links:
        assert len(client.get(link["href"]).context["page"].object_list) == link["n"]


def test_each_count_of_units_is_the_number_of_units_behind_it(region: Rounds) -> None:
    round_id, _answered = half_handed_in(region)
    client = controller(region)
    links = client.get(reverse("round", args=[round_id])).context["links"]
    assert [link["n"] for link in links] == [2, 1, 1, 2]
    for link in links:
        assert len(client.get(link["href"]).context["units"]) == link["n"]


def test_the_files_hold_what_is_shown(region: Rounds) -> None:
    round_id, _answered = half_handed_in(region)
    client = controller(region)
    address = reverse("round_file", args=[round_id, "csv"])

    def table(query: str) -> list[list[str]]:
        text = client.get(address + query).getvalue().decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text), delimiter=";"))

    assert [row[:2] for row in table("")[1:]] == [
        ["Helse Nord-Trøndelag HF", "Ikke sendt inn"],
        ["St. Olavs hospital HF", "Sendt inn"],
    ]
    assert [row[0] for row in table("?bare=levert")[1:]] == ["St. Olavs hospital HF"]
    matrix = table("?vis=krav")
    assert matrix[0][2:] == ["Helse Nord-Trøndelag HF", "St. Olavs hospital HF"]
    assert [row[2:] for row in matrix[1:]] == [
        ["", "Svart, ingen status"],
        ["", "Svar mangler"],
        ["", "Svar mangler"],
    ]
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(reverse("round_file", args=[round_id, "xlsx"])).content)
    )
    assert book.active is not None
    assert book.active.max_row == 3
    client.get(reverse("round_file", args=[round_id, "exe"]), status=404)


def test_a_round_is_planned_opened_reminded_closed_and_opened_again_by_hand(region: Rounds) -> None:
    client = controller(region)
    new = reverse("round_new") + "?serie=tertial&periode=2020T1"
    assert client.get(new).context["form"].initial["due_on"] == date(2020, 5, 20)
    response = client.post(new, form_of(region))
    [found] = reports.rounds(region.controller)
    assert response.headers["Location"] == reverse("round", args=[found.id])
    assert (found.state, found.template, found.period) == ("planned", "tertial_report", "2020T1")
    for step, state in (("open", "open"), ("remind", "open"), ("close", "closed")):
        client.post(reverse("round_step", args=[found.id, step]), follow=True)
        assert region.read(found.id).state == state
    client.post(reverse("round_step", args=[found.id, "reopen"]), {"reason": ""}, follow=True)
    assert region.read(found.id).state == "closed"
    client.post(reverse("round_step", args=[found.id, "reopen"]), {"reason": "En manglet"}, follow=True)
    assert region.read(found.id).state == "open"
    assert len(region.told(region.country.stolavs)) == 2


def test_a_fault_in_the_form_is_said_and_nothing_is_planned(region: Rounds) -> None:
    client = controller(region)
    new = reverse("round_new") + "?serie=tertial&periode=2020T1"
    for changes, status in (
        ({"due_on": "2020-04-01"}, 200),
        ({"title": ""}, 422),
        ({"unit_ids": [str(region.country.ous)]}, 422),
        ({"requirement_ids": ["999999"]}, 422),
    ):
        client.post(new, form_of(region, **changes), status=status)
    assert reports.rounds(region.controller) == ()


def test_an_open_round_gets_a_new_day_and_keeps_its_units(region: Rounds) -> None:
    round_id = region.opened()
    client = controller(region)
    address = reverse("round_change", args=[round_id])
    assert "unit_ids" not in client.get(address).context["form"].fields
    client.post(address, form_of(region, due_on="2020-06-01", unit_ids=[]), follow=True)
    found = region.read(round_id)
    assert (found.due_on, len(found.units)) == (date(2020, 6, 1), 2)


def test_one_unit_is_given_a_later_day(region: Rounds) -> None:
    round_id = region.opened()
    client = controller(region)
    address = reverse("round_extend", args=[round_id, region.country.stolavs])
    client.post(address, {"due_on": "2020-05-20", "reason": "Nytt system"}, status=200)
    client.post(address, {"due_on": "", "reason": ""}, status=422)
    client.post(address, {"due_on": "2020-06-03", "reason": "Nytt system"}, follow=True)
    days = {one.organisation_id: one.due_on for one in region.read(round_id).units}
    assert days == {
        region.country.stolavs: date(2020, 6, 3),
        region.country.nordtrondelag: date(2020, 5, 20),
    }


def test_the_next_round_follows_the_one_before(region: Rounds) -> None:
    round_id = region.opened()
    client = controller(region)
    address = reverse("round_new") + f"?etter={round_id}"
    initial = client.get(address).context["form"].initial
    assert (initial["title"], initial["due_on"]) == ("Tertialrapport 2. tertial 2020", date(2020, 9, 20))
    client.post(address, form_of(region, title="T2", opens_on="2020-09-01", due_on="2020-09-20"), follow=True)
    found = next(one for one in reports.rounds(region.controller) if one.title == "T2")
    assert (found.period, found.follows_id) == ("2020T2", round_id)


def test_a_plan_is_taken_away_by_hand(region: Rounds) -> None:
    round_id = region.planned()
    client = controller(region)
    client.get(reverse("round_step", args=[round_id, "drop"]))
    response = client.post(reverse("round_step", args=[round_id, "drop"]))
    assert response.headers["Location"] == reverse("rounds")
    assert reports.rounds(region.controller) == ()
    opened = region.opened()
    client.post(reverse("round_step", args=[opened, "drop"]), follow=True)
    assert region.read(opened).state == "open"


def test_one_unit_is_reminded_by_hand(region: Rounds) -> None:
    round_id = region.opened()
    stolavs, other = region.units
    controller(region).post(reverse("round_step", args=[round_id, "remind"]), {"unit": str(other)})
    assert [len(region.told(unit)) for unit in (stolavs, other)] == [1, 2]


def test_the_matrix_asks_as_often_for_many_units_as_for_two(region: Rounds) -> None:
    from tests.support.rounds import order

    def statements(round_id: int) -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse("round", args=[round_id]) + "?vis=krav")
        return len(seen)

    client = controller(region)
    few, _answered = half_handed_in(region)
    client.get(reverse("rounds"))
    first = statements(few)
    more = [region.country.organisation(f"Sykehus {n} HF", "hf", region.country.midt) for n in range(5)]
    for unit in more:
        order(region.country, unit, region.asked)
    many = region.opened(period="2020T2", title="T2", unit_ids=tuple(more))
    for unit in more:
        report_id = region.report_of(many, unit)
        region.answer(report_id)
        region.hand_in(report_id)
    assert statements(many) == first


def test_a_step_that_is_not_there_is_not_found(region: Rounds) -> None:
    round_id = region.planned()
    controller(region).get(reverse("round_step", args=[round_id, "destroy"]), status=404)
    response = controller(region).post(reverse("round_step", args=[round_id, "close"]), follow=True)
    assert "kan ikke" in response.page.text
    assert region.read(round_id).state == "planned"
    assert reporting.may_round(region.controller, "close", round_id) is not None


# --- one more, and one less ----------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_unit_is_added_and_taken_out_on_pages_of_their_own(region: Rounds, language: str) -> None:
    unit = region.country.nordtrondelag
    round_id = region.opened(unit_ids=(region.country.stolavs,))
    client = controller(region, language)
    add = reverse("round_add_unit", args=[round_id])
    assert add in client.get(reverse("round", args=[round_id])).page.text
    client.get(add)
    client.post(add, {"unit": unit, "due_on": "2020-05-01"}, status=422)
    client.post(add, {"unit": unit, "due_on": "2020-05-20"}, follow=True)
    assert len(region.read(round_id).units) == 2
    # Everybody is asked: the page says so.
    assert 'class="empty"' in client.get(add).page.text
    out = reverse("round_take_out", args=[round_id, unit])
    client.get(out)
    client.post(out, {"reason": ""}, status=422)
    client.post(out, {"reason": "Skal ikke svare"}, follow=True)
    assert [one.organisation_id for one in region.read(round_id).units] == [region.country.stolavs]


def test_who_has_begun_to_write_is_not_told_before_it_is_tried(region: Rounds) -> None:
    round_id = region.opened()
    unit = region.country.stolavs
    out = reverse("round_take_out", args=[round_id, unit])
    client = controller(region)
    before = client.get(out).page.text
    region.answer(region.report_of(round_id, unit))
    after = client.get(out).page.text
    assert _without_token(before) == _without_token(after)
    assert "har begynt å skrive" in client.post(out, {"reason": "x"}, status=200).page.text


def _without_token(text: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|X-CSRFToken[^}]*', "", text)


def test_other_regions_and_units_do_not_find_them(region: Rounds) -> None:
    round_id = region.opened()
    unit = region.country.stolavs
    for role, place in (("rhf_controller", region.country.sorost), ("hf_leader", unit)):
        client = client_of(region, role, place)
        client.get(reverse("round_add_unit", args=[round_id]), status=404)
        client.get(reverse("round_take_out", args=[round_id, unit]), status=404)
