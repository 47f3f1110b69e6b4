"""Controls are drawn without templates, and read exactly as Django's templates draw them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy, override
from hypothesis import given
from hypothesis import strategies as st

from linja.faces.ui.controls import Controls

WORDS = st.text(alphabet="ab æ<>&\"'`=/\n\t01{}%", max_size=12)
GROUPED = [
    ("", gettext_lazy("Choose")),
    ("Nord & <Sør>", [(1, "En"), (2, mark_safe("<b>To</b>"))]),
    (2020, 2020),
]


class Many(forms.Form):
    """One of every kind."""

    words = forms.CharField(required=False, max_length=20)
    long = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 4, "data-part": ""}))
    day = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    number = forms.IntegerField(required=False, min_value=-2, max_value=10_000)
    share = forms.DecimalField(required=False)
    mail = forms.EmailField(required=False)
    hidden = forms.CharField(required=False, widget=forms.HiddenInput)
    secret = forms.CharField(required=False, widget=forms.PasswordInput(render_value=True))
    yes = forms.BooleanField(required=False)
    one = forms.ChoiceField(required=False, choices=GROUPED)
    several = forms.MultipleChoiceField(required=False, choices=GROUPED)
    either = forms.NullBooleanField(required=False)
    group = forms.ChoiceField(required=False, choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    file = forms.FileField(required=False)


def drawn(renderer: Any, attrs: dict[str, Any], **held: Any) -> list[str]:
    form = Many(renderer=renderer, **held)
    return [str(field.as_widget(attrs=dict(attrs))) for field in form]


@given(data=st.fixed_dictionaries(dict.fromkeys(Many.base_fields, WORDS)), attr=WORDS, on=st.booleans())
def test_what_was_sent_is_drawn_the_same(data: dict[str, str], attr: str, on: bool) -> None:
    attrs = {"class": attr, "disabled": on, "data-n": 7, "title": gettext_lazy("Choose")}
    assert drawn(Controls(), attrs, data=data) == drawn(DjangoTemplates(), attrs, data=data)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_what_stands_is_drawn_the_same(language: str) -> None:
    stands = {
        "words": "Å <b> & 'c' \"d\"",
        "long": "\nTo\nlinjer</textarea><script>",
        "day": date(2020, 2, 29),
        "number": 10_000,
        "share": 0.5,
        "hidden": mark_safe("&amp;"),
        "yes": True,
        "one": 2020,
        "several": [1, "2020"],
        "either": False,
    }
    with override(language):
        assert drawn(Controls(), {}, initial=stands) == drawn(DjangoTemplates(), {}, initial=stands)
        assert drawn(Controls(), {}) == drawn(DjangoTemplates(), {})


def test_the_house_uses_them() -> None:
    assert isinstance(Many().renderer, Controls)
    assert "&lt;b&gt;" in str(Many(initial={"words": "<b>"})["words"])
