# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""What is left of the template, the page or the footnote in the middle of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.text import quote, sentences
from linja.ground.kernel.vocabulary import DocumentKind
from linja.ground.reading.findings import Reading

#: Words that tell the writer what to write, not the reader what is so.
_TEMPLATE = re.compile(
    r"^(?:her\s+(?:omtales|omtalast|beskrives|redegjøres|settes|fylles|skrives)\b"
    r"|rapportering\w*\s+(?:skal\s+)?følge\w*\s+struktur"
    r"|fyll\s+(?:inn|ut)\b|sett\s+inn\b|skriv\s+her\b|klikk\s+(?:her|for)\b"
    r"|\[[^\]\d]{4,80}\]$|<(?:sett|fyll|navn|dato|tekst)[^>]*>|x{3,}\b|lorem\s+ipsum|tbd\b|todo\b)",
    re.I,
)
_CELL = re.compile(r"^(?:årstall|tall|tekst)\s+dersom\s+(?:dette\s+er\s+)?mul[ei]g", re.I)
_PAGE = re.compile(r"^\d{1,3}$")
#: More printed page numbers than this share of the pages: they belong there.
_HABIT = 0.4
_NOTE = re.compile(r"^\d{1,2}\s+[A-ZÆØÅ][\wæøå]+\s+\w+")
#: A running head that was caught inside a sentence.
_HEAD = re.compile(
    r"(?<=[a-zæøå,]\s)(?:Protokoll\s+fra|Årlig\s+melding|Side\s+\d+\s+av)\s[^.;]{0,70}?\b\d{1,3}\s+\d{1,2}\.\s+\w+\s+20\d\d\s+(?=[a-zæøå])"
    r"|(?<=[a-zæøå,]\s)Side\s+\d+\s+av\s+\d+\s+(?=[a-zæøå])"
)
_ENDS = re.compile(r"[.:;!?…»\")\]]\d{0,2}$")
_REPORTS = frozenset(
    {
        DocumentKind.ANNUAL_REPORT,
        DocumentKind.TERTIAL_REPORT,
        DocumentKind.MONTHLY_REPORT,
        DocumentKind.UNKNOWN,
    }
)


def find(reading: Reading) -> Iterator[Finding]:
    """Every line that the finished report should not have."""
    if reading.document.kind not in _REPORTS:
        return
    yield from _template(reading)
    yield from _page_numbers(reading)
    yield from _notes(reading)
    yield from _running_heads(reading)


def _template(reading: Reading) -> Iterator[Finding]:
    for sentence in sentences(reading):
        if match := _TEMPLATE.match(sentence.text):
            yield _finding(sentence.line, "template_left", sentence.text, match[0], 0.6)
    # A cell of a table is no sentence of its own.
    for number, line in enumerate(reading.lines, start=1):
        if match := _CELL.match(line.strip()):
            yield _finding(number, "template_left", line.strip(), match[0], 0.6)


def _page_numbers(reading: Reading) -> Iterator[Finding]:
    """A page number as a line of its own, in a text that otherwise prints none; one finding for all."""
    rows = [(n, line.strip()) for n, line in enumerate(reading.lines, start=1) if line.strip()]
    stray = [
        (n, text) for at, (n, text) in enumerate(rows)
        if _PAGE.match(text) and 0 < at < len(rows) - 1 and _alone(reading.lines, n) and not _in_table(reading, n)
    ]  # fmt: skip
    rising = all(int(a[1]) < int(b[1]) for a, b in pairwise(stray))
    pages = len(rows) / 40
    if stray and rising and len(stray) <= max(1.0, _HABIT * pages):
        others = ", ".join(text for _, text in stray)
        yield Finding(
            FindingKind.OTHER, stray[0][0], "page_number", other_line=stray[1][0] if len(stray) > 1 else None,
            facts={"printed": others}, values=tuple(text for _, text in stray), quote=stray[0][1], confidence=0.55,
        )  # fmt: skip


def _alone(lines: Sequence[str], number: int) -> bool:
    return not any(0 <= at < len(lines) and lines[at].strip() for at in (number - 2, number))


def _in_table(reading: Reading, number: int) -> bool:
    return any(table.line <= number <= table.line_end for table in reading.tables)


def _notes(reading: Reading) -> Iterator[Finding]:
    """A footnote between two halves of a sentence."""
    rows = [(n, line.strip()) for n, line in enumerate(reading.lines, start=1) if line.strip()]
    for at in range(1, len(rows) - 2):
        before, (number, text) = rows[at - 1][1], rows[at]
        if not _NOTE.match(text) or _ENDS.search(before) or len(before) < 50 or _in_table(reading, number):
            continue
        end = next((k for k in range(at, min(at + 6, len(rows))) if rows[k][1].endswith(".")), None)
        if end is not None and end + 1 < len(rows) and rows[end + 1][1][:1].islower():
            yield _finding(number, "note_in_sentence", text, text[:2].strip(), 0.55)


def _running_heads(reading: Reading) -> Iterator[Finding]:
    for sentence in sentences(reading):
        if match := _HEAD.search(sentence.text):
            at = sentence.line_at(match.start())
            yield _finding(at, "head_in_sentence", quote(sentence.text, *match.span()), match[0].strip(), 0.7)


def _finding(line: int, code: str, words: str, value: str, sure: float) -> Finding:
    return Finding(
        FindingKind.OTHER,
        line,
        code,
        facts={"printed": value},
        values=(value,),
        quote=quote(words),
        confidence=sure,
    )
