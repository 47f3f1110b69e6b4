"""The import contracts hold, and each of them has been seen to catch a fault."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.code import PACKAGE, ROOT

#: contract: module that gets the bad line, the bad line.
FAULTS = {
    "floors": ("ground/kernel/actor.py", "import linja.people.audit.queries"),
    "faces": ("faces/ui/tables.py", "import linja.faces.config.paths"),
    "pillars": ("pillars/steering/apps.py", "import linja.pillars.plans"),
    "line": ("line/search/apps.py", "import linja.line.intake.apps"),
    "people": ("people/audit/queries/__init__.py", "import linja.people.accounts.roles"),
    "ground": ("ground/reading/findings.py", "import linja.ground.printing"),
    "ground-without-django": ("ground/kernel/refusals.py", "import django.utils.timezone"),
    "pure-drawers": ("people/accounts/rules.py", "import django.conf"),
    "ui-knows-no-domain": ("faces/ui/states.py", "import linja.line.requirements.apps"),
    "analytical-drivers": ("people/accounts/queries.py", "import scipy.special"),
    "drawing-driver": ("faces/workbench/figures/board.py", "import vl_convert"),
}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder / "src")}
    return subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package's modules and the contracts, to do harm to."""
    shutil.copytree(
        PACKAGE,
        tmp_path / "src" / "linja",
        ignore=lambda _folder, names: [
            name for name in names if name in {"static", "templates", "locale", "fonts", "__pycache__"}
        ],
    )
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def test_the_walls_hold(copy: Path) -> None:
    done = lint_imports(copy)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.fault
@pytest.mark.parametrize("contract", FAULTS)
def test_each_wall_catches_a_fault(copy: Path, contract: str) -> None:
    place, line = FAULTS[contract]
    if contract == "pillars":
        _second_pillar(copy)
    module = copy / "src" / "linja" / place
    module.write_text(f"{module.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    done = lint_imports(copy)
    assert (done.returncode, f"{names()[contract]} BROKEN" in " ".join(done.stdout.split())) == (1, True), (
        done.stdout
    )


def _second_pillar(copy: Path) -> None:
    folder = copy / "src" / "linja" / "pillars" / "plans"
    folder.mkdir(exist_ok=True)
    (folder / "__init__.py").touch()


def names() -> dict[str, str]:
    """Contract id to its sentence."""
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter", encoding="utf-8")
    start = "importlinter:contract:"
    return {
        one.removeprefix(start): config[one]["name"] for one in config.sections() if one.startswith(start)
    }


def test_every_wall_has_a_planted_fault() -> None:
    assert set(FAULTS) == set(names())
