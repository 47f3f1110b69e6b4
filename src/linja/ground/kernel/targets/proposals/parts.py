"""The parts of a target as a sentence words them: since when, by when, for whom, of what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from linja.ground.kernel.dates import date_phrases
from linja.ground.kernel.measures import MeasureKind
from linja.ground.kernel.periods import Period, parse
from linja.ground.kernel.targets.proposals import words
from linja.ground.kernel.targets.proposals.types import Part, ReadPart
from linja.ground.kernel.targets.types import Scope, ScopeKind

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands in the text; ``year`` is the report's, for "året før"."""

    text: str
    offset: int
    year: int | None

    def part(self, part: Part, span: Span) -> ReadPart:
        """The words of a part, placed in the whole text."""
        start, end = span
        held = self.text[start:end]
        start += len(held) - len(held.lstrip())
        return ReadPart(part, held.strip(), self.offset + start, self.offset + start + len(held.strip()))


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is compared with: a year, or a part of one."""

    span: Span
    year: int | None
    period: Period | None = None


def baseline_of(sentence: Sentence) -> Baseline | None:
    """``sammenliknet med 2018``, ``… andre halvår 2019``, ``… året før`` (the year before the report's)."""
    found = words.COMPARED.search(sentence.text)
    if found is None:
        return None
    if found["year"]:
        return Baseline(found.span(), int(found["year"]))
    if found["part"]:
        period = parse(found["part"])
        return Baseline(found.span(), period.end.year, period) if isinstance(period, Period) else None
    return Baseline(found.span(), sentence.year - 1) if sentence.year else None


@dataclass(frozen=True, slots=True)
class Horizon:
    """By when."""

    span: Span
    day: date


def horizons_of(sentence: Sentence, baseline: Baseline | None) -> list[Horizon]:
    """Every day by which something must be reached, in order; a baseline is none."""
    found = []
    for phrase in date_phrases(sentence.text, sentence.year):
        if baseline and baseline.span[0] <= phrase.start < baseline.span[1]:
            continue
        before = words.BEFORE_HORIZON.search(sentence.text[: phrase.start])
        if phrase.iso and before:
            found.append(Horizon((before.start(), phrase.end), date.fromisoformat(phrase.iso)))
    return found


def horizon_for(horizons: Sequence[Horizon], limit: Span, following: int) -> Horizon | None:
    """The horizon of one of several limits: in its own part, else at the list's end, else in front."""
    own = [one for one in horizons if limit[1] <= one.span[0] < following]
    after = [one for one in horizons if one.span[0] >= following]
    front = [one for one in horizons if one.span[0] < limit[0]]
    for held in (own[:1], front[-1:] if _leads(front) else after[:1], front[-1:]):
        if held:
            return held[0]
    return None


def _leads(front: Sequence[Horizon]) -> bool:
    """A day that opens the sentence ("Innen 2021 skal …") holds for all that follows."""
    return bool(front) and front[-1].span[0] < _OPENING


#: A day within these first letters stands before what is asked.
_OPENING: Final = 3

_SCOPES: Final = (
    (ScopeKind.EACH_ITEM, words.EACH_ITEM),
    (ScopeKind.EACH_ORGANISATION, words.EACH_HF),
    (ScopeKind.EACH_REGION, words.EACH_REGION),
    (ScopeKind.WHOLE, words.WHOLE),
)


def scope_of(sentence: Sentence) -> tuple[Scope, Span | None]:
    """For whom it holds, with the words' place; the whole where the sentence does not say."""
    for kind, pattern in _SCOPES:
        if found := pattern.search(sentence.text):
            count = found["count"] if kind is ScopeKind.EACH_ITEM else None
            return Scope(kind, found[0], count=int(count) if count else None), found.span()
    return Scope(), None


def kind_of(text: str) -> MeasureKind | None:
    """What kind of number the first noun of measure names."""
    found = [(match.start(), name) for name, pattern in words.KINDS if (match := pattern.search(text))]
    # Of two at the same place the earlier in the list is the more exact ("antall pasienter").
    first = min(found, key=lambda one: one[0], default=None)
    return MeasureKind[first[1]] if first else None


@dataclass(frozen=True, slots=True)
class Area:
    """An area of treatment in the text; "psykisk helsevern" alone is both adults and children."""

    span: Span
    names: tuple[str, ...]


def areas_in(text: str) -> list[Area]:
    """The areas of treatment in order."""
    return [Area(found.span(), words.AREA_NAMES[str(found.lastgroup)]) for found in words.AREA.finditer(text)]


def what_of(sentence: Sentence, limit: Span, stops: Sequence[Span] = ()) -> Span:
    """Where the sentence says what is measured: from a noun of measure before the limit, or after it.

    ``stops``: where horizon and baseline stand; what follows the limit ends before them.
    """
    text = sentence.text
    if named := words.MEASURE.search(text, 0, limit[0]):
        until = words.MODAL.search(text, named.end(), limit[0]) or words.BEING.search(text, named.end())
        return named.start(), min(limit[0], until.start() if until else limit[0])
    ends = [start for start, _ in stops if start > limit[1]]
    if comma := _CLAUSE_END.search(text, limit[1]):
        ends.append(comma.start())
    lead_in = _LEAD_IN.match(text, limit[1])
    return lead_in.end() if lead_in else limit[1], min(ends, default=len(text))


_CLAUSE_END: Final = re.compile(r"[,.;](?=\s|$)")
_LEAD_IN: Final = re.compile(r"\s*(?:av|i|på)\s+", re.IGNORECASE)
