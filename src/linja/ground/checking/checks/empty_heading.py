"""A heading with nothing under it, followed by another of the same rank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.reading.findings import FoundHeading, Reading

#: Headings that sort requirements: one straight after another has none.
_SORTS = re.compile(
    r"^(?:mål(?:\s+20\d\d)?|andre\s+opp(?:gaver|gåver|drag)(?:\s+20\d\d)?|nye\s+opp(?:gaver|gåver)(?:\s+20\d\d)?|"
    r"(?:utrednings|utgreiings)oppdrag(?:\s+20\d\d)?)\s*:?$",
    re.I,
)


def find(reading: Reading) -> Iterator[Finding]:
    """Headings of requirements directly above another, and numbered headings above their like."""
    for one, two in pairwise(reading.headings):
        if _between(reading, one, two) or not (_sorts(one, two) or _numbered(one, two)):
            continue
        yield Finding(
            FindingKind.OTHER, one.line, "empty_heading", other_line=two.line, facts={"title": one.title},
            values=(one.title,), quote=one.title, other_quote=two.title, confidence=0.7,
        )  # fmt: skip


def _sorts(one: FoundHeading, two: FoundHeading) -> bool:
    return bool(_SORTS.match(one.title.strip()) and _SORTS.match(two.title.strip()))


def _numbered(one: FoundHeading, two: FoundHeading) -> bool:
    """``2.3`` straight above ``2.4``; ``2`` above ``2.1`` is how chapters begin."""
    if one.number is None or two.number is None or "." not in one.number.strip("."):
        return False
    return (
        one.number.count(".") == two.number.count(".") and one.level == two.level and two.line - one.line > 1
    )


def _between(reading: Reading, one: FoundHeading, two: FoundHeading) -> bool:
    return any(line.strip() for line in reading.lines[one.line : two.line - 1])
