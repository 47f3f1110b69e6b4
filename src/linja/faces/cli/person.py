"""``linja person add``: the first person of an installation, who then adds the others in the workbench."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from datetime import date


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Who, as what, and where."""
    parser.add_argument("what", choices=["add"], help="register a person with a role from today on")
    parser.add_argument("email")
    parser.add_argument("--name", required=True, help="the person's name, as printed in the log")
    parser.add_argument("--role", default="administrator", help="role code (default: administrator)")
    parser.add_argument("--organisation", help="where the role is held, by name; none: the whole country")


def run(options: argparse.Namespace) -> int:
    """0 when the person is registered; 1 with the reason when not. The password is asked for, not given."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linja.faces.config.settings")
    import django

    django.setup()
    from linja.ground.kernel.refusals import Refused
    from linja.people.accounts import phrases

    organisation_id, problem = _organisation(options.organisation)
    password = "" if problem else _password()
    problem = problem or _weakness(password)
    if not problem:
        try:
            _add(options, organisation_id, password)
        except Refused as refused:
            problem = str(phrases.sentence(refused.refusal))
    if problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{options.email} can sign in.")
    return 0


def _organisation(name: str | None) -> tuple[int | None, str]:
    from linja.people.organisations import actions, queries

    # A fresh database knows no organisation yet; loading them twice changes nothing.
    actions.load_reference_organisations()
    if not name:
        return None, ""
    found = queries.find_by_name(name)
    return (found.id, "") if found else (None, f"No organisation is called {name!r}: nobody was added.")


def _password() -> str:
    """From the terminal unseen; from a pipe as one line."""
    if sys.stdin.isatty():
        return getpass.getpass("Password: ")
    return sys.stdin.readline().rstrip("\n")


def _weakness(password: str) -> str:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    try:
        validate_password(password)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _add(options: argparse.Namespace, organisation_id: int | None, password: str) -> None:
    from django.db import transaction

    from linja.ground.kernel.actor import SYSTEM
    from linja.people.accounts import actions

    with transaction.atomic():
        person_id = actions.create_person(SYSTEM, email=options.email, name=options.name, password=password)
        actions.assign_role(
            SYSTEM,
            person_id=person_id,
            role=options.role,
            organisation_id=organisation_id,
            valid_from=date.today(),  # noqa: DTZ011 - the day where the person sits
        )
