"""The pages of passing down, in three languages, for those who may and those who may not."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.vocabulary import ChangeType, RoleKind
from linja.line.requirements import actions as register
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import Change, RoleDraft
from linja.pillars.steering import actions
from tests.support.country import Country
from tests.support.governing import amending_letter, final
from tests.support.house_client import HouseClient
from tests.support.orders import asked, controller, given, issued, order_of, passed

LANGUAGES = ("nb", "nn", "en")
GOAL = "Ventetiden skal være under 50 dager innen utgangen av 2020."


def kari(country: Country, language: str = "nb") -> HouseClient:
    return HouseClient(language).sign_in(country.person("rhf_controller", country.midt))


def leader(country: Country) -> HouseClient:
    return HouseClient().sign_in(country.person("rhf_leader", country.midt))


def texts(page) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))


def everything(country: Country) -> list[int]:
    """A table with every shape in it, an order issued and one in draft, and a change above."""
    lead = RoleDraft(RoleKind.LEAD, "Helse Midt-Norge RHF", country.midt)
    ids = asked(
        country,
        "Redusere ventetiden.",
        GOAL,
        "De regionale helseforetakene skal påse at helseforetakene øver.",
        "Levere en plan.",
        "Styrke beredskapen.",
        "Lage noe felles.",
        deadlines=(final(date(2020, 6, 1)),),
        roles=(lead,),
    )
    issued(country, ids[0], country.stolavs)
    passed(country, ids[1], text="Ventetiden skal være under 40 dager innen utgangen av 2020.")
    passed(country, ids[2], country.nordtrondelag, text="Øve.")
    passed(country, ids[3], due_on=date(2020, 9, 1), confirmed=True)
    actions.keep(controller(country), country.midt, [ids[4]], "Gjøres regionalt.")
    told = Change(ids[0], ChangeType.CLARIFY, "presiseres", date(2020, 6, 10), new_text="Redusere ventetida.")
    register.amend(SYSTEM, amending_letter(country), [told])
    return ids


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_in_order(country: Country, language: str):
    ids = everything(country)
    client = kari(country, language)
    page = client.get(reverse("passing")).page
    assert "Helse Midt-Norge RHF" in texts(page)
    for one in ids:
        client.get(reverse("passing_requirement", args=[one]))
    for unit in (country.stolavs, country.nordtrondelag):
        client.get(reverse("passing_order", args=[order_of(country, unit)]))
    client.get(reverse("passing_all"))
    client.get(reverse("passing_changes"))
    client.get(reverse("passing_order_discard", args=[order_of(country, country.stolavs)]))
    HouseClient(language).sign_in(country.person("ministry", country.ministry)).get(reverse("passing"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_empty_table_says_what_belongs_here(country: Country, language: str):
    kari(country, language).get(reverse("passing"))


def test_the_counts_are_links_and_the_filters_stand_in_the_address(country: Country):
    everything(country)
    client = kari(country)
    context = client.get(reverse("passing")).context
    counted = {one["key"]: one["n"] for one in context["counts"]}
    assert counted == {"untreated": 1, "as_is": 1, "own_words": 1, "stricter": 1, "laxer": 1, "kept": 1}
    for one in context["counts"]:
        assert len(client.get(one["href"]).context["asked"].rows) == one["n"]
    assert len(client.get(context["changed_href"]).context["asked"].rows) == 1
    assert len(client.get(context["to_pass_on_href"]).context["asked"].rows) == 1
    assert client.get(reverse("passing") + "?dokument=999").context["asked"].rows == ()


def test_the_list_can_be_taken_out_as_shown(country: Country):
    everything(country)
    answer = kari(country).client.get(reverse("passing_csv") + "?form=kept")
    table = list(
        csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")), delimiter=";")
    )
    assert table[0][-2:] == ["Helse Nord-Trøndelag HF", "St. Olavs hospital HF"]
    assert [(row[0], row[3], row[4]) for row in table[1:]] == [
        ("Styrke beredskapen.", "Beholdt", "Gjøres regionalt.")
    ]
    assert kari(country).client.get(reverse("passing_xlsx")).status_code == 200


def test_the_ticked_are_passed_on_or_kept(country: Country):
    one, two, three = asked(country, "Første.", "Andre.", "Tredje.")
    client = kari(country)
    address = reverse("passing")
    both = [country.stolavs, country.nordtrondelag]
    page = client.post(address, {"gjor": "videre", "krav": [one]}, follow=True).page
    assert "Velg minst én enhet." in texts(page)
    client.post(address, {"gjor": "videre", "krav": [one], "til": both}, follow=True)
    client.post(address, {"gjor": "behold", "krav": [two], "merknad": "Gjøres her."}, follow=True)
    assert len(given(country, one)) == 2
    assert requirements.treatments(country.midt, [two])[two].note == "Gjøres her."
    page = client.post(address, {"gjor": "behold", "krav": [three]}, follow=True).page
    assert "Skriv hvorfor det beholdes." in texts(page)
    page = client.post(address, {"gjor": "videre"}, follow=True).page
    assert "Velg minst ett krav." in texts(page)
    client.post(reverse("passing_all"), {"til": [*both, country.ous]}, follow=True)
    assert len(given(country, three)) == 2


def test_one_requirement_in_three_steps(country: Country):
    one = asked(country, GOAL)[0]
    client = kari(country)
    address = reverse("passing_requirement", args=[one])
    unit = f"u{country.stolavs}"
    sent = {"gjor": "se", f"{unit}-give": "on", f"{unit}-text": GOAL, f"{unit}-target": "under 60 dager"}
    page = client.post(address, sent, status=200).page
    assert "Det kreves mindre av denne enheten" in texts(page)
    assert given(country, one) == ()
    page = client.post(address, {**sent, "gjor": "utfor"}, status=200).page
    assert "Bekreft at det er meningen." in texts(page)
    client.post(address, {**sent, "gjor": "utfor", "bekreft": "1"}, follow=True)
    assert [held.receiver_ids for held in given(country, one)] == [(country.stolavs,)]
    sent[f"{unit}-target"] = "så bra som mulig"
    page = client.post(address, sent, status=200).page
    assert "Dette lar seg ikke lese som ett mål." in texts(page)
    # The draft stands in the form, to be written on.
    own = next(f for f, _s in client.get(address).context["units"] if f.unit.id == country.stolavs)
    assert (own.initial["give"], own.initial["target"]) == (True, "under 60 dager")


def test_the_lead_is_delegated_from_the_page(country: Country):
    lead = RoleDraft(RoleKind.LEAD, "Helse Midt-Norge RHF", country.midt)
    one = asked(country, "Lage en felles plan.", roles=(lead,))[0]
    sent = {"gjor": "leder", "delegate": country.stolavs, "note": ""}
    page = kari(country).post(reverse("passing_requirement", args=[one]), sent, follow=True).page
    assert "St. Olavs hospital HF leder på vegne av Helse Midt-Norge RHF" in texts(page)


def test_an_order_is_read_downloaded_and_issued(country: Country):
    one = asked(country, "Redusere ventetiden.", stem="Helse Midt-Norge RHF skal:")[0]
    passed(country, one, country.stolavs, due_on=date(2020, 5, 1), lead=True)
    document = order_of(country, country.stolavs)
    address = reverse("passing_order", args=[document])
    page = kari(country).get(address).page
    assert "Enhetens leder eller styresekretær gir dokumentet." in texts(page)
    words = texts(leader(country).get(address).page)
    for held in ("Redusere ventetiden.", "Frist her: 1.5.2020.", "Leder: St. Olavs hospital HF."):
        assert held in words
    for kind, beginning in (("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!DOCTYPE html>")):
        answer = kari(country).client.get(reverse("passing_order_file", args=[document, kind]))
        assert answer.content.startswith(beginning)
    assert kari(country).client.get(reverse("passing_order_file", args=[document, "exe"])).status_code == 404
    leader(country).post(address, {"issued_on": "2020-02-20"}, follow=True)
    assert not requirements.document(document).draft
    chief = HouseClient().sign_in(country.person("hf_leader", country.stolavs))
    assert "Redusere ventetiden." in texts(chief.get(address).page)


def test_a_draft_is_emptied_and_thrown_away(country: Country):
    one, two = asked(country, "Redusere ventetiden.", "Styrke beredskapen.")
    first = passed(country, one, country.stolavs)[0]
    passed(country, two, country.stolavs)
    document = order_of(country, country.stolavs)
    client = kari(country)
    client.post(reverse("passing_take_out", args=[document, first]), follow=True)
    assert given(country, one) == ()
    client.post(reverse("passing_order_discard", args=[document]), follow=True)
    assert requirements.orders(SYSTEM) == ()


def test_changes_above_are_followed_or_left(country: Country):
    ids = everything(country)
    client = kari(country)
    derived = given(country, ids[0])[0].requirement_id
    address = reverse("passing_changes")
    client.post(address, {"la_sta": derived, f"grunn-{derived}": ""}, follow=True)
    assert len(requirements.to_consider(country.midt, 2020, SYSTEM)) == 1
    client.post(address, {"krav": [derived], "gjor": "folg"}, follow=True)
    assert requirements.to_consider(country.midt, 2020, SYSTEM) == ()
    assert requirements.requirements([derived])[0].current.text == "Redusere ventetida."


@pytest.mark.parametrize(
    ("role", "where"),
    [
        ("rhf_controller", "sorost"),
        ("hf_leader", "stolavs"),
        ("hf_contributor", "ous"),
        ("ministry", "ministry"),
        ("user_committee", "midt"),
    ],
)
def test_another_unit_finds_nothing_of_a_draft(country: Country, role: str, where: str):
    one = asked(country, "Redusere ventetiden.")[0]
    derived = passed(country, one, country.stolavs, text="Hemmelig ordlyd om ventetid.")[0]
    document = order_of(country, country.stolavs)
    client = HouseClient().sign_in(country.person(role, getattr(country, where)))
    for name, args in (
        ("passing_order", [document]),
        ("passing_order_discard", [document]),
        ("document", [document]),
        ("requirement", [derived]),
        ("requirement_correct", [derived]),
        ("requirement_kin", [derived]),
        ("document_amendments", [document]),
    ):
        assert client.client.get(reverse(name, args=args)).status_code == 404, name
    assert client.client.get(reverse("passing_order_file", args=[document, "html"])).status_code == 404
    assert client.client.post(reverse("passing_take_out", args=[document, derived])).status_code == 404
    assert client.client.get(reverse("passing") + f"?enhet={country.midt}").status_code in (200, 404)
    for address in (
        reverse("passing"),
        reverse("requirements"),
        reverse("documents"),
        reverse("requirement", args=[one]),
        reverse("search") + "?q=hemmelig",
        reverse("organisation", args=[country.stolavs]),
    ):
        assert "Hemmelig" not in client.client.get(address).content.decode(), address
        assert "Oppdrag og bestilling 2020" not in client.client.get(address).content.decode(), address
    for name in ("requirements_csv", "requirements_xlsx"):
        told = client.client.get(reverse(name))
        text = b"".join(told.streaming_content) if told.streaming else told.content
        assert b"Hemmelig" not in text


def test_machines_are_told_nothing_of_a_draft(country: Country, client):
    one = asked(country, "Redusere ventetiden.")[0]
    derived = passed(country, one, country.stolavs, text="Hemmelig ordlyd om ventetid.")[0]
    document = order_of(country, country.stolavs)
    for address in (
        f"/api/v1/requirements/{derived}",
        f"/api/v1/requirements/{derived}/as-of?in_force_on=2026-01-01",
        f"/api/v1/documents/{document}",
    ):
        assert client.get(address).status_code == 404, address
    for address in ("/api/v1/requirements", "/api/v1/documents", f"/api/v1/requirements/{one}"):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "Hemmelig" not in answer.content.decode()
        assert "Oppdrag og bestilling" not in answer.content.decode()


def test_pages_ask_as_often_for_many_as_for_few(country: Country):
    one, *_rest = asked(country, *(f"Krav nummer {i}." for i in range(3)))
    actions.pass_all(controller(country), country.midt, 2020)
    client = kari(country).client
    addresses = (
        reverse("passing"),
        reverse("passing_requirement", args=[one]),
        reverse("passing_order", args=[order_of(country, country.stolavs)]),
    )
    few = {address: questions(client, address) for address in addresses}
    asked(country, *(f"Krav nummer {i}." for i in range(3, 30)))
    actions.pass_all(controller(country), country.midt, 2020)
    assert {address: questions(client, address) for address in addresses} == few
    assert max(few.values()) < 60


def questions(client, address: str) -> int:
    """How often a page asks the database, once it has been opened before."""
    client.get(address)
    with CaptureQueriesContext(connection) as context:
        assert client.get(address).status_code == 200
    return len(context)
