# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""``lavere enn 60 dager for somatikk og 40 dager for TSB``, said to be reached: each area against its own limit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from linja.ground.checking.figures import Figure, Figures, Role
from linja.ground.checking.figures.rounding import decimal_of
from linja.ground.checking.figures.vocabulary import areas_in
from linja.ground.checking.figures.when import year_of
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import cut, quote_of
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.targets import targets_in
from linja.ground.kernel.vocabulary import PrintedStatus
from linja.ground.reading.findings import FoundRequirement

_LIMIT = re.compile(
    r"(?:\b(?P<word>lavere enn|lågare enn|under|høyst|høgst|høyere enn|høgare enn|over|minst)\s+)?(?P<n>\d+(?:,\d+)?)\s*(?P<unit>dag(?:er|ar)|prosent|pst\.?|%)\s+(?:for|i|innen|innan)\s+$",
    re.IGNORECASE,
)
_BELOW = re.compile(r"lavere|lågare|under|høyst|høgst", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Limit:
    area: str
    word: str
    printed: str
    unit: Unit

    @property
    def value(self) -> Decimal:
        return decimal_of(self.printed)

    def is_met(self, value: Decimal) -> bool:
        """``høyst`` and ``minst`` hold at the limit itself, the others do not."""
        if value == self.value:
            return self.word.lower() in {"høyst", "høgst", "minst"}
        return (value < self.value) == bool(_BELOW.match(self.word))

    def __str__(self) -> str:
        return f"{self.word} {self.printed} {'dager' if self.unit is Unit.DAYS else '%'}"


def find(figures: Figures) -> Iterator[Finding]:
    """Requirements with two areas or more that are said to be reached, and the first area that has not."""
    for requirement in figures.reading.requirements:
        if requirement.status is not PrintedStatus.ACHIEVED or requirement.status_line is None:
            continue
        asked = figures.known.indicators_in(requirement.text)
        limits = _limits(requirement, figures.year)
        if len(limits) < 2 or not asked or requirement.answer is None:
            continue
        wrong = next(_failing(requirement, limits, asked[0][2].code, figures), None)
        if wrong is not None:
            yield _finding(requirement, *wrong)


def _limits(requirement: FoundRequirement, year: int | None) -> list[_Limit]:
    """The limit that stands right before each area; the word of the first holds on for the others."""
    horizons = [one.horizon.year for one in targets_in(requirement.text, year) if one.horizon is not None]
    if year is not None and any(horizon > year for horizon in horizons):
        return []
    found, word = [], ""
    for start, _end, area in areas_in(requirement.text):
        match = _LIMIT.search(requirement.text[:start])
        if match is None:
            continue
        word = match["word"] or word
        unit = Unit.DAYS if match["unit"].lower().startswith("dag") else Unit.PERCENT
        if word:
            found.append(_Limit(area, word, match["n"], unit))
    return found


def _failing(
    requirement: FoundRequirement, limits: list[_Limit], code: str, figures: Figures
) -> Iterator[tuple[_Limit, Figure]]:
    for limit in limits:
        values = [one for one in figures.all if _is_of(one, requirement, limit, code, figures)]
        if values and not any(limit.is_met(one.amount) for one in values):
            yield limit, values[0]


def _is_of(one: Figure, requirement: FoundRequirement, limit: _Limit, code: str, figures: Figures) -> bool:
    answer = requirement.answer
    return (
        answer is not None
        and answer.line <= one.line <= answer.line_end
        and (one.indicator, one.area, one.role, one.unit) == (code, limit.area, Role.VALUE, limit.unit)
        and not one.organisation
        and not one.qualifiers
        and (not one.period or year_of(one.period) == figures.year)
    )


def _finding(requirement: FoundRequirement, limit: _Limit, value: Figure) -> Finding:
    return Finding(
        kind=FindingKind.STATUS_VALUE,
        line=requirement.status_line or requirement.line,
        other_line=value.line,
        code="status_reached_but_value_fails",
        facts={"value": value.printed, "target": str(limit)},
        values=(requirement.status_verbatim or "", value.printed),
        quote=requirement.status_verbatim or cut(requirement.text),
        other_quote=quote_of(value),
        confidence=0.75,
    )
