"""Typing figures in a grid: a row for each indicator, saved as a whole or not at all.

What somebody has not touched is not written, so that two who type in the same grid overwrite nothing of
each other's; what both have touched is told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt
from linja.faces.workbench.values import shown
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.numbers import Quantity, Unit, format_quantity
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.value_states import WITH_NUMBER, ValueState
from linja.ground.kernel.value_states import phrase as state_phrase
from linja.line.indicators import actions, phrases, queries, rules
from linja.line.indicators.calculations.periods import of_code
from linja.line.indicators.calculations.shapes.cells import number_of, state_of, value_of
from linja.line.indicators.calculations.shapes.names import period_of
from linja.line.indicators.queries import Asked
from linja.line.indicators.records import Row, ValueDraft, ValueRecord
from linja.people.organisations import queries as organisations

HEADS = (
    ("indicator", gettext_lazy("Indicator")),
    ("value", gettext_lazy("Value")),
    ("numerator", gettext_lazy("Numerator")),
    ("denominator", gettext_lazy("Denominator")),
    ("state", gettext_lazy("State")),
)
FIELDS = ("value", "numerator", "denominator", "state")
Words = tuple[str, str, str, str]


@dataclass
class Line:
    """A row of the grid: what is held, what is typed, and what is wrong with it."""

    asked: Asked
    held: Words
    typed: Words
    #: What was held when the page was made.
    was: str
    error: str = ""

    @property
    def code(self) -> str:
        return self.asked.indicator.code

    @property
    def name(self) -> str:
        return self.asked.indicator.names.say(shown.language())

    @property
    def unit(self) -> str:
        unit = self.asked.version.unit
        words = self.asked.version.unit_words
        if unit is Unit.NONE:
            return words.say(shown.language()) if words else ""
        return format_quantity(Quantity(Decimal(0), unit), language=shown.language())[1:].strip()

    @property
    def touched(self) -> bool:
        return _joined(self.typed) != self.was


@dataclass
class Grid:
    """All rows, and what came of them."""

    lines: list[Line]
    rows: list[Row] = field(default_factory=list)

    @property
    def errors(self) -> list[Line]:
        return [line for line in self.lines if line.error]


class ChooseForm(forms.Form):
    """Whose figures, and of when."""

    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"))
    period = forms.CharField(
        label=gettext_lazy("Period"),
        max_length=40,
        help_text=gettext_lazy("Such as 2019, 2. tertial 2019, august 2019 or per august 2019."),
    )

    def __init__(self, actor: Actor, *args: Any) -> None:
        super().__init__(*args)
        self.auto_id = "f-%s"
        self.fields["organisation"].choices = places_below(actor)  # type: ignore[attr-defined]

    def clean_period(self) -> str:
        """Its code."""
        found = period_of(self.cleaned_data["period"])
        if found is None:
            refusal = Refusal("indicators.unknown_period", {"period": self.cleaned_data["period"]})
            raise forms.ValidationError(phrases.sentence(refusal))
        return found.code


def places_below(actor: Actor) -> list[tuple[str, str]]:
    """The organisations that the reader gives figures for, by name."""
    kinds = ("ministry", "rhf", "hf", "clinic", "private_non_profit")
    everybody = organisations.all_organisations(*kinds)
    if any(held.role in rules.SOURCES for held in actor.roles):
        found = [one.id for one in everybody]
    else:
        here = actor.organisations(*rules.GIVERS_HERE)
        found = [*here, *organisations.descendants_of_all(actor.organisations(*rules.GIVERS_BELOW))]
    return [(str(one.id), one.name) for one in everybody if one.id in set(found)]


@login_required
def choose(request: HttpRequest) -> HttpResponse:
    """The form that leads to the grid."""
    actor = request.actor  # type: ignore[attr-defined]
    form = ChooseForm(actor, request.GET) if request.GET else ChooseForm(actor)
    if request.GET and form.is_valid():
        return redirect("values_type", form.cleaned_data["organisation"], form.cleaned_data["period"])
    may = bool(form.fields["organisation"].choices)  # type: ignore[attr-defined]
    return render(request, "workbench/values/choose.html", {"form": form, "may": may})


@login_required
def grid(request: HttpRequest, organisation_id: int, period: str) -> HttpResponse:
    """The grid; a POST saves it, or lets everybody see what stands in it."""
    actor = request.actor  # type: ignore[attr-defined]
    place, found = organisations.by_id(organisation_id), period_of(period)
    if place is None or found is None or rules.may_give(actor, queries.place_of(organisation_id)):
        raise Http404
    if found.code != period:
        return redirect("values_type", organisation_id, found.code)
    seen.thing(request, "indicators.grid", f"{organisation_id}-{period}", f"{place.name} {period}")
    asked = queries.asked(actor, organisation_id, period)
    table = Grid([_line(one, request.POST) for one in asked])
    if request.method == "POST":
        done = (
            _release(request, actor, asked)
            if "release" in request.POST
            else _save(request, actor, table, place.id, period)
        )
        if done:
            return redirect("values_type", organisation_id, period)
    return render(request, "workbench/values/grid.html", _context(actor, table, place, period, asked))


def _context(actor: Actor, table: Grid, place: Any, period: str, asked: tuple[Asked, ...]) -> dict[str, Any]:
    return {
        "columns": [tables.Column(key, label) for key, label in HEADS],
        "grid": table,
        "place": place,
        "period": shown.period(period),
        "states": [(state.value, state_phrase(state, shown.language())) for state in ValueState],
        "closed": len(_closed(asked)),
        "may_release": rules.may_release(actor, queries.place_of(place.id)) is None,
    }


def _line(one: Asked, said: Any) -> Line:
    held = _words(one.held)
    code = one.indicator.code
    was = said.get(f"was-{code}")
    typed = held if was is None else tuple(said.get(f"{name}-{code}", "").strip() for name in FIELDS)
    return Line(one, held, typed, _joined(held) if was is None else was)


def _words(held: ValueRecord | None) -> Words:
    if held is None:
        return ("", "", "", "")
    state = "" if held.state is ValueState.FINAL else held.state.value
    return (shown.typed(held.number), shown.typed(held.numerator), shown.typed(held.denominator), state)


def _joined(words: Words) -> str:
    """The typed words as one text; a space that a browser changes makes no difference."""
    return "|".join("".join(word.split()) for word in words)


def _save(request: HttpRequest, actor: Actor, table: Grid, organisation_id: int, period: str) -> bool:
    """Whether all of it could be held; else each row tells what is wrong with it."""
    for number, line in enumerate(table.lines, 1):
        if not line.touched:
            continue
        draft = _draft(line, organisation_id, period)
        if isinstance(draft, Refusal):
            line.error = phrases.sentence(draft)
        else:
            table.rows.append(Row(number, draft))
    if table.errors:
        return False
    if not table.rows:
        messages.info(request, _("Nothing was changed."))
        return True
    taken, refusal = attempt(request, lambda: actions.type_in(actor, table.rows))
    for left in taken.left_out if taken else ():
        table.lines[left.row - 1].error = phrases.sentence(left.refusal)
    if refusal or not taken.done:
        return False
    messages.success(
        request, ngettext("%(n)s figure is saved.", "%(n)s figures are saved.", taken.new) % {"n": taken.new}
    )
    return True


def _draft(line: Line, organisation_id: int, period: str) -> ValueDraft | Refusal:
    if _joined(line.held) != line.was:
        now = shown.value(line.asked.held, line.code) if line.asked.held else "–"
        return Refusal("indicators.written_meanwhile", {"now": now})
    value, top, bottom, state = line.typed
    if not any(line.typed):
        return Refusal("indicators.emptied", {})
    number = value_of(value)
    parts = (number_of(top), number_of(bottom))
    for found in (number, *parts):
        if isinstance(found, Refusal):
            return found
    return _with_state(line, organisation_id, period, number, parts, state)


def _with_state(
    line: Line, organisation_id: int, period: str, number: Any, parts: tuple[Any, Any], state: str
) -> ValueDraft | Refusal:
    """The draft; a word in the value's field is its state, and a chosen state counts where there is none."""
    amount, word = number
    chosen = word or state_of(state, amount)
    if isinstance(chosen, Refusal):
        return chosen
    # Whoever chooses a state without number leaves the old one standing: it is the state that was meant.
    kept = line.held[0] and line.typed[0] == line.held[0] and chosen not in WITH_NUMBER
    return ValueDraft(
        organisation_id=organisation_id,
        indicator=line.code,
        period=of_code(period).code,
        number=None if kept else amount,
        state=chosen,
        numerator=None if kept else parts[0],
        denominator=None if kept else parts[1],
    )


def _closed(asked: tuple[Asked, ...]) -> list[int]:
    return [one.held.id for one in asked if one.held and one.held.released_at is None]


def _release(request: HttpRequest, actor: Actor, asked: tuple[Asked, ...]) -> bool:
    attempt(request, lambda: actions.release(actor, _closed(asked)), _("The figures are open to everybody."))
    return True
