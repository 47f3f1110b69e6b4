"""A letter as a file, while it is a draft and after it is issued; for whoever may read it on its page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from linja.faces.workbench import seen
from linja.line.publication.content import CONTENT_TYPES, printed
from linja.line.requirements.records import DocumentRecord
from linja.pillars.steering import content

FILES = ("pdf", "docx", "html")


def file_links(record: DocumentRecord) -> list[tuple[str, str]]:
    """(address, name) of each file; an order has its own."""
    if record.order:
        return []
    return [(reverse("document_file", args=[record.id, kind]), kind.upper()) for kind in FILES]


@login_required
@require_GET
def document_file(request: HttpRequest, document_id: int, kind: str) -> HttpResponse:
    """The letter as a file."""
    held = content.gather_letter(document_id, request.actor)  # type: ignore[attr-defined]
    if held is None or kind not in FILES:
        raise Http404
    seen.document(request, held.letter)
    response = HttpResponse(printed(content.letter_document(held), kind), content_type=CONTENT_TYPES[kind])
    name = f"brev-{held.letter.year}-{document_id}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
