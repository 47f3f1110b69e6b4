"""What a delivered statement asks is taken out passage by passage; the statement stays as it is."""

from __future__ import annotations

import pytest
from django.urls import reverse

from linja.ground.document.tree import ItemList, ListItem, Paragraph, Role, Section
from linja.ground.kernel.refusals import Refused
from linja.line.approvals import actions as approvals
from linja.line.approvals import queries as statements
from linja.line.meetings import actions as meetings
from linja.line.meetings import queries as held
from linja.pillars.steering import actions, queries
from linja.pillars.steering.calculations.tracked import passages
from tests.support.country import Country
from tests.support.house_client import HouseClient
from tests.support.reports import Opened, opened

pytestmark = pytest.mark.django_db
WORDS = ("Samarbeidet er godt.", "Brukerutvalget ber om tall for korridorpasienter.", "Vi venter på svar.")


def delivered(country: Country) -> tuple[Opened, int]:
    """A report with the user committee's statement, delivered."""
    report = opened(country)
    found = next(
        one for one in statements.statements(f"report:{report.id}") if one.body_kind == "user_committee"
    )
    body = country.actor("user_committee", country.midt)
    words = (Paragraph(WORDS[0], role=Role.STATEMENT), ItemList((ListItem(WORDS[1]), ListItem(WORDS[2]))))
    approvals.write(body, found.id, [Section(found.title, None, words)])
    approvals.lock(body, found.id, content_hash="x")
    return report, found.id


def test_every_paragraph_and_item_is_a_passage() -> None:
    tree = Section("A", blocks=(Paragraph("en"), ItemList((ListItem("to"),))), sections=(Section("B"),))
    assert [(one.number, one.heading, one.text) for one in passages([tree])] == [
        (1, "A", "en"),
        (2, "A", "to"),
    ]


def test_an_open_statement_gives_nothing(country: Country) -> None:
    report = opened(country)
    found = statements.statements(f"report:{report.id}")[0]
    with pytest.raises(Refused) as caught:
        actions.track(report.writer, found.id, [1], nature="request")
    assert caught.value.refusal.code == "steering.statement_open"


def test_a_request_is_followed_up_to_the_end(country: Country) -> None:
    report, statement = delivered(country)
    body = country.actor("user_committee", country.midt)
    before = statements.statement(statement)
    made = actions.track(body, statement, [2], nature="request")
    item = held.item(body, made)
    assert (item.text, item.title, item.owner.id, item.source_key) == (
        WORDS[1],
        WORDS[1],
        country.midt,
        f"statement:{statement}",
    )
    assert statements.statement(statement) == before
    found = queries.tracked(statement, report.writer)
    assert [[one.id for one in passage.items] for passage in found.passages] == [[], [made], []]
    meetings.respond(report.writer, made, "Tallene står i kapittel 2.")
    meetings.step_item(report.writer, made, "finish")
    meetings.step_item(body, made, "confirm")
    assert queries.tracked(statement, body).items[0].response == "Tallene står i kapittel 2."
    with pytest.raises(Refused) as caught:
        actions.track(body, statement, [9], nature="request")
    assert caught.value.refusal.code == "steering.no_passage"


def test_others_take_nothing_out_and_see_nothing(country: Country) -> None:
    report, statement = delivered(country)
    made = actions.track(report.writer, statement, [3], nature="expectation")
    for actor in (
        report.stranger,
        country.actor("user_committee", country.sorost),
        country.actor("employee_representative", country.midt),
        country.actor("hf_leader", country.stolavs),
    ):
        with pytest.raises(Refused):
            actions.track(actor, statement, [1], nature="request")
        assert held.item(actor, made) is None


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_by_the_page(country: Country, language: str) -> None:
    report, statement = delivered(country)
    address = reverse("statement_tracked", args=(statement,))
    body = HouseClient(language).sign_in(country.person("user_committee", country.midt))
    assert WORDS[1] in body.get(address).page.text
    body.post(address, {"nature": "request"}, status=422)
    form = {"nature": "concern", "avsnitt": ["2", "3"], "om_q": "ventetiden", "gjor": "finn"}
    page = body.post(address, form, status=200).page
    assert f'value="requirement:{report.requirements[0]}"' in page.text
    assert 'value="2" id="a-2" checked' in page.text
    chosen = {**form, "gjor": "", "om": [f"requirement:{report.requirements[0]}", "area:2.1"]}
    body.post(address, chosen)
    (item,) = held.items(report.writer)
    assert item.text == f"{WORDS[1]}\n\n{WORDS[2]}"
    assert [one.key for one in item.subjects] == [f"requirement:{report.requirements[0]}", "area:2.1"]
    page = body.get(reverse("statement", args=(statement,))).page
    assert reverse("followup_item", args=(item.id,)) in page.text
    HouseClient().sign_in(country.person("rhf_controller", country.sorost)).get(address, status=404)
    HouseClient().sign_in(country.person("user_committee", country.sorost)).get(address, status=404)
