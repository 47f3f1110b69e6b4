"""Which signatures a report needs, by level and kind, and when they can be given. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.vocabulary import DocumentKind

#: In the order in which they are given.
SIGNATURES = ("leader", "board")
LEVELS = frozenset({"clinic", "hf", "private_non_profit", "rhf"})


class RulesetError(ValueError):
    """A ruleset that does not hold what it must; the message says where."""


@dataclass(frozen=True, slots=True)
class SignOffRuleset:
    """Who signs what, from a day on. ``needs``: signature by (level, kind of report)."""

    valid_from: date
    needs: Mapping[tuple[str, str], tuple[str, ...]]


def parsed(data: Any) -> tuple[SignOffRuleset, ...]:
    """The rulesets from their plain data, oldest first; :class:`RulesetError` when something is wrong."""
    if not isinstance(data, dict) or data.get("schema") != 1 or not data.get("rulesets"):
        raise RulesetError("schema must be 1, with at least one ruleset")
    found = [_ruleset(one) for one in data["rulesets"]]
    days = [one.valid_from for one in found]
    if days != sorted(set(days)):
        raise RulesetError("rulesets must stand by day, each day once")
    return tuple(found)


def _ruleset(data: Any) -> SignOffRuleset:
    day = data.get("valid_from")
    if not isinstance(day, date):
        raise RulesetError("valid_from must be a day")
    levels: Mapping[str, Any] = data.get("levels") or {}
    if set(levels) != LEVELS:
        raise RulesetError(f"{day}: levels must be {sorted(LEVELS)}")
    needs: dict[tuple[str, str], tuple[str, ...]] = {}
    for level, held in levels.items():
        _check(day, level, held)
        for kind in {kind for kinds in held.values() for kind in kinds}:
            needs[level, kind] = tuple(one for one in SIGNATURES if kind in held[one])
    return SignOffRuleset(day, needs)


def _check(day: date, level: str, held: Mapping[str, Any]) -> None:
    if set(held) != set(SIGNATURES):
        raise RulesetError(f"{day}, {level}: must say {' and '.join(SIGNATURES)}")
    known = {kind.value for kind in DocumentKind}
    for role, kinds in held.items():
        unknown = set(kinds) - known
        if unknown:
            raise RulesetError(f"{day}, {level}, {role}: no such kind of report: {sorted(unknown)}")


def needed(rulesets: Collection[SignOffRuleset], level: str, kind: str, day: date) -> tuple[str, ...]:
    """The signatures that a report needs under the ruleset of its day, in order; none before the first."""
    held = [one for one in rulesets if one.valid_from <= day]
    return held[-1].needs.get((level, kind), ()) if held else ()


def may_sign(role: str, wanted: Collection[str], state: str, standing: Collection[str]) -> Refusal | None:
    """When the report has been put forward, and those before in the order have signed what it says now."""
    if role not in wanted:
        return Refusal("steering.not_needed", {})
    if state != "ready":
        return Refusal("steering.not_put_forward", {})
    if role == "board" and "leader" in wanted and "leader" not in standing:
        return Refusal("steering.leader_first", {})
    return None
