"""``linja search rebuild``: what every room holds is made findable again, from the rooms themselves."""

from __future__ import annotations

import argparse
import os
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``rebuild`` is what can be done to the index."""
    parser.add_argument("what", choices=["rebuild"], help="empty the index and fill it from the register")


def run(_options: argparse.Namespace) -> int:
    """0 when the index is made anew, 1 when the database is not there or older than the program."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linja.faces.config.settings")
    import django

    django.setup()
    from django.db import DatabaseError

    try:
        counted = rebuild()
    except DatabaseError as error:
        print(f"The index could not be made: {error}.", file=sys.stderr)
        print("Start the site once, so that the database is made ready.", file=sys.stderr)
        return 1
    for kind, number in counted.items():
        print(f"{kind}: {number}")
    print(f"{sum(counted.values())} entries can be found.")
    return 0


def rebuild() -> dict[str, int]:
    """Each room offers what can be found of it; how many of each kind."""
    from itertools import chain

    from linja.line.meetings import queries as meetings
    from linja.line.publication import queries as publication
    from linja.line.reporting import queries as reporting
    from linja.line.requirements import actions as requirements
    from linja.line.search import actions as search

    return search.rebuild(
        chain(
            requirements.search_entries(),
            reporting.search_entries(),
            publication.search_entries(),
            meetings.search_entries(),
        )
    )
