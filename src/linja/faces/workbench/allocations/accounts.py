"""Account tables of a report: which there are, and a grid in which one is written."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linja.faces.ui import tables
from linja.faces.workbench.allocations.forms import LINES, AccountForm
from linja.faces.workbench.amounts import shown
from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.meetings.pages import tried
from linja.faces.workbench.reports.gathering import gathered
from linja.faces.workbench.requirements.rows import added, none_sent, problems_of, rows_of, unjudged
from linja.ground.kernel.numbers import Quantity, Unit, format_quantity
from linja.line.allocations import calculations
from linja.line.allocations.records import AccountDraft, AccountLine, AccountRecord
from linja.line.reporting import actions as reporting
from linja.pillars.steering import actions as steering
from linja.pillars.steering.content import Gathered

#: Rows that a new table begins with.
_BEGINNING = 4


@login_required
@require_safe
def tables_of(request: HttpRequest, report_id: int) -> HttpResponse:
    """Every table of the report with what deviates."""
    held = gathered(report_id, request)
    context = {
        "report": held.report,
        "tables": [_table(one) for one in held.accounts],
        "columns": (
            tables.Column("label", _("Category")),
            tables.Column("budget", _("Budget"), numeric=True),
            tables.Column("accounts", _("Accounts"), numeric=True),
            tables.Column("deviation", _("Deviation"), numeric=True),
        ),
        "may_not": sentence(reporting.may(request.actor, "write", report_id)),  # type: ignore[attr-defined]
    }
    return render(request, "workbench/allocations/accounts.html", context)


def _table(one: AccountRecord) -> dict[str, Any]:
    beyond = set(calculations.beyond(one.lines, one.limit_percent))
    sums = [calculations.total(one.lines, _("Total"))] if len(one.lines) > 1 else []
    return {
        "it": one,
        "rows": [_line(line, beyond=line in beyond) for line in (*one.lines, *sums)],
        "beyond": len(beyond),
    }


def _line(line: AccountLine, *, beyond: bool) -> dict[str, Any]:
    percent = calculations.deviation_percent(line)
    return {
        "label": line.label,
        "budget": shown(line.budget),
        "accounts": shown(line.accounts),
        "deviation": shown(calculations.deviation(line)),
        "percent": "" if percent is None else _percent(percent),
        "beyond": beyond,
    }


def _percent(value: Decimal) -> str:
    return format_quantity(Quantity(value, Unit.PERCENT), 1, sign=True, language=(get_language() or "nb")[:2])


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, report_id: int) -> HttpResponse:
    """A new table in the report."""
    return _written(request, gathered(report_id, request), None)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, report_id: int, table_id: int) -> HttpResponse:
    """Write a table anew."""
    held = gathered(report_id, request)
    return _written(request, held, table_in(held, table_id))


def table_in(held: Gathered, table_id: int) -> AccountRecord:
    """The table when it is one of the report's, else 404."""
    for one in held.accounts:
        if one.id == table_id:
            return one
    raise Http404


def _written(request: HttpRequest, held: Gathered, table: AccountRecord | None) -> HttpResponse:
    actor, report = request.actor, held.report  # type: ignore[attr-defined]
    may_not = sentence(reporting.may(actor, "write", report.id))
    data = None
    if request.method == "POST":
        data = added(request.POST, "lines") if request.POST.get("ny") == "lines" else request.POST
        data = none_sent(data, "lines")
    places = list(steering.account_places(report.id).items())
    form = AccountForm(data, places=places, held=table, initial={"year": report.year})
    empty = tuple(AccountLine("", None, None) for _number in range(_BEGINNING))
    rows = rows_of("lines", LINES, data, table.lines if table else empty)
    problems: list[tuple[str, str]] = []
    if data is not None and "ny" in request.POST:
        unjudged(form, *rows.forms)
    elif data is not None and not may_not:
        valid = all([form.is_valid(), rows.forms.is_valid()])
        if valid and _kept(request, form, form.draft(rows.drafts()), report.id, table):
            return redirect("accounts", report.id)
        problems = [*problems_of(form), *rows.problems()]
    context = {
        "report": report,
        "form": form,
        "rows": rows,
        "table": table,
        "problems": problems,
        "may_not": may_not,
    }
    return render(request, "workbench/allocations/account.html", context, status=422 if problems else 200)


def _kept(
    request: HttpRequest, form: AccountForm, draft: AccountDraft, report_id: int, table: AccountRecord | None
) -> bool:
    """Write it; when it was refused, the sentence stands in the form."""
    revision = form.cleaned_data["revision"] if table else None
    table_id = table.id if table else None
    made = tried(
        form,
        lambda: steering.keep_accounts(
            request.actor,  # type: ignore[attr-defined]
            report_id,
            draft,
            table_id=table_id,
            revision=revision,
        ),
    )
    if made:
        messages.success(request, _("Saved"))
    return bool(made)


@login_required
@require_http_methods(["GET", "POST"])
def drop(request: HttpRequest, report_id: int, table_id: int) -> HttpResponse:
    """Take a table out of the report, asked first."""
    held = gathered(report_id, request)
    actor, table = request.actor, table_in(held, table_id)  # type: ignore[attr-defined]
    back = reverse("accounts", args=(report_id,))
    if request.method == "POST":
        attempt(request, lambda: steering.drop_accounts(actor, report_id, table_id), _("Done."))
        return redirect(back)
    context = {
        "heading": _("Take the table out"),
        "over": table.title,
        "consequence": _("The table and its figures are removed from the report. This cannot be undone."),
        "form": None,
        "may_not": sentence(reporting.may(actor, "write", report_id)),
        "back": back,
        "danger": True,
    }
    return render(request, "workbench/plans/step.html", context)
