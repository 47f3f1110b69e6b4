"""Typed references in a text: what the requirement rests on. Pure."""

from __future__ import annotations

import re
from typing import Final

from linja.line.requirements.records import CitationDraft

#: Line breaks of the source fall anywhere, so every space in a pattern is any white space.
_SESSION = r"(?:\s?\(\d{4}\s?[-–]\s?\d{4}\))"
_PART = r"(?:\s(?:første|andre|annet|tredje|fjerde|femte)\s(?:ledd|punktum))?(?:,?\s[a-z]\))?"
_SECTION = rf"§§?\s?\d+(?:-\d+)?[a-z]?\b{_PART}"
_PLACE = rf"(?:s)?(?:\s(?:kap\.|kapittel)\s\d+|(?:\s|,\s){_SECTION}(?:(?:,|\sog)\s{_SECTION})*)"
_NUMBERS = r"(?:nr\.?\s?)?\d+(?:(?:,|\sog|,\sog)\s(?:nr\.?\s?)?\d+)*"
_CASE = r"(?:\d{1,3}[-/]\d{2,4})"
_CASES = rf"(?:nr\.?\s?)?{_CASE}(?:(?:,|\sog)\s{_CASE})*"
#: What a law is about: a date and number first, perhaps; then words up to the section.
_ABOUT = r"\s(?:\d[\d.\s\w]{4,20}\snr\.?\s?\d+\s)?om(?:\s[a-zæøå-]+){1,9}?"
_QUALITY = r"om\sledelse\sog\skvalitetsforbedring(?:\si\shelse-?\sog\somsorgstjenesten)?"

#: Kind and pattern, the more specific first; a place in the text belongs to the first that takes it.
_PATTERNS: Final[tuple[tuple[str, str], ...]] = (
    ("proposition", rf"\bProp\.\s?\d+\s?[SL]+{_SESSION}?"),
    ("recommendation", rf"\bInnst\.\s?\d+\s?[SL]?{_SESSION}?"),
    ("white_paper", rf"\bMeld\.\s?St\.\s?\d+{_SESSION}?"),
    ("auditor_general", rf"\bDokument\s(?:nr\.\s?)?3:\d+{_SESSION}?"),
    ("request_resolution", rf"\b[Aa]nmodningsvedtak(?:et|ene|a)?\s{_NUMBERS}{_SESSION}?"),
    ("request_resolution", r"\bvedtak\s(?:nr\.?\s?)\d+(?:(?:,|\sog)\s(?:nr\.?\s?)?\d+)*"),
    ("board_case", rf"\b(?:[Ss]tyresak(?:en|ene)?|[Ss]ak(?:en)?)\s{_CASES}"),
    ("regulation", rf"\b[Ff]orskrift(?:en)?{_ABOUT}{_PLACE}"),
    ("regulation", rf"\b[A-ZÆØÅa-zæøå]*[Ff]orskrift(?:en|ens)?{_PLACE}"),
    ("regulation", rf"\b[Ff]orskrift(?:en)?\s{_QUALITY}"),
    ("act", rf"\b(?:[A-ZÆØÅa-zæøå]+-?\sog\s)?[A-ZÆØÅa-zæøå]+(?:loven|lova)(?:s)?{_PLACE}"),
    ("act", rf"\b[Ll]ov{_ABOUT}{_PLACE}"),
    ("auditor_general", r"\bRiksrevisjonens?\b(?:\s(?:rapport(?:er)?|undersøkelse(?:r)?)\b)?"),
    ("request_resolution", r"\b[Aa]nmodningsvedtak(?:et|ene|a)?\b"),
)  # fmt: skip

KINDS: Final = tuple(dict.fromkeys(kind for kind, _pattern in _PATTERNS))
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)


def citations_in(text: str) -> tuple[CitationDraft, ...]:
    """Every typed reference in ``text`` in reading order, each printed form once, white space folded."""
    folded = re.sub(r"\s+", " ", _mended(text))
    taken: list[tuple[int, int, str]] = []
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(folded):
            if all(match.end() <= start or match.start() >= end for start, end, _kind in taken):
                taken.append((match.start(), match.end(), kind))
    found = [CitationDraft(kind, folded[start:end].strip(" ,")[:300]) for start, end, kind in sorted(taken)]
    return tuple(dict.fromkeys(found))


def _mended(text: str) -> str:
    """A session ``(2018-`` broken at the line's end is one session."""
    return re.sub(r"(\d{4}[-–])\s*\n\s*(\d{4}\))", r"\1\2", text)
