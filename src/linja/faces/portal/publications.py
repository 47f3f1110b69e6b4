"""What is published: the latest released edition under a lasting address, and every edition before it."""

from __future__ import annotations

from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linja.ground.printing import contents_html, to_html, with_links
from linja.line.publication import content as files
from linja.line.publication import queries as publication
from linja.line.publication.queries import EditionRecord


@lru_cache(maxsize=32)
def _rendered(edition_id: int, content_hash: str, label: str) -> tuple[str, str, str]:
    """Contents, body and language of a frozen edition: what is frozen is drawn once."""
    document = publication.tree(edition_id)
    return contents_html(document, label), to_html(document), document.language


@require_safe
def latest(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest released edition."""
    found = publication.latest_released(slug)
    if found is None:
        raise Http404
    return _page(request, found)


@require_safe
def numbered(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One released edition; it stays when a newer one comes."""
    return _page(request, _released(slug, number))


@require_safe
def numbered_file(request: HttpRequest, slug: str, number: int, kind: str) -> HttpResponse:
    """A released edition as a file."""
    if kind not in files.CONTENT_TYPES:
        raise Http404
    found = _released(slug, number)
    answer = HttpResponse(files.edition_file(found, kind), content_type=files.CONTENT_TYPES[kind])
    inline = kind == "pdf"
    name = f"{slug}-{number}.{kind}"
    answer.headers["Content-Disposition"] = content_disposition_header(not inline, name) or "inline"
    answer.headers["Cache-Control"] = "public, max-age=86400"
    return answer


def _released(slug: str, number: int) -> EditionRecord:
    found = publication.edition_number(slug, number)
    if found is None or found.released_at is None:
        raise Http404
    return found


def _line_of(answered_id: int) -> str:
    """The way back from a printed requirement, for those who are signed in."""
    return reverse("sight_place", args=(answered_id,))


def _page(request: HttpRequest, found: EditionRecord) -> HttpResponse:
    contents, body, language = _rendered(found.id, found.content_hash, str(_("Contents")))
    if request.user.is_authenticated:
        body = with_links(body, "requirement", _line_of, _("See the line"))
    released = publication.editions(found.publication.id, released_only=True)
    before = next((one for one in released if one.number < found.number), None)
    return render(
        request,
        "portal/publication.html",
        {
            "edition": found,
            "latest": released[0],
            "editions": released,
            "before": before,
            "changes": publication.difference(before.id, found.id) if before else (),
            "contents": contents,
            "body": body,
            "language": language,
            "files": [
                {
                    "href": reverse("publication_file", args=(found.publication.slug, found.number, kind)),
                    "label": label,
                    "format": kind.upper(),
                }
                for kind, label in (
                    ("pdf", "PDF"),
                    ("docx", "Word"),
                    ("csv", _("Open data as table")),
                    ("json", _("Open data for machines")),
                )
            ],
        },
    )
