"""Journeys run in the system's Chromium; where there is none they are skipped, and say so."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from linja.faces.cli import example_country
from tests.support.browser import CHROMIUM, FLAGS, Reader, open_reader
from tests.support.kept_country import the_example_country

pytest.register_assert_rewrite("tests.journeys.year")

# Playwright's own event loop runs in this thread; the ORM is used from it one call at a time.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all journeys."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: the journeys need it (package 'chromium').")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def reader(chromium: Browser, live_server: object) -> Iterator[Reader]:
    """A person who has just opened the browser."""
    person = open_reader(chromium, str(live_server))
    yield person
    person.page.context.close()


@pytest.fixture
def people(chromium: Browser, live_server: object) -> Iterator[Callable[[str], Reader]]:
    """The example country's people, each with a browser of their own, signed in when first asked for.

    They are named by the first part of their address; an empty name is somebody who has not signed in.
    """
    the_example_country()
    passwords = {one.split("@")[0]: (one, password) for one, password, _who in example_country.sign_ins()}
    opened: dict[str, Reader] = {}

    def person(who: str) -> Reader:
        if who not in opened:
            opened[who] = open_reader(chromium, str(live_server))
            if who:
                opened[who].sign_in(*passwords[who])
        return opened[who]

    yield person
    for one in opened.values():
        one.page.context.close()
