"""Make the environment in ``.venv``: with nothing but a bare Python 3.11, and fast when nothing has changed.

A bare Debian lacks ensurepip, so pip comes from a wheel in this folder and is run out of it.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
NEEDED = (3, 11)


def main(arguments: list[str]) -> int:
    """The command: ``--dev`` adds what tests and checks need."""
    if sys.version_info < NEEDED:
        return _say(
            f"Linja needs Python {NEEDED[0]}.{NEEDED[1]} or later; this is {sys.version.split()[0]}. "
            "Install a newer one, and say which: make PYTHON=/path/to/python3 run"
        )
    dev = "--dev" in arguments
    if not _is_current(dev):
        failure = _not_ours() or _make_venv() or _install(dev)
        if failure:
            return _say(failure)
        _stamp(dev).write_text(_wanted(dev), encoding="ascii")
    languages = [_python(), "-m", "linja.faces.ui.catalogs"]
    if subprocess.run(languages, cwd=ROOT, check=False).returncode != 0:
        return _say(_not_ours() or "The languages could not be compiled; see the lines above.")
    return 0


def _say(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _python() -> str:
    return str(VENV / "bin" / "python")


def _lock(dev: bool) -> Path:
    return ROOT / ("requirements-dev.lock" if dev else "requirements.lock")


def _stamp(dev: bool) -> Path:
    return VENV / ("made-with-dev" if dev else "made-with")


def _wanted(dev: bool) -> str:
    """What the environment must have been made from: Python, lock, and the project's own facts."""
    parts = [sys.version.encode(), str(ROOT).encode()]
    parts += [path.read_bytes() for path in (_lock(dev), ROOT / "pyproject.toml")]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _is_current(dev: bool) -> bool:
    # What has everything for tests has everything for running.
    for stamp in {_stamp(dev), _stamp(True)}:
        kind = stamp == _stamp(True)
        if stamp.is_file() and stamp.read_text(encoding="ascii") == _wanted(kind):
            return Path(_python()).exists()
    return False


def _not_ours() -> str:
    if all(os.access(place, os.W_OK) for place in (ROOT, VENV) if place.exists()):
        return ""
    return (
        f"The checkout {ROOT} cannot be written to by this user, and it has not been made ready. "
        "Let its owner run `make setup` in it; then everybody can start from it with data of their own: "
        "LINJA_DATA=/path/to/folder make run"
    )


def _make_venv() -> str:
    if Path(_python()).exists() and subprocess.run([_python(), "-c", ""], check=False).returncode == 0:
        return ""
    print("Making the environment in .venv ...")
    clear = ["--clear"] if VENV.exists() else []
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--without-pip", *clear, str(VENV)], check=False
    ).returncode
    return "" if made == 0 else "The environment could not be made in .venv; see the lines above."


def _install(dev: bool) -> str:
    wheels = sorted((ROOT / "tools" / "bootstrap").glob("pip-*.whl"))
    if not wheels:
        return "The wheel of pip is missing from tools/bootstrap: the checkout is not whole."
    pip = [_python(), f"{wheels[-1]}/pip", "--disable-pip-version-check", "--no-input"]
    print("Installing the locked packages (this takes a minute the first time) ...")
    # Twice quiet: what a machine's own pip settings make pip warn of says nothing about Linja.
    packages = [*pip, "install", "-qq", "--require-hashes", "-r", str(_lock(dev))]
    if subprocess.run(packages, cwd=ROOT, check=False).returncode != 0:
        return (
            "The locked packages could not be installed; see the lines above. "
            "The first start needs the network (or a package index of your own: PIP_INDEX_URL=...)."
        )
    own = [*pip, "install", "-qq", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    if subprocess.run(own, cwd=ROOT, check=False).returncode != 0:
        return "Linja itself could not be installed into .venv; see the lines above."
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
