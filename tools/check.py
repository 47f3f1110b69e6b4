"""What can be known without running the product: format, lint, types, walls, migrations, languages."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent

CHECKS: tuple[tuple[str, list[str]], ...] = (
    ("format", [str(BIN / "ruff"), "format", "--check", "."]),
    ("lint", [str(BIN / "ruff"), "check", "."]),
    ("types", [str(BIN / "mypy")]),
    ("walls", [str(BIN / "lint-imports")]),
    ("migrations", [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"]),
    ("languages", [sys.executable, "-m", "linja.faces.ui.catalogs", "--check"]),
)


def main() -> int:
    """Run all, so that one look shows everything; answers 1 when one failed."""
    lines, failed = [], False
    with tempfile.TemporaryDirectory() as data:
        settings = {"DJANGO_SETTINGS_MODULE": "linja.faces.config.settings", "LINJA_DATA": data}
        for name, command in CHECKS:
            began = time.monotonic()
            done = subprocess.run(
                command, cwd=ROOT, env={**os.environ, **settings}, capture_output=True, text=True, check=False
            )
            good = done.returncode == 0
            failed = failed or not good
            lines.append(f"{'ok' if good else 'FAILED':<7} {name} ({time.monotonic() - began:.1f} s)")
            if not good:
                print(f"== {name} ==\n{done.stdout}{done.stderr}", flush=True)
    print("\n".join(lines))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
