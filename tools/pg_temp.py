"""A PostgreSQL cluster for the length of one command: own folder, own socket, no network, gone afterwards.

``python tools/pg_temp.py COMMAND ...`` runs the command with ``LINJA_TEST_DATABASE_URL`` set.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

#: Nothing that is thrown away needs to survive a power cut.
OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses= "


def binaries() -> Path | None:
    """The folder with the newest installed server, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@contextlib.contextmanager
def cluster() -> Iterator[str]:
    """The address of a database in a fresh cluster."""
    server = binaries()
    if server is None:
        raise FileNotFoundError("No PostgreSQL server is installed (apt-get install postgresql).")
    folder = Path(tempfile.mkdtemp(prefix="linja-pg-"))
    user = _give_away(folder)
    data = folder / "data"
    try:
        _as(
            user,
            server / "initdb",
            "-D",
            data,
            "-U",
            "linja",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        )
        start = f"{OPTIONS} -c unix_socket_directories={folder}"
        _as(user, server / "pg_ctl", "-D", data, "-w", "-o", start, "-l", folder / "log", "start")
        try:
            _as(user, server / "createdb", "-h", folder, "-U", "linja", "linja")
            yield f"postgresql://linja@{quote(str(folder), safe='')}/linja"
        finally:
            _as(user, server / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _give_away(folder: Path) -> str:
    """The server refuses to run as root: then another user owns the folder. Answers that user's name."""
    if os.geteuid() != 0:
        return ""
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            found = pwd.getpwnam(name)
            os.chown(folder, found.pw_uid, found.pw_gid)
            return name
    raise LookupError("No user to run PostgreSQL as.")


def _as(user: str, program: Path, *arguments: object) -> None:
    prefix = ["runuser", "-u", user, "--"] if user else []
    words = [*prefix, str(program), *(str(one) for one in arguments)]
    # Into a file and not a pipe: the server keeps what it inherits, and one would wait for it for ever.
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd="/", check=False)
        said.seek(0)
        if done.returncode != 0:
            raise RuntimeError(f"{program.name}: {said.read().decode(errors='replace').strip()}")


def main(command: list[str]) -> int:
    """Run a command beside a fresh cluster; answers its exit code."""
    with cluster() as address:
        return subprocess.run(
            command, env={**os.environ, "LINJA_TEST_DATABASE_URL": address}, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
