"""Notes that the database had no time for: a file in the data folder, one line each, until taken in."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.conf import settings


def place() -> Path:
    """The file."""
    return Path(settings.LINJA_DATA) / "read-and-not-yet-noted.jsonl"


def put(rows: Sequence[dict[str, Any]]) -> None:
    """Add notes at the end. They survive the end of this process at once."""
    lines = [json.dumps({**row, "at": row["at"].isoformat()}, ensure_ascii=False) for row in rows]
    with _locked("a") as file:
        file.write("".join(f"{line}\n" for line in lines))


@contextmanager
def taken() -> Iterator[list[dict[str, Any]]]:
    """What waits. When the block ends well (the notes are in the database) the file is emptied."""
    if not place().exists():
        yield []
        return
    with _locked("r+") as file:
        yield [_read(line) for line in file if line.endswith("\n")]
        file.seek(0)
        file.truncate()


@contextmanager
def _locked(mode: str) -> Iterator[IO[str]]:
    with place().open(mode, encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def _read(line: str) -> dict[str, Any]:
    row = json.loads(line)
    return {**row, "at": datetime.fromisoformat(row["at"])}
