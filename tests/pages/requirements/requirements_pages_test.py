"""The register, one requirement, the documents, a letter's changes and the search, as pages."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.vocabulary import ChangeType
from linja.line.requirements import actions, queries
from linja.line.requirements.models import RequirementVersion
from linja.line.requirements.records import CitationDraft, FundingDraft
from tests.support.country import Country
from tests.support.governing import amending_letter, change, draft, final, lead, letter, requirement
from tests.support.house_client import HouseClient

LANGUAGES = ("nb", "nn", "en")


def reader(country: Country, language: str = "nb") -> HouseClient:
    """A controller in Helse Midt-Norge."""
    return HouseClient(language).sign_in(country.person("rhf_controller", country.midt))


def full_register(country: Country) -> list[int]:
    """Requirements with everything that a page can show."""
    document = letter(country)
    ids = actions.add_requirements(
        SYSTEM,
        document,
        [
            draft(
                "Redusere ventetiden innen 1. juni 2020.",
                stem="De regionale helseforetakene skal:",
                sub_items=("i psykisk helsevern", "i rusbehandling"),
                deadlines=(final(date(2020, 6, 1)),),
                roles=(lead("Helse Vest RHF"),),
                citations=(CitationDraft("white_paper", "Meld. St. 15 (2017–2018)"),),
                funding=(FundingDraft("kap. 734 post 21", "734", "21"),),
            ),
            draft("Utarbeide en plan.", kind="oppgave", chapter_title="Kvalitet"),
            draft("Bortfalt krav.", obligation="lapsed"),
        ],
    )
    new = change(ids[0], ChangeType.REPLACE, new_text="Redusere ventetiden innen 1. oktober 2020.")
    actions.amend(SYSTEM, amending_letter(country, document), [new])
    return ids


def texts(page) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))


# --- every page, in every language ----------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_in_order(country: Country, language):
    ids = full_register(country)
    below = draft("Region", derived_from_id=queries.requirement(ids[0]).current.id)
    order = letter(country, "OBD", kind="oppdrag_og_bestilling", issuer_id=country.midt)
    (derived,) = actions.add_requirements(SYSTEM, order, [below])
    actions.link_lineage(SYSTEM, ids[0], ids[1], "continues")
    by = {one.title: one.id for one in queries.documents()}
    client = reader(country, language)
    for address in (
        reverse("requirements"),
        reverse("requirements") + "?q=ventetid&kraft=in_force&ar=2020&slag=m%C3%A5l&sort=-due",
        reverse("requirements") + "?ar=1999",
        *(reverse("requirement", args=[one]) for one in [*ids, derived]),
        reverse("requirement", args=[ids[0]]) + "?gjelder=2020-02-01&kjent=2020-03-01",
        reverse("requirement", args=[ids[0]]) + "?fra=2020-02-01&til=2020-12-01",
        reverse("requirement", args=[ids[0]]) + "?fra=x&til=",
        reverse("documents"),
        reverse("document_new"),
        *(reverse("document", args=[one]) for one in by.values()),
        reverse("document_amendments", args=[by["Brev 10.06.2020"]]),
        reverse("document_amendments", args=[by["Brev 10.06.2020"]]) + f"?krav={ids[1]}",
        reverse("search"),
        reverse("search") + "?q=ventetid",
        reverse("search") + "?q=finnesikke",
    ):
        client.get(address)


@pytest.mark.parametrize("language", LANGUAGES)
def test_empty_states(country: Country, language):
    client = reader(country, language)
    for name in ("requirements", "documents", "search"):
        client.get(reverse(name))


@pytest.mark.parametrize("name", ["requirements", "documents", "search", "document_new", "requirements_csv"])
def test_signed_in_only(country: Country, name):
    response = HouseClient().get(reverse(name), status=302)
    assert reverse("account_login") in response["Location"]


def test_what_does_not_exist_is_not_found(country: Country):
    client = reader(country)
    for name in ("requirement", "document", "document_amendments"):
        client.get(reverse(name, args=[999]), status=404)


# --- the register ---------------------------------------------------------------------------------


def test_the_address_is_the_list(country: Country):
    full_register(country)
    page = reader(country).get(reverse("requirements"), {"slag": "oppgave"}).page
    assert ("Utarbeide en plan." in page.text, "Redusere" in page.text) == (True, False)
    everything = reader(country).get(reverse("requirements")).page
    assert all(word in everything.text for word in ("Utarbeide en plan.", "1. oktober", "Bortfalt krav."))


def test_a_count_leads_to_what_was_counted(country: Country):
    """Each link with a number leads to a list of that many."""
    full_register(country)
    client = reader(country)
    page = client.get(reverse("requirements")).page
    links = re.findall(
        r'<a[^>]*href="([^"]*\?[^"]*)"[^>]*>(?:(?!</a>).)*?class="[^"]*count[^"]*">(\d+)<', page.text
    )
    assert len(links) > 8
    for href, number in links:
        found = client.get(href.replace("&amp;", "&")).page
        assert len(re.findall(r"<tr data-row>", found.text)) == int(number), href


def test_strange_addresses_show_a_list(country: Country):
    full_register(country)
    client = reader(country)
    for query in ("side=abc", "side=0", "side=99999999999999", "ar=x", "dokument=-1", "ar=" + "9" * 40,
                  "sort=drop", "q=%00", 'q="', "slag=%22%3E", "frist=tull"):  # fmt: skip
        client.get(f"{reverse('requirements')}?{query}")


def test_columns_are_chosen_and_kept(country: Country):
    full_register(country)
    client = reader(country)
    client.post(reverse("requirements_columns"), {"kol": ["year"], "til": "/arbeid/krav/?ar=2020"})
    page = client.get(reverse("requirements")).page
    assert [one for one in ("Krav", "Slag", "Frist", "År") if f">{one}</" in _head(page)] == ["Krav", "År"]


def test_back_goes_only_to_our_own_pages(country: Country):
    client = reader(country)
    for back in ("https://example.com/", "//example.com/", "javascript:1", ""):
        response = client.post(reverse("requirements_columns"), {"til": back})
        assert response["Location"] == reverse("requirements")


def _head(page) -> str:
    return re.sub(r"<(?:a|span)[^>]*>|</(?:a|span)>", "", page.text.split("<thead>")[1].split("</thead>")[0])


def test_files_hold_what_is_shown(country: Country):
    full_register(country)
    client = reader(country)
    answer = client.client.get(reverse("requirements_csv"), {"kraft": "in_force"})
    rows = list(
        csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")), delimiter=";")
    )
    assert rows[0] == ["Krav", "Slag", "Krav i kraft", "Frist", "Ansvarlig", "Dokument", "År"]
    shown = "De regionale helseforetakene skal: Redusere ventetiden innen 1. oktober 2020."
    held = ["Mål", "Gjelder", "2020-06-01", "Helse Vest RHF", "Oppdragsdokument 2020", "2020"]
    assert rows[1] == [shown, *held]
    assert len(rows) == 3
    sheet = openpyxl.load_workbook(
        io.BytesIO(client.client.get(reverse("requirements_xlsx"), {"kraft": "in_force"}).content)
    ).active
    assert [cell.value for cell in sheet[1]] == rows[0]
    assert (sheet["A2"].value, sheet["D2"].value.date(), sheet.max_row) == (shown, date(2020, 6, 1), 3)


def test_a_file_carries_no_formula(country: Country):
    requirement(country, "=1+1")
    client = reader(country)
    answer = client.client.get(reverse("requirements_csv"))
    assert "\n'=1+1;" in b"".join(answer.streaming_content).decode().replace("\r\n", "\n")
    book = client.client.get(reverse("requirements_xlsx")).content
    cell = openpyxl.load_workbook(io.BytesIO(book)).active["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_pages_ask_as_often_for_many_as_for_few(country: Country):
    document = letter(country)
    ids = actions.add_requirements(SYSTEM, document, [draft(f"krav {i}") for i in range(10)])
    client = reader(country).client
    addresses = (
        reverse("requirements"),
        reverse("requirements") + "?q=krav&kraft=in_force",
        reverse("documents"),
        reverse("document", args=[document]),
        reverse("requirement", args=[ids[0]]),
        reverse("search") + "?q=krav",
    )
    few = {one: questions(client, one) for one in addresses}
    actions.add_requirements(SYSTEM, document, [draft(f"krav {i}") for i in range(10, 500)])
    assert {one: questions(client, one) for one in addresses} == few
    assert max(few.values()) < 46


def questions(client, address: str) -> int:
    """How often a page asks the database, once it has been opened before."""
    client.get(address)
    with CaptureQueriesContext(connection) as context:
        assert client.get(address).status_code == 200
    return len(context)


# --- one requirement ------------------------------------------------------------------------------


def test_as_it_was_on_a_day(country: Country):
    ids = full_register(country)
    address = reverse("requirement", args=[ids[0]])
    page = reader(country).get(address, {"gjelder": "2020-02-01"}).page
    assert "1. juni 2020" in page.text.split('class="as-it-was"')[1]
    page = reader(country).get(address, {"gjelder": "2019-02-01"}).page
    assert "1. juni 2020" not in page.text.split('class="as-it-was"')[1].split("</section>")[0]


def test_the_difference_marks_words(country: Country):
    ids = full_register(country)
    address = reverse("requirement", args=[ids[0]])
    page = reader(country).get(address, {"fra": "2020-02-01", "til": "2020-12-31"}).page
    between = page.text.split('id="difference"')[1]
    assert re.findall(r"<(ins|del)>.*?</span>\s*(\w+)", between) == [("del", "juni"), ("ins", "oktober")]


def test_the_trail_is_the_line_of_responsibility(country: Country):
    one = requirement(country)
    page = reader(country).get(reverse("requirement", args=[one])).page
    trail = page.text.split('class="trail"')[1].split("</nav>")[0]
    names = re.sub(r"<[^>]+>", " ", trail)
    places = [names.index(name) for name in ("Helse- og omsorgsdepartementet", "Helse Midt-Norge RHF")]
    assert places == sorted(places)


# --- documents ------------------------------------------------------------------------------------


def test_a_document_is_registered(country: Country):
    client = reader(country)
    sent = {
        "state": "issued", "kind": "brev", "title": "Brev om beredskap", "issuer_id": country.ministry,
        "year": 2020, "issued_on": "2020-06-10", "language": "nb", "addressee_ids": [country.midt],
    }  # fmt: skip
    client.post(reverse("document_new"), sent, follow=True)
    (record,) = queries.documents()
    assert (record.title, record.issued_on) == ("Brev om beredskap", date(2020, 6, 10))
    assert [name for _id, name in record.addressees] == ["Helse Midt-Norge RHF"]


def test_a_faulty_document_is_explained(country: Country):
    client = reader(country)
    response = client.post(reverse("document_new"), {"kind": "brev", "title": ""}, status=422)
    assert 'href="#id_title"' in response.page.text
    sent = {"kind": "brev", "title": "B", "issuer_id": country.sorost, "year": 2020, "language": "nb"}
    for state in ("draft", "issued"):
        client.post(reverse("document_new"), {**sent, "state": state}, status=422)
    assert queries.documents() == ()


def test_who_may_not_is_told_and_sees_no_form(country: Country):
    client = HouseClient().sign_in(country.person("hf_contributor", country.stolavs))
    page = client.get(reverse("document_new")).page
    assert "<select" not in page.text
    one = amending_letter(country)
    target = requirement(country)
    client.get(reverse("document_amendments", args=[one]))
    client.post(reverse("document_amendments", args=[one]), _asked(target, gjor="utfor"), status=200)
    assert RequirementVersion.objects.count() == 1


# --- a letter's changes ---------------------------------------------------------------------------


def _asked(one: int, gjor: str = "se", **rest: str) -> dict[str, str]:
    sent = {
        "change": "lapse",
        "verbatim": "Kravet bortfaller.",
        "in_force_from": "2020-06-10",
        "new_text": "",
    }
    return {"krav": str(one), "gjor": gjor} | {f"k{one}-{key}": value for key, value in (sent | rest).items()}


def test_a_letter_is_looked_at_then_applied(country: Country):
    one, amending = requirement(country, deadlines=(final(date(2020, 12, 1)),)), amending_letter(country)
    address = reverse("document_amendments", args=[amending])
    client = reader(country)
    words = queries.requirement(one).current.text
    page = client.post(address, _asked(one, new_text=words), status=200).page
    assert 'value="utfor"' in page.text
    assert RequirementVersion.objects.count() == 1
    client.post(address, _asked(one, "utfor", new_text=words), follow=True)
    current = queries.requirement(one).current
    assert (current.obligation, current.text, current.change_verbatim) == (
        "lapsed", words, "Kravet bortfaller.",
    )  # fmt: skip


def test_errors_link_to_their_fields_and_nothing_is_changed(country: Country):
    document = letter(country)
    first, second = actions.add_requirements(SYSTEM, document, [draft("a"), draft("b")])
    address = reverse("document_amendments", args=[amending_letter(country, document)])
    sent = {**_asked(first, "utfor", new_text="a"), **_asked(second, "utfor", change="extend", new_text="b")}
    sent["krav"] = [first, second]
    page = reader(country).post(address, sent, status=422).page
    assert f'href="#id_k{second}-new_deadline"' in page.text
    sent = {**_asked(first, "utfor", verbatim=""), "krav": [first]}
    page = reader(country).post(address, sent, status=422).page
    assert f'href="#id_k{first}-verbatim"' in page.text
    assert RequirementVersion.objects.count() == 2


def test_the_preview_names_what_is_touched_further_down(country: Country):
    one = requirement(country)
    order = letter(country, "OBD Midt", kind="oppdrag_og_bestilling", issuer_id=country.midt)
    below = draft("Egen ordlyd", derived_from_id=queries.requirement(one).current.id)
    actions.add_requirements(SYSTEM, order, [below])
    address = reverse("document_amendments", args=[amending_letter(country)])
    page = reader(country).post(address, _asked(one), status=200).page
    assert "Egen ordlyd" in page.text


# --- search ---------------------------------------------------------------------------------------


def test_search_marks_hits_and_leads_to_them(country: Country):
    one = requirement(country, "Ventetidene skal ned.")
    page = reader(country).get(reverse("search"), {"q": "ventetid"}).page
    assert f'href="{reverse("requirement", args=[one])}"' in page.text
    assert "<mark>Ventetidene</mark>" in page.text
