"""Journeys run in the system's Chromium; where there is none they are skipped, and say so."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.support.browser import CHROMIUM, FLAGS, Reader, open_reader

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
