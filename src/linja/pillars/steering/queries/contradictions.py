"""The finder asked of a report made here: of its text as it would be printed now, or of an edition."""

from __future__ import annotations

from functools import lru_cache

from linja.ground.checking import Known, check
from linja.ground.checking.findings import Finding
from linja.ground.checking.of_tree import TreeReading, read_tree
from linja.ground.document.tree import Document
from linja.line.intake import queries as intake
from linja.pillars.steering import content
from linja.pillars.steering.content import Gathered
from linja.pillars.steering.records import ReportContradictions

#: So many texts are remembered: a page is looked at again and again between two changes.
_REMEMBERED = 8
#: While it is written, what is missing is told by the list of that.
_MISSING = frozenset({"empty_heading"})


def contradictions(held: Gathered) -> ReportContradictions:
    """Of a report as it stands, with what its people said of each."""
    read, found = _checked(content.printed(held), intake.known_names())
    here = [one for one in found if one.code not in _MISSING]
    return ReportContradictions(intake.with_marks(here, f"report:{held.report.id}"), read)


def contradictions_in(document: Document, subject: str = "") -> ReportContradictions:
    """Of a tree; ``subject`` is what marks are kept under, empty: nobody's marks are shown."""
    read, found = _checked(document, intake.known_names())
    return ReportContradictions(intake.with_marks(found, subject), read)


@lru_cache(maxsize=_REMEMBERED)
def _checked(document: Document, known: Known) -> tuple[TreeReading, tuple[Finding, ...]]:
    """The same text has the same contradictions, whoever asks; a whole annual report takes seconds."""
    read = read_tree(document)
    return read, check(read.reading, known).findings
