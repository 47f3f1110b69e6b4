"""Cases and what is followed up in the general search: whoever may read them finds them, and nobody else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from linja.faces.cli import search as command
from linja.faces.workbench.searching import scope_of
from linja.ground.kernel.actor import SYSTEM, Actor
from linja.line.meetings import actions, queries
from linja.line.search import queries as search
from linja.line.search.models import SearchEntry
from linja.people.audit.models import AccessEntry
from tests.support.country import Country
from tests.support.house_client import HouseClient
from tests.support.meetings import case, held, item_draft, keeper, planned, raised

pytestmark = pytest.mark.django_db
WORD = "kvantesprang"


def found(actor: Actor, text: str = WORD) -> list[tuple[str, int]]:
    return [(hit.kind, hit.object_id) for hit in search.find(text, scope=scope_of(actor)).hits]


def rows() -> list[tuple]:
    fields = ("kind", "object_id", "title", "text", "year", "length", "organisation_id", "within", "shelf")
    return sorted(SearchEntry.objects.values_list(*fields), key=str)


def everybody(country: Country) -> dict[str, Actor]:
    """Those who could be near: the host's, those who take part, the other region's, and above."""
    places = {
        "rhf_controller": (country.midt, country.sorost),
        "rhf_leader": (country.midt,),
        "hf_leader": (country.stolavs, country.nordtrondelag),
        "clinic_contributor": (country.clinic,),
        "user_committee": (country.midt,),
        "employee_representative": (country.midt,),
        "ministry": (country.ministry,),
        "auditor": (country.sorost,),
    }
    told = {f"{role} {place}": country.actor(role, place) for role, at in places.items() for place in at}
    return {**told, "system": SYSTEM}


STEPS = ["call", "hold", "minute", "reopen"]


@pytest.mark.parametrize("taken", range(len(STEPS) + 1))
def test_a_case_is_found_by_whoever_may_read_it_after_each_step(country: Country, taken: int) -> None:
    made = planned(country)
    one = case(country, made, background=f"Et {WORD} i bakgrunnen.")
    for step in STEPS[:taken]:
        if step == "minute":
            actions.decide(keeper(country), one, "Vedtatt.")
        actions.step_meeting(keeper(country), made, step, reason="Feil.")
    for name, actor in everybody(country).items():
        may = [("case", one)] if queries.case(actor, one) else []
        assert found(actor) == may, name


def test_a_decision_is_found_from_the_minutes_on(country: Country) -> None:
    made = held(country)
    (one,) = queries.cases_of(keeper(country), made)
    trust = country.actor("hf_leader", country.stolavs)
    actions.decide(keeper(country), one.id, f"Et {WORD} er vedtatt.")
    assert found(trust) == []
    command.rebuild()
    assert found(trust) == []
    actions.step_meeting(keeper(country), made, "minute")
    assert found(trust) == [("case", one.id)]
    actions.step_meeting(keeper(country), made, "reopen", reason="Feil.")
    assert found(trust) == []


def test_a_case_is_found_by_its_number_until_it_is_taken_off(country: Country) -> None:
    one = case(country, planned(country), title="Ventetider")
    assert found(keeper(country), "001-2020 ventetider") == [("case", one)]
    actions.drop_case(keeper(country), one)
    assert found(keeper(country), "001-2020") == []


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize("owner", ["midt", "stolavs"])
def test_an_item_is_found_by_whoever_may_read_it(country: Country, owner: str, shared: bool) -> None:
    made = raised(country, title=f"Et {WORD}", owner_id=getattr(country, owner), shared_above=shared)
    for name, actor in everybody(country).items():
        may = [("followup", made)] if queries.item(actor, made) else []
        assert found(actor) == may, name


def test_an_item_said_by_a_body_is_found_by_it_and_the_owner(country: Country) -> None:
    made = raised(
        country, title=f"Et {WORD}", source="statement", voice="user_committee", owner_id=country.midt
    )
    who = [name for name, actor in everybody(country).items() if found(actor) == [("followup", made)]]
    assert who == [
        f"rhf_controller {country.midt}",
        f"rhf_leader {country.midt}",
        f"user_committee {country.midt}",
        "system",
    ]


def test_an_item_is_found_by_its_newest_words(country: Country) -> None:
    made = raised(country)
    actions.respond(country.actor("hf_leader", country.stolavs), made, f"Vi gjorde et {WORD}.")
    assert found(keeper(country)) == [("followup", made)]
    actions.change_item(keeper(country), made, item_draft(country, title="Nysgjerrighet"))
    assert found(keeper(country), "nysgjerrighet") == [("followup", made)]
    assert found(keeper(country), "tre pasienter") == []


def test_the_index_made_anew_is_the_one_that_was(country: Country) -> None:
    held(country)
    raised(country)
    before = rows()
    counted = command.rebuild()
    assert rows() == before
    assert (counted["case"], counted["followup"]) == (1, 1)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_hit_leads_to_its_page_and_is_noted(country: Country, language: str) -> None:
    one = case(country, planned(country), title=f"Et {WORD}")
    other = raised(country, title=f"Et annet {WORD}", owner_id=country.midt)
    client = HouseClient(language).sign_in(country.person("rhf_controller", country.midt))
    page = client.get(reverse("search"), {"q": WORD}).page
    assert f'href="{reverse("case", args=[one])}"' in page.text
    assert f'href="{reverse("followup_item", args=[other])}"' in page.text
    noted = AccessEntry.objects.values_list("subject_kind", "subject_id")
    assert sorted(noted) == [("meetings.case", str(one)), ("meetings.followup", str(other))]


@pytest.mark.fault
def test_an_index_that_forgets_the_shelf_would_be_found(country: Country) -> None:
    """A case stands in a meeting; the same number as a report's must not open it."""
    one = case(country, planned(country), background=f"Et {WORD}.")
    within = SearchEntry.objects.get(kind="case", object_id=one).within
    reader = search.Scope(reports=frozenset({within or 0}))
    assert search.find(WORD, scope=reader).total == 0
    SearchEntry.objects.filter(kind="case").update(shelf=search.REPORT)
    assert search.find(WORD, scope=reader).total == 1
