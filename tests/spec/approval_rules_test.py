"""By when the owner meeting approves a report, and when it is told of, as a table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.conf import settings

from linja.ground.kernel import governed
from linja.pillars.steering import rules
from linja.pillars.steering.definitions import definitions_folder
from linja.pillars.steering.queries import approval_rulesets

ANNUAL, TERTIAL = "årlig_melding", "tertialrapport"
JUNE = (date(2021, 6, 30), (date(2021, 6, 1), date(2021, 6, 30)))

# level, kind -> for the report of 2020: by when, and the days on which it is told of
APPROVED = [
    ("rhf", ANNUAL, JUNE),
    ("hf", ANNUAL, JUNE),
    ("private_non_profit", ANNUAL, None),
    ("clinic", ANNUAL, None),
    ("rhf", TERTIAL, None),
    ("hf", TERTIAL, None),
]


def test_what_is_approved_by_when() -> None:
    held = approval_rulesets(definitions_folder())
    for level, kind, expected in APPROVED:
        found = rules.approval(held, level, kind, 2020)
        told = (found.due_on(2020), found.warned_on(2020)) if found else None
        assert told == expected, (level, kind)


def test_the_ruleset_of_the_reports_own_year_holds() -> None:
    data = _shipped()
    later = _shipped()["rulesets"][0]
    later |= {"valid_from": date(2027, 1, 1)}
    later["levels"]["rhf"] = {ANNUAL: {"by": "05-15", "warn": ["05-01"]}}
    held = rules.parsed_approval({**data, "rulesets": [*data["rulesets"], later]})
    days = [
        (found.due_on(year) if (found := rules.approval(held, "rhf", ANNUAL, year)) else None)
        for year in (2001, 2026, 2027)
    ]
    assert days == [None, date(2027, 6, 30), date(2028, 5, 15)]


def _change(**approval: object) -> Callable[[dict], None]:
    return lambda data: data["rulesets"][0]["levels"]["rhf"][ANNUAL].update(approval)


def _unknown_kind(data: dict) -> None:
    data["rulesets"][0]["levels"]["rhf"]["kvartalsrapport"] = {"by": "06-30", "warn": []}


FAULTS: list[tuple[Callable[[dict], None], str]] = [
    (lambda data: data.update(schema=2), "schema"),
    (lambda data: data["rulesets"][0].update(valid_from="2002"), "valid_from"),
    (lambda data: data["rulesets"][0]["levels"].pop("hf"), "levels"),
    (lambda data: data["rulesets"].append(data["rulesets"][0]), "each day once"),
    (_unknown_kind, "no such kind"),
    (_change(by="06-31"), "month-day"),
    (_change(by=630), "month-day"),
    (_change(warn=["02-29"]), "month-day"),
    (_change(warn=["07-01"]), "none after the last day"),
    (_change(warn=["06-15", "06-01"]), "in order"),
    (_change(warn="06-01"), "by and warn"),
    (_change(then="06-30"), "by and warn"),
]


@pytest.mark.parametrize("number", range(len(FAULTS)))
def test_a_fault_in_the_ruleset_is_said(number: int) -> None:
    spoil, words = FAULTS[number]
    data = _shipped()
    spoil(data)
    with pytest.raises(rules.RulesetError, match=words):
        rules.parsed_approval(data)


def _shipped() -> dict:
    held: dict = governed.loaded(settings.LINJA_DEFINITIONS / "rulesets" / "approval.yaml")
    return held
