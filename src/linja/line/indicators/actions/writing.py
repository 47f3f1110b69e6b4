"""Putting values into the table: what is the same stays, what differs is replaced and remembered.

All questions are asked for a thousand rows at a time, so that a file of two million costs thousands of
questions and not millions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.utils import timezone

from linja.ground.definitions import Version
from linja.line.indicators import queries
from linja.line.indicators.calculations.periods import of_code
from linja.line.indicators.calculations.sorting import Held, fate, spot_of
from linja.line.indicators.models import Import, Value
from linja.line.indicators.records import Fate, SourceKind, ValueDraft

AT_A_TIME = 1_000
#: A draft with the words that tell where it is from.
Sourced = tuple[ValueDraft, str]


@dataclass(slots=True)
class Written:
    """What became of the drafts."""

    #: The new rows, each with the value whose place it took.
    made: list[tuple[Value, Held | None]] = field(default_factory=list)
    #: Ids of those that say what the draft says.
    known: list[int] = field(default_factory=list)
    #: Counted, so that a large file needs not keep its rows.
    new: int = 0
    replaced: int = 0


def write(
    drafts: Sequence[Sourced],
    by: str,
    *,
    kind: SourceKind,
    file: Import | None = None,
    keep: bool = True,
) -> Written:
    """Hold the drafts, each right and standing once; ``keep``: remember the rows that were made."""
    now, written = timezone.now(), Written()
    # In the order of the index, so that what is held beside them is asked for in short pieces.
    for some in _pieces(sorted(drafts, key=lambda one: (one[0].indicator, one[0].period, *spot_of(one[0])))):
        _write(some, written, _Maker(by, kind, now, file), keep)
    return written


@dataclass(frozen=True, slots=True)
class _Maker:
    by: str
    kind: SourceKind
    now: datetime
    file: Import | None

    def row(self, draft: ValueDraft, version: Version, source: str, before: Held | None) -> Value:
        return Value(
            organisation_id=draft.organisation_id,
            indicator=draft.indicator,
            version=version.number,
            period=draft.period,
            period_end=of_code(draft.period).end,
            breakdown=draft.breakdown,
            state=draft.state.value,
            number=draft.number,
            numerator=draft.numerator,
            denominator=draft.denominator,
            unit=version.unit.value,
            extracted_on=draft.extracted_on,
            source_kind=self.kind.value,
            source=source[:300],
            taken=self.file,
            recorded_at=self.now,
            recorded_by=self.by[:200],
            # What has been released stays open when it becomes final.
            released_at=self.now if before is not None and before.released else None,
        )


def _write(some: Sequence[Sourced], written: Written, maker: _Maker, keep: bool) -> None:
    held = queries.held_at([draft for draft, _source in some], lock=True)
    fresh: list[Value] = []
    befores: list[Held | None] = []
    known = queries.definitions()
    for draft, source in some:
        version, before = queries.version_of(draft, known), held.get(spot_of(draft))
        if before is not None and fate(before, draft, version.number) is Fate.UNCHANGED:
            written.known.append(before.id)
            continue
        fresh.append(maker.row(draft, version, source, before))
        befores.append(before)
    gone = [before.id for before in befores if before is not None]
    if gone:
        Value.objects.filter(pk__in=gone).update(replaced_at=maker.now)
    made = Value.objects.bulk_create(fresh)
    written.new += len(fresh)
    written.replaced += len(gone)
    if keep:
        written.made += zip(made, befores, strict=True)


def _pieces(drafts: Sequence[Sourced]) -> Iterator[Sequence[Sourced]]:
    rest = iter(drafts)
    while some := list(islice(rest, AT_A_TIME)):
        yield some
