"""Two requirements of their own that begin with the same words, so that one may be taken for the other."""

from __future__ import annotations

from collections.abc import Iterator

from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.text import quote
from linja.ground.reading.findings import FoundRequirement, Reading

#: So many first words alike are no accident of style.
_WORDS = 16


def find(reading: Reading) -> Iterator[Finding]:
    """The second of two such requirements, and the first as its other place."""
    seen: dict[tuple[str, ...], FoundRequirement] = {}
    for requirement in reading.requirements:
        words = tuple(requirement.text.lower().split()[:_WORDS])
        place = (requirement.chapter, str(requirement.source_date), *words)
        # Under a stem the beginning is the stem's, and is printed once.
        if len(words) < _WORDS or requirement.stem:
            continue
        first = seen.setdefault(place, requirement)
        apart = (
            first.answer is not None
            and requirement.answer is not None
            and first.answer.line != requirement.answer.line
        )
        if first is not requirement and apart:
            yield Finding(
                FindingKind.OTHER, requirement.line, "same_beginning", other_line=first.line,
                facts={"other": str(first.line)}, values=(" ".join(words),), quote=quote(requirement.text),
                other_quote=quote(first.text), confidence=0.5,
            )  # fmt: skip
