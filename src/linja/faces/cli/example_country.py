"""The example country at the command line: load it once, and tell who may sign in."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from linja.people.accounts import queries as people
from linja.pillars.steering import actions, queries


def load(progress: Callable[[str], None] = lambda _step: None) -> bool:
    """Load the example country where nobody has been registered; False when somebody has."""
    if people.any_people():
        return False
    actions.load_example_country(progress)
    return True


def sign_ins() -> Iterable[tuple[str, str, str]]:
    """(address, password, who it is) of every example person."""
    return queries.example_sign_ins()
