"""Organisations as the rules ask of them and as files name them."""

from __future__ import annotations

from linja.line.indicators import rules
from linja.people.organisations import queries as organisations

#: How files name the country as a whole: its figures stand with the ministry, on top of the line.
_COUNTRY = frozenset({"landet", "hele landet", "heile landet", "norge", "noreg", "landssnitt", "nasjonalt"})


def place_of(organisation_id: int) -> rules.Place:
    """What the rules ask of an organisation."""
    one = organisations.by_id(organisation_id)
    above = organisations.ancestors_of(organisation_id)
    return rules.Place(organisation_id, frozenset(above), one.name if one else "")


def organisation_named(words: str) -> int | None:
    """The organisation of a name, alias, organisation number or RESH id; the country is its ministry."""
    bare = words.strip()
    if bare.casefold() in _COUNTRY:
        ministries = organisations.all_organisations("ministry")
        return ministries[0].id if len(ministries) == 1 else None
    if bare.replace(" ", "").isdecimal():
        return _numbered(bare.replace(" ", ""))
    found = organisations.find_by_name(bare)
    return found.id if found else None


def _numbered(number: str) -> int | None:
    found = organisations.by_organisation_number(number)
    if found is not None:
        return found.id
    held = [one.id for one in organisations.all_organisations() if one.resh_id == number]
    return held[0] if len(held) == 1 else None
