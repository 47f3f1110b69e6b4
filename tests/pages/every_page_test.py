"""Each page of the product opens for the one it is for, with the example country, on every database."""

from __future__ import annotations

import pytest
from django.test import Client

from linja.people.accounts import queries as people
from tests.journeys.places import PLACES

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]


def signed_in(who: str) -> Client:
    client = Client()
    person = people.person_by_email(f"{who}@example.no") if who else None
    if person is not None:
        client.force_login(person)
    return client


def test_each_page_opens(the_example_country: None) -> None:
    clients = {who: signed_in(who) for who in {place.who for place in PLACES}}
    answers = {
        str(place): clients[place.who].get(place.address(), follow=True).status_code for place in PLACES
    }
    assert {what: code for what, code in answers.items() if code != 200} == {}
