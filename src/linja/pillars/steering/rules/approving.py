"""By when the owner meeting approves a report, and when it is told of, by level and kind. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from linja.ground.kernel.vocabulary import DocumentKind
from linja.pillars.steering.rules.signing import LEVELS, RulesetError

#: A year without a leap day: a day that comes every year is one of its.
_ANY_YEAR: Final = 2001
MonthDay = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Approval:
    """The last day, and the days of telling in order, in the year after the report's."""

    by: MonthDay
    warn: tuple[MonthDay, ...]

    def due_on(self, year: int) -> date:
        """By when a year's report is approved."""
        return date(year + 1, *self.by)

    def warned_on(self, year: int) -> tuple[date, ...]:
        """When it is told of, as long as nobody has approved it."""
        return tuple(date(year + 1, *one) for one in self.warn)


@dataclass(frozen=True, slots=True)
class ApprovalRuleset:
    """From a day on, what is approved by when, by (level, kind of report)."""

    valid_from: date
    approvals: Mapping[tuple[str, str], Approval]


def parsed(data: Any) -> tuple[ApprovalRuleset, ...]:
    """The rulesets from their plain data, oldest first; :class:`RulesetError` when something is wrong."""
    if not isinstance(data, dict) or data.get("schema") != 1 or not data.get("rulesets"):
        raise RulesetError("schema must be 1, with at least one ruleset")
    found = [_ruleset(one) for one in data["rulesets"]]
    days = [one.valid_from for one in found]
    if days != sorted(set(days)):
        raise RulesetError("rulesets must stand by day, each day once")
    return tuple(found)


def approval(rulesets: Collection[ApprovalRuleset], level: str, kind: str, year: int) -> Approval | None:
    """How a year's report is approved under the ruleset of its last day; None when it is not."""
    held = [one for one in rulesets if one.valid_from <= date(year, 12, 31)]
    return held[-1].approvals.get((level, kind)) if held else None


def _ruleset(data: Any) -> ApprovalRuleset:
    day = data.get("valid_from")
    if not isinstance(day, date):
        raise RulesetError("valid_from must be a day")
    levels: Mapping[str, Mapping[str, Any]] = data.get("levels") or {}
    if set(levels) != LEVELS:
        raise RulesetError(f"{day}: levels must be {sorted(LEVELS)}")
    told = {(level, kind): held for level, kinds in levels.items() for kind, held in kinds.items()}
    unknown = {kind for _level, kind in told} - {kind.value for kind in DocumentKind}
    if unknown:
        raise RulesetError(f"{day}: no such kind of report: {sorted(unknown)}")
    return ApprovalRuleset(day, {key: _approval(f"{day}, {key}", held) for key, held in told.items()})


def _approval(where: str, held: Any) -> Approval:
    if not isinstance(held, dict) or set(held) != {"by", "warn"} or not isinstance(held["warn"], list):
        raise RulesetError(f"{where}: must say by and warn")
    by, warn = _month_day(where, held["by"]), tuple(_month_day(where, one) for one in held["warn"])
    if list(warn) != sorted(set(warn)) or any(one > by for one in warn):
        raise RulesetError(f"{where}: the days of telling stand in order, none after the last day")
    return Approval(by, warn)


def _month_day(where: str, said: Any) -> MonthDay:
    """A day that every year has, as month-day; quoted, since YAML makes other things of some numbers."""
    try:
        found = date.fromisoformat(f"{_ANY_YEAR}-{said}")
    except ValueError:
        raise RulesetError(f"{where}: {said!r} is no month-day such as 06-30") from None
    return found.month, found.day
