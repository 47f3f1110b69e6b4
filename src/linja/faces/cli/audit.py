"""``linja audit verify``: compute the log's chain again, and say whether it holds."""

from __future__ import annotations

import argparse
import os


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``verify`` is what can be asked of the log."""
    parser.add_argument("what", choices=["verify"], help="compute every fingerprint again")


def run(_options: argparse.Namespace) -> int:
    """0 when the log is whole, 1 when it is broken."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linja.faces.config.settings")
    import django

    django.setup()
    from linja.people.audit import queries

    verdict = queries.verify()
    if verdict.whole:
        print(f"The log is whole: {verdict.entries} entries.")
        return 0
    print(f"The log is broken: it does not fit from entry {verdict.broken_at} on.")
    return 1
