"""The door of checking: every check is run, double findings are dropped, the rest is put in order."""

from __future__ import annotations

import importlib
import inspect
import logging
import pkgutil
from collections.abc import Iterable, Iterator
from types import ModuleType

from linja.ground.checking import checks
from linja.ground.checking.figures import NOTHING, Known, read_figures
from linja.ground.checking.findings import Checked, Finding
from linja.ground.reading.findings import Reading

log = logging.getLogger(__name__)


def check(reading: Reading, known: Known = NOTHING) -> Checked:
    """Hold a document against itself; pure, and the same for the same reading and the same ``known``.

    ``known`` (:func:`known_of`): the reviewed definitions' indicators and the organisations' registered
    names, which come beside the words that are built in.

    Every module of ``checks`` is asked: those whose ``find`` takes ``figures`` get the numbers in their
    setting, the others the reading itself, and those that take ``known`` the names. A check that breaks on
    a document does not take the others' findings with it; it is named in ``warnings``
    (``checking.broken:<name>``).
    """
    figures = read_figures(reading, known)
    found: list[Finding] = []
    warnings: list[str] = []
    for name, module in _checks():
        asks = inspect.signature(module.find).parameters
        named = {"known": known} if "known" in asks else {}
        try:
            found.extend(module.find(figures if "figures" in asks else reading, **named))
        except Exception:
            log.exception("The check %s broke", name)
            warnings.append(f"checking.broken:{name}")
    told = sum(bool(one.indicator or one.unit) for one in figures.all)
    return Checked(tuple(_ordered(_once(found))), told, tuple(warnings))


def _checks() -> Iterator[tuple[str, ModuleType]]:
    for info in pkgutil.iter_modules(checks.__path__):
        yield info.name, importlib.import_module(f"{checks.__name__}.{info.name}")


def _once(found: Iterable[Finding]) -> Iterator[Finding]:
    """Of several findings of the same kind between the same two places, the surest."""
    kept: list[Finding] = []
    for one in sorted(found, key=lambda one: -one.confidence):
        if not any(_is_same(one, other) for other in kept):
            kept.append(one)
            yield one


def _is_same(one: Finding, two: Finding) -> bool:
    """The same two places with the same readings, or one change told of by its two sentences."""
    mine, theirs = {one.line, one.other_line or one.line}, {two.line, two.other_line or two.line}
    if mine == theirs and one.values == two.values and (len(mine) > 1 or one.kind is two.kind):
        return True
    pair = [(_number(f.facts.get("before", "")), _number(f.facts.get("after", ""))) for f in (one, two)]
    return one.kind is two.kind and bool(mine & theirs) and pair[0] == pair[1] != ("", "")


def _number(words: str) -> str:
    return "".join(sign for sign in words if sign.isdecimal() or sign == ",")


def _ordered(found: Iterable[Finding]) -> list[Finding]:
    """In the order of the text."""
    return sorted(found, key=lambda one: (one.line, one.other_line or 0, one.kind, one.code, one.values))
