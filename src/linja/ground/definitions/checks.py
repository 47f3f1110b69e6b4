"""What only several files together can get wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from linja.ground.definitions.faults import Fault, nearest
from linja.ground.definitions.fingerprints import Recorded, fingerprint
from linja.ground.definitions.located import Located
from linja.ground.definitions.types import CodeList, Indicator, Version
from linja.ground.kernel.measures import MeasureKind
from linja.ground.kernel.numbers import Unit

#: The code list of the areas that lists of indicators are parted by.
AREAS = "indicator_areas"
#: An indicator with the file that it was read from.
Read = tuple[Indicator, Located]


def across(
    indicators: Iterable[Read], code_lists: Iterable[CodeList], unread: Collection[str] = ()
) -> Iterator[Fault]:
    """Unknown code lists, areas and indicators, complements that do not answer, and names that two claim.

    ``unread``: files that could not be read; what they would have said is not told as missing.
    """
    read, held = list(indicators), {one.code: one for one in code_lists}
    by_code = {one.code: one for one, _where in read}
    codes, lists = {*by_code, *unread}, {*held, *unread}
    for one, where in read:
        if one.complement and one.complement not in unread:
            yield from _complement(one, where, by_code)
        for place, version in enumerate(one.versions):
            yield from _known(where, place, "breakdowns", version.breakdowns, lists)
            yield from _known(where, place, "derived_from", version.derived_from, codes)
        if AREAS not in unread:
            yield from _in_an_area(one, where, held.get(AREAS))
    yield from _claimed_twice(read)


def unrecorded(indicators: Iterable[Read], recorded: Recorded) -> Iterator[Fault]:
    """Versions whose meaning is not the recorded one, that were never recorded, or that are gone."""
    read = list(indicators)
    for one, where in read:
        held = recorded.get(one.code, {})
        for place, version in enumerate(one.versions):
            if fault := _differs(one, version, held.get(version.number)):
                yield Fault(where.file, where.line(("versions", place)), fault)
        for gone in sorted(set(held) - {version.number for version in one.versions}):
            yield Fault(where.file, where.line(("versions",)), f"version {gone} was in use and is gone")
    for code in sorted(set(recorded) - {one.code for one, _where in read}):
        yield Fault(
            "VERSIONS.yaml", 1, f"the indicator {code!r} was in use and is gone; retire it in its lifecycle"
        )


def _differs(one: Indicator, version: Version, held: str | None) -> str:
    if held is None:
        return (
            f"version {version.number} of {one.code!r} is not recorded; "
            "record it with `python -m tools.definitions`"
        )
    if held != fingerprint(version):
        return (
            f"the meaning of {one.code!r} has changed, but it is still version {version.number}; "
            "add a new version with the day from which it holds"
        )
    return ""


def _known(
    where: Located, place: int, key: str, codes: Iterable[str], known: Collection[str]
) -> Iterator[Fault]:
    what = "code list" if key == "breakdowns" else "indicator"
    for code in codes:
        if code not in known:
            line = where.line(("versions", place, key))
            yield Fault(where.file, line, f"there is no {what} {code!r}", nearest(code, known))


def _in_an_area(one: Indicator, where: Located, areas: CodeList | None) -> Iterator[Fault]:
    known = [area.code for area in areas.categories] if areas else []
    if one.area and one.area not in known:
        hint = nearest(one.area, known)
        yield Fault(where.file, where.line(("area",)), f"there is no area {one.area!r}", hint)


def _complement(one: Indicator, where: Located, by_code: Mapping[str, Indicator]) -> Iterator[Fault]:
    line = where.line(("complement",))
    other = by_code.get(one.complement)
    if other is None:
        hint = nearest(one.complement, by_code)
        yield Fault(where.file, line, f"there is no indicator {one.complement!r}", hint)
    elif other.complement != one.code:
        yield Fault(where.file, line, f"{other.code!r} does not name {one.code!r} as its complement")
    elif {(v.measure, v.unit) for v in (one.current, other.current)} != {(MeasureKind.SHARE, Unit.PERCENT)}:
        yield Fault(where.file, line, "only shares have a complement")
    elif one.current.direction is other.current.direction:
        yield Fault(where.file, line, f"what is better for {one.code!r} cannot be better for {other.code!r}")


def _claimed_twice(read: Iterable[Read]) -> Iterator[Fault]:
    owners: dict[str, str] = {}
    for one, where in read:
        for words in names_of(one):
            owner = owners.setdefault(words.casefold(), one.code)
            if owner != one.code:
                yield Fault(where.file, where.line(("synonyms",)), f"{words!r} also names {owner!r}")


def names_of(one: Indicator) -> tuple[str, ...]:
    """All Norwegian words for the indicator: names, short names, and forms in print."""
    names = (one.names.nb, one.names.nn, one.short.nb, one.short.nn, *one.synonyms_nb, *one.synonyms_nn)
    return tuple(dict.fromkeys(names))
