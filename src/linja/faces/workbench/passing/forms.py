"""What one unit is given: whether, in which words, by when, to reach what, and who leads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linja.faces.workbench.requirements.rows import day
from linja.ground.kernel.targets import Target, target_in
from linja.line.requirements.content import sentence
from linja.line.requirements.records import VersionRecord
from linja.pillars.steering.records import Cell, UnitChoice, UnitRecord


class UnitForm(forms.Form):
    """One unit below."""

    give = forms.BooleanField(label=_("Give the requirement to this unit"), required=False)
    text = forms.CharField(
        label=_("Words"), required=False, widget=forms.Textarea(attrs={"rows": 4}), max_length=20_000
    )
    target = forms.CharField(
        label=_("Own target"),
        required=False,
        max_length=300,
        help_text=_("In words, such as: under 45 dager, minst 75 pst. Empty: the one above holds."),
    )
    due_on = day(label=_("Own deadline"), required=False)
    lead = forms.BooleanField(label=_("Leads the work"), required=False)
    partners = forms.MultipleChoiceField(
        label=pgettext_lazy("requirement", "Together with"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        unit: UnitRecord,
        cell: Cell,
        above: VersionRecord,
        year: int,
        others: list[tuple[int, str]],
    ) -> None:
        self.unit, self.cell, self.above, self.year = unit, cell, above, year
        super().__init__(data, prefix=f"u{unit.id}", initial=_initial(cell, above), auto_id="f-%s")
        self.fields["partners"].choices = others  # type: ignore[attr-defined]
        if not others:
            del self.fields["partners"]

    @property
    def opened(self) -> bool:
        """Something in it is the unit's own, or must be mended."""
        return bool(self.errors) or (bool(self.cell.passed) and self.cell.shape != "as_is")

    @property
    def bound_to_give(self) -> bool:
        """The reader has ticked it."""
        return self.is_bound and bool(self["give"].value())

    @property
    def issued(self) -> bool:
        """The unit has it already, for good."""
        return bool(self.cell.passed) and not self.cell.draft

    def clean_target(self) -> Target | None:
        """Words that say one target, or nothing."""
        words = str(self.cleaned_data["target"]).strip()
        if not words:
            return None
        found = target_in(words, self.year)
        if found is None:
            raise forms.ValidationError(_("This is not understood as one target."))
        return found

    def choice(self) -> UnitChoice | None:
        """What the unit is to be given, once the form is valid; None: nothing."""
        held = self.cleaned_data
        if self.issued or not held.get("give"):
            return None
        return UnitChoice(
            self.unit.id,
            text=held["text"].strip() or None,
            target=held["target"],
            due_on=held["due_on"],
            lead=held["lead"],
            partner_ids=tuple(int(one) for one in held.get("partners", ())),
        )


def _initial(cell: Cell, above: VersionRecord) -> dict[str, Any]:
    """As the unit has it in its draft, or as it is above."""
    own = cell.passed[-1].current if cell.passed else above
    targets = own.targets if cell.passed and own.targets != above.targets else ()
    unit_leads = any(role.role == "lead" and role.organisation_id == cell.unit_id for role in own.roles)
    return {
        "give": bool(cell.passed),
        "text": sentence(own.stem, own.text, own.sub_items),
        "target": targets[0].target.words if targets else "",
        "due_on": own.due_on,
        "lead": unit_leads,
        "partners": [str(r.organisation_id) for r in own.roles if r.role == "partner" and r.organisation_id],
    }


class KeepForm(forms.Form):
    """Why nobody below gets it."""

    note = forms.CharField(
        label=_("Why it is kept"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )


class DelegateForm(forms.Form):
    """Who leads on behalf of the unit."""

    delegate = forms.TypedChoiceField(label=_("Leads on behalf"), coerce=int)
    note = forms.CharField(label=pgettext_lazy("passing", "Note"), required=False, max_length=2000)

    def __init__(self, data: Mapping[str, Any] | None, units: list[tuple[int, str]]) -> None:
        super().__init__(data, auto_id="d-%s")
        self.fields["delegate"].choices = units  # type: ignore[attr-defined]
