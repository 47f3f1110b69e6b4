"""A letter written here as pages: opened as a draft, filled, looked at, issued; nothing of it elsewhere."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.vocabulary import ChangeType
from linja.line.requirements import actions, queries
from tests.support.country import Country
from tests.support.governing import change, draft, final, letter
from tests.support.house_client import HouseClient
from tests.support.letters import draft_amendment, draft_letter, ministry

pytestmark = pytest.mark.django_db
LANGUAGES = ["nb", "nn", "en"]


def writer(country: Country, language: str = "nb") -> HouseClient:
    return HouseClient(language).sign_in(country.person("ministry", country.ministry))


def region(country: Country) -> HouseClient:
    return HouseClient().sign_in(country.person("rhf_controller", country.midt))


def sent_change(one: int, gjor: str, **rest: str) -> dict[str, str]:
    sent = {"change": "lapse", "verbatim": "Kravet bortfaller.", "in_force_from": "", "new_text": ""}
    return {"krav": str(one), "gjor": gjor} | {f"k{one}-{key}": value for key, value in (sent | rest).items()}


def amended(country: Country) -> tuple[int, int, int]:
    """A letter of the ministry's with a requirement, and a draft that will let it lapse."""
    document = letter(country)
    (one,) = actions.add_requirements(SYSTEM, document, [draft("Redusere ventetiden.")])
    made = draft_amendment(country, document)
    actions.keep_changes(ministry(country), made, [change(one, ChangeType.LAPSE)], on_letters_day=[one])
    return document, one, made


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_in_order_in_every_language(country: Country, language: str) -> None:
    _document, one, made = amended(country)
    (own,) = actions.add_requirements(ministry(country), made, [draft("Et nytt krav.")])
    client = writer(country, language)
    for name in ("document", "document_head", "document_discard", "document_amendments"):
        client.get(reverse(name, args=(made,)))
    client.get(reverse("document_amendments", args=(made,)), {"krav": one})
    client.get(reverse("document_requirement", args=(made, own)))
    client.get(reverse("documents"))
    client.get(reverse("document_new"))
    client.get(reverse("document", args=(draft_letter(country, "Et tomt"),)))


def test_what_is_written_here_is_a_draft_unless_it_stands_on_paper(country: Country) -> None:
    client = writer(country)
    page = client.get(reverse("document_new")).page
    chosen = [one.get("value") for one in page.all("input") if one.get("checked") is not None]
    assert chosen == ["draft"]
    sent = {"state": "draft", "kind": "brev", "title": "Brev om beredskap", "issuer_id": country.ministry,
            "year": 2020, "language": "nb", "addressee_ids": [country.midt]}  # fmt: skip
    client.post(reverse("document_new"), sent, follow=True)
    assert queries.documents() == ()
    (held,) = queries.documents(actor=ministry(country))
    assert (held.title, held.draft, [name for _id, name in held.addressees]) == (
        "Brev om beredskap",
        True,
        ["Helse Midt-Norge RHF"],
    )
    paper = {**sent, "state": "issued", "issued_on": "2020-06-10", "title": "På papir"}
    client.post(reverse("document_new"), paper, follow=True)
    assert [one.title for one in queries.documents()] == ["På papir"]


def test_a_controller_registers_the_ministry_s_letters_and_drafts_none(country: Country) -> None:
    sent = {"state": "draft", "kind": "brev", "title": "Brev", "issuer_id": country.ministry, "year": 2020,
            "language": "nb"}  # fmt: skip
    page = region(country).post(reverse("document_new"), sent, status=422).page
    assert "Registrer det som står på papir" in page.text
    assert queries.documents(actor=ministry(country)) == ()
    region(country).post(reverse("document_new"), {**sent, "state": "issued"})
    assert [one.title for one in queries.documents()] == ["Brev"]


def test_a_change_is_kept_looked_at_written_anew_and_taken_out(country: Country) -> None:
    document = letter(country)
    (one,) = actions.add_requirements(
        SYSTEM, document, [draft("Redusere ventetiden.", deadlines=(final(date(2020, 12, 1)),))]
    )
    made = draft_amendment(country, document)
    client, address = writer(country), reverse("document_amendments", args=(made,))
    looked = client.post(address, sent_change(one, "se"), status=200).page
    assert "Legg i utkastet" in looked.text
    assert queries.pending(made, ministry(country)) == ()
    client.post(address, sent_change(one, "utfor"))
    (kept,) = queries.pending(made, ministry(country))
    assert (kept.change.change, kept.on_letters_day) == (ChangeType.LAPSE, True)
    assert "Redusere ventetiden." in client.get(address).page.words("h3")
    again = client.get(address, {"krav": one}).page
    assert [o.get("value") for o in again.all("option") if o.get("selected") is not None] == ["lapse"]
    longer = sent_change(
        one, "utfor", change="extend", in_force_from="2020-09-01", new_deadline="2021-03-01", verbatim="Ny."
    )
    client.post(address, longer)
    (kept,) = queries.pending(made, ministry(country))
    assert (kept.change.change, kept.change.in_force_from) == (ChangeType.EXTEND, date(2020, 9, 1))
    faulty = client.post(address, sent_change(one, "utfor", change="replace"), status=422).page
    assert "Skriv" in faulty.text
    client.post(address, {"krav": one, "gjor": "fjern"})
    assert queries.pending(made, ministry(country)) == ()
    assert len(queries.versions(one)) == 1


def test_what_a_change_touches_below_is_shown(country: Country) -> None:
    from tests.support.orders import issued

    _document, one, made = amended(country)
    issued(country, one, country.stolavs, country.nordtrondelag)
    page = writer(country).get(reverse("document_amendments", args=(made,))).page
    for unit in ("St. Olavs hospital HF", "Helse Nord-Trøndelag HF"):
        assert f"Oppdrag og bestilling 2020 til {unit}" in page.text


def test_a_draft_is_issued_from_its_page(country: Country) -> None:
    _document, one, made = amended(country)
    leader = country.person("rhf_leader", country.sorost)
    client = writer(country)
    client.post(reverse("document_issue", args=(made,)), {"issued_on": "x"}, status=422)
    client.post(reverse("document_issue", args=(made,)), {"issued_on": "2020-06-10"})
    assert queries.requirement(one).current.obligation == "lapsed"
    page = client.get(reverse("document", args=(made,))).page
    assert reverse("document_issue", args=(made,)) not in page.text
    told = HouseClient().sign_in(leader).get(reverse("my_page")).page
    assert "Brev om endringer er gitt" in told.text
    answer = client.post(reverse("document_issue", args=(made,)), {"issued_on": "2020-06-10"}, follow=True)
    assert "gitt" in answer.page.text


def test_nothing_is_issued_when_one_change_no_longer_fits(country: Country) -> None:
    _document, one, made = amended(country)
    between = letter(country, "Brev 01.06.2020", kind="brev", issued_on=date(2020, 6, 1))
    actions.amend(SYSTEM, between, [change(one, ChangeType.LAPSE, date(2020, 6, 1))])
    client = writer(country)
    sent = {"issued_on": "2020-06-10"}
    answer = client.post(reverse("document_issue", args=(made,)), sent, follow=True).page
    assert "kan ikke endres slik brevet sier" in answer.text
    assert queries.document(made) is None
    assert "Kravet er bortfalt" in client.get(reverse("document_amendments", args=(made,))).page.text


def test_head_and_requirements_are_written_anew(country: Country) -> None:
    made = draft_letter(country)
    (one,) = actions.add_requirements(ministry(country), made, [draft("Gammelt.")])
    client = writer(country)
    head = {"kind": "oppdragsdokument", "title": "Ny tittel", "year": 2020, "language": "nb",
            "addressee_ids": [country.sorost]}  # fmt: skip
    client.post(reverse("document_head", args=(made,)), head)
    client.post(reverse("document_head", args=(made,)), {**head, "title": ""}, status=422)
    held = queries.document(made, ministry(country))
    assert (held.title, [place for place, _name in held.addressees]) == ("Ny tittel", [country.sorost])
    rows = {f"{name}-{key}_FORMS": "0" for name in ("deadlines", "roles", "citations", "funding")
            for key in ("TOTAL", "INITIAL")}  # fmt: skip
    words = {"kind": "oppgave", "chapter": "3", "stem": "", "text": "Nytt.", "in_force_from": "2020-02-01"}
    client.post(reverse("document_requirement", args=(made, one)), {**rows, **words})
    written = queries.requirement(one, ministry(country))
    assert (written.current.text, written.chapter, written.current.number) == ("Nytt.", "3", 1)
    client.post(reverse("document_requirement", args=(made, one)), {**rows, **words, "text": ""}, status=422)
    client.post(reverse("document_take_out", args=(made, one)))
    assert queries.requirement(one, ministry(country)) is None
    client.post(reverse("document_discard", args=(made,)))
    assert queries.document(made, ministry(country)) is None


@pytest.mark.parametrize(
    ("role", "where"),
    [
        ("rhf_controller", "midt"),
        ("rhf_leader", "sorost"),
        ("directorate", "directorate"),
        ("hf_leader", "ous"),
    ],
)
def test_nobody_else_finds_the_draft_anywhere(country: Country, role: str, where: str) -> None:
    _document, one, made = amended(country)
    (own,) = actions.add_requirements(ministry(country), made, [draft("Et felles zqhemmelig krav.")])
    client = HouseClient().sign_in(country.person(role, getattr(country, where)))
    for name in ("document", "document_head", "document_discard", "document_amendments", "document_kin"):
        client.get(reverse(name, args=(made,)), status=404)
    client.get(reverse("requirement", args=(own,)), status=404)
    client.get(reverse("sight", args=(own,)), status=404)
    client.get(reverse("document_requirement", args=(made, own)), status=404)
    client.get(reverse("api:document", args=(made,)), status=404)
    for name in ("document_issue", "document_discard"):
        client.post(reverse(name, args=(made,)), {"issued_on": "2020-06-10"}, status=404)
    client.post(reverse("document_take_out", args=(made, own)), status=404)
    client.post(reverse("document_amendments", args=(made,)), {"krav": one, "gjor": "fjern"}, status=404)
    for address in ("documents", "requirements", "requirements_csv", "search", "sight_index", "my_page"):
        answer = client.get(reverse(address), {"q": "felles"})
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        text = body.decode()
        assert "Brev om endringer" not in text
        assert "zqhemmelig" not in text
    assert "Kravet bortfaller" not in client.get(reverse("requirement", args=(one,))).page.text


def test_the_regions_page_shows_no_draft(country: Country) -> None:
    _document, one, made = amended(country)
    (own,) = actions.add_requirements(ministry(country), made, [draft("Hemmeligkrav.")])
    client = writer(country)
    assert "Hemmeligkrav" not in client.get(reverse("regions"), {"ar": "2020"}).page.text
    client.get(reverse("regions_one", args=(own,)), status=404)
    client.get(reverse("regions_one", args=(one,)))


@pytest.mark.parametrize("kind", ["pdf", "docx", "html"])
def test_a_letter_is_downloaded_by_whoever_may_read_it(country: Country, kind: str) -> None:
    _document, _one, made = amended(country)
    address = reverse("document_file", args=(made, kind))
    assert address in str(writer(country).get(reverse("document", args=(made,))).content)
    assert writer(country).client.get(address).status_code == 200
    assert region(country).client.get(address).status_code == 404
    assert writer(country).client.get(address.replace(kind, "odt")).status_code == 404
    actions.issue_letter(ministry(country), made, date(2020, 6, 10))
    assert region(country).client.get(address).status_code == 200


def test_an_order_is_no_letter(country: Country) -> None:
    from tests.support.orders import issued, order_of

    _document, one, _made = amended(country)
    issued(country, one, country.stolavs)
    address = reverse("document_file", args=(order_of(country, country.stolavs), "pdf"))
    assert region(country).client.get(address).status_code == 404
