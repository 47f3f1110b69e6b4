"""Whom documents speak to, by day: what was asked of one that is no more goes on with its successor."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from linja.line.requirements.models import Addressee


def standing_on(day: date) -> Q:
    """The addressees of a day."""
    begun = Q(valid_from=None) | Q(valid_from__lte=day)
    return begun & (Q(valid_to=None) | Q(valid_to__gte=day))


def spoken_to(organisation_ids: Iterable[int], on: date | None = None) -> QuerySet[Addressee, Any]:
    """Ids of the documents that speak to any of the organisations on a day; unsaid: that ever did."""
    rows = Addressee.objects.filter(organisation_id__in=set(organisation_ids))
    return (rows if on is None else rows.filter(standing_on(on))).values("document_id")
