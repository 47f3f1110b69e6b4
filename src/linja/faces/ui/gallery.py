"""What the gallery page shows: every component in every state, with values from no domain in particular."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linja.faces.ui import states, tables


class ExampleForm(forms.Form):
    """One field of each kind, with an error to show."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=80)
    due = forms.DateField(
        label=gettext_lazy("Date"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    text = forms.CharField(
        label=gettext_lazy("Text"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=[("a", gettext_lazy("First")), ("b", gettext_lazy("Second"))],
        widget=forms.RadioSelect,
        required=False,
    )
    agreed = forms.BooleanField(label=gettext_lazy("I have read it"), required=False)


def examples(request: HttpRequest) -> dict[str, Any]:
    """Values for every component."""
    heads = [("title", _("Title")), ("state", _("State")), ("share", _("Share"))]
    return {
        "states": [(kind, list(codes)) for kind, codes in states.STATES.items()],
        "columns": tables.columns(
            request, heads, sortable=("title", "share"), numeric=("share",), default="title"
        ),
        "rows": [(_("First"), "reached", "94,2"), (_("Second"), "partly", "71,0")],
        "page": tables.page_of(request, range(1, 501)),
        "kinds": [("a", _("First")), ("b", _("Second"))],
        "form": ExampleForm({"title": "", "kind": "a"}),
    } | _line_examples()


def _line_examples() -> dict[str, Any]:
    """Values for what draws the line, and for lists."""
    return {
        "trail": [
            {"label": "Stortinget"},
            {"label": "HOD", "href": "#trail"},
            {"label": "Helse Midt-Norge", "href": "#trail"},
            {"label": "St. Olavs"},
        ],
        "events": [
            {"when": "14.01.2019", "heading": _("Asked"), "text": _("First wording"), "state": "done"},
            {"when": "10.06.2020", "heading": _("Changed"), "state": "now", "href": "#timeline"},
            {"when": "15.03.2021", "heading": _("To be answered"), "state": "waiting"},
        ],
        "steps": [
            {"label": _("Author"), "state": "done", "when": "01.03."},
            {"label": _("Controller"), "state": "now"},
            {"label": _("Leader"), "state": "waiting"},
            {"label": _("Board"), "state": "fallen"},
        ],
        "places": [
            {"label": _("All"), "href": "#tabs", "current": True, "count": 12},
            {"label": _("Overdue"), "href": "#tabs-2", "count": 0},
        ],
        "facts": [(_("Date"), "10.06.2020"), (_("Title"), "…")],
        "files": [
            {"label": _("Report"), "href": "#downloads", "format": "PDF", "size": "1,2 MB"},
            {"label": _("Report"), "href": "#downloads", "format": "DOCX"},
        ],
        "before": _("Reduce the waiting time to 50 days in 2019."),
        "after": _("Reduce the average waiting time to 55 days in 2020."),
    }
