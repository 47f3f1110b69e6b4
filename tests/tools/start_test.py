"""What the start says when it cannot start, and what it does with an older or newer database."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from linja.faces.config import databases
from tests.architecture.code import ROOT
from tools import run, setup


def test_a_second_start_tells_where_the_first_one_is(tmp_path: Path) -> None:
    with run._only_one(tmp_path, "http://127.0.0.1:8000/"):
        with pytest.raises(run.NotStartedError) as told, run._only_one(tmp_path, "http://127.0.0.1:8123/"):
            pass
        assert f"http://127.0.0.1:8000/ (process {os.getpid()})" in str(told.value)
    # Afterwards the folder is free again.
    with run._only_one(tmp_path, "http://127.0.0.1:8000/"):
        pass


def test_a_busy_port_is_named_with_a_way_out() -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        with pytest.raises(run.NotStartedError, match=rf"Port {port} is used .* PORT=\d+ make run"):
            run._free(port)


@pytest.mark.parametrize("told", ["abc", "0", "65536", "-1"])
def test_a_port_that_is_none(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setenv("PORT", told)
    with pytest.raises(run.NotStartedError, match="PORT must be a number"):
        run._port()


def test_a_data_folder_that_cannot_be_written_to(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("LINJA_DATA", str(tmp_path / "file" / "data"))
    with pytest.raises(run.NotStartedError, match=r"cannot be written to .* LINJA_DATA="):
        run._folder()


START = """
import django, os, sqlite3
from pathlib import Path
django.setup()
from django.core.management import call_command
from tools import database
folder = Path(os.environ["LINJA_DATA"])
"""


def in_own_process(folder: Path, script: str) -> str:
    """Run a script with a database of its own; answers what it printed."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "linja.faces.config.settings",
        "LINJA_DATA": str(folder),
        "LINJA_DATABASE_URL": "",
    }
    done = subprocess.run(
        [sys.executable, "-c", START + script],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_an_older_database_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    said = in_own_process(
        tmp_path,
        """
database.bring_up_to_date(folder)
print("copies", len(list(folder.glob("backups/*"))))
call_command("migrate", "sessions", "zero", verbosity=0)
database.bring_up_to_date(folder)
database.bring_up_to_date(folder)
[copy] = folder.glob("backups/*.sqlite3")
def tables(path):
    return {row[0] for row in sqlite3.connect(path).execute("SELECT name FROM sqlite_master")}
print("copy", "audit_auditentry" in tables(copy), "django_session" in tables(copy))
print("database", "django_session" in tables(folder / "linja.sqlite3"))
""",
    )
    lines = said.splitlines()
    assert lines[0] == "Bringing the database up to date ..."
    assert [line for line in lines if line.startswith(("copies", "copy", "database"))] == [
        "copies 0",
        "copy True False",
        "database True",
    ]
    assert sum("A copy has been put aside" in line for line in lines) == 1


def test_a_newer_database_is_left_alone(tmp_path: Path) -> None:
    said = in_own_process(
        tmp_path,
        """
database.bring_up_to_date(folder)
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
MigrationRecorder(connection).record_applied("audit", "0099_of_tomorrow")
try:
    database.bring_up_to_date(folder)
except database.NewerDatabaseError as told:
    print(told)
""",
    )
    assert "used by a newer Linja (it knows audit.0099_of_tomorrow)" in said


def test_an_old_python_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert setup.main([]) == 1
    assert "Linja needs Python 3.11 or later" in capsys.readouterr().err


def test_nothing_is_installed_twice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(setup, "VENV", tmp_path)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").touch()
    assert not setup._is_current(dev=False)
    setup._stamp(dev=True).write_text(setup._wanted(dev=True), encoding="ascii")
    assert setup._is_current(dev=True)
    assert setup._is_current(dev=False)
    setup._stamp(dev=True).write_text("made from another lock", encoding="ascii")
    assert not setup._is_current(dev=True)


START_AND_WAIT = """
import sys, time
sys.path.insert(0, {root!r})
from tools import run
part = run._start(["tests.support.sleeper", {sign!r}])
print(part.pid, flush=True)
time.sleep(60)
"""


def test_no_part_outlives_a_start_that_was_killed(tmp_path: Path) -> None:
    sign = tmp_path / "ended"
    script = START_AND_WAIT.format(root=str(ROOT), sign=str(sign))
    starter = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert starter.stdout is not None
    part = int(starter.stdout.readline())
    wait_until(lambda: sign.exists() and sign.read_text() == "running")
    os.kill(part, 0)
    starter.kill()
    starter.wait()
    starter.stdout.close()
    wait_until(lambda: sign.read_text() == "ended by SIGTERM")


def wait_until(holds: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"still not so after {seconds} s"
        time.sleep(0.02)


@pytest.mark.parametrize("address", ["nonsense", "mysql://a/b", "mssql://a/b"])
def test_a_database_of_another_kind_is_refused_with_what_would_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str
) -> None:
    monkeypatch.setenv("LINJA_DATABASE_URL", address)
    with pytest.raises(ImproperlyConfigured, match=r"LINJA_DATABASE_URL must be .* postgresql://"):
        databases.database(tmp_path)


def test_a_checkout_of_somebody_else_says_who_can_make_it_ready(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(setup, "_is_current", lambda _dev: False)
    # Root may write everywhere, so the answer of the system is given here.
    monkeypatch.setattr(os, "access", lambda place, _mode: Path(place) != tmp_path)
    assert setup.main([]) == 1
    assert "Let its owner run `make setup`" in capsys.readouterr().err
    assert not (tmp_path / ".venv").exists()
