"""Numbers that cannot be what they say they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from linja.ground.checking.figures import Figure, Figures, Place, Role
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import cut, quote_of
from linja.ground.kernel.numbers import Unit

_WHOLE = Decimal(100)
_SHARE = re.compile(r"\bandel\w*", re.IGNORECASE)
_PLANNED = re.compile(
    r"\s+av\s+(?:\w+\s+)?(?:norm\w*|plan\w*|budsj\w*|kapasitet\w*|mål\w*|bevil\w*)", re.IGNORECASE
)
_COUNTED = re.compile(
    r"\b(?P<word>antal\w*)\b(?:\s+(?!andel)\w+){0,3}?\s+(?:fra|frå|var|er)\s+(?P<value>\d+(?:,\d+)?\s?(?:prosent|%|pst\.?))(?!poeng|\s+(?:høyere|lavere|høgare|lågare|flere|fleire|færre|mer|mindre|av|over|under|opp|ned)\b)",
    re.IGNORECASE,
)


def find(figures: Figures) -> Iterator[Finding]:
    """Shares above 100 per cent, negative counts, and counts told in per cent."""
    for one in figures.all:
        if _is_share(one, figures) and one.amount > _WHOLE and not _of_a_plan(one):
            yield _finding(one, "over_100", {"printed": one.printed}, 0.7)
        elif _is_count(one, figures) and one.amount < 0:
            yield _finding(one, "negative_count", {"row": cut(one.quote), "printed": one.printed}, 0.7)
    for sentence in figures.sentences:
        match = None if sentence.asks or not sentence.counts else _COUNTED.search(sentence.text)
        if match:
            yield Finding(
                kind=FindingKind.OTHER,
                line=sentence.line_at(match.start()),
                code="count_in_percent",
                facts={"word": match["word"], "printed": match["value"]},
                values=(match["value"],),
                quote=cut(sentence.text, match["value"]),
                confidence=0.6,
            )


def _is_share(one: Figure, figures: Figures) -> bool:
    """In per cent, and of a whole: named as a share, or an indicator that is one."""
    if one.unit is not Unit.PERCENT or one.role not in {Role.VALUE, Role.EXTREME}:
        return False
    known = bool(one.indicator) and one.named and figures.known.by_code[one.indicator].kind == "share"
    return known or bool(_SHARE.search(one.quote[: max(0, one.quote.find(one.printed))][-60:]))


def _of_a_plan(one: Figure) -> bool:
    """``102 prosent av normert``: of what was planned there may be more than all."""
    after = one.quote[one.quote.find(one.printed) + len(one.printed) :]
    return bool(_PLANNED.match(after))


def _is_count(one: Figure, figures: Figures) -> bool:
    counted = bool(one.indicator) and figures.known.by_code[one.indicator].kind == "count"
    # A column without a period may hold differences.
    return (
        counted
        and bool(one.period)
        and one.place is Place.TABLE
        and one.role is Role.VALUE
        and one.unit is Unit.NONE
    )


def _finding(one: Figure, code: str, facts: dict[str, str], sure: float) -> Finding:
    return Finding(
        kind=FindingKind.OTHER,
        line=one.line,
        code=code,
        facts=facts,
        values=(one.printed,),
        quote=quote_of(one),
        confidence=sure,
    )
