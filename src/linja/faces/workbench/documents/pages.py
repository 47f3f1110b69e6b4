"""The list of governing documents, one of them, and the form for a new one."""

from __future__ import annotations

from itertools import groupby

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.documents.files import file_links
from linja.faces.workbench.documents.forms import DocumentForm
from linja.faces.workbench.documents.kept import IssueForm, letter_context
from linja.faces.workbench.requirements.register import sections
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.requirements import actions, phrases, queries
from linja.line.requirements.records import DocumentRecord, RegisterFilter


@login_required
@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    """What binds, by year."""
    found = queries.documents(actor=request.actor)  # type: ignore[attr-defined]
    years = [
        (year, [(one, phrases.DOCUMENT_KINDS[one.kind]) for one in group])
        for year, group in groupby(found, key=lambda one: one.year)
    ]
    context = {"years": years, "columns": _columns(), "may_register": _may(request) is None}
    return render(request, "workbench/documents/list.html", context)


def _columns() -> tuple[tables.Column, ...]:
    return (
        tables.Column("title", _("Document")),
        tables.Column("kind", _("Kind")),
        tables.Column("issuer", _("Issued by")),
        tables.Column("day", _("Dated")),
        tables.Column("requirements", _("Requirements"), numeric=True),
        tables.Column("changes", _("Changes"), numeric=True),
    )


def _may(request: HttpRequest, document_id: int | None = None) -> Refusal | None:
    act = "register" if document_id is None else "amend"
    return actions.may(request.actor, act, document_id=document_id)  # type: ignore[attr-defined]


def found_or_404(request: HttpRequest, document_id: int) -> DocumentRecord:
    """The document that the reader may see, or the page that says it isn't there."""
    record = queries.document(document_id, request.actor)  # type: ignore[attr-defined]
    if record is None:
        raise Http404
    if record.draft:
        seen.thing(request, "requirements.governingdocument", record.id, record.title)
    return record


@login_required
@require_GET
def document(request: HttpRequest, document_id: int) -> HttpResponse:
    """One document: whom it speaks to, what it asks in its own order, what it changed."""
    return shown(request, found_or_404(request, document_id))


def shown(request: HttpRequest, record: DocumentRecord, issuing: IssueForm | None = None) -> HttpResponse:
    """The document's page; ``issuing``: the day as it was written, when it was at fault."""
    actor = request.actor  # type: ignore[attr-defined]
    rows = tuple(queries.register_rows(RegisterFilter(document_ids=(record.id,)), actor))
    context = {
        "record": record,
        "kind": phrases.DOCUMENT_KINDS[record.kind],
        "sections": sections(rows),
        "kinds": phrases.KINDS,
        "changed": queries.changed_by(record.id),
        "changes": phrases.CHANGES,
        "may_amend": _may(request, record.id) is None,
        "trail": _trail(record),
        "files": file_links(record),
        **letter_context(request, record, issuing),
    }
    status = 422 if issuing is not None else 200
    return render(request, "workbench/documents/document.html", context, status=status)


def _trail(record: DocumentRecord) -> list[dict[str, str]]:
    names = ", ".join(name for _id, name in record.addressees)
    return [{"label": record.issuer_name, "href": ""}, *([{"label": names, "href": ""}] if names else [])]


def _made(request: HttpRequest, form: DocumentForm) -> int:
    """The document as it was asked for: opened as a draft, or registered as issued."""
    actor = request.actor  # type: ignore[attr-defined]
    if form.drafted:
        made = actions.open_letter(actor, form.letter())
        messages.success(request, _("The draft is opened. Only your own people see it."))
    else:
        made = actions.register_document(actor, **form.registered())
        messages.success(request, _("The document is registered."))
    return made


@login_required
@require_http_methods(["GET", "POST"])
def new_document(request: HttpRequest) -> HttpResponse:
    """Register a document that was not read in from a file."""
    every = queries.documents(actor=request.actor)  # type: ignore[attr-defined]
    form = DocumentForm(request.POST or None, documents=every)
    if request.method == "POST" and form.is_valid():
        try:
            made = _made(request, form)
        except Refused as refused:
            form.add_error(None, phrases.refusal(refused.refusal))
        else:
            return redirect("document", made)
    why = _may(request)
    context = {"form": form, "refusal": phrases.refusal(why) if why else ""}
    return render(request, "workbench/documents/new.html", context, status=422 if form.errors else 200)
