"""How well findings agree with faults that a person found: recall, precision, and what was missed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.reading.scoring import Share

_K = FindingKind
#: Kinds between which a person may choose otherwise for the same fault.
_NEIGHBOURS: Final[tuple[frozenset[FindingKind], ...]] = (
    frozenset({_K.TWO_VALUES, _K.PROSE_TABLE, _K.CHANGE, _K.MISSING_FIGURE}),
    frozenset({_K.SUM, _K.SHARE, _K.CHANGE, _K.COUNT_CLAIM}),
    frozenset({_K.COUNT_CLAIM, _K.PROSE_TABLE}),
    frozenset({_K.STATUS_VALUE, _K.STATUS_PART, _K.LATE_UNREMARKED, _K.COUNT_CLAIM}),
    frozenset({_K.YEAR, _K.IMPOSSIBLE_DATE, _K.CASE_NUMBER}),
    frozenset({_K.MISSING_AS_MINUS_100, _K.CHANGE}),
    frozenset({_K.OPPOSITE_WORDING, _K.DUPLICATE_ANSWER}),
)
#: A finding is at a label's place within so many lines that have words.
NEAR: Final = 3


@dataclass(frozen=True, slots=True)
class CheckScore:
    """Recall over the labels, precision over the findings, and both kinds of mistake."""

    recall: Share
    precision: Share
    missed: tuple[Mapping[str, Any], ...]
    false: tuple[Finding, ...]


def score(
    findings: Sequence[Finding],
    labels: Sequence[Mapping[str, Any]],
    lines: Sequence[str],
    near: int = NEAR,
) -> CheckScore:
    """Match findings with labels: kinds agree or are neighbours, and one place is within ``near`` lines.

    A label is found by one finding of its own (the nearest first). A finding that is at a label's place is
    right, also when another one has found that label: a person who reads it is led to a fault.
    """
    place = _places(lines)
    pairs = sorted(
        (apart, at, number)
        for number, label in enumerate(labels)
        for at, one in enumerate(findings)
        if _akin(one.kind, FindingKind(label["kind"])) and (apart := _apart(one, label, place)) <= near
    )
    found: dict[int, int] = {}
    for _, at, number in pairs:
        if number not in found and at not in found.values():
            found[number] = at
    right = {at for _, at, _ in pairs}
    return CheckScore(
        recall=Share(len(found), len(labels)),
        precision=Share(len(right), len(findings)),
        missed=tuple(label for number, label in enumerate(labels) if number not in found),
        false=tuple(one for at, one in enumerate(findings) if at not in right),
    )


def as_lines(result: CheckScore) -> Iterator[str]:
    """The score in words, then what was missed and what was found in vain."""
    yield f"recall     {result.recall}"
    yield f"precision  {result.precision}"
    for label in result.missed:
        yield f"missed  {label['line']:>6} {label['kind']}: {label.get('what', '')}"
    for one in result.false:
        yield f"false   {one.line:>6} {one.kind}: {one.quote[:100]}"


def _places(lines: Sequence[str]) -> dict[int, int]:
    """Line number → how many lines with words there are up to it."""
    counted, count = {}, 0
    for number, line in enumerate(lines, start=1):
        count += bool(line.strip())
        counted[number] = count
    return counted


def _apart(one: Finding, label: Mapping[str, Any], place: Mapping[int, int]) -> int:
    """Lines with words between the nearest two of their places."""
    mine = [line for line in (one.line, one.other_line) if line]
    theirs = [line for line in (label["line"], label.get("other_line")) if line]
    return min(abs(place.get(a, 0) - place.get(b, 0)) for a in mine for b in theirs)


def _akin(one: FindingKind, two: FindingKind) -> bool:
    if one is two or FindingKind.OTHER in {one, two}:
        return True
    return any(one in group and two in group for group in _NEIGHBOURS)
