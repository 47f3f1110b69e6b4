"""All tests: on SQLite, in Chromium, and on a temporary PostgreSQL where a server is installed.

What is missing is said in a sentence, and does not fail. Arguments go to pytest; then only SQLite is used,
unless ``LINJA_TEST_POSTGRES=1``.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[1]
PYTEST = [sys.executable, "-m", "pytest", "-q"]
#: A worker that is done takes from the other, since a few walks are long.
AT_ONCE = ["-n", str(min(os.cpu_count() or 1, 8)), "--dist=worksteal"]
WIDE = [*AT_ONCE, "-m", "not journey"]
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_CLOSING = re.compile(r"\d+ (passed|failed|error|skipped|deselected)|no tests ran")


def main(arguments: list[str]) -> int:
    """Run each suite and say how each ended; answers 1 when one failed."""
    results = [run("SQLite", [*PYTEST, *WIDE, *arguments])]
    if not arguments:
        results.append(journeys())
    if not arguments or os.environ.get("LINJA_TEST_POSTGRES"):
        results.append(postgres(arguments))
    print()
    for line, _failed in results:
        print(line)
    return int(any(failed for _line, failed in results))


def run(name: str, command: list[str]) -> tuple[str, bool]:
    """One suite: pytest's own closing words on it, and whether it failed."""
    print(f"\n== Tests: {name} ==", flush=True)
    began = time.monotonic()
    colour = ["--color=yes"] if sys.stdout.isatty() else []
    with subprocess.Popen([*command, *colour], cwd=ROOT, stdout=subprocess.PIPE, bufsize=0) as pytest:
        last = _passed_on(pytest.stdout)
    # 5: nothing was collected, which is no failure of a suite that is still to be written.
    failed = pytest.returncode not in {0, 5}
    said = last if _CLOSING.search(last) else f"ended with code {pytest.returncode}: {last}"
    return f"{name}: {'FAILED: ' if failed else ''}{said} ({time.monotonic() - began:.0f} s)", failed


def _passed_on(said: IO[bytes] | None) -> str:
    """Everything that a program says, shown as it comes; answers its last line, without colours."""
    tail = b""
    while said and (piece := said.read(4096)):
        sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        tail = (tail + piece)[-4000:]
    lines = _COLOUR.sub("", tail.decode(errors="replace")).strip().splitlines()
    return lines[-1].strip("= ") if lines else ""


def journeys() -> tuple[str, bool]:
    """The walks through Chromium."""
    if not (shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")):
        return "Chromium: not run, no Chromium is installed (apt-get install chromium).", False
    return run("Chromium", [*PYTEST, *AT_ONCE, "-m", "journey"])


def postgres(arguments: list[str]) -> tuple[str, bool]:
    """The tests that use a database, on the other one; what asks none has been answered already."""
    sys.path.insert(0, str(ROOT))
    from tools import pg_temp

    if pg_temp.binaries() is None:
        return "PostgreSQL: not run, no server is installed (apt-get install postgresql).", False
    temporary = [sys.executable, "tools/pg_temp.py"]
    return run("PostgreSQL", [*temporary, *PYTEST, *WIDE, "--only-database", *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
