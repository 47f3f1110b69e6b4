"""What the pages of reports share: an act with its refusal shown, and a document shown in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.utils.html import escape

from linja.ground.document.tree import Document
from linja.ground.kernel.refusals import Refusal, Refused
from linja.ground.printing import contents_html, to_html
from linja.pillars.steering import phrases


def attempt(request: HttpRequest, act: Callable[[], Any], done: str = "") -> tuple[Any, Refusal | None]:
    """Do it; a refusal becomes the same sentence that every face shows. What is not there is a 404."""
    try:
        result = act()
    except Refused as refused:
        if refused.refusal.code.endswith(".not_found"):
            raise Http404 from refused
        messages.error(request, phrases.sentence(refused.refusal))
        return None, refused.refusal
    if done:
        messages.success(request, done)
    return result, None


def sentence(refusal: Refusal | None) -> str:
    """Why not, or nothing."""
    return phrases.sentence(refusal) if refusal else ""


_GAP = re.compile(
    r'(<div id="(requirement|section|statement)-(\d+)[-\d]*" class="role-gap"><p>)(.*?)(</p></div>)'
)
_ASKED = re.compile(r'<div id="requirement-(\d+)" class="role-(?:requirement|stem)">')

Links = Mapping[str, Callable[[int], str]]


def shown(document: Document, label: str, *, links: Links | None = None, write: str = "") -> dict[str, str]:
    """Contents and body as HTML; with ``links`` each requirement and gap leads to where it is written."""
    body = to_html(document, heading_level=2)
    if links:
        body = _GAP.sub(lambda found: _linked(found, links), body)
        body = _ASKED.sub(lambda found: _with_link(found, links, write), body)
    return {"contents": contents_html(document, label), "body": body}


def _linked(found: re.Match[str], links: Links) -> str:
    opening, kind, number, text, closing = found.groups()
    if kind not in links:
        return found[0]
    return f'{opening}<a href="{escape(links[kind](int(number)))}">{text}</a>{closing}'


def _with_link(found: re.Match[str], links: Links, write: str) -> str:
    address = escape(links["requirement"](int(found[1])))
    link = f'<a href="{address}" aria-describedby="requirement-{found[1]}">{escape(write)}</a>'
    return f'<p class="write-link">{link}</p>{found[0]}'
