# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""One abbreviation for two things, and two abbreviations for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.text import lossy, quote, sentences
from linja.ground.reading.findings import Reading

_SHORT = re.compile(r"\((?P<short>[A-Za-zÆØÅæøå]{2,8})\)")
_WORD = re.compile(r"[A-Za-zÆØÅæøå][\wÆØÅæøå-]*")
_CAPITALS = re.compile(r"[A-ZÆØÅ].*[A-ZÆØÅ]")
_SMALL = frozenset({"og", "i", "for", "av", "på", "til", "med"})


class _Long(tuple[str, ...]):
    """The words of an expansion."""

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(word.lower()[:4] for word in self)


def find(reading: Reading) -> Iterator[Finding]:
    """Abbreviations that the document expands differently, and expansions that it abbreviates differently."""
    if lossy(reading):
        return
    seen: dict[str, tuple[_Long, int, str]] = {}
    for short, long, line, words in _expanded(reading):
        first = seen.setdefault(short, (long, line, words))
        if _differ(first[0], long):
            facts = {"short": short, "one": " ".join(first[0]), "two": " ".join(long)}
            yield _finding("two_expansions", first[1], line, facts, (first[2], words))
            seen[short] = (long, line, words)
    for (one, (long, line, words)), (two, (other, at, others)) in combinations(seen.items(), 2):
        if (
            long.key == other.key
            and one != two
            and sorted(one.lower()) == sorted(two.lower())
            and one.lower() != two.lower()
        ):
            facts = {"long": " ".join(long), "one": one, "two": two}
            yield _finding("two_abbreviations", at, line, facts, (others, words))


def _expanded(reading: Reading) -> Iterator[tuple[str, _Long, int, str]]:
    for sentence in sentences(reading):
        for match in _SHORT.finditer(sentence.text):
            if _CAPITALS.search(match["short"]) and (
                long := _long(sentence.text[: match.start()], match["short"])
            ):
                at = sentence.line_at(match.start())
                yield match["short"], long, at, quote(sentence.text, *match.span())


def _long(before: str, short: str) -> _Long | None:
    """The nearest words that begin as the abbreviation does, not many more than its letters."""
    words = _WORD.findall(before[-120:])[-(len(short) + 3) :]
    letters = short.lower()
    for start in range(len(words) - 1, -1, -1):
        picked = _Long(words[start:])
        plain = [word for word in picked if word.lower() not in _SMALL]
        if short in plain:
            return None
        if (
            plain
            and plain[0].lower()[:1] == letters[0]
            and _covers("".join(plain).lower(), letters, len(plain))
        ):
            return _Long(plain)
    return None


def _covers(joined: str, letters: str, count: int) -> bool:
    """Whether the letters come in that order, or are those of the words: at least two words, or a long one."""
    found = iter(joined)
    in_order = all(letter in found for letter in letters)
    return (in_order or sorted(set(letters)) == sorted({c for c in letters if c in joined})) and count >= min(
        2, len(letters) - 1
    )


def _differ(one: _Long, two: _Long) -> bool:
    """Whether most of the words are the same, and one is another."""
    if one.key == two.key or len(one) != len(two) or len(one) < 2:
        return False
    same = sum(a == b for a, b in zip(one.key, two.key, strict=True))
    return 0 < same < len(one)


def _finding(code: str, line: int, other: int, facts: dict[str, str], words: tuple[str, str]) -> Finding:
    return Finding(
        FindingKind.OTHER, line, code, other_line=other, facts=facts, values=(facts["one"], facts["two"]),
        quote=words[0], other_quote=words[1], confidence=0.6,
    )  # fmt: skip
