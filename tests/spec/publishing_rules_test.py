"""How far up the line a report must have come before it is published, as a table."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from django.conf import settings

from linja.pillars.steering import rules
from linja.pillars.steering.definitions import definitions_folder
from linja.pillars.steering.queries import publishing_rulesets

ANNUAL, TERTIAL, MONTHLY, SPECIAL = "årlig_melding", "tertialrapport", "månedsrapport", "særrapport"
STATES = ("submitted", "accepted", "approved", "published")
AFTER_HANDING_IN, AFTER_ACCEPTING = STATES, STATES[1:]

# level, kind -> the states in which it may be published
PUBLISHED_FROM = [
    ("rhf", ANNUAL, AFTER_ACCEPTING),
    ("hf", ANNUAL, AFTER_ACCEPTING),
    ("private_non_profit", ANNUAL, AFTER_ACCEPTING),
    ("clinic", ANNUAL, AFTER_HANDING_IN),
    ("rhf", TERTIAL, AFTER_HANDING_IN),
    ("hf", TERTIAL, AFTER_HANDING_IN),
    ("hf", MONTHLY, AFTER_HANDING_IN),
    ("hf", SPECIAL, AFTER_HANDING_IN),
]


@pytest.mark.parametrize(("level", "kind", "states"), PUBLISHED_FROM)
def test_from_when_it_is_published(level: str, kind: str, states: tuple[str, ...]) -> None:
    held = publishing_rulesets(definitions_folder())
    day = date(2020, 12, 31)
    assert tuple(one for one in STATES if not rules.may_be_published(held, level, kind, day, one)) == states


def shipped() -> dict:
    path = settings.LINJA_DEFINITIONS / "rulesets" / "publishing.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_the_ruleset_of_the_report_s_own_year_holds() -> None:
    data = shipped()
    later = shipped()["rulesets"][0]
    later |= {"valid_from": date(2027, 1, 1), "levels": {**later["levels"], "rhf": {ANNUAL: "approved"}}}
    held = rules.parsed_publishing({**data, "rulesets": [*data["rulesets"], later]})

    def why(year: int, state: str) -> str:
        found = rules.may_be_published(held, "rhf", ANNUAL, date(year, 12, 31), state)
        return found.code if found else ""

    assert [why(2026, one) for one in STATES] == ["steering.accepted_first", "", "", ""]
    assert [why(2027, one) for one in STATES] == ["steering.approved_first"] * 2 + ["", ""]


def _no_day(data: dict) -> None:
    data["rulesets"][0]["valid_from"] = "2002"


def _no_level(data: dict) -> None:
    del data["rulesets"][0]["levels"]["rhf"]


def _no_kind(data: dict) -> None:
    data["rulesets"][0]["levels"]["rhf"] = {"ukerapport": "accepted"}


def _no_state(data: dict) -> None:
    data["rulesets"][0]["levels"]["rhf"] = {ANNUAL: "draft"}


def _twice(data: dict) -> None:
    data["rulesets"] *= 2


def _no_schema(data: dict) -> None:
    data["schema"] = 2


@pytest.mark.fault
@pytest.mark.parametrize("fault", [_no_day, _no_level, _no_kind, _no_state, _twice, _no_schema])
def test_a_fault_in_the_ruleset_is_found(fault) -> None:
    data = shipped()
    rules.parsed_publishing(data)
    fault(data)
    with pytest.raises(rules.RulesetError):
        rules.parsed_publishing(data)
