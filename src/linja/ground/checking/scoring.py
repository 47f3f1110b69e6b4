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
_NEAR = 3


@dataclass(frozen=True, slots=True)
class CheckScore:
    """Recall over the labels, precision over the findings, and both kinds of mistake."""

    recall: Share
    precision: Share
    missed: tuple[Mapping[str, Any], ...]
    false: tuple[Finding, ...]


def score(
    findings: Sequence[Finding], labels: Sequence[Mapping[str, Any]], lines: Sequence[str]
) -> CheckScore:
    """Match findings with labels: kinds agree or are neighbours, and one place is near.

    Several findings may match one label, and one finding several labels: a person reads either as right.
    """
    place = _places(lines)
    hits = [[one for one in findings if _matches(one, label, place)] for label in labels]
    right = {id(one) for matched in hits for one in matched}
    return CheckScore(
        recall=Share(sum(bool(matched) for matched in hits), len(labels)),
        precision=Share(len(right), len(findings)),
        missed=tuple(label for label, matched in zip(labels, hits, strict=True) if not matched),
        false=tuple(one for one in findings if id(one) not in right),
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


def _matches(one: Finding, label: Mapping[str, Any], place: Mapping[int, int]) -> bool:
    mine = [line for line in (one.line, one.other_line) if line]
    theirs = [line for line in (label["line"], label.get("other_line")) if line]
    near = any(abs(place.get(a, 0) - place.get(b, 0)) <= _NEAR for a in mine for b in theirs)
    return near and _akin(one.kind, FindingKind(label["kind"]))


def _akin(one: FindingKind, two: FindingKind) -> bool:
    if one is two or FindingKind.OTHER in {one, two}:
        return True
    return any(one in group and two in group for group in _NEIGHBOURS)
