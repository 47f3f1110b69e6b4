"""The database at start: brought up to date after a copy has been put aside, filled when it is empty."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.core.management import call_command, get_commands, load_command_class
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

KEPT_COPIES = 10


class NewerDatabaseError(Exception):
    """The database has been changed by a newer version of the code."""


def bring_up_to_date(folder: Path) -> None:
    """Apply what is waiting. An older SQLite file is copied first, so that nothing can be lost."""
    recorder = MigrationRecorder(connection)
    applied = set(recorder.applied_migrations()) if recorder.has_table() else set()
    executor = MigrationExecutor(connection)
    unknown = sorted(applied - set(executor.loader.disk_migrations))
    # Squashed and replaced ones are known by what replaced them.
    replaced = {one for migration in executor.loader.disk_migrations.values() for one in migration.replaces}
    unknown = [one for one in unknown if one not in replaced]
    if unknown:
        raise NewerDatabaseError(
            f"The database has been used by a newer Linja (it knows {'.'.join(unknown[0])}). "
            "Start that version, or choose another data folder: LINJA_DATA=/path/to/folder make run"
        )
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if applied:
        _put_a_copy_aside(folder)
    print("Bringing the database up to date ...")
    call_command("migrate", verbosity=0, interactive=False)


def _put_a_copy_aside(folder: Path) -> None:
    if connection.vendor != "sqlite":
        print("The database is older than this Linja; its server's own backup should be recent.")
        return
    backups = folder / "backups"
    backups.mkdir(exist_ok=True)
    target = backups / f"linja-{datetime.now():%Y%m%d-%H%M%S}.sqlite3"  # noqa: DTZ005 - a name for people here
    connection.ensure_connection()
    with sqlite3.connect(target) as copy:
        connection.connection.backup(copy)
    copy.close()
    print(f"The database is older than this Linja. A copy has been put aside: {target}")
    for old in sorted(backups.glob("linja-*.sqlite3"))[:-KEPT_COPIES]:
        old.unlink()


def fill_when_empty() -> None:
    """The real organisations always; the example country only where nobody has been registered.

    ``LINJA_EXAMPLE=0`` leaves it out: its people's password is known to everybody.
    """
    from linja.people.accounts import queries as people
    from linja.people.organisations import actions as organisations

    organisations.load_reference_organisations()
    wanted = os.environ.get("LINJA_EXAMPLE", "1") != "0"
    if wanted and not people.any_people() and "example_country" in get_commands():
        print("Making the example country ...")
        call_command("example_country")


def seal_what_was_read() -> None:
    """Notes that the last run left unsealed: nobody may be there to read anything for a while."""
    from linja.people.audit import actions as audit

    audit.seal()


def sign_ins() -> Iterable[str]:
    """The example sign-ins that exist in this database, as the example country's command tells them."""
    from linja.people.accounts import queries as people

    if "example_country" not in get_commands():
        return []
    command = load_command_class(get_commands()["example_country"], "example_country")
    told = command.sign_ins() if hasattr(command, "sign_ins") else []
    return [
        f"{email:<34} {password:<22} {what}"
        for email, password, what in told
        if people.person_by_email(email) is not None
    ]
