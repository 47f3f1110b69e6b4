"""What the rooms offer the index, who finds it, and the index made anew."""

from __future__ import annotations

import pytest
from django.db import connection
from django.urls import reverse

from linja.faces.cli import main as cli
from linja.faces.cli import search as command
from linja.faces.workbench.searching import scope_of
from linja.ground.document.tree import Document, Paragraph, Section
from linja.ground.kernel.actor import Actor
from linja.line.publication import actions as publishing
from linja.line.publication import queries as publication
from linja.line.reporting import actions as reporting
from linja.line.requirements import queries as register
from linja.line.search import queries
from linja.line.search.models import SearchEntry
from tests.support.country import Country
from tests.support.house_client import HouseClient
from tests.support.reports import Opened, opened

WORD = "kvantesprang"


@pytest.fixture
def report(country: Country) -> Opened:
    """One region's draft with an answer that holds a word of its own."""
    made = opened(country)
    made.answer(0, f"Det ble gjort et {WORD} i år.")
    return made


def kinds(actor: Actor, text: str = WORD) -> list[str]:
    return [hit.kind for hit in queries.find(text, scope=scope_of(actor)).hits]


def rows() -> list[tuple]:
    """The index as it stands, ids of its own left out."""
    fields = ("kind", "object_id", "title", "text", "year", "length", "organisation_id", "within")
    return sorted(SearchEntry.objects.values_list(*fields), key=str)


def test_a_draft_is_found_by_its_own_region_alone(report: Opened):
    found = [kinds(who) for who in (report.writer, report.leader, report.stranger, report.ministry)]
    assert found == [["answer"], ["answer"], [], []]
    assert queries.find(WORD).counts == {}


#  state       own region  other region  ministry
STATES = [
    ("draft",     True,       False,        False),
    ("ready",     True,       False,        False),
    ("handed in", True,       False,        True),
    ("sent back", True,       False,        False),
    ("published", True,       True,         True),
    ("taken back", True,      False,        False),
]  # fmt: skip


@pytest.mark.parametrize(("state", "own", "other", "ministry"), STATES)
def test_who_finds_an_answer_follows_the_report(report: Opened, state, own, other, ministry):
    if state != "draft":
        reporting.make_ready(report.writer, report.id)
    if state in ("handed in", "sent back", "published"):
        report.hand_in()
    if state == "sent back":
        reporting.return_report(report.ministry, report.id, "Feil")
    if state == "published":
        reporting.publish(report.leader, report.id, edition_released=True)
    if state == "taken back":
        reporting.take_back(report.writer, report.id, "Feil")
    found = [bool(kinds(who)) for who in (report.writer, report.stranger, report.ministry)]
    assert found == [own, other, ministry]
    command.rebuild()
    assert [bool(kinds(who)) for who in (report.writer, report.stranger, report.ministry)] == found


def test_the_report_itself_is_found_by_title_by_those_who_may(report: Opened):
    title = SearchEntry.objects.get(kind="report").title
    assert (kinds(report.writer, title), kinds(report.stranger, title)) == (["report", "answer"], [])


def test_the_index_made_anew_is_the_one_that_was(report: Opened):
    before = rows()
    counted = command.rebuild()
    assert rows() == before
    assert counted == {"answer": 1, "document": len(register.documents()), "report": 1, "requirement": 4}


def test_what_is_lost_is_found_again_and_what_is_no_more_is_gone(report: Opened):
    before = rows()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_index")
    SearchEntry.objects.filter(kind="answer").delete()
    SearchEntry.objects.create(kind="requirement", object_id=10**6, title="Borte")
    assert kinds(report.writer) == []
    command.rebuild()
    assert (rows(), kinds(report.writer)) == (before, ["answer"])


def test_the_command_tells_how_many(report: Opened, capsys):
    assert cli.main(["search", "rebuild"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith(f"{len(rows())} entries can be found.")


def test_an_answer_written_anew_is_found_by_its_new_words(report: Opened):
    report.answer(0, "Noe helt annet.", revision=1)
    assert (kinds(report.writer), kinds(report.writer, "helt annet")) == ([], ["answer"])


def test_only_what_is_released_is_found_and_by_everybody(report: Opened):
    section = Section("Innledning", blocks=(Paragraph("Et tungvektsord."),))
    edition = publishing.compile_edition(
        report.writer,
        subject=f"report:{report.id}",
        slug="arlig-melding-2020",
        kind="årlig_melding",
        organisation_id=report.country.midt,
        organisation_name="Helse Midt-Norge RHF",
        document=Document("Årlig melding 2020", "nb", (section,), year=2020),
    )
    assert (kinds(report.writer, "tungvektsord"), list(publication.search_entries())) == ([], [])
    publishing.release(report.leader, edition)
    assert kinds(report.stranger, "tungvektsord") == ["publication"]
    before = rows()
    command.rebuild()
    assert rows() == before
    client = HouseClient().sign_in(report.country.person("rhf_controller", report.country.sorost))
    page = client.get(reverse("search"), {"q": "tungvektsord"}).page
    assert f'href="{reverse("publication", args=["arlig-melding-2020"])}"' in page.text


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_hit_leads_to_the_answer(report: Opened, language):
    client = HouseClient(language).sign_in(report.country.person("rhf_controller", report.country.midt))
    page = client.get(reverse("search"), {"q": WORD}).page
    where = f"{reverse('report', args=[report.id])}#requirement-{report.answered[0]}"
    assert f'href="{where}"' in page.text
    stranger = HouseClient(language).sign_in(report.country.person("rhf_controller", report.country.sorost))
    assert 'class="hits"' not in stranger.get(reverse("search"), {"q": WORD}).page.text
