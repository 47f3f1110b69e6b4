"""Everything in a folder of definitions, read file by file; what cannot be used is told and left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from linja.ground.definitions import checks, parsing
from linja.ground.definitions.faults import DefinitionsError, Fault
from linja.ground.definitions.fingerprints import Recorded
from linja.ground.definitions.located import Located, read
from linja.ground.definitions.types import CodeList, Indicator

#: What each version meant when it was taken into use; beside the indicators, and none itself.
RECORD = "VERSIONS.yaml"
_Parsed = TypeVar("_Parsed")


@dataclass(slots=True)
class Contents:
    """The files' records with where they stand, what was recorded of them, and what is wrong."""

    indicators: list[tuple[Indicator, Located]]
    code_lists: list[tuple[CodeList, Located]]
    recorded: dict[str, dict[int, str]]
    faults: list[Fault]
    #: Names of the files that could not be read: not to be told as missing as well.
    unread: set[str] = field(default_factory=set)

    def across(self) -> Iterator[Fault]:
        """What only several files together get wrong."""
        lists = [one for one, _where in self.code_lists]
        yield from checks.across(self.indicators, lists, self.unread)

    def unrecorded(self) -> Iterator[Fault]:
        """Meanings that differ from what was recorded."""
        recorded: Recorded = {code: held for code, held in self.recorded.items() if code not in self.unread}
        yield from checks.unrecorded(self.indicators, recorded)


def of_folder(folder: Path) -> Contents:
    """Read ``indicators``, ``code_lists`` and the record of versions."""
    found = Contents([], [], {}, [])
    found.code_lists += _each(folder / "code_lists", parsing.code_list, found)
    found.indicators += _each(folder / "indicators", parsing.indicator, found)
    path = folder / "indicators" / RECORD
    if path.exists():
        found.recorded |= _recorded(path, found.faults)
    return found


def _each(
    folder: Path, parse: Callable[[Located], _Parsed], found: Contents
) -> Iterator[tuple[_Parsed, Located]]:
    for path in sorted(folder.glob("[!A-Z]*.yaml")):
        try:
            where = read(f"{folder.name}/{path.name}", path.read_text(encoding="utf-8"))
            yield parse(where), where
        except DefinitionsError as error:
            found.faults += error.faults
            found.unread.add(path.stem)


def _recorded(path: Path, faults: list[Fault]) -> dict[str, dict[int, str]]:
    file = f"indicators/{path.name}"
    try:
        where = read(file, path.read_text(encoding="utf-8"))
    except DefinitionsError as error:
        faults += error.faults
        return {}
    data = where.data if isinstance(where.data, dict) else {}
    for code, held in data.items():
        if not isinstance(held, dict) or not all(type(number) is int for number in held):
            faults.append(Fault(file, where.line((code,)), f"{code!r} must give a hash for each version"))
    return {str(code): held for code, held in data.items() if isinstance(held, dict)}
