"""/arbeid/varsler/: one's own notices, in three languages; marking; nobody else's."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from linja.ground.kernel.actor import SYSTEM
from linja.people.notices import actions, queries
from tests.support.country import Country
from tests.support.house_client import HouseClient

ADDRESS = "/arbeid/varsler/"


def tell(country: Country, *subjects: str, place: int | None = None) -> None:
    with transaction.atomic():
        for subject in subjects:
            actions.tell(
                SYSTEM,
                roles={"hf_leader"},
                organisation_ids=[place or country.stolavs],
                subject=subject,
                body=f"More about {subject}",
                link="/arbeid/",
            )


def client_of(country: Country, place: int, language: str = "nb") -> HouseClient:
    return HouseClient(language).sign_in(country.person("hf_leader", place))


def shown(client: HouseClient, query: str = "") -> list[str]:
    return [one.subject for one in client.get(ADDRESS + query).context["page"]]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_page_is_in_order_empty_and_full(country: Country, language: str) -> None:
    client = client_of(country, country.stolavs, language)
    assert shown(client) == []
    tell(country, "One", "Two")
    assert shown(client) == ["Two", "One"]
    actions.mark_seen(country.actor("hf_leader", country.stolavs))
    assert [len(shown(client, query)) for query in ("", "?vis=nye")] == [2, 0]


def test_it_asks_for_sign_in(db: None) -> None:
    assert HouseClient().get(ADDRESS, status=302).headers["Location"].startswith("/konto/")


def test_one_is_marked_and_the_others_stay(country: Country) -> None:
    client, actor = client_of(country, country.stolavs), country.actor("hf_leader", country.stolavs)
    tell(country, "One", "Two")
    newest = queries.unseen(actor)[0]
    client.post(ADDRESS, {"notice": newest.id})
    assert [one.subject for one in queries.unseen(actor)] == ["One"]
    response = client.post(ADDRESS, {"notice": queries.unseen(actor)[0].id, "follow": "1"})
    assert (response.headers["Location"], queries.count_unseen(actor)) == ("/arbeid/", 0)


def test_all_are_marked(country: Country) -> None:
    client = client_of(country, country.stolavs)
    tell(country, "One", "Two")
    client.post(ADDRESS, follow=True)
    assert shown(client, "?vis=nye") == []


@pytest.mark.parametrize("named", ["other", "no number", "999999"])
def test_nobody_elses_notice_is_shown_marked_or_followed(country: Country, named: str) -> None:
    country.person("hf_leader", country.ous)
    tell(country, "Theirs", place=country.ous)
    other = country.actor("hf_leader", country.ous)
    client = client_of(country, country.stolavs)
    assert shown(client) == []
    number = str(queries.unseen(other)[0].id) if named == "other" else named
    response = client.post(ADDRESS, {"notice": number, "follow": "1"})
    assert (response.headers["Location"], queries.count_unseen(other)) == (reverse("notices"), 1)


def test_a_long_list_asks_as_often_as_a_short_one(
    country: Country, django_assert_max_num_queries: Any
) -> None:
    client = client_of(country, country.stolavs)
    client.get(ADDRESS)
    tell(country, *(f"Notice {number}" for number in range(20)))
    with django_assert_max_num_queries(12) as short:
        client.get(ADDRESS)
    tell(country, *(f"Notice {number}" for number in range(20, 60)))
    with django_assert_max_num_queries(len(short)):
        client.get(ADDRESS)
