# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""``de fire helseforetakene (A, B og C)``: a number, and the list that follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linja.ground.checking.figures import Figures, Sentence
from linja.ground.checking.figures.numerals import COUNT, count_of
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import cut

_BEFORE = rf"(?<![\d,.])\b(?P<count>{COUNT})\s+(?!(?:av|prosent|pst|dager|år|måneder|mill|uker)\b)(?P<noun>(?:[a-zæøå-]+\s+){{1,5}}?)"
_IN_PARENTHESIS = re.compile(rf"{_BEFORE}\((?P<list>[^()]*,[^()]*\bog\b[^()]*)\)", re.IGNORECASE)
#: A colon stands right after the noun, a dash after a blank.
_NOUN = rf"(?<![\d,.])\b(?P<count>{COUNT})\s+(?!(?:av|prosent|pst|dager|år|måneder|mill|uker)\b)(?P<noun>(?:[a-zæøå-]+\s+){{0,4}}?[a-zæøå-]+)\s*"
_AFTER_DASH = re.compile(rf"{_NOUN}[–:]\s+(?P<list>[^:–()]*,[^:–()]*\bog\b[^:–()]*)\.?$", re.IGNORECASE)
_NUMBERED = re.compile(rf"{_BEFORE}[^.:]{{0,60}}:\s*1\)", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:bl\.?\s?a|blant|blant annet|m\.?a|f\.\s?eks|for eksempel|eks|inkl\w*|inkludert|jf|se|herunder|mm|mv|m\.m|etc|som|hvorav|kvarav|\d+)\b",
    re.IGNORECASE,
)
_LONGEST = 6


def find(figures: Figures) -> Iterator[Finding]:
    """Lists in a parenthesis, after a dash or colon, and numbered ones."""
    for sentence in figures.sentences:
        if sentence.asks or not any(sign in sentence.text for sign in "(–:"):
            continue
        for pattern in (_IN_PARENTHESIS, _AFTER_DASH):
            for match in pattern.finditer(sentence.text):
                yield from _listed(sentence, match)
        for match in _NUMBERED.finditer(sentence.text):
            yield from _numbered(sentence, match, figures)


def _listed(sentence: Sentence, match: re.Match[str]) -> Iterator[Finding]:
    claimed = _claimed(sentence.text, match)
    parts = [part.strip() for part in match["list"].split(",")]
    if claimed is None or claimed < 2 or _OPEN.search(match["list"]):
        return
    pieces = [piece for part in parts for piece in re.split(r"\s+og\s+", part)]
    if any(len(piece.split()) > _LONGEST or not piece for piece in pieces):
        return
    # «Møre og Romsdal» is one, «A og B» are two: both ways of counting are allowed.
    fewest = len(parts)
    most = fewest + len(re.findall(r"\bog\b", match["list"]))
    listed = fewest + (re.search(r"\bog\b", parts[-1]) is not None)
    if not fewest <= claimed <= most or (claimed != listed and _plain(parts)):
        yield _finding(sentence, match, listed)


_JOINED = re.compile(r"\b(?:Møre|Sogn|Troms|barn|born|helse|mor|syke?|kultur)\w*\s+og\b", re.IGNORECASE)


def _plain(parts: list[str]) -> bool:
    """Whether the list can be counted in one way only: short names, and one ``og`` before the last."""
    last = re.split(r"\s+og\s+", parts[-1])
    short = all(len(part.split()) <= 2 for part in (*parts[:-1], *last))
    return (
        short
        and len(last) == 2
        and not _JOINED.search(parts[-1])
        and not any(" og " in p for p in parts[:-1])
    )


def _claimed(text: str, match: re.Match[str]) -> int | None:
    """The number before the list; of ``4 av 26 former – …`` the first, for it is those that are listed."""
    of = re.search(
        rf"\b(?P<count>{COUNT})\s+av\s+(?:de\s+|dei\s+)?$", text[: match.start("count")], re.IGNORECASE
    )
    return count_of(of["count"] if of else match["count"])


def _numbered(sentence: Sentence, match: re.Match[str], figures: Figures) -> Iterator[Finding]:
    """``tre tiltak: 1) … 2) … 3) …``, in this sentence or on to the end of the paragraph."""
    text = sentence.text[match.end() - 2 :]
    for following in figures.sentences[sentence.number + 1 : sentence.number + 8]:
        if following.paragraph == sentence.paragraph:
            text += " " + following.text
    numbers = [int(number) for number in re.findall(r"(?<!\w)(\d{1,2})\)", text)]
    claimed = count_of(match["count"])
    if numbers == list(range(1, len(numbers) + 1)) and len(numbers) > 1 and claimed != len(numbers):
        yield _finding(sentence, match, len(numbers))


def _finding(sentence: Sentence, match: re.Match[str], listed: int) -> Finding:
    claim = f"{match['count']} {match['noun'].strip()}"
    return Finding(
        kind=FindingKind.COUNT_CLAIM,
        line=sentence.line_at(match.start()),
        code="list_claim",
        facts={"claim": claim, "listed": str(listed)},
        values=(match["count"], str(listed)),
        quote=cut(sentence.text, match["count"]),
        confidence=0.7,
    )
