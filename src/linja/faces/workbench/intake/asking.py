"""What every page of Read in asks for first."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest

from linja.faces.workbench import seen
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.line.intake import phrases, queries


def actor_of(request: HttpRequest) -> Actor:
    """Who asks."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def document_or_404(request: HttpRequest, document_id: int) -> queries.DocumentRecord:
    """The document, when the reader may see it; what one may not see does not exist."""
    record = queries.document(document_id, actor_of(request))
    if record is None:
        raise Http404
    seen.upload(request, record)
    return record


def tell_refusal(request: HttpRequest, refusal: Refusal) -> None:
    """The refusal's sentence on the next page."""
    messages.error(request, phrases.sentence(refusal))


def number(text: str | None) -> int | None:
    """A whole number from the address or a form, or None."""
    stripped = (text or "").strip()
    return int(stripped) if stripped.isascii() and stripped.isdecimal() and len(stripped) < 8 else None
