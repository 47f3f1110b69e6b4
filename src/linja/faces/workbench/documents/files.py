"""A letter as a file, while it is a draft and after it is issued; for whoever may read it on its page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from linja.faces.workbench import seen
from linja.faces.workbench.meetings.pages import FORMATS, file_of
from linja.line.requirements.records import DocumentRecord
from linja.pillars.steering import content


def file_links(record: DocumentRecord) -> list[tuple[str, str]]:
    """(address, name) of each file; an order has its own."""
    if record.order:
        return []
    return [(reverse("document_file", args=[record.id, kind]), kind.upper()) for kind in FORMATS]


@login_required
@require_GET
def document_file(request: HttpRequest, document_id: int, kind: str) -> HttpResponse:
    """The letter as a file."""
    held = content.gather_letter(document_id, request.actor)  # type: ignore[attr-defined]
    if held is None or kind not in FORMATS:
        raise Http404
    seen.document(request, held.letter)
    return file_of(content.letter_document(held), kind, f"brev-{held.letter.year}-{document_id}")
