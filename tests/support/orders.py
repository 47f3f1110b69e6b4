"""Orders for tests, reached through the actions that everybody uses."""

from __future__ import annotations

from datetime import date
from typing import Any

from linja.ground.kernel.actor import SYSTEM, Actor
from linja.line.requirements import actions as register
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import PassedRecord
from linja.pillars.steering import actions
from linja.pillars.steering.records import Passing, UnitChoice
from tests.support.country import Country
from tests.support.governing import draft, letter

ORDER_DAY = date(2020, 2, 20)


def asked(country: Country, *texts: str, **rest: Any) -> list[int]:
    """Requirements of the ministry's letter of 2020 to both regions."""
    return register.add_requirements(SYSTEM, letter(country), [draft(text, **rest) for text in texts])


def controller(country: Country) -> Actor:
    """Who prepares the orders of Helse Midt-Norge."""
    return country.actor("rhf_controller", country.midt)


def leader(country: Country) -> Actor:
    """Who issues them."""
    return country.actor("rhf_leader", country.midt)


def passed(country: Country, requirement_id: int, *units: int, **own: Any) -> list[int]:
    """The requirement in the draft orders of the units (both trusts unless told); ids of the derived ones."""
    chosen = units or (country.stolavs, country.nordtrondelag)
    confirmed = own.pop("confirmed", False)
    choices = tuple(UnitChoice(unit, **own) for unit in chosen)
    return actions.pass_down(
        controller(country), country.midt, [Passing(requirement_id, choices)], confirmed=confirmed
    )


def order_of(country: Country, unit_id: int, year: int = 2020) -> int:
    """The document of the newest order of Helse Midt-Norge to a unit."""
    found = requirements.orders(SYSTEM, issuer_id=country.midt, receiver_id=unit_id, year=year)
    return found[-1].document_id


def issued(
    country: Country, requirement_id: int, *units: int, day: date = ORDER_DAY, **own: Any
) -> list[int]:
    """The same, and the orders issued."""
    made = passed(country, requirement_id, *units, **own)
    for unit in units or (country.stolavs, country.nordtrondelag):
        register.issue_order(leader(country), order_of(country, unit), day)
    return made


def given(country: Country, requirement_id: int) -> tuple[PassedRecord, ...]:
    """What Helse Midt-Norge has made of a requirement, drafts among it."""
    return requirements.passed_on([requirement_id], country.midt, SYSTEM)[requirement_id]
