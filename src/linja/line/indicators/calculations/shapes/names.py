"""What the words of files and documents name: indicators, categories, organisations and periods. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from linja.ground.definitions import Category, Definitions
from linja.ground.definitions.registry import Named
from linja.ground.kernel.periods import Cumulative, Period, Year, parse
from linja.ground.kernel.refusals import Refusal

#: How an organisation is named in a file: to its id, or None.
Finder = Callable[[str], int | None]
_BEFORE = re.compile(r"^(?:[-–•*]\s*|innen\s+|innan\s+|i\s+)+")
_BRACKETS = re.compile(r"\s*\(\s*(.*?)\s*\)")


def folded(words: str) -> str:
    """Words without case, bullets, line breaks and what leads in (``- Somatikk``, ``innen somatikk``)."""
    joined = _BRACKETS.sub(r" (\1)", re.sub(r"-\s+(?=[a-zæøå])(?!\s*og\b)", "-", words.casefold()))
    return _BEFORE.sub("", " ".join(joined.replace("‐", "-").split()))


@dataclass
class Names:
    """The definitions and the organisations, asked by words."""

    definitions: Definitions
    organisation: Finder
    _indicators: dict[str, Named | None] = field(default_factory=dict)

    def indicator(self, words: str) -> Named | None:
        """The indicator that a code or printed words name, perhaps with a category."""
        if words not in self._indicators:
            bare = words.strip()
            held = bare in self.definitions.indicators
            self._indicators[words] = Named(bare) if held else self.definitions.named(bare)
        return self._indicators[words]

    def code_list(self, heading: str) -> str | None:
        """The code list that a heading names (``Tjenesteområde``, ``cancer_forms``)."""
        word = folded(heading)
        for code, one in self.definitions.code_lists.items():
            if word in {code, folded(one.names.nb), folded(one.names.nn), folded(one.names.en)}:
                return code
        return None

    def category(self, code_list: str, words: str) -> str | None:
        """The code of the category of this list that the words name."""
        word = folded(words)
        for one in self.definitions.code_lists[code_list].categories:
            if word in _forms(one):
                return one.code
        return None

    def lists_of(self, indicator: str) -> Iterator[str]:
        """The code lists that the indicator is broken down by."""
        held = self.definitions.indicators.get(indicator)
        yield from held.current.breakdowns if held else ()


def _forms(one: Category) -> frozenset[str]:
    return frozenset(map(folded, (one.code, one.names.nb, one.names.nn, one.names.en, *one.synonyms)))


_STATISTICS = (
    (re.compile(r"(\d{4})M(\d\d)"), r"\1-\2"),
    (re.compile(r"(\d{4})K([1-4])"), r"\1Q\2"),
    (re.compile(r"(\d{4})_\1"), r"\1"),
)
#: As heads of tables shorten them.
_SHORT = (
    (re.compile(r"\btert\b\.?", re.IGNORECASE), "tertial"),
    (re.compile(r"\b(\d)\.?\s?h-år", re.IGNORECASE), r"\1. halvår"),
    (re.compile(r"^(\d{4}) (\d\. (?:halvår|tertial|kvartal))$", re.IGNORECASE), r"\2 \1"),
    (re.compile(r"\bjan(?:uar)?\.?\s?[-–]\s?apr(?:il)?\b\.?", re.IGNORECASE), "januar-april"),
    (re.compile(r"\bjan(?:uar)?\.?\s?[-–]\s?aug(?:ust)?\b\.?", re.IGNORECASE), "januar-august"),
    (re.compile(r"\bjan(?:uar)?\.?\s?[-–]\s?des(?:ember)?\b\.?", re.IGNORECASE), "januar-desember"),
)


def period_of(words: str) -> Period | None:
    """The period that a cell, a head or a register's code names; January to December is the year."""
    text = " ".join(words.split()).strip(" .:")
    for pattern, code in _STATISTICS:
        if pattern.fullmatch(text):
            text = pattern.sub(code, text)
    for pattern, said in _SHORT:
        text = pattern.sub(said, text).strip()
    found = parse(text)
    if isinstance(found, Refusal):
        return None
    return Year(found.end.year) if isinstance(found, Cumulative) and found.end.month == 12 else found
