"""Which database, from one address."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

#: What every test runs on; another database would start and then fail somewhere else.
SCHEMES = ("sqlite", "postgres", "postgresql")

#: Readers never wait for the writer (WAL); one writer waits for the other instead of failing.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}


def database(data_folder: Path) -> dict[str, Any]:
    """The default database: ``LINJA_DATABASE_URL``, else a SQLite file in the data folder."""
    url = os.environ.get("LINJA_DATABASE_URL") or f"sqlite:///{data_folder / 'linja.sqlite3'}"
    if url.partition("://")[0] not in SCHEMES:
        raise ImproperlyConfigured(
            "LINJA_DATABASE_URL must be the address of a database that Linja runs on: "
            "postgresql://user:password@host:5432/name or sqlite:////path/to/file.sqlite3."
        )
    parsed: dict[str, Any] = dict(dj_database_url.parse(url))
    if parsed["ENGINE"].endswith("sqlite3"):
        parsed["OPTIONS"] = {**SQLITE_OPTIONS, **parsed.get("OPTIONS", {})}
    else:
        parsed["CONN_HEALTH_CHECKS"] = True
    # Opened anew for each answer, SQLite would move its log into the file whenever the last reader leaves.
    parsed["CONN_MAX_AGE"] = 60
    return parsed
