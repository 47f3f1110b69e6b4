"""Which pages there are. ``benchmarks.md`` beside them is measured, and written by ``make bench``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tools.reference import (
    check_shape,
    commands,
    indicators,
    json_shape,
    lifecycles,
    permissions,
    reading,
    refusals,
    settings,
    statistics,
)

PAGES: dict[str, Callable[[], str]] = {
    "check_json.md": check_shape.write,
    "commands.md": commands.write,
    "indicators.md": indicators.write,
    "json.md": json_shape.write,
    "lifecycles.md": lifecycles.write,
    "permissions.md": permissions.write,
    "reading.md": reading.write,
    "refusals.md": refusals.write,
    "settings.md": settings.write,
    "statistics.md": statistics.write,
}


def write_all(folder: Path) -> list[Path]:
    """Write every page into ``folder``; answers what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, write in PAGES.items():
        path = folder / name
        path.write_text(write(), encoding="utf-8")
        written.append(path)
    return written
