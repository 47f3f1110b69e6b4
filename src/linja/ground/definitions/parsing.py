"""From one file's plain data to a record; everything that one file alone can get wrong is told here."""

from __future__ import annotations

import re
from typing import TypeVar

from linja.ground.definitions.faults import DefinitionsError, Fault
from linja.ground.definitions.fields import Fields
from linja.ground.definitions.located import Located
from linja.ground.definitions.types import (
    Basis,
    Calendar,
    Category,
    CodeList,
    Direction,
    Frequency,
    Indicator,
    PeriodType,
    Stage,
    State,
    Version,
)
from linja.ground.kernel.measures import MeasureKind
from linja.ground.kernel.numbers import Unit

_Found = TypeVar("_Found", Indicator, CodeList)
_CODE = re.compile(r"[a-z][a-z0-9_]*")
_SCALES = (1, 1000, 10**6, 10**9)
_REQUIRED = (
    "schema",
    "code",
    "area",
    "names",
    "short",
    "owner",
    "review_by",
    "source",
    "calendar",
    "lifecycle",
    "versions",
)
_OPTIONAL = ("synonyms", "complement", "suppression_threshold", "notes", "seen_in")
_OF_A_VERSION = ("version", "valid_from", "description", "measure", "direction", "unit", "periods")
_OPTIONAL_OF_A_VERSION = (
    "numerator",
    "denominator",
    "unit_words",
    "scale",
    "decimals",
    "breakdowns",
    "derived_from",
    "change",
)
_DIVIDED = frozenset({MeasureKind.SHARE, MeasureKind.RATE, MeasureKind.MEAN, MeasureKind.MEDIAN})


def indicator(where: Located) -> Indicator:
    """The indicator of a file; :class:`DefinitionsError` with everything that is wrong."""
    fields = Fields(where)
    fields.only(_REQUIRED, _OPTIONAL)
    _schema_and_code(fields)
    synonyms = Fields(where, ("synonyms",), fields.faults) if "synonyms" in fields.data else None
    if synonyms:
        synonyms.only((), ("nb", "nn"))
    threshold = fields.data.get("suppression_threshold")
    found = Indicator(
        code=fields.word("code"),
        area=fields.word("area"),
        names=fields.said("names"),
        short=fields.said("short"),
        versions=tuple(_version(one) for one in fields.parts("versions")),
        source=fields.said("source"),
        calendar=_calendar(fields),
        lifecycle=tuple(_stage(one) for one in fields.parts("lifecycle")),
        owner=fields.word("owner"),
        review_by=fields.day("review_by"),
        synonyms_nb=synonyms.words("nb") if synonyms else (),
        synonyms_nn=synonyms.words("nn") if synonyms else (),
        complement=fields.word("complement"),
        suppression_threshold=None if threshold is None else fields.number("suppression_threshold", 5, 2),
        notes=fields.text("notes"),
        seen_in=fields.words("seen_in"),
    )
    _in_order(fields, found)
    return _told(fields.faults, found)


def code_list(where: Located) -> CodeList:
    """The code list of a file; :class:`DefinitionsError` with everything that is wrong."""
    fields = Fields(where)
    fields.only(("schema", "code", "names", "categories"))
    _schema_and_code(fields)
    categories = tuple(_category(one) for one in fields.parts("categories"))
    codes = [one.code for one in categories]
    for place, one in enumerate(categories):
        if one.code in codes[:place]:
            fields.fault("categories", f"the category {one.code!r} stands twice")
        if one.part_of and one.part_of not in codes:
            fields.fault("categories", f"{one.code!r} is part of {one.part_of!r}, which is no category here")
    return _told(fields.faults, CodeList(fields.word("code"), fields.said("names"), categories))


def _told(faults: list[Fault], found: _Found) -> _Found:
    if faults:
        raise DefinitionsError(dict.fromkeys(faults))
    return found


def _schema_and_code(fields: Fields) -> None:
    if fields.data.get("schema", 1) != 1:
        fields.fault("schema", "'schema' must be 1")
    code, stem = fields.word("code"), fields.where.file.rsplit("/", 1)[-1].removesuffix(".yaml")
    if code and not _CODE.fullmatch(code):
        fields.fault("code", f"the code {code!r} may hold only a-z, digits and _")
    elif code and code != stem:
        fields.fault("code", f"the code {code!r} is not the file's name", stem)


def _category(fields: Fields) -> Category:
    fields.only(("code", "names"), ("synonyms", "part_of"))
    return Category(
        fields.word("code"), fields.said("names"), fields.words("synonyms"), fields.word("part_of")
    )


def _calendar(outer: Fields) -> Calendar:
    if outer.data.get("calendar") is None:
        return Calendar(Frequency.UNKNOWN)
    fields = Fields(outer.where, ("calendar",), outer.faults)
    fields.only(("frequency",), ("lag_weeks", "basis"))
    frequency = fields.choice("frequency", Frequency, Frequency.UNKNOWN)
    lag = fields.number("lag_weeks", 0) if "lag_weeks" in fields.data else None
    if (lag is None) != (frequency is Frequency.UNKNOWN):
        fields.fault("", "'lag_weeks' is said when the frequency is known, and only then")
    return Calendar(frequency, lag, fields.choice("basis", Basis, Basis.ESTIMATED))


def _stage(fields: Fields) -> Stage:
    fields.only(("state", "since"))
    return Stage(fields.choice("state", State, State.PROPOSED), fields.day("since"))


def _version(fields: Fields) -> Version:
    before = len(fields.faults)
    fields.only(_OF_A_VERSION, _OPTIONAL_OF_A_VERSION)
    found = Version(
        number=fields.number("version", 1, 1),
        valid_from=fields.day("valid_from"),
        description=fields.said("description"),
        measure=fields.choice("measure", MeasureKind, MeasureKind.COUNT),
        direction=fields.choice("direction", Direction, Direction.NEITHER),
        unit=fields.choice("unit", Unit, Unit.NONE),
        periods=fields.choices("periods", PeriodType),
        numerator=fields.text("numerator"),
        denominator=fields.text("denominator"),
        unit_words=fields.text("unit_words"),
        scale=fields.number("scale", 1, 1),
        decimals=fields.number("decimals", 0),
        breakdowns=fields.words("breakdowns"),
        derived_from=fields.words("derived_from"),
        change=fields.word("change"),
    )
    # What was put in place of an unreadable part would be blamed as well.
    if len(fields.faults) == before:
        _parts_fit(fields, found)
    return found


def _parts_fit(fields: Fields, one: Version) -> None:
    """What a kind of measure must say: a share of what, a median among whom, derived from which."""
    derived = one.measure is MeasureKind.DERIVED
    if one.numerator is None and not derived:
        fields.fault("", f"a {one.measure.value} must say its 'numerator'")
    if one.measure in _DIVIDED and one.denominator is None:
        fields.fault("", f"a {one.measure.value} must say its 'denominator'")
    if one.measure not in _DIVIDED and not derived and one.denominator is not None:
        fields.fault("denominator", f"a {one.measure.value} has no 'denominator'")
    if derived != bool(one.derived_from):
        fields.fault("derived_from", "'derived_from' is said of what is derived, and only of that")
    if one.unit is Unit.NONE and one.unit_words is None:
        fields.fault("unit", "without a unit 'unit_words' must name what is counted")
    if one.measure is MeasureKind.SHARE and one.unit is not Unit.PERCENT:
        fields.fault("unit", "a share is given in percent")
    if one.scale not in _SCALES:
        fields.fault("scale", f"'scale' is one of {', '.join(map(str, _SCALES))}, not {one.scale}")
    if not one.periods:
        fields.fault("periods", "at least one kind of period must be said")


def _in_order(fields: Fields, found: Indicator) -> None:
    numbers = [one.number for one in found.versions]
    if numbers != list(range(1, len(numbers) + 1)):
        fields.fault("versions", f"versions are numbered from 1 in order, not {numbers}")
    days = [one.valid_from for one in found.versions]
    if days != sorted(set(days)):
        fields.fault("versions", "each version is valid from a later day than the one before")
    if any(not one.change for one in found.versions[1:]):
        fields.fault("versions", "a new version says in 'change' what is new")
    order = [list(State).index(one.state) for one in found.lifecycle]
    since = [one.since for one in found.lifecycle]
    if order != sorted(set(order)) or since != sorted(since):
        fields.fault("lifecycle", "the states follow each other in order and time")
