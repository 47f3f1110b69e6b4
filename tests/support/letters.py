"""Draft letters for tests, reached through the actions that everybody uses."""

from __future__ import annotations

from typing import Any

from linja.ground.kernel.actor import Actor
from linja.line.requirements import actions
from linja.line.requirements.records import LetterDraft
from tests.support.country import Country


def ministry(country: Country) -> Actor:
    """Who drafts and issues the ministry's letters."""
    return country.actor("ministry", country.ministry)


def draft_letter(country: Country, title: str = "Oppdragsdokument 2020", **rest: Any) -> int:
    """A draft of the ministry's to both regions unless told otherwise; ``actor``: who opens it."""
    actor = rest.pop("actor", None) or ministry(country)
    facts: dict[str, Any] = {
        "kind": "oppdragsdokument",
        "issuer_id": country.ministry,
        "year": 2020,
        "addressee_ids": (country.midt, country.sorost),
    }
    return actions.open_letter(actor, LetterDraft(title=title, **{**facts, **rest}))


def draft_amendment(country: Country, amends: int | None = None, title: str = "Brev om endringer") -> int:
    """A draft letter of the ministry's that will change requirements of another."""
    return draft_letter(country, title, kind="tilleggsdokument", amends_id=amends, addressee_ids=())
