"""Organisations as pages: the country on a day, one of them, and what an administrator changes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from linja.ground.kernel.actor import SYSTEM
from linja.people.audit import queries as audit
from linja.people.organisations import actions, queries
from tests.support.country import Country, named
from tests.support.governing import letter
from tests.support.house_client import HouseClient

LANGUAGES = ("nb", "nn", "en")
TOMORROW = timezone.localdate() + timedelta(days=1)


def reader(country: Country, language: str = "nb") -> HouseClient:
    return HouseClient(language).sign_in(country.person("clinic_contributor", country.clinic))


def administrator(country: Country, place: int | None = None, language: str = "nb") -> HouseClient:
    return HouseClient(language).sign_in(country.person("administrator", place))


def changing(organisation: int, what: str) -> str:
    return reverse("organisation_change", args=[organisation, what])


WHAT = ("nytt-navn", "sla-sammen", "flytt", "legg-ned")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_in_order(country: Country, language: str) -> None:
    letter(country)
    client = administrator(country, language=language)
    gone = {"on": "2025-01-01", "successor_id": country.stolavs}
    client.post(changing(country.nordtrondelag, "sla-sammen"), gone, follow=True)
    for address in (
        reverse("organisations"),
        reverse("organisations") + "?q=olav",
        reverse("organisations") + "?q=finnesikke",
        reverse("organisations") + "?slag=rhf&dato=2020-01-01",
        reverse("organisations") + "?slag=x&dato=x&side=x",
        *(reverse("organisation", args=[one.id]) for one in queries.all_organisations()),
        reverse("organisation", args=[country.stolavs]) + "?dato=1999-12-31",
        *(changing(country.midt, what) for what in WHAT),
    ):
        client.get(address)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_real_country_is_in_order(reference_country: None, language: str) -> None:
    country = Country()
    client = HouseClient(language).sign_in(country.person("auditor", None))
    page = client.get(reverse("organisations")).page
    for name in ("Indre Østfold kommune", "Helse Midt-Norge RHF", "St. Olavs hospital HF"):
        assert page.text.count(f">{name}</a>") == 1
    # What all four own stands once, under those whom all of them stand under.
    assert page.text.count(">Sykehusinnkjøp HF</a>") == 1
    community = queries.parents_of(named("Indre Østfold kommune"))[0]
    assert "3118" in client.get(reverse("organisation", args=[community.id])).page.text


def test_signed_in_only(country: Country) -> None:
    for address in (reverse("organisations"), reverse("organisation", args=[country.midt])):
        assert reverse("account_login") in HouseClient().get(address, status=302)["Location"]


def test_what_does_not_exist_is_not_found(country: Country) -> None:
    client = administrator(country)
    client.get(reverse("organisation", args=[999]), status=404)
    client.get(changing(country.midt, "spreng"), status=404)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=HØOLAV", []),
        ("q=hmn", ["Helse Midt-Norge RHF"]),
        ("q=SØR-ØST", ["Helse Sør-Øst RHF"]),
        ("slag=clinic", ["Hjertemedisinsk klinikk"]),
        ("slag=hf&q=oslo", ["Oslo universitetssykehus HF"]),
        ("slag=rhf&q=oslo", []),
    ],
)
def test_the_address_is_the_list(country: Country, query: str, names: list[str]) -> None:
    page = reader(country).get(reverse("organisations") + "?" + query).page
    rows = page.text.split("<tbody>")[1].split("</tbody>")[0] if "<tbody>" in page.text else ""
    found = [one.name for one in queries.all_organisations() if f">{one.name}</a>" in rows]
    assert found == names


def test_a_day_shows_the_country_as_it_was(country: Country) -> None:
    name = {"on": "2024-01-01", "new_name": "Direktoratet for helse"}
    client = administrator(country)
    client.post(changing(country.directorate, "nytt-navn"), name, follow=True)
    shown = {
        day: ">Helsedirektoratet</a>" in client.get(reverse("organisations"), {"dato": day}).page.text
        for day in ("2023-12-31", "2024-01-01")
    }
    assert shown == {"2023-12-31": True, "2024-01-01": False}
    page = client.get(reverse("organisation", args=[country.directorate]), {"dato": "2023-12-31"}).page
    assert "da het den Helsedirektoratet" in page.text


def test_the_trail_is_the_line(country: Country) -> None:
    page = reader(country).get(reverse("organisation", args=[country.stolavs])).page
    trail = page.text.split('class="trail"')[1].split("</nav>")[0]
    names = ["Helse- og omsorgsdepartementet", "Helse Midt-Norge RHF", "St. Olavs hospital HF"]
    assert [trail.index(name) for name in names] == sorted(trail.index(name) for name in names)


def test_documents_and_unpublished_reports(country: Country) -> None:
    document = letter(country)
    page = reader(country).get(reverse("organisation", args=[country.midt])).page
    assert reverse("document", args=[document]) in page.text


# --- what an administrator changes ----------------------------------------------------------------


@pytest.mark.parametrize("who", [("rhf_leader", "midt"), ("administrator", "sorost"), ("auditor", "midt")])
def test_nothing_without_the_role(country: Country, who: tuple[str, str]) -> None:
    role, place = who
    client = HouseClient().sign_in(country.person(role, getattr(country, place)))
    before = queries.by_id(country.stolavs)
    page = client.get(reverse("organisation", args=[country.stolavs])).page
    assert ("/endringer/" in page.text, "/navn/" in page.text) == (False, False)
    client.post(reverse("organisation_add_name", args=[country.stolavs]), {"name": "Olav"}, status=403)
    for what in WHAT:
        client.get(changing(country.stolavs, what), status=403)
        sent = {"on": "2024-01-01", "new_name": "X", "successor_id": country.nordtrondelag}
        client.post(changing(country.stolavs, what), sent, status=403)
    assert (queries.by_id(country.stolavs), queries.changes_of(country.stolavs)) == (before, ())
    assert "Olav" not in queries.aliases_of(country.stolavs)


def test_a_name_is_added(country: Country) -> None:
    client = administrator(country, country.midt)
    address = reverse("organisation_add_name", args=[country.stolavs])
    client.post(address, {"name": " "}, status=422)
    client.post(address, {"name": "Regionsykehuset i Trondheim"}, follow=True)
    assert named("regionsykehuset i trondheim") == country.stolavs


def test_a_local_administrator_gives_nothing_to_another_region(country: Country) -> None:
    client = administrator(country, country.midt)
    sent = {"on": TOMORROW.isoformat(), "successor_id": country.sorost}
    page = client.post(changing(country.stolavs, "flytt"), sent, status=422).page
    assert 'href="#id_successor_id"' in page.text
    assert [one.id for one in queries.parents_of(country.stolavs, TOMORROW)] == [country.midt]


def test_a_move_is_by_date(country: Country) -> None:
    client = administrator(country)
    assert "Helse Midt-Norge RHF" in client.get(changing(country.stolavs, "flytt")).page.text
    sent = {"on": TOMORROW.isoformat(), "successor_id": country.sorost, "reason": "ny struktur"}
    client.post(changing(country.stolavs, "flytt"), sent, follow=True)
    above = {
        day: [one.id for one in queries.parents_of(country.stolavs, day)]
        for day in (timezone.localdate(), TOMORROW)
    }
    assert above == {timezone.localdate(): [country.midt], TOMORROW: [country.sorost]}
    assert audit.latest(1)[0].reason == "ny struktur"


def test_a_merger_takes_the_units_along(country: Country) -> None:
    sent = {"on": "2025-01-01", "successor_id": country.nordtrondelag}
    administrator(country).post(changing(country.stolavs, "sla-sammen"), sent, follow=True)
    assert [one.id for one in queries.parents_of(country.clinic)] == [country.nordtrondelag]
    assert [one.id for one in queries.parents_of(country.clinic, date(2024, 12, 31))] == [country.stolavs]
    assert queries.by_id(country.stolavs).valid_to == date(2024, 12, 31)
    assert queries.parents_of(country.stolavs) == ()
    page = reader(country).get(reverse("organisation", args=[country.nordtrondelag])).page
    assert "St. Olavs hospital HF ble slått sammen med denne" in page.text


@pytest.mark.parametrize(
    ("what", "sent", "field"),
    [
        ("nytt-navn", {"new_name": "St. Olavs hospital HF"}, "new_name"),
        ("nytt-navn", {"new_name": "X", "on": TOMORROW.isoformat()}, "on"),
        ("sla-sammen", {}, "successor_id"),
        ("legg-ned", {}, ""),
    ],
)
def test_refusals_have_sentences(country: Country, what: str, sent: dict, field: str) -> None:
    facts = {"on": "2024-01-01"} | sent
    page = administrator(country).post(changing(country.stolavs, what), facts, status=422).page
    assert f'href="#id_{field}"' in page.text if field else "1 enheter ligger under" in page.text
    assert queries.changes_of(country.stolavs) == ()


def test_an_empty_unit_is_dissolved(country: Country) -> None:
    client = administrator(country)
    client.post(changing(country.clinic, "legg-ned"), {"on": "2024-01-01"}, follow=True)
    assert queries.by_id(country.clinic).valid_to == date(2023, 12, 31)
    client.post(changing(country.clinic, "legg-ned"), {"on": "2025-01-01"}, status=422)


@pytest.mark.parametrize("n", [5, 50])
def test_pages_ask_a_fixed_number_of_times(country: Country, n: int) -> None:
    for each in range(n):
        made = country.organisation(f"Klinikk {each}", "clinic", country.stolavs)
        actions.add_alias(SYSTEM, made, f"K{each}")
    client = administrator(country).client
    asked = {
        reverse("organisations"): 7,
        reverse("organisations") + "?q=klinikk": 8,
        reverse("organisation", args=[country.stolavs]): 17,
    }
    counted = {}
    for address in asked:
        client.get(address)
        with CaptureQueriesContext(connection) as context:
            assert client.get(address).status_code == 200
        counted[address] = len(context)
    assert counted == asked
