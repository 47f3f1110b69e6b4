"""How well a reading agrees with labels: starts, statuses, deadlines, ends and the rest."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from linja.ground.reading.findings import FoundRequirement


@dataclass(frozen=True, slots=True)
class Share:
    """So many right of so many."""

    right: int
    of: int

    @property
    def value(self) -> float:
        return self.right / self.of if self.of else 1.0

    def __str__(self) -> str:
        return f"{self.right}/{self.of} = {self.value:.3f}"


@dataclass(frozen=True, slots=True)
class Miss:
    """One disagreement: what, on which line, what the label says and what was read."""

    what: str
    line: int
    expected: Any
    got: Any


@dataclass(slots=True)
class Score:
    """The agreement of one reading with one file of labels."""

    precision: Share
    recall: Share
    fields: dict[str, Share] = field(default_factory=dict)
    kinds: dict[str, Share] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)


def read_labels(path: str | Path) -> list[dict[str, Any]]:
    """Labels from a file of JSON lines."""
    text = Path(path).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


#: Field of a finding → key of a label. A field is compared only where the label has the key.
_FIELDS = {
    "status": "status",
    "status_verbatim": "status_verbatim",
    "deadline": "deadline",
    "line_end": "line_end",
    "chapter": "chapter",
    "heading": "heading",
    "kind": "kind",
    "stem": "stem",
    "lead": "lead_named",
    "source": "source",
    "source_date": "source_date",
    "amendment": "amendment",
    "answer_line": "answer_line",
    "answer_line_end": "answer_line_end",
}


def score(found: Sequence[FoundRequirement], labels: Sequence[Mapping[str, Any]]) -> Score:
    """Compare. A requirement is found when its ``line`` equals the label's."""
    by_line = {f.line: f for f in found}
    wanted = {label["line"]: label for label in labels}
    hits = sorted(set(by_line) & set(wanted))
    result = Score(Share(len(hits), len(by_line)), Share(len(hits), len(wanted)))
    result.misses += [Miss("start", line, "requirement", None) for line in sorted(set(wanted) - set(by_line))]
    result.misses += [Miss("start", line, None, "requirement") for line in sorted(set(by_line) - set(wanted))]
    for name, key in _FIELDS.items():
        result.fields[name] = _compare(name, key, hits, by_line, wanted, result.misses)
    result.fields["shared_answer_group"] = _compare_groups(hits, by_line, wanted, result.misses)
    result.kinds = _per_kind(wanted, by_line)
    return result


def _compare(
    name: str,
    key: str,
    hits: Sequence[int],
    by_line: Mapping[int, FoundRequirement],
    wanted: Mapping[int, Mapping[str, Any]],
    misses: list[Miss],
) -> Share:
    right = of = 0
    for line in hits:
        if key not in wanted[line]:
            continue
        expected, got = wanted[line][key], _value(by_line[line], name)
        of += 1
        if _same(name, expected, got):
            right += 1
        else:
            misses.append(Miss(name, line, expected, got))
    return Share(right, of)


def _value(found: FoundRequirement, name: str) -> Any:
    if name == "amendment":
        return str(found.amendment.change) if found.amendment else None
    if name in {"answer_line", "answer_line_end"}:
        return getattr(found.answer, name.removeprefix("answer_")) if found.answer else None
    value = getattr(found, name)
    return str(value) if value is not None and not isinstance(value, int) else value


def _same(name: str, expected: Any, got: Any) -> bool:
    if name == "stem" and isinstance(expected, bool):
        return expected == bool(got)
    if isinstance(expected, str) and isinstance(got, str):
        return " ".join(expected.split()) == " ".join(got.split())
    return bool(expected == got)


def _compare_groups(
    hits: Sequence[int],
    by_line: Mapping[int, FoundRequirement],
    wanted: Mapping[int, Mapping[str, Any]],
    misses: list[Miss],
) -> Share:
    """Two groupings agree on a requirement when it stands with the same others."""
    ours, theirs = defaultdict(set), defaultdict(set)
    for line in hits:
        ours[by_line[line].shared_answer_group].add(line)
        theirs[wanted[line].get("shared_response_group")].add(line)
    right = 0
    for line in hits:
        a, b = by_line[line].shared_answer_group, wanted[line].get("shared_response_group")
        same = (a is None and b is None) or (a is not None and b is not None and ours[a] == theirs[b])
        right += same
        if not same:
            misses.append(Miss("shared_answer_group", line, b, a))
    return Share(right, len(hits))


def _per_kind(
    wanted: Mapping[int, Mapping[str, Any]], by_line: Mapping[int, FoundRequirement]
) -> dict[str, Share]:
    lines: dict[str, list[int]] = defaultdict(list)
    for line, label in wanted.items():
        lines[str(label.get("kind"))].append(line)
    return {
        kind: Share(sum(line in by_line for line in own), len(own)) for kind, own in sorted(lines.items())
    }


def as_lines(result: Score, limit: int = 200) -> Iterable[str]:
    """The score as lines for people: shares first, then every miss."""
    yield f"starts: precision {result.precision}, recall {result.recall}"
    for name, share in result.fields.items():
        if share.of:
            yield f"{name}: {share}"
    for kind, share in result.kinds.items():
        yield f"found of kind {kind}: {share}"
    for miss in result.misses[:limit]:
        yield f"  line {miss.line}: {miss.what}: label {miss.expected!r}, read {miss.got!r}"
