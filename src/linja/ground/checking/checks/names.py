# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""Names of known organisations that are written in another way than their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from linja.ground.checking.figures import NOTHING, Known
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.text import Sentence, lossy, quote, sentences
from linja.ground.reading.findings import Reading

#: Names as registered (Brønnøysundregistrene), without their form.
KNOWN: Final = (
    "Helse Sør-Øst", "Helse Vest", "Helse Midt-Norge", "Helse Midt-Noreg", "Helse Nord", "Oslo universitetssykehus", "Helse Bergen",
    "Akershus universitetssykehus", "Helse Stavanger", "Sykehuset Innlandet", "Helse Fonna", "Sykehuset Østfold",
    "Helse Førde", "Sunnaas sykehus", "St. Olavs hospital", "Vestre Viken", "Helse Møre og Romsdal",
    "Sykehuset i Vestfold", "Helse Nord-Trøndelag", "Sykehuset Telemark", "Universitetssykehuset Nord-Norge",
    "Sørlandet sykehus", "Nordlandssykehuset", "Sykehuspartner", "Helgelandssykehuset", "Sykehusinnkjøp",
    "Finnmarkssykehuset", "Pasientreiser", "Sykehusbygg", "Luftambulansetjenesten", "Sykehusapotekene",
    "Sykehusapotekene i Midt-Norge", "Sykehusapoteka Vest", "Sykehusapotek Nord", "Helse Vest IKT", "Helse Nord IKT",
)  # fmt: skip
_FORM = re.compile(r"\s+R?HF\b(?!-)")
_REGION = re.compile(r"\b[Hh]else[ -]+(?:[Mm]idt|[Ss]ør)(?:[ -]|- )[ ]?(?:[Nn]orge|[Øø]st)(?=\w?\b)")
_PLAIN = re.compile(r"[^a-zæøå]")
_CLOSE = 0.9
#: A variant has at most so many letters more or fewer.
_LETTERS = 3
#: So many letters of a name tell which it is, when no other begins like it.
_BEGUN = 6


def find(reading: Reading, known: Known = NOTHING) -> Iterator[Finding]:
    """Each variant once, where it first stands; ``known``: the registered names, beside those built in."""
    if lossy(reading):
        return
    registered = _registered(known.organisations)
    seen: set[str] = set()
    whole = " ".join(sentence.text for sentence in sentences(reading))
    for sentence in sentences(reading):
        for start, printed in _names(sentence.text, registered):
            own = _own_name(printed, registered)
            if own is None or printed in seen or (own.lower() == printed.lower() and own not in whole):
                # Capitals are a fault only where the document itself writes them in two ways.
                continue
            if own not in printed and not _broken(sentence, start, start + len(printed)):
                seen.add(printed)
                yield Finding(
                    FindingKind.OTHER, sentence.line_at(start), "name_variant", facts={"printed": printed, "name": own},
                    values=(printed, own), quote=quote(sentence.text, start, start + len(printed)), confidence=0.5,
                )  # fmt: skip


def _broken(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a line ends with a hyphen inside the name: the hyphen may be the line's."""
    return any(start < offset < end and sentence.text[offset - 1] == "-" for offset, _ in sentence.starts)


@lru_cache(maxsize=8)
def _registered(given: tuple[str, ...]) -> tuple[str, ...]:
    """The names without their form, those that were given first."""
    bare = (_FORM.sub("", name).strip() for name in given if _FORM.search(name))
    return tuple(dict.fromkeys((*bare, *KNOWN)))


def _names(text: str, registered: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    for form in _FORM.finditer(text):
        words = text[max(0, form.start() - 60) : form.start()]
        if (printed := _best_tail(words, registered)) is not None:
            yield form.start() - len(printed), printed
    for region in _REGION.finditer(text):
        if not _FORM.match(text[region.end() :]):
            yield region.start(), region[0]


def _best_tail(words: str, registered: tuple[str, ...]) -> str | None:
    """The last words that make a name: those most like a known one."""
    starts = [m.start() for m in re.finditer(r"(?<!\S)[A-ZÆØÅ]", words)]
    tails = [words[start:] for start in starts[-5:]]
    named = [tail for tail in tails if _own_name(tail, registered, variants_only=False) is not None]
    return max(named, key=lambda tail: _likeness(tail, registered), default=None)


def _own_name(printed: str, registered: tuple[str, ...], *, variants_only: bool = True) -> str | None:
    """The registered name that this one is a variant of; None when it is itself one, or none."""
    # A title in capitals is the name itself.
    exact = printed.strip() in registered or printed.isupper()
    if exact:
        return None if variants_only else printed
    name, likeness = _nearest(_plain(printed), registered)
    return name if likeness >= _CLOSE else None


def _likeness(printed: str, registered: tuple[str, ...]) -> float:
    return 2.0 if printed in registered else _nearest(_plain(printed), registered)[1]


def _plain(name: str) -> str:
    return _PLAIN.sub("", name.lower())


@lru_cache(maxsize=4096)
def _nearest(plain: str, registered: tuple[str, ...]) -> tuple[str, float]:
    begun = [
        name
        for name in registered
        if len(plain) >= _BEGUN and _plain(name).startswith(plain) and _plain(name) != plain
    ]
    if len(begun) == 1:
        return begun[0], _CLOSE
    near = [name for name in registered if abs(len(_plain(name)) - len(plain)) <= _LETTERS]
    likely = [(name, SequenceMatcher(None, plain, _plain(name)).ratio()) for name in near]
    return max(likely, key=lambda pair: pair[1], default=("", 0.0))
