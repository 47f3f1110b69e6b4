"""The command: write all pages (into docs/reference, or the folder named)."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    """Prepare the site's words without touching anybody's data, then write."""
    target = Path(arguments[0]) if arguments else ROOT / "docs" / "reference"
    with tempfile.TemporaryDirectory() as data:
        os.environ |= {"LINJA_DATA": data, "LINJA_DATABASE_URL": "sqlite:///:memory:"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "linja.faces.config.settings"
        import django

        from linja.faces.ui import catalogs

        catalogs.build()
        django.setup()
        from tools.reference.pages import write_all

        for path in write_all(target):
            print(f"written: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
