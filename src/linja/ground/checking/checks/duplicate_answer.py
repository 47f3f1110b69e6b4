"""The same answer to two requirements, word for word or nearly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.text import of_answer, quote
from linja.ground.reading.findings import FoundRequirement, Reading

#: Shorter answers (``Målet er nådd.``, ``Se over.``) are rightly given many times.
_LEAST = 60
#: A sentence in so many answers is a phrase of the house, not a copy.
_STOCK = 3
_ALIKE = 0.93
_NAMES = re.compile(r"\bhelse\s+[\w-]+(?:\s+rhf)?|\d+", re.I)
#: An answer that only points is the same wherever it points to the same place.
_POINTS = re.compile(r"^(?:se|sjå|jf\.|det\s+vises|det\s+blir\s+vist)\b", re.I)


def find(reading: Reading) -> Iterator[Finding]:
    """Pairs of requirements whose own words of the answer are the same."""
    seen: set[tuple[int, int]] = set()
    for (one, first), (two, second) in combinations(_own_words(reading), 2):
        if one.answer is None or two.answer is None or (one.answer.line, two.answer.line) in seen:
            continue
        # An answer that two requirements share is printed once.
        if one.answer.line != two.answer.line and (alike := _alike(first, second)) >= _ALIKE:
            seen.add((one.answer.line, two.answer.line))
            yield _finding(one, two, first, alike)


def _own_words(reading: Reading) -> Sequence[tuple[FoundRequirement, str]]:
    """Each answer without the sentences that the whole report uses, where enough is left."""
    told = [(r, [s.text for s in of_answer(reading, r)]) for r in reading.requirements if r.answer]
    places: dict[str, set[int]] = {}
    for requirement, texts in told:
        for text in texts:
            places.setdefault(_bare(text), set()).add(requirement.answer.line if requirement.answer else 0)
    stock = Counter({text: len(lines) for text, lines in places.items()})
    found = []
    for requirement, texts in told:
        own = " ".join(" ".join(t for t in texts if stock[_bare(t)] < _STOCK).lower().split())
        if len(own) >= _LEAST and not _POINTS.match(own):
            found.append((requirement, own))
    return found


def _bare(sentence: str) -> str:
    """The sentence without who and when: who coordinates differs where a phrase is reused."""
    return _NAMES.sub("", sentence.lower()).strip()


def _alike(first: str, second: str) -> float:
    if first == second:
        return 1.0
    if min(len(first), len(second)) < _ALIKE * max(len(first), len(second)) - 20:
        return 0.0
    words, others = set(first.split()), set(second.split())
    if len(words & others) < 0.7 * len(words | others):
        return 0.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _finding(one: FoundRequirement, two: FoundRequirement, words: str, alike: float) -> Finding:
    first, second = one.answer, two.answer
    return Finding(
        FindingKind.DUPLICATE_ANSWER,
        first.line if first else one.line,
        "same_answer",
        other_line=second.line if second else two.line,
        facts={"other": str(two.line)},
        values=(quote(words, width=80),),
        quote=quote(first.text if first else one.text),
        other_quote=quote(second.text if second else two.text),
        confidence=0.8 if alike == 1.0 else 0.6,
    )
