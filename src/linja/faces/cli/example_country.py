"""The example country at the command line: load it once, and tell who may sign in."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from linja.people.accounts import queries as people
from linja.pillars.steering import example
from linja.pillars.steering.definitions import definitions_folder


def load(progress: Callable[[str], None] = lambda _step: None) -> bool:
    """Load the example country where nobody has been registered; False when somebody has."""
    if people.any_people():
        return False
    example.load(progress)
    return True


def sign_ins() -> Iterable[tuple[str, str, str]]:
    """(address, password, who it is) of every example person."""
    held = example.example_of(definitions_folder() / "example_country")
    return [(person["email"], held.password, person["show"]) for person in held.people]
