"""A target as a form: which indicator, and for one limit also the limit itself."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linja.faces.workbench.targets.words import language
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.targets import AnyTarget, Operator, Single, measured_in, measuring
from linja.line.indicators import phrases
from linja.line.indicators import queries as indicators


class TargetForm(forms.Form):
    """The indicators of a target, each by what the sentence calls it."""

    use_required_attribute = False
    reason = forms.CharField(
        label=gettext_lazy("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, target: AnyTarget, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.target = target
        self.words = measured_in(target)
        self.fields = {**_indicator_fields(self.words), **self.fields}

    @property
    def codes(self) -> dict[str, str]:
        """The chosen indicator for each of the target's words."""
        return {word: self.cleaned_data[f"indicator_{at}"] for at, word in enumerate(self.words)}

    def written(self) -> AnyTarget:
        """The target as it stands in the form."""
        return measuring(self.target, self.codes)


class LimitForm(TargetForm):
    """One limit, every part of which can be put right."""

    operator = forms.ChoiceField(label=gettext_lazy("Must be"))
    value = forms.DecimalField(label=gettext_lazy("Value"), required=False, localize=True)
    unit = forms.ChoiceField(label=gettext_lazy("Unit"), required=False)
    horizon = forms.DateField(
        label=gettext_lazy("By"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Empty: all the time."),
    )
    baseline = forms.IntegerField(
        label=gettext_lazy("Compared with the year"), required=False, min_value=1990, max_value=2100
    )
    group = forms.CharField(label=gettext_lazy("Group of patients"), required=False, max_length=100)
    field_order = ("operator", "value", "unit", "horizon", "baseline", "group", "reason")

    def __init__(self, *args: Any, target: Single, **kwargs: Any) -> None:
        super().__init__(*args, target=target, initial=_initial(target), **kwargs)
        self.fields["operator"].choices = list(phrases.OPERATORS.items())  # type: ignore[attr-defined]
        self.fields["unit"].choices = list(phrases.UNITS.items())  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A limit has a value, unless its operator says it all."""
        said = super().clean() or self.cleaned_data
        alone = {Operator.NONE.value, Operator.LOWER.value, Operator.HIGHER.value}
        if said.get("operator") not in alone and said.get("value") is None and "value" not in self.errors:
            self.add_error("value", _("Say which value must be reached."))
        return said

    def written(self) -> AnyTarget:
        """The target with its limit as it stands in the form."""
        said = self.cleaned_data
        held = super().written()
        if not isinstance(held, Single):
            return held
        value: Decimal | None = said["value"]
        limit = replace(
            held.limit,
            operator=Operator(said["operator"]),
            value=value,
            unit=Unit(said["unit"]),
            horizon=said["horizon"],
            baseline=said["baseline"],
        )
        return replace(held, limit=limit, group=said["group"])


def form_of(target: AnyTarget, data: Any = None) -> TargetForm:
    """The form for a target; what is not one limit keeps its parts, and only the indicators are said."""
    return LimitForm(data, target=target) if isinstance(target, Single) else TargetForm(data, target=target)


def _indicator_fields(words: tuple[str, ...]) -> dict[str, forms.Field]:
    defined = indicators.definitions().indicators
    names = sorted((one.names.say(language()), code) for code, one in defined.items())
    choices = [("", _("Choose")), *((code, name) for name, code in names)]
    return {
        f"indicator_{at}": forms.ChoiceField(
            label=_label(word, len(words)),
            choices=choices,
            initial=word if word in defined else "",
            error_messages={"required": _("Say which indicator it is.")},
        )
        for at, word in enumerate(words)
    }


def _label(word: str, many: int) -> str:
    named = word in indicators.definitions().indicators
    if many == 1 or not word or named:
        return _("Indicator")
    return _("Indicator for “%(word)s”") % {"word": word}


def _initial(target: Single) -> dict[str, Any]:
    limit = target.limit
    return {
        "operator": limit.operator.value,
        "value": limit.value,
        "unit": limit.unit.value,
        "horizon": limit.horizon,
        "baseline": limit.baseline,
        "group": target.group,
    }
