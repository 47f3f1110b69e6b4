"""Each page of the product is in order for the one it is for, with the example country.

In bokmål on every database; in nynorsk and English on the first.
"""

from __future__ import annotations

import pytest

from linja.people.accounts import queries as people
from tests.journeys.places import PLACES
from tests.support.house_client import HouseClient

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]


def signed_in(who: str, language: str) -> HouseClient:
    client = HouseClient(language)
    person = people.person_by_email(f"{who}@example.no") if who else None
    return client.sign_in(person) if person else client


def faults(language: str) -> list[str]:
    """What is wrong with any page, in the words of the check that found it."""
    clients = {who: signed_in(who, language) for who in {place.who for place in PLACES}}
    found = []
    for place in PLACES:
        try:
            clients[place.who].get(place.address(), follow=True)
        except AssertionError as fault:
            found.append(f"{place}: {fault}")
    return found


def test_each_page_is_in_order(the_example_country: None) -> None:
    assert "\n".join(faults("nb")) == ""


@pytest.mark.first_database
@pytest.mark.parametrize("tongue", ["nn", "en"])
def test_each_page_is_in_order_in_the_other_languages(the_example_country: None, tongue: str) -> None:
    assert "\n".join(faults(tongue)) == ""
