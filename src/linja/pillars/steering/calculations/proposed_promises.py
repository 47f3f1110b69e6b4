"""Dates that an answer's own words promise, for a person to note as promises. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from linja.ground.document import walk
from linja.ground.document.tree import Block
from linja.ground.kernel.dates import date_phrases
from linja.ground.kernel.vocabulary import DatePrecision

#: What is said of something that is still to come.
_TO_COME = re.compile(
    r"\b(?:forvent\w*|vent(?:es|ast)|venta|planlagt\w*|planlegg\w*|vil|skal|sikt\w*|mål(?:et)?\s+(?:er|om)|målsetting\w*|"
    r"ferdigstill\w*|avklar\w*|lever(?:es|ast)|innfør\w*|ny\s+frist|tas\s+sikte|fortsett\w*|held\s+fram)\b",
    re.IGNORECASE,
)
#: Words right before the date of a document or a meeting that has been.
_CITED = re.compile(r"\b(?:av|datert|dagsett|brev|protokoll|møte(?:t)?)\s+(?:den\s+)?$", re.IGNORECASE)
#: ``innen utgangen av 2021`` is no citation.
_LIMIT = re.compile(
    r"\b(?:utgangen|utgongen|utløpet|løpet|slutten|starten|begynnelsen|byrjinga|inngangen|halvdel|kvartal|tertial)"
    r"\s+av\s+(?:den\s+)?$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[a-zæøå)»\"\]\d])[.!?;]\s+(?=[A-ZÆØÅ«<(])")


@dataclass(frozen=True, slots=True)
class ProposedPromise:
    """A sentence with the last day that it names."""

    words: str
    due_on: date
    precision: DatePrecision


def proposed_promises(blocks: Iterable[Block], year: int, after: date) -> tuple[ProposedPromise, ...]:
    """The sentences that promise something by a day later than ``after``, each with its last such day."""
    found: dict[tuple[str, date], ProposedPromise] = {}
    for block in blocks:
        for text in walk.texts(block):
            for sentence in _SENTENCE.split(" ".join(text.split())):
                one = _in_sentence(sentence.strip(), year, after)
                if one is not None:
                    found.setdefault((one.words, one.due_on), one)
    return tuple(sorted(found.values(), key=lambda one: one.due_on))


def _is_cited(before: str) -> bool:
    return bool(_CITED.search(before)) and not _LIMIT.search(before)


def _in_sentence(sentence: str, year: int, after: date) -> ProposedPromise | None:
    if not _TO_COME.search(sentence):
        return None
    days = [
        (date.fromisoformat(one.iso), one.precision)
        for one in date_phrases(sentence, year)
        if one.iso and not _is_cited(sentence[: one.start])
    ]
    later = [one for one in days if one[0] > after]
    if not later:
        return None
    day, precision = max(later, key=lambda one: one[0])
    return ProposedPromise(sentence.rstrip(".") + ".", day, precision)
