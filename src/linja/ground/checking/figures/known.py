"""Indicators and organisations that words can name: what is given, beside the words that are built in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

from linja.ground.checking.figures.vocabulary import BY_CODE, Indicator, indicators_in
from linja.ground.definitions import Definitions, Direction
from linja.ground.definitions import Indicator as Defined
from linja.ground.kernel.measures import MeasureKind

#: What a name may begin with and prose leave out.
_LEAD = re.compile(
    r"^(?:andel(?:en)?|del(?:en)?|antall(?:et)?|tal(?:et)? på|gjennomsnittl[ie]g\w*|median(?:en)?)\s+"
    r"(?:av\s+|som\s+(?:er\s+)?|med\s+)?",
    re.IGNORECASE,
)
#: A shorter single word names too much (``kontroller``).
_SHORTEST = 11
_DIRECTIONS = {Direction.HIGHER: 1, Direction.LOWER: -1}
_KINDS = {
    MeasureKind.SHARE: "share",
    MeasureKind.MEAN: "mean",
    MeasureKind.MEDIAN: "mean",
    MeasureKind.COUNT: "count",
    MeasureKind.DISTINCT_COUNT: "count",
    MeasureKind.SUM: "money",
}


@dataclass(frozen=True)
class Known:
    """The indicators that words can name, and the organisations' own names."""

    indicators: tuple[Indicator, ...] = ()
    #: As they are registered, with or without their form (``HF``).
    organisations: tuple[str, ...] = ()

    @cached_property
    def _any(self) -> re.Pattern[str] | None:
        """A cheap look: any name of those that were given."""
        names = [name for one in self.indicators for name in one.names]
        return re.compile("|".join(names), re.IGNORECASE) if names else None

    @cached_property
    def by_code(self) -> Mapping[str, Indicator]:
        """Every indicator by its code."""
        return MappingProxyType({**BY_CODE, **{one.code: one for one in self.indicators}})

    def indicators_in(self, text: str) -> list[tuple[int, int, Indicator]]:
        """(start, end, indicator) of every one named, from left to right; given names before others."""
        own = list(self._given(text)) if self._any is not None and self._any.search(text) else []
        if not own:
            return indicators_in(text)
        rest = [
            one
            for one in indicators_in(text)
            if not any(one[0] < end and start < one[1] for start, end, _ in own)
        ]
        return sorted((*own, *rest), key=lambda one: one[0])

    def _given(self, text: str) -> Iterator[tuple[int, int, Indicator]]:
        taken: list[tuple[int, int]] = []
        for indicator in self.indicators:
            for match in indicator.pattern.finditer(text):
                if not any(match.start() < end and start < match.end() for start, end in taken):
                    taken.append(match.span())
                    yield *match.span(), indicator


NOTHING: Final = Known()


def known_of(definitions: Definitions | None = None, organisations: Iterable[str] = ()) -> Known:
    """What reviewed definitions and registered names add to the words that are built in.

    An indicator that the built-in words name, whole or in part, is theirs: those are made for running text,
    where the definitions' names are made for lists. Of the others every name and synonym counts.
    """
    defined = definitions.indicators.values() if definitions is not None else ()
    found = [one for one in map(_indicator, defined) if one is not None]
    found.sort(key=lambda one: -max(map(len, one.names)))
    return Known(tuple(found), tuple(dict.fromkeys(organisations)))


def _indicator(defined: Defined) -> Indicator | None:
    names = dict.fromkeys(_usable(name) for name in _names(defined))
    version = defined.current
    if version.measure not in _KINDS or any(indicators_in(name) for name in names):
        return None
    long = sorted(names, key=len, reverse=True)
    return Indicator(
        code=f"defined:{defined.code}",
        names=tuple(_pattern(name) for name in long),
        unit=version.unit,
        direction=_DIRECTIONS.get(version.direction, 0),
        kind=_KINDS[version.measure],
    )


def _names(defined: Defined) -> Iterator[str]:
    yield from (defined.names.nb, defined.names.nn, *defined.synonyms_nb, *defined.synonyms_nn)


def _usable(name: str) -> str:
    """Without what prose leaves out before it, where enough is left, and without a parenthesis after it."""
    whole = re.sub(r"\s*\(.*?\)", "", name).strip()
    bare = _LEAD.sub("", whole)
    return bare.lower() if " " in bare or len(bare) >= _SHORTEST else whole.lower()


def _pattern(name: str) -> str:
    """The words with their endings, however the line breaks between them."""
    return r"\b" + r"\s+".join(re.escape(word) for word in name.split()) + r"\w{0,3}"
