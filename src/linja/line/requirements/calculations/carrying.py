"""What a change or correction of an early day does to the versions that apply from later days. Pure.

The rule: a later letter's own words stand; what it left as it was goes on from the state before it. So
when that state turns out to have been another one (a letter registered late, a misreading put right),
each later version is told anew: the fields that it changed keep what it said, the other fields take what
now stands before it. Where a later letter's step is not possible from the new state (what has lapsed
cannot be extended), the early change is refused, and the later one must be dealt with first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from linja.ground.kernel.vocabulary import ChangeType, Obligation
from linja.line.requirements import lifecycle
from linja.line.requirements.calculations.deadlines import own_final
from linja.line.requirements.records import DeadlineDraft, VersionRecord

#: Changes that replace dates of the same kind and owner only; other dates go on.
EXTENSIONS = (ChangeType.EXTEND, ChangeType.EXTEND_MEASURING_PERIOD)
_INHERITED = ("text", "stem", "sub_items", "roles", "citations", "funding")


def extended(before: tuple[DeadlineDraft, ...], new: Iterable[DeadlineDraft]) -> tuple[DeadlineDraft, ...]:
    """The dates after an extension: new ones in the place of those of the same kind and owner."""
    told = tuple(new)
    replaced = {(one.type, one.owner) for one in told}
    return (*(old for old in before if (old.type, old.owner) not in replaced), *told)


def one_a_day(versions: Iterable[VersionRecord]) -> tuple[VersionRecord, ...]:
    """The version that holds from each day on: the last one written for it. In order of days."""
    newest: dict[object, VersionRecord] = {}
    for version in sorted(versions, key=lambda one: (one.in_force_from, one.number)):
        newest[version.in_force_from] = version
    return tuple(newest.values())


def later_than(versions: Iterable[VersionRecord], version: VersionRecord) -> tuple[VersionRecord, ...]:
    """What holds from days after ``version``'s."""
    return tuple(one for one in one_a_day(versions) if one.in_force_from > version.in_force_from)


def carried(
    before: VersionRecord, after: VersionRecord, later: Iterable[VersionRecord]
) -> tuple[VersionRecord, ...]:
    """The later versions that read differently when ``after`` stands where ``before`` stood, told anew.

    ``later``: what holds from later days, in order of days. Ends at the first one that stays as it was,
    since nothing after it can differ. Raises :class:`ContradictedError` where a later step is impossible.
    """
    found: list[VersionRecord] = []
    old, new = before, after
    for version in later:
        told = _anew(version, old, new)
        if told == version:
            break
        found.append(told)
        old, new = version, told
    return tuple(found)


class ContradictedError(ValueError):
    """A later version's step cannot be taken from the new state."""

    def __init__(self, version: VersionRecord) -> None:
        super().__init__(f"version {version.number}")
        self.version = version


def _anew(version: VersionRecord, old: VersionRecord, new: VersionRecord) -> VersionRecord:
    """``version``, which was told against ``old``, told against ``new``."""
    kept = {name: getattr(new, name) for name in _INHERITED if getattr(version, name) == getattr(old, name)}
    deadlines = _dates(version, old, new)
    return replace(
        version,
        obligation=_obligation(version, old, new),
        deadlines=deadlines,
        due_on=own_final(deadlines),
        **kept,
    )


def _obligation(version: VersionRecord, old: VersionRecord, new: VersionRecord) -> Obligation:
    if new.obligation == old.obligation:
        return version.obligation
    step = lifecycle.result(version.change, new.obligation)
    if step is None:
        raise ContradictedError(version)
    return step


def _dates(version: VersionRecord, old: VersionRecord, new: VersionRecord) -> tuple[DeadlineDraft, ...]:
    if version.deadlines == old.deadlines:
        return new.deadlines
    if version.change not in EXTENSIONS:
        return version.deadlines
    return extended(new.deadlines, (one for one in version.deadlines if one not in old.deadlines))
