"""What is held where drafts would be put, for many at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.value_states import ValueState
from linja.line.indicators import rules
from linja.line.indicators.calculations.sorting import Held, Spot, fate, sorted_out, spot_of
from linja.line.indicators.models import Value
from linja.line.indicators.queries.defined import definitions, version_of
from linja.line.indicators.queries.places import place_of
from linja.line.indicators.records import Plan, Planned, Row, ValueDraft
from linja.people.organisations import queries as organisations

_FIELDS = (
    "organisation_id",
    "indicator",
    "period",
    "breakdown",
    "pk",
    "state",
    "number",
    "numerator",
    "denominator",
    "version",
    "released_at",
)
AT_A_TIME = 1_000


def held_at(drafts: Sequence[ValueDraft], *, lock: bool = False) -> dict[Spot, Held]:
    """What is held at the drafts' spots, in one question; ``lock`` them inside an act."""
    rows = Value.objects.filter(
        replaced_at__isnull=True,
        organisation_id__in={one.organisation_id for one in drafts},
        indicator__in={one.indicator for one in drafts},
        period__in={one.period for one in drafts},
    ).order_by()
    if lock:
        rows = rows.select_for_update()  # One table; ``of`` and ``values_list`` do not go together.
    found = (_held(row) for row in rows.values_list(*_FIELDS))
    wanted = set(map(spot_of, drafts))
    return {spot: one for spot, one in found if spot in wanted}


def _held(row: Any) -> tuple[Spot, Held]:
    organisation, indicator, period, breakdown, pk, state, number, top, bottom, version, released = row
    draft = ValueDraft(organisation, indicator, period, number, ValueState(state), breakdown, top, bottom)
    return spot_of(draft), Held(pk, draft, version, released is not None)


def giver(actor: Actor) -> Callable[[int], Refusal | None]:
    """The rule of who gives values, for many organisations at the cost of a few questions."""
    below = {top: organisations.descendants_of(top) for top in actor.organisations(*rules.GIVERS_BELOW)}

    @cache
    def may(organisation_id: int) -> Refusal | None:
        above = frozenset(top for top, units in below.items() if organisation_id in units)
        if rules.may_give(actor, rules.Place(organisation_id, above)) is None:
            return None
        return rules.may_give(actor, place_of(organisation_id))  # With its name, for the sentence.

    return may


def plan(actor: Actor, rows: Sequence[Row], *, before: bool = False) -> Plan:
    """What taking these rows in would do; nothing is written."""
    good, wrong = sorted_out(rows, giver(actor), definitions())
    planned: list[Planned] = []
    known = definitions()
    for start in range(0, len(good), AT_A_TIME):
        some = good[start : start + AT_A_TIME]
        held = held_at([draft for _row, draft in some])
        for row, draft in some:
            was = held.get(spot_of(draft))
            what = fate(was, draft, version_of(draft, known).number)
            planned.append(Planned(row, draft, what, None if was is None else was.draft))
    return Plan(tuple(planned), wrong, before)
