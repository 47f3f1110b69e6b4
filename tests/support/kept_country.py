"""The example country for tests that commit: loaded once by a process, and laid back each time after."""

from __future__ import annotations

import sqlite3

from django.contrib.contenttypes.models import ContentType
from django.db import connection

from linja.faces.cli import example_country

#: What the database held when the country had been loaded.
_KEPT: list[sqlite3.Connection] = []


def the_example_country() -> None:
    """The example country in an empty database. Loading costs ten seconds, laying it back a tenth of one.

    Only SQLite can be copied so; elsewhere the country is loaded anew.
    """
    if connection.vendor != "sqlite":
        example_country.load()
        return
    connection.ensure_connection()
    if _KEPT:
        _KEPT[0].backup(connection.connection)
        ContentType.objects.clear_cache()
        return
    example_country.load()
    kept = sqlite3.connect(":memory:", check_same_thread=False)
    connection.connection.backup(kept)
    _KEPT.append(kept)
