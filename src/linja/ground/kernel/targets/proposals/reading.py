"""Proposes the targets of a requirement's text. Cautious: what is not plainly a target is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linja.ground.kernel.targets.proposals import words
from linja.ground.kernel.targets.proposals.forms import (
    at_least_one,
    limits,
    nothing,
    placed,
    relative,
    spread,
)
from linja.ground.kernel.targets.proposals.growth import golden
from linja.ground.kernel.targets.proposals.parts import Sentence
from linja.ground.kernel.targets.proposals.types import Proposal
from linja.ground.kernel.targets.sentences import SENTENCE
from linja.ground.kernel.targets.types import AllOf, AnyTarget, Single


def proposals_in(text: str, year: int | None = None) -> tuple[Proposal, ...]:
    """Every target that the text seems to set, in its order, for a person to confirm.

    ``text``: the requirement in bokmål or nynorsk. ``year``: the document's, which fills dates printed
    without one and is what "året før" is counted from. Ages, money and limits that tell who is meant are no
    targets; neither is one that the sentence says has lapsed.
    """
    sentences = list(_sentences(" ".join(text.split()), year))
    found = [(one.offset, proposal) for one in sentences for proposal in _read(one)]
    limited = [one.target for _, one in found if isinstance(one.target, Single)]
    rules = list(golden(sentences, limited))
    found += [(rule.parts[0].start, rule) for rule in rules]
    told = [replace(one, parts=placed(one.parts)) for _, one in sorted(found, key=lambda pair: pair[0])]
    return tuple(dict.fromkeys(told))


def one_target(proposals: tuple[Proposal, ...]) -> AnyTarget | None:
    """All that the requirement asks as one target: each must hold. None without a proposal."""
    targets = tuple(one.target for one in proposals)
    return None if not targets else targets[0] if len(targets) == 1 else AllOf(targets)


def _sentences(text: str, year: int | None) -> Iterator[Sentence]:
    start = 0
    for gap in SENTENCE.finditer(text):
        yield Sentence(text[start : gap.start()], start, year)
        start = gap.end()
    yield Sentence(text[start:], start, year)


def _read(sentence: Sentence) -> Iterator[Proposal]:
    if words.LAPSED.search(sentence.text) or words.GROWTH.search(sentence.text):
        return
    asks = (
        words.ASKS.search(sentence.text)
        or words.OPENS.match(sentence.text)
        or words.DONE.match(sentence.text)
    )
    if not asks:
        return
    for form in (spread, at_least_one):
        if found := list(form(sentence)):
            yield from found
            return
    several = [*relative(sentence), *limits(sentence)]
    yield from several or nothing(sentence)
