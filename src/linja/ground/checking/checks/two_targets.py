"""The same goal with two limits in running text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from linja.ground.checking.figures import Figure, Figures, Role
from linja.ground.checking.figures.rounding import agree
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import quote_of

#: Whose goal it is, or that it is for later: then two limits may both be right.
_WHOSE = re.compile(
    r"\b(?:eget|egen|egne|eigne|regional\w*|intern\w*|lokal\w*|langsiktig\w*|delmål\w*|inn[ae]n\s+(?:utgangen|utgongen|20\d\d|\d)|helseforetakets|styret|tidligere|tidlegare|opprinnelig\w*|nye?|nytt|endret|endra)\b",
    re.IGNORECASE,
)


def find(figures: Figures) -> Iterator[Finding]:
    """Limits of one indicator and area that differ from the one told first."""
    told: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for one in figures.in_prose:
        if (
            one.role is Role.TARGET
            and one.indicator
            and not one.organisation
            and not _WHOSE.search(one.quote)
        ):
            told[(one.indicator, one.area, one.unit, _year(one))].append(one)
    for limits in told.values():
        first = limits[0]
        other = next(
            (one for one in limits[1:] if not agree(first, one) and _apart(first, one, figures)), None
        )
        if other is not None:
            yield _finding(first, other)


def _year(one: Figure) -> str:
    """The year printed beside the limit; the one that its value is compared with later is not its own."""
    at = one.quote.find(one.printed)
    beside = re.search(r"20\d\d", one.quote[max(0, at - 30) : at + len(one.printed) + 12])
    return beside[0] if beside else ""


def _apart(one: Figure, two: Figure, figures: Figures) -> bool:
    """Not of one paragraph, where two limits are told apart by what stands between them."""
    return figures.sentences[one.sentence].paragraph != figures.sentences[two.sentence].paragraph


def _finding(one: Figure, two: Figure) -> Finding:
    return Finding(
        kind=FindingKind.TWO_VALUES,
        line=two.line,
        other_line=one.line,
        code="two_targets",
        facts={"one": one.printed, "two": two.printed},
        values=(two.printed, one.printed),
        quote=quote_of(two),
        other_quote=quote_of(one),
        confidence=0.55,
    )
