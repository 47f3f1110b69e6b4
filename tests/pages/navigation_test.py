"""The bar: few words, the rest in menus, each reader's own."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from django.urls import resolve

from linja.faces.ui import navigation
from tests.support.country import Country
from tests.support.house_client import HouseClient


def bar_of(country: Country, role: str, path: str = "/arbeid/") -> navigation.Bar:
    resolve(path)  # The areas register themselves when the addresses are first asked for.
    request = RequestFactory().get(path)
    request.user = country.person(role, None if role == "administrator" else country.midt)
    request.actor = country.actor(role, None if role == "administrator" else country.midt)  # type: ignore[attr-defined]
    return navigation.bar(request)


def addresses(bar: navigation.Bar) -> list[str]:
    menus = [place.href for menu in bar.menus for place in menu.places]
    return [one.href for one in bar.first] + menus + [one.href for one in bar.last]


def test_the_reader_s_own_places_come_first_and_the_search_last(country: Country) -> None:
    bar = bar_of(country, "rhf_controller")
    assert bar.first[0].href == "/arbeid/"
    assert [one.href for one in bar.last] == ["/arbeid/sok/"]
    assert {"/arbeid/krav/", "/arbeid/rapporter/"} <= {one.href for one in bar.first}


def test_every_place_stands_there_once(country: Country) -> None:
    found = addresses(bar_of(country, "administrator"))
    assert len(found) == len(set(found))
    assert "/arbeid/personer/" in found


def test_what_the_reader_may_not_use_is_not_shown(country: Country) -> None:
    found = addresses(bar_of(country, "rhf_controller"))
    assert {"/arbeid/personer/", "/arbeid/logg/"} & set(found) == set()


def test_a_menu_says_where_the_reader_is(country: Country) -> None:
    bar = bar_of(country, "administrator", "/arbeid/personer/7/")
    assert [menu.here for menu in bar.menus if menu.here] == ["Personer"]
    current = [place.href for menu in bar.menus for place in menu.places if place.current]
    assert current == ["/arbeid/personer/"]


def test_a_part_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no part of the bar called 'attic'"):
        navigation.register("somewhere", "Somewhere", 1, group="attic")


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_what_waits_is_counted_beside_the_word(
    country: Country, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = navigation._places["requirements"]
    counted = navigation.Place(**{**_fields(held), "count": lambda _actor: 7})
    monkeypatch.setitem(navigation._places, "requirements", counted)
    page = HouseClient(language).sign_in(country.person("rhf_controller", country.midt)).get("/arbeid/").page
    word = {"nb": "venter", "nn": "ventar", "en": "waiting"}[language]
    assert f'7<span class="ds-sr-only"> {word}</span>' in page.text


def _fields(place: navigation.Place) -> dict:
    return {name: getattr(place, name) for name in navigation.Place.__slots__}


def test_nobody_signed_in_sees_no_bar(house_client: HouseClient) -> None:
    assert 'class="house-nav"' not in house_client.get("/").page.text
