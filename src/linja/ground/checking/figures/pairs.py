"""Figures that should be the same number: same indicator, area, body, unit, role and period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from linja.ground.checking.figures.figure import Figure, Place, Role
from linja.ground.checking.figures.rounding import agree
from linja.ground.checking.figures.vocabulary import COUNTRY
from linja.ground.checking.figures.when import part_of
from linja.ground.kernel.numbers import Unit

_COMPARED = frozenset({Role.VALUE, Role.CHANGE})
#: More values than this for one figure: the readings are not of one figure.
_MOST_VALUES = 3
#: Two readings of one figure are of one size.
_WIDEST_RATIO = 3


def same_figures(figures: Iterable[Figure], own: str) -> Iterator[list[Figure]]:
    """Groups of at least two figures that should be the same number."""
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for one in figures:
        # A bare number in a sentence that names nothing may count anything.
        bare = one.place is Place.PROSE and one.unit is Unit.NONE and not one.named
        if one.indicator and _is_compared(one) and not bare:
            groups[(*_key(one), _period(one, own))].append(one)
    yield from (group for group in groups.values() if len(group) > 1)


def _is_compared(one: Figure) -> bool:
    """``lengst har Innlandet HF med 59 dager`` tells that body's value, though it is an end of a range."""
    of_a_body = one.role is Role.EXTREME and one.organisation not in {"", COUNTRY}
    return one.role in _COMPARED or of_a_body


def _key(one: Figure) -> tuple[object, ...]:
    """Tables often leave the unit out: a share in per cent and a bare number of it are one key."""
    if one.role is Role.CHANGE:
        return (one.indicator, one.area, one.organisation, one.unit.value, one.role, one.qualifiers)
    unit = "" if one.unit in {Unit.PERCENT, Unit.NONE, Unit.DAYS, Unit.PATIENTS} else one.unit.value
    return (one.indicator, one.area, one.organisation, unit, Role.VALUE, one.qualifiers)


def _period(one: Figure, own: str) -> str:
    period = one.period or own
    # What has grown by the second tertial is told for the year so far.
    if one.role is Role.CHANGE and part_of(period) == "T2":
        return period[:4] + "C08"
    return period


def differing(group: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each number of a group that cannot be what most of the group says, against the first that says so.

    One pair for each other number, however often it is repeated; none where the group holds too many
    numbers, which then are not of one figure.
    """
    camps: list[list[Figure]] = []
    for one in sorted(group, key=lambda figure: (figure.half, figure.line)):
        camp = next((camp for camp in camps if agree(camp[0], one)), None)
        if camp is None:
            camps.append([one])
        else:
            camp.append(one)
    if not 1 < len(camps) <= _MOST_VALUES:
        return
    most = max(camps, key=lambda camp: (len(camp), -min(one.line for one in camp)))
    for camp in camps:
        pairs = [(one, two) for one in most for two in camp if camp is not most and _may_differ(one, two)]
        if pairs:
            yield min(pairs, key=lambda pair: (pair[1].line, pair[0].line))


def _may_differ(one: Figure, two: Figure) -> bool:
    return _apart(one, two) and _of_one_size(one, two)


def _apart(one: Figure, two: Figure) -> bool:
    """Two numbers of one sentence, or of one line, are told apart by the sentence itself."""
    if one.line == two.line:
        return False
    return not (one.place is Place.PROSE and two.place is Place.PROSE and one.sentence == two.sentence)


def _of_one_size(one: Figure, two: Figure) -> bool:
    if one.role is Role.CHANGE:
        return True
    small, large = sorted((abs(one.amount), abs(two.amount)))
    return small > 0 and large / small <= _WIDEST_RATIO
