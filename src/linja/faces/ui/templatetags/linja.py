"""What the components need and templates cannot say themselves."""

from __future__ import annotations

from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField
from django.forms.widgets import CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.utils.safestring import SafeString

from linja.faces.ui import diffs, states, tables

register = template.Library()


@register.simple_tag
def state(kind: str, code: str) -> states.State:
    """``{% state "attainment" row.attainment as now %}``."""
    return states.state(kind, code)


@register.simple_tag
def word_diff(before: str, after: str) -> tuple[diffs.Part, ...]:
    """``{% word_diff old new as parts %}``."""
    return diffs.word_diff(before or "", after or "")


@register.simple_tag(takes_context=True)
def address(context: template.Context, **changes: Any) -> str:
    """The page's address with parameters changed: ``{% address status="reached" side=None %}``."""
    return tables.address(context["request"], **changes)


@register.simple_tag(takes_context=True)
def page_links(context: template.Context, page: Page[Any]) -> tuple[tables.PageLink, ...]:
    """The numbers under a list."""
    return tables.page_links(context["request"], page)


@register.simple_tag
def control(field: BoundField, *, hinted: bool = False) -> SafeString:
    """The field's own control in the house's clothes, tied to its errors and (``hinted``) its hint."""
    widget = field.field.widget
    attrs: dict[str, Any] = {}
    # A placeholder that says the label again vanishes when one writes, and is too pale to read.
    widget.attrs.pop("placeholder", None)
    if not isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        attrs["class"] = "ds-input"
    described = [f"{field.auto_id}-hint"] if hinted else []
    # Django would point to a help text of its own making, which our fields do not draw.
    field.help_text = ""
    if field.errors:
        described.append(f"{field.auto_id}-error")
        attrs["aria-invalid"] = "true"
    if described:
        attrs["aria-describedby"] = " ".join(described)
    return field.as_widget(attrs=attrs)


@register.filter
def is_toggle(field: BoundField) -> bool:
    """True for a single checkbox, whose label stands after it."""
    return type(field.field.widget) is CheckboxInput


@register.filter
def is_group(field: BoundField) -> bool:
    """True for a group of radio buttons or checkboxes, which needs a legend and not a label."""
    return isinstance(field.field.widget, RadioSelect | CheckboxSelectMultiple)


@register.filter
def percent_of(value: float, total: float) -> int:
    """Whole percent, 0 when there is nothing to share out."""
    return round(100 * float(value) / float(total)) if total else 0
