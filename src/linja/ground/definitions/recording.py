"""Taking new versions into use: their meaning is recorded once and never changed."""

from __future__ import annotations

from pathlib import Path

from linja.ground.definitions.contents import RECORD, of_folder
from linja.ground.definitions.faults import Fault
from linja.ground.definitions.fingerprints import fingerprint

_HEAD = """\
# What each version of an indicator means, as a hash (written by `python -m tools.definitions`). A meaning
# that changes needs a new version in the indicator's own file; a line here is never changed or taken away.
"""


def record(folder: Path) -> tuple[tuple[str, ...], tuple[Fault, ...]]:
    """Add the versions that are not recorded yet; answers what was added, and what is still wrong.

    Nothing is written while the files themselves cannot be used.
    """
    contents = of_folder(folder)
    faults = [*contents.faults, *contents.across()]
    if faults:
        return (), tuple(sorted(faults))
    added = []
    for one, _where in contents.indicators:
        held = contents.recorded.setdefault(one.code, {})
        for version in one.versions:
            if version.number not in held:
                held[version.number] = fingerprint(version)
                added.append(f"{one.code} version {version.number}")
    if added:
        (folder / "indicators" / RECORD).write_text(_written(contents.recorded), encoding="utf-8")
    return tuple(added), tuple(sorted(contents.unrecorded()))


def _written(recorded: dict[str, dict[int, str]]) -> str:
    rows = []
    for code in sorted(recorded):
        held = ", ".join(f'{number}: "{recorded[code][number]}"' for number in sorted(recorded[code]))
        rows.append(f"{code}: {{{held}}}\n")
    return _HEAD + "".join(rows)
