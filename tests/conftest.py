"""What every test may ask for."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.utils import translation
from hypothesis import HealthCheck, settings

from linja.pillars.steering import actions
from tests.support.country import Country, ready_country, whole_country
from tests.support.house_client import HouseClient

# How long an example takes says more of the machine's load than of the code. Where everybody's work is judged
# the same examples come each time, so that red means the change; at the desk new ones are tried.
settings.register_profile("desk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "judge", parent=settings.get_profile("desk"), derandomize=True, print_blob=True, max_examples=50
)
settings.load_profile("judge" if os.environ.get("CI") else "desk")

# Looking for rubbish among all that Django keeps takes a twentieth of the time; memory is not short.
gc.set_threshold(100_000, 50, 100)

#: The example country's invented year is counted from this day.
EXAMPLE_DAY = date(2026, 12, 1)
SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--only-database`` leaves out the tests that ask no database."""
    parser.addoption(
        "--only-database",
        action="store_true",
        help="only tests that use the database, for running on another one",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What never asks the database cannot come out otherwise on another one; a judge hears no page thrice."""
    wanted = asks_anew if config.getoption("--only-database") else says_anew
    without = [item for item in items if not wanted(item)]
    items[:] = [item for item in items if wanted(item)]
    config.hook.pytest_deselected(items=without)


def says_anew(item: pytest.Item) -> bool:
    """Whether a page's test is run in this language: at the desk always.

    Where everybody's work is judged each page is opened in nynorsk and English by ``every_page_test`` and in
    Chromium; that a page's other states are in order there is seen in bokmål.
    """
    said = getattr(getattr(item, "callspec", None), "params", {}).get("language")
    return not (os.environ.get("CI") and said in {"nn", "en"} and "pages" in item.path.parts)


def asks_anew(item: pytest.Item) -> bool:
    """Whether another database is asked something that a test beside this one does not ask it.

    A page asks what its rooms' queries ask, and those are tried one by one; so that no page is forgotten,
    each is opened once with the example country (``every_page_test``).
    """
    if not uses_database(item) or item.get_closest_marker("first_database"):
        return False
    return "pages" not in item.path.parts or item.get_closest_marker("every_database") is not None


def pytest_unconfigure() -> None:
    """The data folder goes with the run; workers beside this process end too abruptly for ``atexit``."""
    folder = Path(os.environ.get("LINJA_DATA", ""))
    if folder.name.startswith("linja-test-"):
        shutil.rmtree(folder, ignore_errors=True)


def uses_database(item: pytest.Item) -> bool:
    """True when the test is marked for the database, or asks a fixture that is."""
    asked = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(
        asked & {"db", "transactional_db", "django_db_serialized_rollback", "live_server"}
    )


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """A page leaves its reader's language behind in the thread; the next test begins with the house's."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture
def country(db: None) -> Country:
    """A small country with organisations; people and actors are made as they are asked for."""
    return ready_country()


@pytest.fixture(scope="module")
def _example_country(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The example country for all tests of a module; each takes back what it does itself."""
    with django_db_blocker.unblock(), transaction.atomic():
        actions.load_example_country(today=EXAMPLE_DAY)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def the_example_country(_example_country: None, db: None) -> None:
    """The example country, loaded once for the module."""


@pytest.fixture
def reference_country(db: None) -> None:
    """Every real organisation of the reference list."""
    whole_country()


@pytest.fixture
def house_client(db: None) -> HouseClient:
    """A browser without script that looks at every page it gets; nobody is signed in."""
    return HouseClient()


@pytest.fixture
def shared() -> Path:
    """The folder with the real documents; the test is skipped, and says so, where it is absent."""
    if not (SHARED / "sources").is_dir():
        pytest.skip("The real documents (../shared/sources) are not on this machine.")
    return SHARED
