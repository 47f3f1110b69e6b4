"""What a reader may see: everything issued, and the drafts of the units that one works for.

Whoever asks without saying who reads gets what is issued, and nothing else.
"""

from __future__ import annotations

from django.db.models import QuerySet

from linja.ground.kernel.actor import Actor
from linja.line.requirements import rules
from linja.line.requirements.lifecycle import DRAFT
from linja.line.requirements.models import GoverningDocument, Requirement


def hidden_documents(actor: Actor | None = None) -> QuerySet[GoverningDocument]:
    """The drafts that the reader may not see."""
    drafts = GoverningDocument.objects.filter(state=DRAFT).order_by()
    seen = rules.drafts_read_by(actor) if actor else frozenset()
    return drafts.none() if seen is None else drafts.exclude(issuer_id__in=seen)


def shown_documents(actor: Actor | None = None) -> QuerySet[GoverningDocument]:
    """The documents that the reader may see, drafts of one's own among them."""
    return GoverningDocument.objects.exclude(pk__in=hidden_documents(actor).values("pk"))


def open_to(rows: QuerySet[Requirement], actor: Actor | None = None) -> QuerySet[Requirement]:
    """Of ``rows`` those that the reader may see.

    The few hidden drafts are looked up first: without any, lists are narrowed by nothing and stay fast.
    """
    hidden = list(hidden_documents(actor).values_list("pk", flat=True))
    return rows.exclude(document_id__in=hidden) if hidden else rows


def visible(requirement_id: int, actor: Actor | None = None) -> bool:
    """Whether the reader may know that this requirement exists."""
    return open_to(Requirement.objects.filter(pk=requirement_id), actor).exists()
