# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""Cells that hold several labelled values: ``Ventetid: PHV: 52 (hele 2018: 49) PHBU: 57``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linja.ground.kernel.numbers import Quantity, parse_quantity

_VALUE = re.compile(
    r"(?P<label>[A-ZÆØÅa-zæøå][\wæøå /-]*?(?:[A-ZÆØÅa-zæøå ][\wæøå ]*)?):?\s*(?P<value>[-−–]?\d+(?:[ \u00a0]\d{3})*(?:,\d+)?\s?%?)(?=[\s,;)]|$)"
    r"(?P<aside>\s*\((?P<said>hele?t?\s*(?P<year>20\d\d)?)\s*:?\s*(?P<other>[-−–]?\d+(?:,\d+)?\s?%?)\))?"
)
_GROUP = re.compile(r"(?P<group>[A-ZÆØÅ][\wæøå]{4,}(?: [\wæøå]+)?):\s*(?=[A-ZÆØÅ])")
_FOR = re.compile(
    r"(?P<value>\d+(?:,\d+)?\s?%)\s+(?:for|ved|i)\s+(?P<label>[A-ZÆØÅ][\wæøå. -]*?)(?=,| og |;|$)"
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One value of a cell: the heading it stands under, its label, and where it begins in the cell."""

    group: str
    label: str
    quantity: Quantity
    start: int
    #: Set where the value is another year's than the column's (``hele 2018: 49``); the year or empty.
    whole_year: str | None = None


def labelled_values(text: str) -> Iterator[Labelled]:
    """Every labelled value of the cell; none where it is plain text."""
    if _FOR.search(text):
        for match in _FOR.finditer(text):
            quantity = parse_quantity(match["value"])
            if isinstance(quantity, Quantity):
                yield Labelled("", match["label"].strip(), quantity, match.start())
        return
    groups = [(match.start(), match.end(), match["group"]) for match in _GROUP.finditer(text)]
    cuts = [(0, 0, ""), *groups]
    for (_, begin, group), following in zip(cuts, [*groups, (len(text), 0, "")], strict=True):
        yield from _values(text, begin, following[0], group)


def _values(text: str, begin: int, end: int, group: str) -> Iterator[Labelled]:
    for match in _VALUE.finditer(text[begin:end]):
        label = match["label"].strip(" :,")
        quantity = parse_quantity(match["value"].strip())
        if not isinstance(quantity, Quantity) or not label or label.isdecimal():
            continue
        yield Labelled(group, label, quantity, begin + match.start("value"))
        other = parse_quantity(match["other"].strip()) if match["aside"] else None
        if isinstance(other, Quantity):
            yield Labelled(group, label, other, begin + match.start("other"), match["year"] or "")
