"""How far up the line a report must have come before it is published, by level and kind. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.vocabulary import DocumentKind
from linja.pillars.steering.rules.signing import LEVELS, RulesetError

#: In the order in which a report comes to them.
EARLIEST: Final = ("submitted", "accepted", "approved")
_NOT_YET: Final = {"accepted": "steering.accepted_first", "approved": "steering.approved_first"}


@dataclass(frozen=True, slots=True)
class PublishingRuleset:
    """From a day on, the state that a report must have reached, by (level, kind of report)."""

    valid_from: date
    earliest: Mapping[tuple[str, str], str]


def parsed(data: Any) -> tuple[PublishingRuleset, ...]:
    """The rulesets from their plain data, oldest first; :class:`RulesetError` when something is wrong."""
    if not isinstance(data, dict) or data.get("schema") != 1 or not data.get("rulesets"):
        raise RulesetError("schema must be 1, with at least one ruleset")
    found = [_ruleset(one) for one in data["rulesets"]]
    days = [one.valid_from for one in found]
    if days != sorted(set(days)):
        raise RulesetError("rulesets must stand by day, each day once")
    return tuple(found)


def _ruleset(data: Any) -> PublishingRuleset:
    day = data.get("valid_from")
    if not isinstance(day, date):
        raise RulesetError("valid_from must be a day")
    levels: Mapping[str, Mapping[str, str]] = data.get("levels") or {}
    if set(levels) != LEVELS:
        raise RulesetError(f"{day}: levels must be {sorted(LEVELS)}")
    told = {(level, kind): state for level, held in levels.items() for kind, state in held.items()}
    unknown = {kind for _level, kind in told} - {kind.value for kind in DocumentKind}
    if unknown:
        raise RulesetError(f"{day}: no such kind of report: {sorted(unknown)}")
    if strange := set(told.values()) - set(EARLIEST):
        raise RulesetError(f"{day}: a report is published from {EARLIEST}, not from {sorted(strange)}")
    return PublishingRuleset(day, told)


def may_be_published(
    rulesets: Collection[PublishingRuleset], level: str, kind: str, day: date, state: str
) -> Refusal | None:
    """Why a report in ``state`` is not published yet, under the ruleset of its day; None when it may be.

    A published report that gets a new edition has been through it all. States before the handing-in are no
    matter of this rule: what was not handed in has nothing to publish.
    """
    held = [one for one in rulesets if one.valid_from <= day]
    wanted = held[-1].earliest.get((level, kind), EARLIEST[0]) if held else EARLIEST[0]
    if state not in EARLIEST or EARLIEST.index(state) >= EARLIEST.index(wanted):
        return None
    return Refusal(_NOT_YET[wanted], {})
