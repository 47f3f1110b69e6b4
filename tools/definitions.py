"""``python -m tools.definitions``: record what new versions of indicators mean; what is recorded stays."""

from __future__ import annotations

import sys
from pathlib import Path

from linja.ground.definitions import recording

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str]) -> int:
    """Add what is missing in ``VERSIONS.yaml``; tell of what is wrong and of what has changed in place."""
    folder = Path(arguments[0]) if arguments else ROOT / "definitions"
    added, faults = recording.record(folder)
    for line in (*(f"recorded: {one}" for one in added), *map(str, faults)):
        print(line)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
