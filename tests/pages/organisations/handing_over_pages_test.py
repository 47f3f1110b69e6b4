"""The page of what an organisation leaves: what would move, the decision, and what has been taken over."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.vocabulary import RoleKind
from linja.line.requirements import actions as register
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import RoleDraft
from linja.people.organisations import actions, queries
from tests.support.country import Country
from tests.support.governing import draft, letter
from tests.support.house_client import HouseClient
from tests.support.rounds import region_that_asks

LANGUAGES = ("nb", "nn", "en")
DAY = date(2020, 9, 1)


def merged(country: Country) -> str:
    """Helse Nord-Trøndelag goes into St. Olavs; the address of what it leaves."""
    actions.record_change(SYSTEM, country.nordtrondelag, kind="merged", on=DAY, successor_id=country.stolavs)
    found = queries.ending_of(country.nordtrondelag)
    assert found is not None
    return reverse("organisation_hand_over", args=[country.nordtrondelag, found.id])


def controller(country: Country, language: str = "nb") -> HouseClient:
    return HouseClient(language).sign_in(country.person("rhf_controller", country.midt))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_waits_is_listed_handed_over_and_then_seen_as_done(country: Country, language: str) -> None:
    rounds = region_that_asks(country)
    rounds.opened()
    led = draft("Begge lager en plan.", roles=(RoleDraft(RoleKind.LEAD, "Nord", country.nordtrondelag),))
    register.add_requirements(SYSTEM, letter(country, "Felles oppdrag"), [led])
    address = merged(country)
    client = controller(country, language)
    page = client.get(address).page
    assert [len(group["rows"]) for group in client.get(address).context["stays"]] == [1]
    assert page.text.count('name="ta"') == 2
    assert page.text.count("Oppdrag og bestilling 2020") >= 1
    keys = [one.get("value") for one in page.all("input") if one.get("name") == "ta"]
    done = client.post(address, {"ta": keys, "grunn": "Foretaksmøte"}, follow=True).page
    assert 'name="ta"' not in done.text
    assert len(requirements.in_force_for(country.stolavs, 2020, DAY)) == 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_nothing_to_hand_over_the_page_says_what_would_stand_there(
    country: Country, language: str
) -> None:
    page = controller(country, language).get(merged(country)).page
    assert 'class="empty"' in page.text
    assert '<form method="post" action=""' not in page.text


def test_nothing_ticked_is_refused_in_words(country: Country) -> None:
    region_that_asks(country)
    page = controller(country).post(merged(country), {}, status=200).page
    assert "Kryss av for det som skal overføres." in page.text


def test_the_organisation_and_its_order_lead_there(country: Country) -> None:
    region_that_asks(country)
    client = controller(country)
    plain = client.get(reverse("organisation", args=[country.nordtrondelag])).page
    address = merged(country)
    assert address not in plain.text
    assert address in client.get(reverse("organisation", args=[country.nordtrondelag])).page.text


def test_recording_the_change_leads_on_to_what_is_left(country: Country) -> None:
    region_that_asks(country)
    client = HouseClient().sign_in(country.person("administrator", country.midt))
    change = reverse("organisation_change", args=[country.nordtrondelag, "legg-ned"])
    assert "Ingen" in client.get(change).page.text
    answer = client.post(change, {"on": "2020-09-01", "successor_id": country.stolavs})
    assert answer["Location"].startswith(f"/arbeid/organisasjoner/{country.nordtrondelag}/overta/")
    # With nobody to take over it ends at the organisation.
    other = reverse("organisation_change", args=[country.ous, "legg-ned"])
    national = HouseClient().sign_in(country.person("administrator", None))
    gone = national.post(other, {"on": "2020-09-01"})
    assert gone["Location"] == reverse("organisation", args=[country.ous])


def test_only_those_it_concerns_see_it(country: Country) -> None:
    region_that_asks(country)
    address = merged(country)
    for role, place in (("rhf_controller", country.sorost), ("hf_leader", country.ous)):
        HouseClient().sign_in(country.person(role, place)).get(address, status=404)
    # The successor's people see what waits, and that it is not theirs to decide.
    page = HouseClient().sign_in(country.person("hf_contributor", country.stolavs)).get(address).page
    assert 'name="ta"' not in page.text
    other = reverse("organisation_hand_over", args=[country.stolavs, 1])
    controller(country).get(other, status=404)
