"""Every page with the example country: three languages, two widths, a keyboard, and a judge."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.no_pages import NO_PAGES
from tests.journeys.places import PLACES, Place, named_addresses
from tests.support import keyboard
from tests.support.browser import Reader

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def faults_of(place: Place, reader: Reader, language: str) -> list[str]:
    """One page in one language: the judge is asked; in bokmål pictures are kept and the keyboard is tried."""
    reader.goto(place.address())
    spoken = reader.page.locator("html").get_attribute("lang")
    faults = [] if spoken == language else [f"{place} is in {spoken}, not in {language}"]
    if language != "nb":
        return [*faults, *reader.in_other_words(f"{language}-{place}")]
    faults += reader.faults(f"{language}-{place}")
    faults += [f"{place}, keyboard: {fault}" for fault in keyboard.walk(reader.page)]
    return faults + [f"{place}: {fault}" for fault in keyboard.skip_link(reader.page)]


@pytest.mark.parametrize(
    ("language", "begin", "step"), [("nb", 0, 2), ("nb", 1, 2), ("nn", 0, 1), ("en", 0, 1)]
)
def test_every_page(people: Callable[[str], Reader], language: str, begin: int, step: int) -> None:
    faults = []
    for place in PLACES[begin::step]:
        reader = people(place.who)
        reader.speak(language)
        faults += faults_of(place, reader, language)
    assert "\n".join(faults) == ""


def test_no_page_is_forgotten() -> None:
    assert named_addresses() - {place.name for place in PLACES} == NO_PAGES
