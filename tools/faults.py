"""Kill the site in the middle of saves, handings-in and compilations, and look whether anything is half-done.

``make faults`` (KILLS=300). The seed is printed: the same one gives the same choices, though not
the same moments.
"""

from __future__ import annotations

import argparse
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tools.trial import people
from tools.trial.site import Nest, nest

ROOT = Path(__file__).resolve().parents[1]
#: The longest time that the site lives once all are at work, in seconds.
LIFE = 0.8
#: How long the first answers may take before the site is killed anyway.
WARM = 5.0
#: Every so many kills everything is looked at, not the saves alone.
THOROUGH = 10


def main(arguments: Sequence[str]) -> int:
    """Each database in a process of its own; answers 1 when anything was lost or half-done."""
    options = _options(arguments)
    if options.inside:
        return _trial(options.kills, options.seed)
    print(f"seed {options.seed}", flush=True)
    names = ["sqlite", "postgres"] if options.database == "both" else [options.database]
    return max(_one(name, options.kills, options.seed) for name in names)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="faults", description="Kill the site, and look what is left.")
    parser.add_argument("--kills", type=int, default=int(os.environ.get("KILLS") or 300))
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--database", choices=["sqlite", "postgres", "both"], default="both")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _one(name: str, kills: int, seed: int) -> int:
    from tools import pg_temp

    command = [sys.executable, "-m", "tools.faults", "--inside", f"--kills={kills}", f"--seed={seed}"]
    with tempfile.TemporaryDirectory(prefix="linja-faults-") as folder:
        print(f"== {name} ==", flush=True)
        if name == "sqlite":
            return _run(command, folder, f"sqlite:///{folder}/linja.sqlite3")
        if pg_temp.binaries() is None:
            print("PostgreSQL: not run, no server is installed (apt-get install postgresql).")
            return 0
        with pg_temp.cluster() as address:
            return _run(command, folder, address)


def _run(command: list[str], folder: str, address: str) -> int:
    environment = {
        **os.environ,
        "LINJA_DATA": folder,
        "LINJA_DATABASE_URL": address,
        "LINJA_TASKS": "database",
        "DJANGO_SETTINGS_MODULE": "linja.faces.config.settings",
    }
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def _trial(kills: int, seed: int) -> int:
    import django

    django.setup()
    from django.core.management import call_command

    from tools.trial import world

    call_command("migrate", verbosity=0)
    rng = random.Random(seed)  # noqa: S311 - choices of a trial
    made = world.make(writers=6, senders=3)
    with nest(dict(os.environ), Path(os.environ["LINJA_DATA"]) / "site.log") as site:
        trial = Trial(made, site, rng)
        wrong = trial.run(kills)
    print(f"{kills} kills; {', '.join(f'{n} {what}' for what, n in sorted(trial.done.items()))}")
    for one in wrong:
        print(f"WRONG: {one}")
    return int(bool(wrong))


class Trial:
    """The site, those who work at it, and what they were told."""

    def __init__(self, made: object, site: Nest, rng: random.Random) -> None:
        self.world, self.site, self.rng = made, site, rng
        self.port = free_port()
        self.done: Counter[str] = Counter()
        self.held = {one: people.Saved() for writer in self.world.writers for one in writer.answered}  # type: ignore[attr-defined]
        self.steps = 0
        self.worker = 0

    def run(self, kills: int) -> list[str]:
        """Kill so many times; at the first wrong thing it ends, with everything as it was found."""
        from tools.trial.invariants import broken

        for number in range(1, kills + 1):
            wrong = self._once()
            if not wrong and (number % THOROUGH == 0 or number == kills):
                wrong = broken()
            if wrong:
                return [f"after kill {number}: {one}" for one in wrong]
        return self._delivered()

    def _once(self) -> list[str]:
        server = self.site.start(f"site {self.port} 1")
        if not self.worker:
            self.worker = self.site.start("worker")
        wait_for(self.port)
        stop = threading.Event()
        crowd = self._crowd(stop)
        for one in crowd:
            one.start()
        self._live(crowd, stop)
        self.site.kill(server)
        if self.rng.random() < 0.3:
            self.site.kill(self.worker)
            self.worker = 0
        stop.set()
        for one in crowd:
            one.join()
        _let_the_database_finish()
        return self._look(crowd)

    def _live(self, crowd: list[people.Person], stop: threading.Event) -> None:
        """Mostly until all are at work and a while longer, at times only to the first requests."""
        end = time.monotonic() + WARM
        while self.rng.random() < 0.995 and time.monotonic() < end and not stop.is_set():
            if all(one.done for one in crowd):
                break
            time.sleep(0.02)
        stop.wait(self.rng.uniform(0, LIFE))

    def _crowd(self, stop: threading.Event) -> list[people.Person]:
        made = self.world
        own = lambda: random.Random(self.rng.random())  # noqa: E731, S311 - one for each thread
        savers = [people.Saver(self.port, own(), stop, one, self.held) for one in made.writers]  # type: ignore[attr-defined]
        handing = [people.Handing(self.port, own(), stop, one, _state(one.report_id)) for one in made.senders]  # type: ignore[attr-defined]
        return [*savers, *handing, people.Reader(self.port, own(), stop, made.writers[0])]  # type: ignore[attr-defined]

    def _look(self, crowd: list[people.Person]) -> list[str]:
        from linja.line.reporting.models import ReportStep

        told = Counter[str]()
        for one in crowd:
            told += one.done
        self.done += told
        wrong = [said for one in crowd for said in one.wrong] + people.lost(self.held)
        steps = ReportStep.objects.count()
        senders = len(self.world.senders)  # type: ignore[attr-defined]
        # Each clinic may have taken one step more, whose yes the kill has swallowed.
        if not self.steps + told["steps"] <= steps <= self.steps + told["steps"] + senders:
            wrong.append(f"{told['steps']} steps were said to be taken, {steps - self.steps} are there")
        self.steps = steps
        return wrong

    def _delivered(self) -> list[str]:
        """The worker, let be, mails all that waits."""
        from linja.people.notices.models import Notice

        if not self.worker:
            self.worker = self.site.start("worker")
        Notice.objects.filter(mailed_at=None).update(try_at="2020-01-01T00:00Z", attempts=0)
        from linja.people.notices import tasks

        tasks.send()
        end = time.monotonic() + 60
        while Notice.objects.filter(mailed_at=None).exists():
            if time.monotonic() > end:
                return [f"{Notice.objects.filter(mailed_at=None).count()} notices were never mailed"]
            time.sleep(0.1)
        self.done["notices mailed"] += Notice.objects.count()
        return []


def _let_the_database_finish() -> None:
    """PostgreSQL goes on with what it was asked before the asker died: its yes or no is awaited."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for _ in range(3000):
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                "AND pid <> pg_backend_pid() AND state <> 'idle'"
            )
            if cursor.fetchone()[0] == 0:
                return
            time.sleep(0.01)


def _state(report_id: int) -> str:
    from linja.line.reporting.models import Report

    return str(Report.objects.values_list("state", flat=True).get(pk=report_id))


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    """Until somebody answers there."""
    for _ in range(3000):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.01)
    raise TimeoutError("the site does not answer")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
