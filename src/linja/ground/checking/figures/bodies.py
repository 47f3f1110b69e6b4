# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""Who a figure is about: regions, trusts and the country, under one name each however they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from linja.ground.checking.figures.vocabulary import COUNTRY, REGIONS

_WORD = r"(?:[A-ZÆØÅ][\wæøåÆØÅ.-]+|i|og|øst|vest|nord|sør|midt|universitetss[yj]+[ku]*ehus|s[yj]u?kehus\w*|hospital)"
_TRUST = re.compile(rf"[A-ZÆØÅ][\wæøåÆØÅ.-]+(?:\s{_WORD}){{0,5}}?\s(?:R?HF|helseføretak)\b")
_OPENERS = re.compile(
    r"^(?:(?:Ved|I|Både|Hos|For|Mens|Men|Og|Verken|Styret|Innen|Fra|Til|Høsten|Høyest|Lavest)\s+)+"
)
_ABBREVIATIONS = {
    "HMR": "helse møre og romsdal", "HNT": "helse nord-trøndelag", "OUS": "oslo universitetssykehus",
    "Ahus": "akershus universitetssykehus", "AHUS": "akershus universitetssykehus", "UNN": "universitetssykehuset nord-norge",
}  # fmt: skip


def folded(name: str) -> str:
    """A name without its form of company, its case and its spacing."""
    bare = re.sub(r"\s+(?:R?HF|AS)\b|\(.*?\)", "", name)
    bare = re.sub(r"St\.?\s*Olavs?(?:\s+hospital)?", "st. olavs hospital", bare, flags=re.IGNORECASE)
    return " ".join(bare.replace("‐", "-").lower().split())


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies that a document names; ``own`` is the one that reports (its code is the empty string)."""

    pattern: re.Pattern[str]
    own: str

    def named_in(self, text: str) -> list[tuple[int, int, str]]:
        """(start, end, code) of every body named in the text."""
        return [(match.start(), match.end(), self._code(match[0])) for match in self.pattern.finditer(text)]

    def of_label(self, label: str) -> str | None:
        """The body that a row or column is called after; None when it names none."""
        named = self.named_in(label)
        return named[0][2] if named and len(named[0:2]) == 1 else None

    def _code(self, name: str) -> str:
        if name in _ABBREVIATIONS:
            return _ABBREVIATIONS[name]
        for code, words in REGIONS:
            if re.fullmatch(words, name, re.IGNORECASE):
                return "" if code == self.own else code
        code = folded(name)
        return "" if code == self.own else code


def bodies_of(lines: Iterable[str], own: str | None, registered: Iterable[str] = ()) -> Bodies:
    """Collect the trusts that the text calls ``HF`` once, so that they are known without it too.

    ``registered``: names of organisations that are known whatever the text calls them.
    """
    lines = list(lines)
    text = " ".join(" ".join(line.split()) for line in lines if "HF" in line)
    own = _on_the_cover(lines) or own
    names = {_OPENERS.sub("", match[0]) for match in _TRUST.finditer(text)}
    names |= {name for name in registered if name in text or re.sub(r"\s+R?HF$", "", name) in text}
    bare = {re.sub(r"\s+R?HF$", "", name) for name in names if not re.search(r"HF\b.+HF$", name)}
    # «Ventetiden i Ytre Fjord sykehus» is a name with words before it.
    whole = {one for one in bare if not any(one != other and one.endswith(f" i {other}") for other in bare)}
    kept = sorted(
        (name for name in whole if len(name) > 6 and (" " in name or "kehus" in name)), key=len, reverse=True
    )[:120]
    words = [f"(?i:{words})" if code == COUNTRY else words for code, words in REGIONS]
    words += [r"St\.? Olavs?(?: [Hh]ospital)?(?: HF)?"]
    words += [re.escape(name) + r"(?: R?HF)?" for name in kept if not name.startswith("St")]
    # One word alone may be a place: only with its form of company is it the body.
    words += [
        re.escape(name) + r"\sR?HF"
        for name in sorted(whole - set(kept))
        if len(name) > 4 and " " not in name and "kehus" not in name
    ]
    words += [re.escape(name) for name in _ABBREVIATIONS]
    # All begin with a capital or with ``l`` (landet): elsewhere none is tried.
    pattern = re.compile(rf"(?<!\w)(?=[A-ZÆØÅl])(?:{'|'.join(words)})(?!\w)")
    return Bodies(pattern, _own(own))


def _on_the_cover(lines: Sequence[str]) -> str | None:
    """A region that the first lines name alone on a line: it reports, whoever is named most."""
    for line in lines[:12]:
        if re.fullmatch(r"\s*Helse [A-ZÆØÅ][\wæøåÆØÅ -]+ RHF\s*", line):
            return line.strip()
    return None


def _own(name: str | None) -> str:
    if not name:
        return "\0"
    for code, words in REGIONS:
        if re.fullmatch(words, name, re.IGNORECASE):
            return code
    return folded(name)
