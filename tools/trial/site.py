"""The real server (waitress with the site, as ``make run`` starts it) and the worker, at will.

The process that is started once loads the code; each server and worker is a fork of it, so that three hundred
beginnings do not take three hundred times two seconds. It speaks on standard input and output, one line each:
``site PORT PROCESSES`` and ``worker`` answer the number of the new process; the input's end ends everything.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from tools import serving

ROOT = Path(__file__).resolve().parents[2]


class Nest:
    """The other side: starts processes of the site and ends them without warning."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self._log = log.open("ab")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tools.trial.site"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )
        self.running: list[int] = []

    def start(self, what: str) -> int:
        """``site PORT PROCESSES`` or ``worker``; the number of the process."""
        told, said = self._process.stdin, self._process.stdout
        if told is None or said is None:
            raise RuntimeError("the site cannot be spoken to")
        told.write(f"{what}\n")
        told.flush()
        answer = said.readline()
        if not answer.strip().isdigit():
            raise RuntimeError(f"the site did not start: {answer!r}")
        self.running.append(int(answer))
        return int(answer)

    def kill(self, number: int) -> None:
        """At once, without a word: as a power cut or the system's own out-of-memory killer would."""
        os.killpg(number, signal.SIGKILL)
        self.running.remove(number)
        while _is_there(number):
            time.sleep(0.001)

    def end(self) -> None:
        """Everything that was started here."""
        for number in list(self.running):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(number, signal.SIGKILL)
        self._process.kill()
        self._process.wait()
        self._log.close()


@contextlib.contextmanager
def nest(environment: dict[str, str], log: Path) -> Iterator[Nest]:
    """A nest for the length of a block."""
    made = Nest(environment, log)
    try:
        yield made
    finally:
        made.end()


def _is_there(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def main() -> None:
    """The nest itself: load once, then fork as asked."""
    _load()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # Nobody waits for those that were killed.
    for line in sys.stdin:
        what, *rest = line.split()
        number = os.fork()
        if number == 0:
            _become(what, rest)
        print(number, flush=True)


def _share(processes: int) -> None:
    """As many processes as there are to be, all at the same door."""
    for _ in range(processes - 1):
        if os.fork() == 0:
            return


def _load() -> None:
    """What the first request would load, so that each fork has it already. The database is not touched."""
    from django.urls import get_resolver

    from linja.faces.config import wsgi as _wsgi  # noqa: F401 - sets the site up

    get_resolver().resolve("/helse")


def _become(what: str, rest: list[str]) -> None:
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    # The starter's pipe is this process's too: without this a fork would take its words.
    os.close(0)
    threading.current_thread().name = what
    try:
        if what == "site":
            door = serving.listening("127.0.0.1", int(rest[0]))
            _share(int(rest[1]))
            serving.serve(door)
        else:
            from django.core.management import call_command

            call_command("db_worker", "--no-startup-delay", "--interval", "0.2", verbosity=0)
    finally:
        os._exit(1)


if __name__ == "__main__":
    main()
