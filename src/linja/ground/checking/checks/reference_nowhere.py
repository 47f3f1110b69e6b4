# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""References to chapters, figures and tables of the document itself that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.text import Sentence, lossy, quote, sentences
from linja.ground.reading.findings import Reading

_SEE = r"(?:\b(?:se|sjå|jf\.?|jfr\.?|vises\s+til|visast\s+til|omtalt\s+i|beskrevet\s+i|rapportert\s+(?:i|under)|(?:fremgår|framgår|går\s+fr[ae]m)\s+av|(?:vist|vises|viser|gjengitt|oppsummert)\s+i)\s+(?:også\s+|òg\s+)?(?:\w+\s+)?)"
_CHAPTER = re.compile(
    rf"{_SEE}(?:rapporterings)?(?:kapittel|kap\.|del|punkt|avsnitt|pkt\.)\s+(?P<number>\d+(?:\.\d+){{0,3}})(?!\s*(?:i|av|til)\s|[.,]?\d|\s*[-–]\s*\d)",
    re.I,
)
_FIGURE = re.compile(rf"{_SEE}(?P<what>figur|tabell)\s+(?P<number>\d+)(?!\s+i\s)", re.I)
#: A document has no more chapters than this; what is higher is another's paragraph.
_CHAPTERS = 20
_LAW = re.compile(
    r"\blov\w*|forskrift|oppdragsdokument|protokoll|Prop\.|Meld\.|rapporten|planen|veileder|NRS|§", re.I
)


def find(reading: Reading) -> Iterator[Finding]:
    """Each reference that leads nowhere."""
    if lossy(reading):
        return
    numbers = {heading.number.strip(".") for heading in reading.headings if heading.number}
    captions = " ".join(
        line.strip() for line in reading.lines if re.match(r"\s*(?:figur|tabell)\s+\d", line, re.I)
    ).lower()
    for sentence in sentences(reading):
        for match in _CHAPTER.finditer(sentence.text):
            named = match["number"]
            # A document with few numbered headings refers to another's.
            if (
                len(numbers) >= 4
                and named not in numbers
                and not _LAW.search(sentence.text)
                and int(named.split(".")[0]) <= _CHAPTERS
            ):
                yield _finding(sentence, match, 0.5)
        for match in _FIGURE.finditer(sentence.text):
            what = match["what"].lower()
            if not re.search(rf"\b{what} {match['number']}\b", captions):
                yield _finding(sentence, match, 0.45)


def _finding(sentence: Sentence, match: re.Match[str], sure: float) -> Finding:
    return Finding(
        FindingKind.OTHER, sentence.line_at(match.start()), "reference_nowhere", facts={"place": match[0]},
        values=(match["number"],), quote=quote(sentence.text, *match.span()), confidence=sure,
    )  # fmt: skip
