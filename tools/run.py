"""Start everything on this machine: database, example country, worker, site. Ctrl-C stops it all."""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
SETTINGS = "linja.faces.config.settings"


class NotStartedError(Exception):
    """Why it cannot start, in a sentence for the person at the keyboard."""


def main() -> int:
    """The command."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    # A first start on one's own machine shall not wait for mail or for a proxy.
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    try:
        port = _port()
        folder = _folder()
        with _only_one(folder, f"http://{HOST}:{port}/"):
            _free(port)
            _prepare(folder)
            return _serve(port)
    except NotStartedError as reason:
        print(f"Linja did not start. {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped before it had started; the next start goes on from here.", file=sys.stderr)
        return 130


def _port() -> int:
    told = os.environ.get("PORT") or "8000"
    if not told.isdigit() or not 0 < int(told) < 65536:
        raise NotStartedError(f"PORT must be a number from 1 to 65535, not “{told}”: PORT=8123 make run")
    return int(told)


def _folder() -> Path:
    from linja.faces.config import paths

    folder = paths.data_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = folder / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise NotStartedError(
            f"The data folder {folder} cannot be written to ({error.strerror}). "
            "Choose another: LINJA_DATA=/path/to/folder make run"
        ) from error
    return folder


@contextlib.contextmanager
def _only_one(folder: Path, address: str) -> Iterator[None]:
    """Hold the data folder. The lock goes with the process, so a crash leaves nothing behind to tidy."""
    path = folder / "running"
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise NotStartedError(_already(file, folder)) from None
        file.truncate(0)
        file.write(f"{address}\n{os.getpid()}\n")
        file.flush()
        yield
        file.truncate(0)


def _already(file: IO[str], folder: Path) -> str:
    file.seek(0)
    lines = [*file.read().split("\n"), "", ""]
    return (
        f"It is already running with the data in {folder}: {lines[0]} (process {lines[1]}). "
        "A second one needs a data folder of its own: LINJA_DATA=/path/to/folder PORT=8123 make run"
    )


def _free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise NotStartedError(
                f"Port {port} is reserved for the system. Choose: PORT=8123 make run"
            ) from None
        except OSError:
            raise NotStartedError(
                f"Port {port} is used by another program. Choose another: PORT={_spare(port)} make run"
            ) from None


def _spare(port: int) -> int:
    for candidate in range(port + 1, min(port + 50, 65535)):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, candidate)) != 0:
                return candidate
    return 8123


def _prepare(folder: Path) -> None:
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise NotStartedError(str(error)) from error
    from django.db import DatabaseError

    from tools import database

    try:
        database.bring_up_to_date(folder)
        database.fill_when_empty()
        database.seal_what_was_read()
    except database.NewerDatabaseError as error:
        raise NotStartedError(str(error)) from error
    except DatabaseError as error:
        raise NotStartedError(f"The database does not answer as it should: {str(error).strip()}") from error


def _serve(port: int) -> int:
    from tools import serving
    from tools.database import sign_ins

    worker = ["django", "db_worker", "--no-startup-delay"]
    with serving.listening(HOST, port) as door:
        site = ["tools.serving", str(door.fileno())]
        sites = [_start(site, door.fileno()) for _ in range(serving.processes())]
    started = [_start(worker), *sites]
    with _stopping(started):
        signal.signal(signal.SIGTERM, _raise_interrupt)
        try:
            _wait_for(f"http://{HOST}:{port}/helse", started)
            print(f"\nLinja is running: http://{HOST}:{port}/\n")
            for line in sign_ins():
                print(f"  {line}")
            print("\nCtrl-C stops it.")
            return _watch(started)
        except KeyboardInterrupt:
            print("\nStopping ...")
            return 0


def _start(module: list[str], *inherited: int) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C reaches this process alone, which then stops the parts in order.
    # The pipe is never written to; it closes with this process, and then the part ends too.
    return subprocess.Popen(
        [sys.executable, "-m", "tools.part", *module],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        start_new_session=True,
        pass_fds=inherited,
    )


def _raise_interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


@contextlib.contextmanager
def _stopping(processes: list[subprocess.Popen[bytes]]) -> Iterator[None]:
    try:
        yield
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_for(address: str, processes: list[subprocess.Popen[bytes]]) -> None:
    for _ in range(150):
        if any(process.poll() is not None for process in processes):
            raise NotStartedError("The site or the worker stopped at once; see the lines above.")
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 - our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise NotStartedError("The site does not answer; see the lines above.")


def _watch(processes: list[subprocess.Popen[bytes]]) -> int:
    while True:
        time.sleep(1)
        for process in processes:
            if process.poll() is not None:
                print(f"A part of Linja stopped by itself (code {process.returncode}).", file=sys.stderr)
                return 1


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
