# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""A paper that has been decided in one place, and is still to be decided in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.text import Sentence, quote, sentences, stems_of
from linja.ground.reading.findings import Reading

_PAPER = r"\w{2,}(?:strategi|plan|rammeverk|veileder|rettleiar|instruks|utredning|utgreiing)(?:en|a|et|ene)?"
_DONE = re.compile(
    rf"(?P<paper>{_PAPER})\b[^.;]{{0,120}}?\b(?:ble|er|vart|blei)\s+(?:\w+\s+)?(?:vedtatt|vedteke\w*|godkjent|godkjend|styrebehandlet|styrebehandla)\b",
    re.I,
)
_TO_COME = re.compile(
    rf"(?P<paper>{_PAPER})\s+(?:skal|vil|må)\s+(?:\w+\s+)?(?:styrebehandl\w+|vedtas|vedtakast|godkjennes|godkjennast|behandles\s+(?:av|i)\s+styre\w*|legges\s+fr[ae]m\s+for\s+styre\w*)",
    re.I,
)
#: A cheap look before the exact ones.
_DECIDES = re.compile(r"vedta|vedtek|godkjen|styrebehandl|styre", re.I)
#: So many words beside the paper's own name tell that it is the same one.
_SHARED = 2


def find(reading: Reading) -> Iterator[Finding]:
    """Each paper that is to come, against the first place that has it decided."""
    every = sentences(reading)
    told = [(at, one) for at, one in enumerate(every) if _DECIDES.search(one.text)]
    done = [(at, match) for at, one in told if (match := _DONE.search(one.text)) is not None]
    for at, one in told if done else ():
        match = _TO_COME.search(one.text)
        if match is None:
            continue
        for other, decided in done:
            if _same(every, (at, match), (other, decided)):
                yield _finding(every[other], decided, one, match)
                break


def _same(every: Sequence[Sentence], one: tuple[int, re.Match[str]], two: tuple[int, re.Match[str]]) -> bool:
    """The same kind of paper about the same thing, in two places."""
    apart = every[one[0]].paragraph != every[two[0]].paragraph
    named = one[1]["paper"].lower()[:9] == two[1]["paper"].lower()[:9]
    own = {one[1]["paper"].lower()[:5]}
    return apart and named and len((_around(every, one[0]) & _around(every, two[0])) - own) >= _SHARED


def _around(every: Sequence[Sentence], at: int) -> frozenset[str]:
    """The words of the sentence and of the one before it in its paragraph."""
    words = stems_of(every[at].text)
    if at and every[at - 1].paragraph == every[at].paragraph:
        words |= stems_of(every[at - 1].text)
    return words


def _finding(decided: Sentence, done: re.Match[str], waits: Sentence, to_come: re.Match[str]) -> Finding:
    return Finding(
        FindingKind.OTHER, decided.line_at(done.start()), "decided_already", other_line=waits.line_at(to_come.start()),
        facts={"paper": done["paper"]}, values=(done[0].split()[-1], to_come[0].split()[-1]),
        quote=quote(decided.text, *done.span()), other_quote=quote(waits.text, *to_come.span()), confidence=0.55,
    )  # fmt: skip
