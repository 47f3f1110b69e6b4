"""Which database, from one address."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import dj_database_url

#: Readers never wait for the writer (WAL); one writer waits for the other instead of failing.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}


def database(data_folder: Path) -> dict[str, Any]:
    """The default database: ``LINJA_DATABASE_URL``, else a SQLite file in the data folder."""
    url = os.environ.get("LINJA_DATABASE_URL") or f"sqlite:///{data_folder / 'linja.sqlite3'}"
    parsed: dict[str, Any] = dict(dj_database_url.parse(url))
    if parsed["ENGINE"].endswith("sqlite3"):
        parsed["OPTIONS"] = {**SQLITE_OPTIONS, **parsed.get("OPTIONS", {})}
    else:
        parsed["CONN_MAX_AGE"] = 60
        parsed["CONN_HEALTH_CHECKS"] = True
    return parsed
