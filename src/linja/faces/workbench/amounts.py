"""Amounts in kroner on the pages: read as people write them, shown as they are written."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linja.ground.kernel.numbers import Unit, parse_quantity
from linja.ground.kernel.refusals import Refusal
from linja.line.allocations.calculations import told

#: What a column of kroner holds.
_MOST = Decimal(10) ** 14


def shown(amount: Decimal | None) -> str:
    """An amount in the reader's language; a dash when there is none."""
    return "–" if amount is None else told(amount, (get_language() or "nb")[:2])


class AmountField(forms.CharField):
    """``12,9 mill. kroner``, ``1 mrd.`` or ``12 900 000``; answers kroner, or None when left empty."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(**{"max_length": 40, **rest})

    def prepare_value(self, value: Any) -> Any:
        """As it is written in Norwegian, whatever the page's language: so it can be read again."""
        return told(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        """Kroner."""
        text = super().clean(value)
        if not text:
            return None
        found = parse_quantity(text)
        if (
            isinstance(found, Refusal)
            or found.unit not in (Unit.NONE, Unit.KRONER)
            or abs(found.amount) >= _MOST
        ):
            raise forms.ValidationError(_("Write an amount, such as 12,9 mill. kroner or 12 900 000."))
        return round(found.amount, 2)
