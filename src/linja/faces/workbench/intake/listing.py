"""The uploaded documents, and the form that takes a new one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from linja.faces.workbench.intake.asking import actor_of
from linja.faces.workbench.intake.forms import UploadForm
from linja.ground.kernel.refusals import Refusal, Refused
from linja.ground.reading.input import limits
from linja.line.intake import actions, phrases, queries
from linja.people.organisations import queries as organisations


class Quota(FileUploadHandler):
    """Stops keeping a file as soon as it is larger than we take; the rest is read and thrown away."""

    too_large: Refusal | None = None
    _received = 0
    _announced = 0

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 - Django passes it by this name
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        """The browser says beforehand how much is coming."""
        self._announced = content_length

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Each file is weighed on its own."""
        super().new_file(*args, **kwargs)
        self._received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the chunk on, or refuse the file."""
        self._received += len(raw_data)
        if self._received > limits.MOST_BYTES:
            size = max(self._received, self._announced)
            facts = {"name": self.file_name, "size": size, "limit": limits.MOST_BYTES}
            self.too_large = Refusal("reading.too_large", facts)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler makes the file."""


# The quota must stand in line before anything reads the form, and the CSRF check reads it.
@csrf_exempt
@login_required
def uploads(request: HttpRequest) -> HttpResponse:
    """The list; a POST uploads."""
    quota = Quota(request)
    request.upload_handlers.insert(0, quota)
    return _protected(request, quota)


@csrf_protect
def _protected(request: HttpRequest, quota: Quota) -> HttpResponse:
    places = actions.upload_places(actor_of(request))
    if request.method != "POST":
        return _page(request, UploadForm(places))
    form = UploadForm(places, request.POST, request.FILES)
    if quota.too_large is not None:
        form.errors.pop("file", None)
        form.add_error("file", phrases.sentence(quota.too_large))
    if not form.is_valid():
        return _page(request, form)
    return _upload(request, form)


def _upload(request: HttpRequest, form: UploadForm) -> HttpResponse:
    known = None
    try:
        document_id = actions.upload(
            actor_of(request),
            form.cleaned_data["file"],
            form.organisation_id(),
            read_again=form.cleaned_data["read_again"],
        )
    except Refused as refused:
        form.add_error("file", phrases.sentence(refused.refusal))
        if refused.refusal.code == "intake.known_content":
            known = refused.refusal.facts
        return _page(request, form, known)
    messages.success(request, _("The document has been received."))
    return redirect("intake_document", document_id)


def _page(request: HttpRequest, form: UploadForm, known: Any = None) -> HttpResponse:
    actor = actor_of(request)
    aside = request.GET.get("lagt") == "bort"
    found = queries.documents(actor, with_set_aside=aside)
    return render(
        request,
        "workbench/intake/list.html",
        {
            "form": form,
            "known": known,
            "may_upload": actions.may_upload(actor) is None or bool(form.fields["organisation"].choices[1:]),  # type: ignore[attr-defined]
            "rows": _rows(found),
            "aside": aside,
        },
    )


def _rows(found: Iterable[queries.DocumentRecord]) -> list[dict[str, Any]]:
    records = list(found)
    names = organisations.by_ids({one.organisation_id for one in records if one.organisation_id})
    return [
        {
            "document": one,
            "organisation": names[one.organisation_id].name if one.organisation_id in names else "",
            "kind": phrases.DOCUMENT_KINDS.get(one.kind, "") if one.kind else "",
            "state": phrases.DOCUMENT_STATES[one.state],
            "waiting": one.state in {"received", "reading"},
        }
        for one in records
    ]
