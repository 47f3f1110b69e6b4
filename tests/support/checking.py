"""Small texts read and checked, for tables of sentences with what is to be found in them."""

from __future__ import annotations

from linja.ground.checking import check
from linja.ground.checking.figures import Figures, read_figures
from linja.ground.checking.findings import Finding
from linja.ground.reading import read_source
from linja.ground.reading.input import load

#: A report of its own year, so that numbers without a period are of 2021.
HEAD = "Årlig melding 2021\nHelse Vest RHF\n\n1. Resultater\n\n"
FIRST = HEAD.count("\n") + 1


def figures_of(text: str) -> Figures:
    """The figures of a text that stands under the head."""
    return read_figures(read_source(load((HEAD + text).encode(), "text.txt")))


def findings_of(text: str) -> tuple[Finding, ...]:
    """What is found in a text that stands under the head."""
    checked = check(read_source(load((HEAD + text).encode(), "text.txt")))
    assert checked.warnings == ()
    return checked.findings


def kinds_of(text: str) -> list[tuple[str, int]]:
    """(kind, line counted from the text's own first line) of each finding."""
    return [(one.kind.value, one.line - FIRST + 1) for one in findings_of(text)]
