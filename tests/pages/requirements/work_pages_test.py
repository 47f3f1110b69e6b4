"""Correcting, tying and writing requirements by hand, as pages: without script, in three languages."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.vocabulary import ChangeType
from linja.line.requirements import actions, queries
from linja.line.requirements.models import Lineage, RequirementVersion
from linja.line.requirements.records import CitationDraft, FundingDraft, RegisterFilter
from tests.pages.requirements.requirements_pages_test import LANGUAGES, reader, texts
from tests.support.country import Country
from tests.support.governing import amending_letter, change, draft, final, lead, letter, requirement
from tests.support.house_client import HouseClient


def correcting(one: int) -> str:
    return reverse("requirement_correct", args=[one])


def sent_of(page) -> dict[str, str]:
    """What a browser would send of a page's last form, nothing touched."""
    form = page.text[page.text.rindex('<form method="post" action=""') :].split("</form>")[0]
    found: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        named = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if named.get("type") not in {"checkbox", "submit"} or " checked" in tag:
            found[named["name"]] = named.get("value", "")
    for name, inner in re.findall(r'<select[^>]*name="([^"]+)".*?>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)" selected', inner) or re.search(r'value="([^"]*)"', inner)
        found[name] = chosen[1] if chosen else ""
    for name, inner in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\s*(.*?)</textarea>', form, re.S):
        found[name] = inner.replace("&quot;", '"').replace("&amp;", "&")
    return found


def full(country: Country) -> int:
    return requirement(
        country,
        "Redusre ventetiden innen 1. juni 2020.",
        stem="Helse Midt-Norge skal:",
        sub_items=("i psykisk helsevern",),
        deadlines=(final(date(2020, 6, 1)),),
        roles=(lead("Helse Vest RHF"),),
        citations=(CitationDraft("white_paper", "Meld. St. 15 (2017–2018)"),),
        funding=(FundingDraft("kap. 734 post 21", "734", "21"),),
    )


# --- every page, in every language ----------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_in_order(country: Country, language):
    one = full(country)
    old = letter(country, "OD 2019", year=2019, issued_on=date(2019, 1, 15))
    (before,) = actions.add_requirements(SYSTEM, old, [draft("Redusere ventetiden innen 1. juni 2019.")])
    document = queries.requirement(one).document.id
    client = reader(country, language)
    client.get(correcting(one))
    client.get(reverse("requirement_new", args=[document]))
    kin, whole = reverse("requirement_kin", args=[one]), reverse("document_kin", args=[document])
    for address in (kin, kin + "?q=ventetiden", kin + "?q=finnesikke", whole):
        client.get(address)
    actions.link_lineage(SYSTEM, before, one, "continues")
    for address in (kin, whole, reverse("requirement", args=[one]), reverse("requirement", args=[before])):
        client.get(address)


def test_strangers_and_what_does_not_exist(country: Country):
    one = requirement(country)
    document = queries.requirement(one).document.id
    pages = {
        "requirement_correct": one, "requirement_kin": one,
        "requirement_new": document, "document_kin": document,
    }  # fmt: skip
    for name, existing in pages.items():
        assert HouseClient().get(reverse(name, args=[existing]), status=302)["Location"].startswith("/konto/")
        reader(country).get(reverse(name, args=[999]), status=404)
    reader(country).get(correcting(one) + "?versjon=999", status=404)


def test_who_may_not_is_told_and_changes_nothing(country: Country):
    one = requirement(country)
    document = queries.requirement(one).document.id
    client = HouseClient().sign_in(country.person("hf_contributor", country.stolavs))
    for name, number in (("requirement_correct", one), ("requirement_new", document)):
        page = client.post(reverse(name, args=[number]), {"text": "x", "reason": "r"}, status=200).page
        assert "data-unsaved" not in page.text
    client.post(reverse("requirement_kin", args=[one]), {"annet": str(one), "slag": "repeats"}, status=200)
    assert (RequirementVersion.objects.count(), Lineage.objects.count()) == (1, 0)


# --- correcting -----------------------------------------------------------------------------------


def test_a_slip_is_corrected_and_told(country: Country):
    one = full(country)
    client = reader(country)
    sent = sent_of(client.get(correcting(one)).page)
    sent |= {"text": "Redusere ventetiden innen 1. juni 2020.", "reason": "Skrivefeil i registeret"}
    page = client.post(correcting(one), sent, follow=True).page
    after = queries.requirement(one).current
    assert (after.number, after.text) == (2, "Redusere ventetiden innen 1. juni 2020.")
    before = queries.versions(one)[0]
    assert (after.deadlines, after.roles, after.citations, after.funding) == (
        before.deadlines, before.roles, before.citations, before.funding,
    )  # fmt: skip
    told = texts(page)
    assert re.search(r"Rettet \d+\. \w+ \d{4} av Person 1: Skrivefeil i registeret", told)
    assert "rettet senere" in told


def test_nothing_touched_is_nothing_corrected(country: Country):
    one = full(country)
    client = reader(country)
    sent = sent_of(client.get(correcting(one)).page) | {"reason": "Så gjerne"}
    page = client.post(correcting(one), sent, status=422).page
    assert "Det er ingenting å rette" in page.text
    assert RequirementVersion.objects.count() == 1


def test_deadlines_are_rows_added_by_submit_and_removed_by_their_box(country: Country):
    one = full(country)
    client = reader(country)
    sent = sent_of(client.get(correcting(one)).page)
    page = client.post(correcting(one), sent | {"ny": "deadlines"}, status=200).page
    grown = sent_of(page)
    assert (sent["deadlines-TOTAL_FORMS"], grown["deadlines-TOTAL_FORMS"]) == ("1", "2")
    assert 'id="errors"' not in page.text
    grown |= {
        "deadlines-0-DELETE": "on",
        "deadlines-1-type": "interim",
        "deadlines-1-precision": "tertial",
        "deadlines-1-due_on": "2020-04-30",
        "deadlines-1-verbatim": "første tertial 2020",
        "deadlines-1-owner": "Helsedirektoratet",
        "kind": "oppgave",
        "reason": "Fristen er Helsedirektoratets",
    }
    client.post(correcting(one), grown, follow=True)
    record = queries.requirement(one)
    assert [(d.type, d.due_on, d.precision, d.owner) for d in record.current.deadlines] == [
        ("interim", date(2020, 4, 30), "tertial", "Helsedirektoratet")
    ]
    assert (record.kind, record.current.due_on) == ("oppgave", None)


def test_faults_stand_in_a_summary_that_links_to_their_fields(country: Country):
    one = full(country)
    client = reader(country)
    sent = sent_of(client.get(correcting(one)).page)
    sent |= {"text": "", "deadlines-0-due_on": "", "roles-0-name": ""}
    # A role without a name is no role; a deadline of a day without the day is a fault.
    page = client.post(correcting(one), sent, status=422).page
    anchors = re.findall(r'<li><a href="#([^"]+)">', page.text[page.text.index('id="errors"') :])
    assert anchors == ["id_text", "id_reason", "id_deadlines-0-due_on"]
    assert all(f'id="{anchor}"' in page.text for anchor in anchors)


def test_an_earlier_version_is_corrected_by_its_address(country: Country):
    one = full(country)
    actions.amend(SYSTEM, amending_letter(country), [change(one, ChangeType.CLARIFY)])
    first = queries.versions(one)[0]
    client = reader(country)
    address = f"{correcting(one)}?versjon={first.id}"
    assert f'href="{address}"' in client.get(reverse("requirement", args=[one])).page.text
    sent = sent_of(client.get(address).page) | {"text": "Rettet.", "reason": "Skrivefeil"}
    client.post(address, sent)
    assert [(v.in_force_from.month, v.text) for v in queries.versions(one)][1::2] == [
        (1, "Rettet."), (6, "Rettet."),
    ]  # fmt: skip


# --- writing by hand ------------------------------------------------------------------------------


def test_what_is_read_in_the_words_is_confirmed_by_a_person(country: Country):
    document = letter(country)
    address = reverse("requirement_new", args=[document])
    client = reader(country)
    sent = sent_of(client.get(address).page)
    sent |= {
        "text": "Helse Vest RHF skal lede arbeidet. Rapport skal leveres innen 1. oktober 2020, jf. "
        "Meld. St. 7 (2019–2020). Det bevilges 5 mill. kroner over kap. 732 post 70.",
        "sub_items": "i sykehus\r\n\r\ni kommuner",
        "kind": "oppgave",
    }
    page = client.post(address, sent | {"gjor": "les"}, status=200).page
    assert queries.document(document).requirement_count == 0
    proposed = sent_of(page)
    found = (
        proposed["deadlines-0-due_on"], proposed["roles-0-name"], proposed["citations-0-verbatim"],
        proposed["funding-0-budget_chapter"],
    )  # fmt: skip
    assert found == ("2020-10-01", "Helse Vest RHF", "Meld. St. 7 (2019–2020)", "732")
    proposed |= {"funding-0-DELETE": "on", "gjor": "registrer"}
    client.post(address, proposed, follow=True)
    (row,) = queries.register_rows(RegisterFilter(document_ids=(document,)))
    record = queries.requirement(row.id)
    current = record.current
    assert (record.kind, current.sub_items, current.due_on, row.lead, current.funding) == (
        "oppgave", ("i sykehus", "i kommuner"), date(2020, 10, 1), "Helse Vest RHF", (),
    )  # fmt: skip


def test_reading_again_keeps_what_the_person_wrote(country: Country):
    address = reverse("requirement_new", args=[letter(country)])
    client = reader(country)
    sent = sent_of(client.get(address).page) | {"text": "Levere en plan innen 1. oktober 2020."}
    first = sent_of(client.post(address, sent | {"gjor": "les"}, status=200).page)
    own = first | {"deadlines-0-type": "interim", "gjor": "les"}
    again = sent_of(client.post(address, own, status=200).page)
    assert (again["deadlines-TOTAL_FORMS"], again["deadlines-0-type"]) == ("1", "interim")


def test_words_are_needed_and_a_row_can_be_added(country: Country):
    address = reverse("requirement_new", args=[letter(country)])
    client = reader(country)
    sent = sent_of(client.get(address).page)
    page = client.post(address, sent | {"gjor": "les"}, status=422).page
    assert 'href="#id_text"' in page.text
    read = sent_of(client.post(address, sent | {"text": "En plan.", "gjor": "les"}, status=200).page)
    grown = sent_of(client.post(address, read | {"ny": "roles"}, status=200).page)
    assert (read["roles-TOTAL_FORMS"], grown["roles-TOTAL_FORMS"]) == ("0", "1")


# --- ties -----------------------------------------------------------------------------------------

LONG = "Redusere ventetiden i psykisk helsevern for barn og unge sammenliknet med året før."


@pytest.fixture
def years(country: Country) -> tuple[int, int, int]:
    old = letter(country, "OD 2019", year=2019, issued_on=date(2019, 1, 15))
    (before,) = actions.add_requirements(SYSTEM, old, [draft(LONG)])
    document = letter(country)
    (after,) = actions.add_requirements(SYSTEM, document, [draft(LONG)])
    return before, after, document


def test_a_proposal_is_accepted_shown_and_ended(country: Country, years):
    before, after, _document = years
    client, address = reader(country), reverse("requirement_kin", args=[after])
    page = client.get(address).page
    assert f'name="annet" value="{before}"' in page.text
    client.post(address, {"annet": str(before), "slag": "repeats"})
    (tie,) = queries.requirement(after).ties
    assert (tie.requirement_id, tie.kind, tie.later) == (before, "repeats", False)
    shown = texts(client.get(reverse("requirement", args=[after])).page)
    assert "Gjennom årene 2019 · OD 2019 Gjentar" in shown
    client.post(address, {"slutt": str(tie.id), "grunn": ""}, status=422)
    client.post(address, {"slutt": str(tie.id), "grunn": "Ikke det samme"})
    assert queries.requirement(after).ties == ()


def test_another_is_chosen_by_search_and_the_earlier_comes_first(country: Country, years):
    before, after, _document = years
    client, address = reader(country), reverse("requirement_kin", args=[before])
    assert f'name="annet" value="{after}"' in client.get(address, {"q": "barn og unge"}).page.text
    client.post(address, {"annet": str(after), "slag": "fulfils"})
    assert Lineage.objects.values_list("earlier_id", "later_id", "kind").get() == (before, after, "fulfils")
    client.post(address, {"annet": str(after), "slag": "likes"}, status=422)
    client.post(address, {"annet": "999"}, status=404)


def test_all_sure_ones_of_a_document_are_tied_at_once(country: Country, years):
    before, after, document = years
    client, address = reader(country), reverse("document_kin", args=[document])
    assert 'value="sikre"' in client.get(address).page.text
    page = client.post(address, {"gjor": "sikre"}, follow=True).page
    assert "1 krav er koblet" in page.text
    assert Lineage.objects.values_list("earlier_id", "later_id", "kind").get() == (before, after, "repeats")


def test_only_what_is_marked_is_tied(country: Country, years):
    before, after, document = years
    address = reverse("document_kin", args=[document])
    reader(country).post(address, {"gjor": "valgte", "par": ["1-2-3", f"{after}-{before}"]})
    assert Lineage.objects.count() == 0


# --- a letter's deadlines, the log, and the number of questions -----------------------------------


def test_a_letter_sets_several_deadlines(country: Country):
    one = requirement(country, deadlines=(final(date(2020, 12, 1)),))
    address = reverse("document_amendments", args=[amending_letter(country)])
    client = reader(country)
    page = client.get(f"{address}?krav={one}").page
    sent = sent_of(page) | {
        f"k{one}-change": "extend", f"k{one}-verbatim": "Ny frist.", f"k{one}-new_deadline": "2021-03-01",
    }  # fmt: skip
    grown = sent_of(client.post(address, sent | {"ny": f"k{one}d"}, status=200).page)
    grown |= {
        f"k{one}d-0-type": "interim",
        f"k{one}d-0-precision": "day",
        f"k{one}d-0-verbatim": "innen 1. oktober",
    }
    faulty = client.post(address, grown | {"gjor": "utfor"}, status=422).page
    assert f'href="#id_k{one}d-0-due_on"' in faulty.text
    client.post(address, grown | {f"k{one}d-0-due_on": "2020-10-01", "gjor": "utfor"}, follow=True)
    held = queries.requirement(one).current.deadlines
    assert [(d.type, d.due_on) for d in held] == [
        ("interim", date(2020, 10, 1)), ("final", date(2021, 3, 1)),
    ]  # fmt: skip


def test_the_preview_says_what_goes_on_into_later_versions(country: Country):
    one = requirement(country, deadlines=(final(date(2020, 9, 1)),))
    later = change(one, ChangeType.EXTEND, new_deadlines=(final(date(2020, 12, 1)),))
    actions.amend(SYSTEM, amending_letter(country), [later])
    address = reverse("document_amendments", args=[amending_letter(country, day=date(2020, 3, 2))])
    client = reader(country)
    sent = sent_of(client.get(f"{address}?krav={one}").page)
    sent |= {f"k{one}-change": "replace", f"k{one}-verbatim": "Nytt.", f"k{one}-new_text": "Nye ord."}
    page = texts(client.post(address, sent | {"gjor": "se"}, status=200).page)
    assert "Føres videre i senere versjoner fra 10. juni 2020: Brev 10.06.2020" in page


def test_the_log_tells_what_was_done_together_with_others(country: Country):
    document = letter(country)
    first, second = actions.add_requirements(SYSTEM, document, [draft("a"), draft("b")])
    (alone,) = actions.add_requirements(SYSTEM, document, [draft("c")])
    client = reader(country)
    told = {one: texts(client.get(reverse("requirement", args=[one])).page) for one in (first, second, alone)}
    together = {one: text.count("Registrert sammen med andre") for one, text in told.items()}
    assert together == {first: 1, second: 1, alone: 0}
    assert all("Dokumentet registrert" in text for text in told.values())


def test_pages_ask_as_often_for_many_as_for_few(country: Country):
    old = letter(country, "OD 2019", year=2019, issued_on=date(2019, 1, 15))
    document = letter(country)
    before = [draft(f"Krav om {i} nye plasser i året") for i in range(200)]
    now = [draft(f"Krav om {i} plasser i året") for i in range(200)]
    actions.add_requirements(SYSTEM, old, before[:5])
    one = actions.add_requirements(SYSTEM, document, now[:5])[0]
    client = reader(country).client
    addresses = (
        correcting(one),
        reverse("requirement_new", args=[document]),
        reverse("requirement_kin", args=[one]),
        reverse("document_kin", args=[document]),
    )
    few = {address: questions(client, address) for address in addresses}
    actions.add_requirements(SYSTEM, old, before[5:])
    actions.add_requirements(SYSTEM, document, now[5:])
    assert {address: questions(client, address) for address in addresses} == few
    assert max(few.values()) < 36


def questions(client, address: str) -> int:
    """How often a page asks the database, once it has been opened before."""
    client.get(address)
    with CaptureQueriesContext(connection) as context:
        assert client.get(address).status_code == 200
    return len(context)
