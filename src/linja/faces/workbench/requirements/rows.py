"""Rows of a form without script: typed deadlines, roles, references and funding, one row each.

A row is added by a submit of its own (``ny``), removed by its box, and ignored when nothing is in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linja.ground.kernel.vocabulary import DatePrecision, DeadlineType, RoleKind
from linja.line.requirements import phrases
from linja.line.requirements.records import CitationDraft, DeadlineDraft, FundingDraft, RoleDraft
from linja.people.organisations import queries as organisations

#: More rows than any requirement has; keeps a made-up form from asking for millions.
MOST = 40


def day(**rest: Any) -> forms.DateField:
    """A date as the browser's own calendar gives it."""
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **rest)


class DeadlineRow(forms.Form):
    """A date in the text."""

    type = forms.ChoiceField(label=_("Kind of date"), choices=list(phrases.DEADLINE_TYPES.items()))
    due_on = day(label=_("Last day"), required=False)
    precision = forms.ChoiceField(label=_("As exact as"), choices=list(phrases.PRECISIONS.items()))
    owner = forms.CharField(
        label=_("Whose, when another's than the addressee's"), max_length=200, required=False
    )
    verbatim = forms.CharField(label=_("As the text words it"), max_length=200)

    def clean(self) -> dict[str, Any]:
        """A deadline that is meant to be a day has one."""
        held = super().clean() or self.cleaned_data
        limit = held.get("type") in {DeadlineType.FINAL, DeadlineType.INTERIM}
        if limit and held.get("precision") == DatePrecision.DAY and held.get("due_on", held) is None:
            self.add_error("due_on", _("Give the day, or say that it is less exact."))
        return held


class RoleRow(forms.Form):
    """An organisation's part."""

    role = forms.ChoiceField(label=pgettext_lazy("requirement", "Role"), choices=list(phrases.ROLES.items()))
    name = forms.CharField(label=_("Organisation"), max_length=200)


class CitationRow(forms.Form):
    """A reference."""

    kind = forms.ChoiceField(label=_("Kind"), choices=list(phrases.CITATIONS.items()))
    verbatim = forms.CharField(label=_("As the text words it"), max_length=300)


class FundingRow(forms.Form):
    """Money that follows."""

    budget_chapter = forms.CharField(label=_("Budget chapter"), max_length=20, required=False)
    budget_post = forms.CharField(label=_("Post"), max_length=20, required=False)
    amount = forms.DecimalField(
        label=_("Amount in kroner"), max_digits=16, decimal_places=2, min_value=0, required=False
    )
    verbatim = forms.CharField(label=_("As the text words it"), max_length=300)


def _deadline(held: Mapping[str, Any]) -> DeadlineDraft:
    return DeadlineDraft(
        DeadlineType(held["type"]),
        DatePrecision(held["precision"]),
        held["due_on"],
        held["verbatim"],
        held["owner"],
    )


def _role(held: Mapping[str, Any]) -> RoleDraft:
    known = organisations.find_by_name(held["name"])
    return RoleDraft(RoleKind(held["role"]), held["name"], known.id if known else None)


def _citation(held: Mapping[str, Any]) -> CitationDraft:
    return CitationDraft(held["kind"], held["verbatim"])


def _funding(held: Mapping[str, Any]) -> FundingDraft:
    return FundingDraft(held["verbatim"], held["budget_chapter"], held["budget_post"], held["amount"])


@dataclass(frozen=True, slots=True)
class Part:
    """One sort of row: its form, how a row becomes a draft, and its words."""

    form: type[forms.Form]
    draft: Callable[[Mapping[str, Any]], Any]
    heading: str | Promise
    one: str | Promise
    add: str | Promise


PARTS: Final[Mapping[str, Part]] = {
    "deadlines": Part(DeadlineRow, _deadline, _("Deadlines"), _("Deadline"), _("Add a deadline")),
    "roles": Part(RoleRow, _role, _("Roles"), pgettext_lazy("requirement", "Role"), _("Add a role")),
    "citations": Part(CitationRow, _citation, _("References"), _("Reference"), _("Add a reference")),
    "funding": Part(FundingRow, _funding, _("Funding"), _("Funding"), _("Add funding")),
}
#: Fields that a row has from the start, and that alone make it no row.
_GIVEN = {"id", "type", "precision", "role", "kind", "DELETE"}


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one part as the page shows them."""

    name: str
    part: Part
    forms: BaseFormSet[forms.Form]

    @property
    def prefix(self) -> str:
        """What the names of its fields begin with."""
        return str(self.forms.prefix)

    def drafts(self) -> tuple[Any, ...]:
        """The rows that are filled in and not removed, once all are valid."""
        return tuple(
            self.part.draft(row.cleaned_data)
            for row in self.forms
            if row.has_changed() and row.cleaned_data and not row.cleaned_data.get("DELETE")
        )

    def problems(self) -> list[tuple[str, str]]:
        """(anchor, sentence) of every fault."""
        found = [("", str(error)) for error in self.forms.non_form_errors()]
        for number, row in enumerate(self.forms, start=1):
            if not (row.cleaned_data if hasattr(row, "cleaned_data") else {}).get("DELETE"):
                found += problems_of(row, f"{self.part.one} {number}")
        return found


def problems_of(form: forms.Form, where: str = "") -> list[tuple[str, str]]:
    """(anchor, sentence) of every fault of a form, for a summary that links to the fields."""
    before = f"{where}: " if where else ""
    found = [("", f"{before}{error}") for error in form.non_field_errors()]
    for field in form:
        found += [(field.id_for_label, f"{before}{field.label}: {error}") for error in field.errors]
    return found


def rows(
    name: str,
    data: Mapping[str, Any] | None = None,
    drafts: Iterable[Any] | None = None,
    *,
    prefix: str = "",
) -> Rows:
    """The rows of one part of a requirement: as sent, or as held."""
    return rows_of(name, PARTS[name], data, drafts, prefix=prefix)


def rows_of(
    name: str,
    part: Part,
    data: Mapping[str, Any] | None = None,
    drafts: Iterable[Any] | None = None,
    *,
    prefix: str = "",
) -> Rows:
    """The rows of any part: as sent, or as held."""
    made = formset_factory(
        _lenient(part.form), extra=0, can_delete=True, max_num=MOST, absolute_max=MOST, validate_max=True
    )
    if data is not None:
        return Rows(name, part, made(data, prefix=prefix or name))
    fields = part.form.base_fields
    initial = [{field: getattr(one, field) for field in fields} for one in drafts or ()]
    return Rows(name, part, made(prefix=prefix or name, initial=initial))


def _lenient(form: type[forms.Form]) -> type[forms.Form]:
    """A row in which nothing is written is no row, whatever its lists stand on."""

    class Lenient(form):  # type: ignore[misc, valid-type]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **(kwargs | {"empty_permitted": True, "use_required_attribute": False}))

        def has_changed(self) -> bool:
            return any(str(self[name].value() or "").strip() for name in self.fields if name not in _GIVEN)

    return Lenient


def added(data: QueryDict, prefix: str) -> QueryDict:
    """What was sent, with one more row of a part."""
    grown = data.copy()
    key = f"{prefix}-TOTAL_FORMS"
    now = data.get(key, "0")
    grown[key] = str(min(int(now) + 1 if now.isdecimal() and len(now) < 5 else 1, MOST))
    return grown


def none_sent(data: QueryDict, prefix: str) -> QueryDict:
    """What was sent, with no rows where it says nothing of them."""
    if f"{prefix}-TOTAL_FORMS" in data:
        return data
    grown = data.copy()
    grown[f"{prefix}-TOTAL_FORMS"] = grown[f"{prefix}-INITIAL_FORMS"] = "0"
    return grown


def sent(prefix: str, drafts: Sequence[Any], name: str) -> dict[str, str]:
    """Rows as a browser would send them, so that proposals can stand in a form that was sent."""
    data = {f"{prefix}-TOTAL_FORMS": str(len(drafts)), f"{prefix}-INITIAL_FORMS": "0"}
    for number, one in enumerate(drafts):
        for field in PARTS[name].form.base_fields:
            value = getattr(one, field)
            data[f"{prefix}-{number}-{field}"] = "" if value is None else str(value)
    return data


def unjudged(*shown: forms.Form) -> None:
    """Show what was written so far without its faults: a person who adds a row is not done."""
    for form in shown:
        form._errors = forms.utils.ErrorDict()  # type: ignore[attr-defined]
