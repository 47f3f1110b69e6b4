"""``linja audit verify``: does the log hold? ``linja audit seal``: seal the notes of what was read, now."""

from __future__ import annotations

import argparse
import os


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked of the log."""
    parser.add_argument(
        "what",
        choices=["verify", "seal"],
        help="verify: compute every fingerprint again; seal: seal the notes of what was read into the log",
    )


def run(options: argparse.Namespace | None) -> int:
    """0 when the log is whole (or sealed), 1 when it is broken."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linja.faces.config.settings")
    import django

    django.setup()
    return _seal() if options is not None and options.what == "seal" else _verify()


def _seal() -> int:
    from linja.people.audit import actions

    print(f"Sealed: {actions.seal()} notes of what was read.")
    return 0


def _verify() -> int:
    from linja.people.audit import queries

    verdict = queries.verify()
    if verdict.broken_at is not None:
        print(f"The log is broken: it does not fit from entry {verdict.broken_at} on.")
        return 1
    if verdict.broken_batch is not None:
        print(f"The log of what was read is broken: batch {verdict.broken_batch} is not as it was sealed.")
        return 1
    print(f"The log is whole: {verdict.entries} entries.")
    print(f"What was read: {verdict.read} sealed notes, {verdict.unsealed} waiting for their seal.")
    return 0
