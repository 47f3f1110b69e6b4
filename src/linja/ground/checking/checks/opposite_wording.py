# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""The goal says one thing and its answer the opposite: within and after, reduce and increase, at least and at most."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.text import Sentence, of_answer, of_requirement, quote
from linja.ground.reading.findings import FoundRequirement, Reading

_TIME = r"(?P<n>\d+|en|én|ein|éin|ett|eitt|to|tre)\s+(?P<unit>dag|døgn|time|uke|veke|måned|månad|minutt)"
_WITHIN = re.compile(rf"\b(?:innen|innan)\s+{_TIME}", re.I)
_AFTER = re.compile(
    rf"\b(?:sendt|sendes|sende|utsendt|gitt|gis|behandlet|besvart|startet|avklart)\b[^.;]{{0,50}}?\setter\s+{_TIME}",
    re.I,
)
_ONE = {"en": "1", "én": "1", "ein": "1", "éin": "1", "ett": "1", "eitt": "1", "to": "2", "tre": "3"}
_LESS = re.compile(r"\b(?:reduser\w*|reduksjon\w*|lavere|lågare|ned(?:gang)?|kortere|kortare|færre)\b", re.I)
_MORE = re.compile(r"\b(?:øke[st]?|økt|økning\w*|auk\w*|høyere|høgare|lengre|lengere|flere|fleire)\b", re.I)
#: The answer says the goal over again.
_RESTATED = re.compile(
    r"\bmål(?:et|a|setting\w*|setning\w*)?\s+(?:om|er|var)\s+(?:å\s+|at\s+)?(?P<said>[^.;]{3,90})", re.I
)
_LIMIT = re.compile(
    r"\b(?P<side>minst|høyst|høgst|maksimalt|under|over|lavere\s+enn|høyere\s+enn)\s+(?P<n>\d+(?:,\d+)?)",
    re.I,
)
_UPPER = frozenset({"høyst", "høgst", "maksimalt", "under", "lavere enn"})


def find(reading: Reading) -> Iterator[Finding]:
    """Every answer that turns its goal around."""
    for requirement in reading.requirements:
        goal = of_requirement(reading, requirement)
        if goal and requirement.answer is not None:
            yield from _after_for_within(reading, requirement, goal)
            yield from _restated(reading, requirement, goal)


def _after_for_within(
    reading: Reading, requirement: FoundRequirement, goal: tuple[Sentence, ...]
) -> Iterator[Finding]:
    for sentence in goal:
        for within in _WITHIN.finditer(sentence.text):
            for told in of_answer(reading, requirement):
                after = _AFTER.search(told.text)
                if after is not None and _span(after) == _span(within):
                    yield _finding(sentence, within, told, after, "after_for_within", 0.8)


def _span(match: re.Match[str]) -> tuple[str, str]:
    number = match["n"].lower()
    return _ONE.get(number, number), match["unit"].lower()


def _restated(
    reading: Reading, requirement: FoundRequirement, goal: tuple[Sentence, ...]
) -> Iterator[Finding]:
    whole = " ".join(sentence.text for sentence in goal)
    both_ways = _LESS.search(whole) and _MORE.search(whole)
    for told in () if both_ways else of_answer(reading, requirement):
        for said in _RESTATED.finditer(told.text):
            for sentence in goal:
                if (pair := _turned(sentence.text, said["said"])) is not None:
                    yield _finding(sentence, pair[0], told, said, "goal_turned", 0.6)
                    return


def _turned(goal: str, said: str) -> tuple[re.Match[str], re.Match[str]] | None:
    """The goal's words and the answer's where the same thing goes the other way."""
    for first in _LIMIT.finditer(goal):
        for second in _LIMIT.finditer(said):
            same = first["n"] == second["n"]
            if same and (_folded(first["side"]) in _UPPER) != (_folded(second["side"]) in _UPPER):
                return first, second
    less, more = _LESS.search(goal), _MORE.search(goal)
    down, up = _LESS.search(said), _MORE.search(said)
    if bool(less) == bool(more) or bool(down) == bool(up):
        return None
    if less and up and _same_thing(goal, said):
        return less, up
    if more and down and _same_thing(goal, said):
        return more, down
    return None


def _same_thing(goal: str, said: str) -> bool:
    shared = {w[:7] for w in re.findall(r"[a-zæøå]{6,}", goal.lower())} & {
        w[:7] for w in re.findall(r"[a-zæøå]{6,}", said.lower())
    }
    return bool(shared - {"sammenl", "gjennom", "helsefo", "regiona"})


def _folded(side: str) -> str:
    return " ".join(side.lower().split())


def _finding(
    goal: Sentence, first: re.Match[str], told: Sentence, second: re.Match[str], code: str, sure: float
) -> Finding:
    one, two = first[0].strip(), second[0].strip()
    return Finding(
        FindingKind.OPPOSITE_WORDING, told.line_at(second.start()), code, other_line=goal.line_at(first.start()),
        facts={"goal": one, "told": two}, values=(one, two), quote=quote(told.text, second.start(), second.end()),
        other_quote=quote(goal.text, first.start(), first.end()), confidence=sure,
    )  # fmt: skip
