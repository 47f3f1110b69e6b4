"""Which registered requirement a text is, when another region prints it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from linja.line.requirements.calculations.similarity import Matcher, OwnWords, own_words, rounded
from linja.line.requirements.models import Requirement
from linja.line.requirements.queries.addressed import spoken_to
from linja.line.requirements.queries.visible import open_to
from linja.line.requirements.records import MatchCandidate
from linja.people.organisations import queries as organisations

TOP = 3
#: Below this two texts share little more than the language of steering.
LEAST = 0.5


def match_candidates(
    texts: Sequence[str],
    *,
    document_kind: str,
    year: int,
    issued_on: date | None = None,
    addressee_id: int | None = None,
    top: int = TOP,
    least: float = LEAST,
) -> list[tuple[MatchCandidate, ...]]:
    """For each text the registered requirements that read most alike, best first; two queries.

    ``addressee_id``: only among what speaks to this organisation.

    Compared with requirements of documents of the same kind and year (and day, when both are known),
    once with the stem and once without, since reports print it now and then.
    """
    registered = _registered(document_kind, year, issued_on)
    if addressee_id is not None:
        registered = registered.filter(document_id__in=spoken_to([addressee_id]))
    return candidates(texts, registered, top=top, least=least)


def candidates(
    texts: Sequence[str], registered: QuerySet[Requirement], *, top: int = TOP, least: float = LEAST
) -> list[tuple[MatchCandidate, ...]]:
    """For each text those of ``registered`` that read most alike, best first; two queries."""
    names = tuple(one.name for one in organisations.all_organisations("rhf", "hf"))
    rows = _rows(registered)
    variants: list[tuple[int, OwnWords]] = []
    stems: dict[str, OwnWords] = {}
    for place, (_id, _version, _document, stem, text, sub_items) in enumerate(rows):
        whole = own_words(" ".join([text, *sub_items]), names)
        variants.append((place, whole))
        if stem:
            # Stems are shared by many, so each is read once.
            shared = stems.get(stem) or stems.setdefault(stem, own_words(stem, names))
            variants.append((place, whole.after(shared)))
    matcher = Matcher([words for _place, words in variants])
    return [
        _candidates(matcher.best(own_words(text, names), 2 * top, least), variants, rows)[:top]
        for text in texts
    ]


def _registered(document_kind: str, year: int, issued_on: date | None) -> QuerySet[Requirement]:
    found = open_to(Requirement.objects.filter(document__kind=document_kind, document__year=year))
    if issued_on is not None:
        found = found.filter(Q(document__issued_on=issued_on) | Q(document__issued_on=None))
    return found


def _rows(registered: QuerySet[Requirement]) -> list[tuple[Any, ...]]:
    return list(
        registered.order_by("document_id", "ordinal").values_list(
            "pk", "current_id", "document_id", "current__stem", "current__text", "current__sub_items"
        )
    )


def _candidates(
    best: list[tuple[int, float]], variants: list[tuple[int, OwnWords]], rows: list[tuple[Any, ...]]
) -> tuple[MatchCandidate, ...]:
    found: dict[int, MatchCandidate] = {}
    for variant, score in best:
        requirement, version, document, _stem, text, _sub_items = rows[variants[variant][0]]
        found.setdefault(requirement, MatchCandidate(requirement, version, document, rounded(score), text))
    return tuple(found.values())
