"""Who signs which report at which level, and what a board case may look like, as tables."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from django.conf import settings

from linja.line.approvals.calculations import case_number
from linja.pillars.steering import rules
from linja.pillars.steering.definitions import definitions_folder
from linja.pillars.steering.queries import sign_off_rulesets

ANNUAL, TERTIAL, MONTHLY, SPECIAL = "årlig_melding", "tertialrapport", "månedsrapport", "særrapport"
LEADER, BOTH, NOBODY = ("leader",), ("leader", "board"), ()

# level, kind -> who signs, in order
NEEDED = [
    ("clinic", ANNUAL, NOBODY),
    ("clinic", TERTIAL, NOBODY),
    ("clinic", MONTHLY, NOBODY),
    ("hf", ANNUAL, BOTH),
    ("hf", TERTIAL, BOTH),
    ("hf", MONTHLY, LEADER),
    ("hf", SPECIAL, LEADER),
    ("private_non_profit", ANNUAL, BOTH),
    ("private_non_profit", MONTHLY, LEADER),
    ("rhf", ANNUAL, BOTH),
    ("rhf", TERTIAL, LEADER),
    ("rhf", MONTHLY, LEADER),
    ("rhf", SPECIAL, LEADER),
    ("ministry", ANNUAL, NOBODY),
]


@pytest.mark.parametrize(("level", "kind", "who"), NEEDED)
def test_who_signs(level: str, kind: str, who: tuple[str, ...]) -> None:
    held = sign_off_rulesets(definitions_folder())
    assert rules.needed(held, level, kind, date(2020, 12, 31)) == who


def test_the_ruleset_of_the_day_decides() -> None:
    first, later = plain(), plain(date(2021, 1, 1))
    later["rulesets"][0]["levels"]["rhf"]["board"] = []
    held = rules.parsed_sign_off({"schema": 1, "rulesets": first["rulesets"] + later["rulesets"]})
    told = [rules.needed(held, "rhf", ANNUAL, date(year, 12, 31)) for year in (2001, 2020, 2021)]
    assert told == [NOBODY, BOTH, LEADER]


def plain(day: date | None = None) -> dict:
    path = settings.LINJA_DEFINITIONS / "rulesets" / "sign_off.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    if day:
        data["rulesets"][0]["valid_from"] = day
    return data


def no_board(data: dict) -> None:
    del data["rulesets"][0]["levels"]["hf"]["board"]


def unknown_kind(data: dict) -> None:
    data["rulesets"][0]["levels"]["hf"]["leader"] = ["ukerapport"]


def no_clinic(data: dict) -> None:
    del data["rulesets"][0]["levels"]["clinic"]


def no_day(data: dict) -> None:
    data["rulesets"][0]["valid_from"] = "2019"


def the_same_day_twice(data: dict) -> None:
    data["rulesets"] *= 2


def another_schema(data: dict) -> None:
    data["schema"] = 2


@pytest.mark.fault
@pytest.mark.parametrize(
    "fault", [no_board, unknown_kind, no_clinic, no_day, the_same_day_twice, another_schema]
)
def test_a_faulty_ruleset_is_refused(fault) -> None:
    data = plain()
    fault(data)
    with pytest.raises(rules.RulesetError):
        rules.parsed_sign_off(data)


# as written, the year of the meeting -> as kept; empty: no case of that meeting
CASES = [
    ("14-2021", 2021, "014-2021"),
    ("014-2021", 2021, "014-2021"),
    ("14/21", 2021, "014-2021"),
    ("14/2021", 2021, "014-2021"),
    ("14-21", 2021, "014-2021"),
    ("sak 14/21", 2021, "014-2021"),
    ("Styresak 14-2021", 2021, "014-2021"),
    ("styresak nr. 14-2021", 2021, "014-2021"),
    (" 14 - 2021 ", 2021, "014-2021"),
    ("14-2021", 2020, ""),
    ("14-2012", 2021, ""),
    ("2021-14", 2021, ""),
    ("1400-2021", 2021, "1400-2021"),
    ("0-2021", 2021, ""),
    ("14", 2021, ""),
    ("14-1921", 1921, ""),
    ("", 2021, ""),
]


@pytest.mark.parametrize(("written", "year", "kept"), CASES)
def test_board_case(written: str, year: int, kept: str) -> None:
    assert case_number(written, date(year, 2, 20)) == kept


# role, needed, state, what stands -> the refusal
WHEN = [
    ("leader", BOTH, "ready", (), None),
    ("board", BOTH, "ready", ("leader",), None),
    ("board", BOTH, "ready", (), "steering.leader_first"),
    ("leader", BOTH, "draft", (), "steering.not_put_forward"),
    ("leader", BOTH, "submitted", (), "steering.not_put_forward"),
    ("leader", BOTH, "published", (), "steering.not_put_forward"),
    ("board", LEADER, "ready", ("leader",), "steering.not_needed"),
    ("leader", NOBODY, "ready", (), "steering.not_needed"),
]


@pytest.mark.parametrize(("role", "needed", "state", "standing", "code"), WHEN)
def test_when_it_is_signed(role: str, needed: tuple, state: str, standing: tuple, code: str | None) -> None:
    refusal = rules.may_sign(role, needed, state, standing)
    assert (refusal.code if refusal else None) == code
