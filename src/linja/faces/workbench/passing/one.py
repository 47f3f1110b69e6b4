"""One requirement: which units get it, and how each of them has it beside the wording above."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linja.faces.workbench import seen as sights
from linja.faces.workbench.doing import attempt
from linja.faces.workbench.passing import address
from linja.faces.workbench.passing.forms import DelegateForm, KeepForm, UnitForm
from linja.faces.workbench.requirements.rows import problems_of
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.targets import in_signs
from linja.ground.kernel.vocabulary import RoleKind
from linja.line.requirements.content import sentence, shortened, word_difference
from linja.pillars.steering import actions, queries
from linja.pillars.steering.calculations.passing import own_target
from linja.pillars.steering.records import Looked, Passing, Row, UnitRecord


@login_required
@require_http_methods(["GET", "POST"])
def requirement(request: HttpRequest, requirement_id: int) -> HttpResponse:
    """Choose units, say how each has it, look, then pass it down; or keep it, or let another lead."""
    organisation_id, row = _found(request, requirement_id)
    _note(request, row)
    units = queries.units_below(organisation_id, row.record.document.year)
    posted = request.method == "POST"
    doing = request.POST.get("gjor", "") if posted else ""
    forms = _forms(request.POST if doing in ("se", "utfor") else None, row, units)
    keep = KeepForm(request.POST if doing == "behold" else None, auto_id="f-%s")
    delegate = DelegateForm(
        request.POST if doing == "leder" else None, [(unit.id, unit.name) for unit in units]
    )
    looked: tuple[Looked, ...] = ()
    if posted:
        done, looked = _do(request, organisation_id, row, doing, forms, keep, delegate)
        if done:
            return done
    context = {
        "row": row,
        "organisation_id": organisation_id,
        "title": shortened(f"{row.record.current.stem} {row.record.current.text}", 160),
        "whole": _whole(row),
        "target": _target(row),
        "units": [(form, _shown(form, looked, row)) for form in forms],
        "others": any(
            not form.unit.main and not form.cell.passed and not form.bound_to_give for form in forms
        ),
        "keep": keep,
        "delegate": delegate if _leads(row, organisation_id) and units else None,
        "looked": bool(looked),
        "laxer": any(one.shape == "laxer" for one in looked),
        "problems": [found for form in forms if form.is_bound for found in problems_of(form, form.unit.name)],
        "given": any(cell.passed for cell in row.cells),
        "back": _back(organisation_id, row),
    }
    return render(request, "workbench/passing/one.html", context)


def _found(request: HttpRequest, requirement_id: int) -> tuple[int, Row]:
    """The unit that the reader acts for, and the requirement as it stands there; else 404."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    own = [one.id for one in queries.passing_units(actor)]
    asked = address.number(request.GET.get("enhet", ""))
    for unit in [one for one in own if asked in (None, one)]:
        row = queries.passing_row(actor, requirement_id, unit)
        if row is not None:
            return unit, row
    raise Http404


def _note(request: HttpRequest, row: Row) -> None:
    """What stands in drafts is read here."""
    for cell in row.cells:
        if cell.draft:
            document = cell.passed[-1].document_id
            sights.thing(request, "requirements.governingdocument", document, cell.unit_name)


def _forms(data: Any, row: Row, units: Sequence[UnitRecord]) -> list[UnitForm]:
    cells = {cell.unit_id: cell for cell in row.cells}
    return [
        UnitForm(
            data,
            unit=unit,
            cell=cells[unit.id],
            above=row.record.current,
            year=row.record.document.year,
            others=[(other.id, other.name) for other in units if other.main and other.id != unit.id],
        )
        for unit in units
        if unit.id in cells
    ]


def _whole(row: Row) -> str:
    current = row.record.current
    return sentence(current.stem, current.text, current.sub_items)


def _target(row: Row) -> str:
    found = own_target(row.record.current, row.record.document.year)
    return in_signs(found) if found else ""


def _leads(row: Row, organisation_id: int) -> bool:
    leads = [role.organisation_id for role in row.record.current.roles if role.role == RoleKind.LEAD]
    return leads == [organisation_id]


def _shown(form: UnitForm, looked: Sequence[Looked], row: Row) -> dict[str, Any]:
    """What the unit would have, when it has been looked at; else what it has."""
    seen = next((one for one in looked if one.unit_id == form.unit.id), None)
    if seen is not None:
        return {
            "words": seen.words,
            "shape": seen.shape,
            "changed": any(part.kind != "same" for part in seen.words),
            "due": (seen.due_above, seen.due_on) if seen.due_above != seen.due_on else None,
            "targets": _signs(seen),
        }
    if not form.cell.passed:
        return {"shape": form.cell.shape}
    held = form.cell.passed[-1]
    words = word_difference(
        sentence(held.above.stem, held.above.text, held.above.sub_items),
        sentence(held.current.stem, held.current.text, held.current.sub_items),
    )
    return {
        "words": words,
        "shape": form.cell.shape,
        "changed": any(part.kind != "same" for part in words),
        "older": held.above.id != row.record.current.id,
    }


def _signs(seen: Looked) -> tuple[str, str] | None:
    above, own = (in_signs(one) if one else "–" for one in (seen.target_above, seen.target))
    return (above, own) if above != own else None


def _back(organisation_id: int, row: Row) -> str:
    return f"{reverse('passing')}?enhet={organisation_id}&ar={row.record.document.year}"


def _do(
    request: HttpRequest,
    organisation_id: int,
    row: Row,
    doing: str,
    forms: list[UnitForm],
    keep: KeepForm,
    delegate: DelegateForm,
) -> tuple[HttpResponse | None, tuple[Looked, ...]]:
    """Where it leads when something was done; else what the choices would do."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    here = redirect(request.get_full_path())
    one = row.record.id
    if doing == "behold":
        if keep.is_valid():
            note = keep.cleaned_data["note"]
            act = attempt(
                request,
                lambda: actions.keep(actor, organisation_id, [one], note),
                _("The requirement is kept."),
            )
            return (redirect(_back(organisation_id, row)) if act[1] is None else here), ()
        return None, ()
    if doing == "leder":
        if delegate.is_valid():
            told = delegate.cleaned_data
            attempt(
                request,
                lambda: actions.delegate_lead(actor, one, organisation_id, told["delegate"], told["note"]),
                _("The lead is delegated, and stands in the unit's draft order."),
            )
            return here, ()
        return None, ()
    return _pass(request, organisation_id, row, doing, forms)


def _pass(
    request: HttpRequest, organisation_id: int, row: Row, doing: str, forms: list[UnitForm]
) -> tuple[HttpResponse | None, tuple[Looked, ...]]:
    """Look, and pass down when it was asked for and nothing stands in the way."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    # Each form is asked, also after one that fails, so that every error is shown at once.
    if not all([form.is_valid() for form in forms]):  # noqa: C419
        return None, ()
    choices = tuple(choice for form in forms if (choice := form.choice()) is not None)
    asked = [Passing(row.record.id, choices)]
    looked = queries.look_at(organisation_id, asked)
    if doing != "utfor":
        return None, looked
    confirmed = request.POST.get("bekreft") == "1"
    _made, refusal = attempt(
        request,
        lambda: actions.pass_down(actor, organisation_id, asked, confirmed=confirmed),
        _("The requirement stands in the draft orders."),
    )
    return (redirect(_back(organisation_id, row)), ()) if refusal is None else (None, looked)
