"""All definitions of an installation: read when first asked for, checked whole, kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from linja.ground.definitions.checks import names_of
from linja.ground.definitions.contents import of_folder
from linja.ground.definitions.faults import DefinitionsError, Fault
from linja.ground.definitions.types import Category, CodeList, Indicator


@dataclass(frozen=True, slots=True)
class Named:
    """What words name: an indicator, and perhaps one category (``breakdown``, ``category``) of it."""

    code: str
    breakdown: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class Definitions:
    """Indicators and code lists by their codes, in the order of the codes."""

    indicators: Mapping[str, Indicator]
    code_lists: Mapping[str, CodeList]

    def overdue(self, on: date) -> tuple[Indicator, ...]:
        """Indicators whose review should have been done before ``on``, the longest overdue first."""
        late = [one for one in self.indicators.values() if one.is_overdue(on)]
        return tuple(sorted(late, key=lambda one: (one.review_by, one.code)))

    def named(self, words: str) -> Named | None:
        """What the words of a report name, as ``Gjennomsnittlig ventetid BUP``; None when nothing surely.

        The whole is looked for first; then the words without one category of the indicator's code lists.
        """
        folded = _folded(words)
        for one in self.indicators.values():
            if folded in map(_folded, names_of(one)):
                return Named(one.code)
        found = {Named(code, *place) for code, place in self._with_category(folded)}
        return found.pop() if len(found) == 1 else None

    def _with_category(self, folded: str) -> Iterator[tuple[str, tuple[str, str]]]:
        for one in self.indicators.values():
            names = set(map(_folded, names_of(one)))
            for key in one.current.breakdowns:
                for category in self.code_lists[key].categories:
                    if any(_without(folded, form) in names for form in _forms(category)):
                        yield one.code, (key, category.code)


def load(folder: Path) -> Definitions:
    """The definitions of a folder, read once; :class:`DefinitionsError` with all that is wrong in them."""
    return _load(folder.resolve())


@cache
def _load(folder: Path) -> Definitions:
    contents = of_folder(folder)
    faults = [*contents.faults, *contents.across(), *contents.unrecorded()]
    if faults:
        raise DefinitionsError(faults)
    indicators = {one.code: one for one, _where in contents.indicators}
    code_lists = {one.code: one for one, _where in contents.code_lists}
    return Definitions(MappingProxyType(indicators), MappingProxyType(code_lists))


def faults_in(folder: Path) -> tuple[Fault, ...]:
    """All that is wrong in a folder's definitions; empty when they can be used."""
    try:
        load(folder)
    except DefinitionsError as error:
        return error.faults
    return ()


def _folded(words: str) -> str:
    return " ".join(words.casefold().replace(",", " ").replace(":", " ").split())


def _forms(category: Category) -> tuple[str, ...]:
    forms = (category.names.nb, category.names.nn, *category.synonyms)
    return tuple(dict.fromkeys(map(_folded, forms)))


def _without(folded: str, form: str) -> str:
    """The words with ``form`` taken out as whole words; nothing when it does not stand there."""
    padded = f" {folded} "
    return " ".join(padded.replace(f" {form} ", " ", 1).split()) if f" {form} " in padded else ""
