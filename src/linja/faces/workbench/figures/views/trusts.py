"""Trust against trust: everybody's value for one period, the highest first."""

from __future__ import annotations

from django.utils.translation import gettext as _

from linja.faces.workbench.figures import address, goals, words
from linja.faces.workbench.figures.address import Asked
from linja.faces.workbench.figures.pictures import (
    Picture,
    View,
    columns,
    legend,
    levels,
    scaled,
    shape,
    unit_of,
)
from linja.ground.charts import Bar, Bars, bars
from linja.ground.kernel.targets import Target
from linja.line.indicators.calculations import showing
from linja.line.indicators.records import ValueRecord
from linja.people.organisations import queries as organisations
from linja.people.organisations.kinds import OrganisationKind

CHOICES = (address.PERIOD,)
#: What is held against each other: hospitals apart from regions.
_KINDS = (
    (OrganisationKind.HF, OrganisationKind.PRIVATE_NON_PROFIT),
    (OrganisationKind.RHF,),
    (OrganisationKind.CLINIC,),
)


def build(asked: Asked) -> View:
    """The view: one picture for the trusts, one for the regions, one for clinics, where there are any."""
    values = asked.of_period()
    known = organisations.by_ids(one.organisation_id for one in values)
    heads = (_("Trusts"), _("Regions"), _("Clinics"))
    pictures = []
    for kinds, head in zip(_KINDS, heads, strict=True):
        found = [one for one in values if known[one.organisation_id].kind in kinds]
        if found:
            pictures.append(_picture(asked, head, showing.ranked(found)))
    return View(tuple(pictures), values=values, choices=CHOICES)


def _picture(asked: Asked, head: str, values: tuple[ValueRecord, ...]) -> Picture:
    own = {one.organisation_id for one in asked.actor.roles}
    chart = Bars(
        f"{asked.name}, {head}, {words.period(asked.period)}",
        unit_of(asked.version),
        tuple(
            Bar(
                one.organisation_name,
                scaled(one, asked.version),
                words.value(one, asked.version),
                f"{one.organisation_name}: {words.value(one, asked.version)}",
                shape(one),
                one.organisation_id in own,
            )
            for one in values
        ),
        levels(_shared_goals(asked, values), asked.version),
        words.language(),
    )
    heads = columns(_("Organisation"), _("Value"), _("Source"), numeric=(1,))
    rows = tuple(
        (one.organisation_name, words.value(one, asked.version), words.provenance(one)) for one in values
    )
    return Picture(f"{head}, {words.period(asked.period)}", bars(chart), heads, rows, legend(values))


def _shared_goals(asked: Asked, values: tuple[ValueRecord, ...]) -> tuple[goals.Goal, ...]:
    """A target is drawn across all when all of them have it."""
    every = goals.goals(asked.actor, indicator=asked.indicator.code)
    units = {one.organisation_id for one in values}
    holders: dict[Target | None, set[int]] = {}
    for goal in every:
        holders.setdefault(goal.limit, set()).add(goal.organisation_id)
    first = {goal.limit: goal for goal in every}
    return tuple(first[limit] for limit, who in holders.items() if limit and units <= who)
