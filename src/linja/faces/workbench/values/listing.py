"""Figures in: the files that wait, what has been taken in, and the form that takes a new file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.values import shown
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refused
from linja.line.indicators import actions, phrases, queries, rules
from linja.line.indicators.calculations.shapes.files import MOST_BYTES
from linja.line.indicators.records import ImportRecord, OfferDraft
from linja.people.organisations import queries as organisations

HEADS = (
    ("name", gettext_lazy("Source")),
    ("shape", gettext_lazy("Shape")),
    ("origin", gettext_lazy("Figures from")),
    ("taken", gettext_lazy("Taken in")),
    ("new", gettext_lazy("New")),
    ("replaced", gettext_lazy("Of these replaced")),
    ("known", gettext_lazy("Unchanged")),
    ("left_out", gettext_lazy("Left out")),
)


class OfferForm(forms.Form):
    """A file of figures, and what it does not say itself."""

    file = forms.FileField(
        label=gettext_lazy("File with figures"),
        help_text=gettext_lazy("CSV, XLSX or JSON-stat, at most 30 MB."),
        error_messages={"required": gettext_lazy("Choose a file first.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx,.json", "class": "ds-input upload-input"}),
    )
    organisation = forms.ChoiceField(label=gettext_lazy("On behalf of"))
    origin = forms.CharField(
        label=gettext_lazy("Figures from"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Who made them and when, such as a register and the day of extraction."),
    )
    indicator = forms.ChoiceField(
        label=gettext_lazy("Indicator"),
        required=False,
        help_text=gettext_lazy("Only when the file does not say what its figures are of."),
    )
    sheet = forms.CharField(
        label=gettext_lazy("Sheet"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Of a workbook with several; otherwise the first is read."),
    )

    def __init__(self, actor: Actor, *args: Any) -> None:
        super().__init__(*args)
        self.auto_id = "f-%s"
        self.fields["organisation"].choices = places(actor)  # type: ignore[attr-defined]
        self.fields["indicator"].choices = [("", _("As the file says")), *indicators()]  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        """Too large a file is not even read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            most = MOST_BYTES // 1024 // 1024
            raise forms.ValidationError(str(phrases.REFUSALS["indicators.too_large"]) % {"most": most})
        return file

    def draft(self) -> OfferDraft:
        """As the action takes it."""
        said = self.cleaned_data
        return OfferDraft(
            name=said["file"].name,
            organisation_id=int(said["organisation"]),
            origin=said["origin"],
            sheet=said["sheet"].strip(),
            indicator=said["indicator"],
        )


def places(actor: Actor) -> list[tuple[str, str]]:
    """The organisations on whose behalf the reader gives figures."""
    found = organisations.by_ids(rules.giving_places(actor))
    return sorted(((str(one.id), one.name) for one in found.values()), key=lambda pair: pair[1])


def indicators() -> list[tuple[str, str]]:
    """Every indicator by name."""
    return sorted(
        ((code, shown.name(code)) for code in queries.definitions().indicators), key=lambda one: one[1]
    )


@login_required
def listing(request: HttpRequest) -> HttpResponse:
    """The list; a POST offers a file, which is then looked at on a page of its own."""
    actor = request.actor  # type: ignore[attr-defined]
    form = OfferForm(actor, request.POST, request.FILES) if request.method == "POST" else OfferForm(actor)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.offer(actor, form.cleaned_data["file"].read(), form.draft())
        except Refused as refused:
            form.add_error("file", phrases.sentence(refused.refusal))
        else:
            messages.info(request, _("Nothing has been taken in yet. See what the file would do."))
            return redirect("values_offered", made)
    return _page(request, actor, form)


def _page(request: HttpRequest, actor: Actor, form: OfferForm) -> HttpResponse:
    note(request)
    context = {
        "form": form,
        "may_offer": bool(places(actor)),
        "waiting": queries.offered_files(actor),
        "page": tables.page_of(request, rows_for(actor)),
        "columns": tables.columns(request, HEADS, numeric=("new", "replaced", "known", "left_out")),
    }
    return render(request, "workbench/values/list.html", context)


def note(request: HttpRequest) -> None:
    """Names of files are not everybody's: that the list was read is noted."""
    seen.thing(request, "indicators.list", "imports", _("Figures in"))


def rows_for(actor: Actor) -> list[dict[str, Any]]:
    """What has been taken in, as it is shown."""
    return [{"it": one, "shape": phrases.SHAPES.get(one.shape, "")} for one in queries.imports(actor)]


@login_required
@require_safe
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV."""
    return csv_response("innlesinger", _table(request))


@login_required
@require_safe
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    return xlsx_response("innlesinger", _("Figures in"), _table(request), first_width=50)


def _table(request: HttpRequest) -> list[list[Any]]:
    note(request)
    heads = [*(str(word) for _key, word in HEADS), _("By")]
    return [heads, *(_cells(one["it"]) for one in rows_for(request.actor))]  # type: ignore[attr-defined]


def _cells(one: ImportRecord) -> list[Any]:
    shape = str(phrases.SHAPES.get(one.shape, ""))
    counts = [one.new, one.replaced, one.known, one.left_out]
    return [one.name, shape, one.origin, one.taken_at.date(), *counts, one.taken_by]
