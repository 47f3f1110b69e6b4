"""What pages of figures ask: who has values, for when, and an organisation's latest of everything."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.periods import Year
from linja.line.indicators.calculations.periods import of_code
from linja.line.indicators.models import Value
from linja.line.indicators.queries.values import record_of, visible
from linja.line.indicators.records import ValueRecord

#: How far back a board looks: whole years, and what is given for parts of a year.
YEARS, PARTS = 8, 2


def held(actor: Actor | None) -> dict[str, int]:
    """How many values of each indicator the actor sees, as held now."""
    rows = _now(actor).order_by().values("indicator")
    return {row["indicator"]: row["count"] for row in rows.annotate(count=Count("pk"))}


def places_with_values(actor: Actor | None, indicator: str = "") -> tuple[tuple[int, str], ...]:
    """The organisations that the actor sees values of, of one indicator or any, by name."""
    rows = _now(actor).filter(indicator=indicator) if indicator else _now(actor)
    found = rows.order_by("organisation__name").values_list("organisation_id", "organisation__name")
    return tuple((number, name) for number, name in found.distinct())


def periods_with_values(actor: Actor | None, indicator: str, breakdown: str = "") -> tuple[str, ...]:
    """The codes of the periods that the actor sees values of the indicator for, the latest first."""
    rows = _now(actor).filter(indicator=indicator, breakdown=breakdown)
    found = rows.order_by("-period_end", "period").values_list("period", flat=True)
    return tuple(dict.fromkeys(found.distinct()))


def recent(actor: Actor | None, organisation_id: int) -> tuple[ValueRecord, ...]:
    """An organisation's values without breakdowns: of each indicator its last years and parts of years.

    Two questions, however many indicators there are.
    """
    rows = _now(actor).filter(organisation_id=organisation_id, breakdown="")
    ends = dict(rows.order_by().values_list("indicator").annotate(last=Max("period_end")))
    wanted = Q(pk__in=())
    for year in {last.year for last in ends.values()}:
        near = Q(period_end__gte=date(year - PARTS + 1, 1, 1))
        # Whole years end with December, and so do some parts of years, which are left out again below.
        whole = Q(period_end__gte=date(year - YEARS + 1, 1, 1), period_end__month=12)
        codes = [code for code, last in ends.items() if last.year == year]
        wanted |= Q(indicator__in=codes) & (near | whole)
    return tuple(one for one in map(record_of, rows.filter(wanted)) if _is_recent(one, ends[one.indicator]))


def _now(actor: Actor | None) -> QuerySet[Value]:
    return visible(actor).filter(replaced_at__isnull=True)


def _is_recent(one: ValueRecord, last: date) -> bool:
    period = of_code(one.period)
    return isinstance(period, Year) or period.end.year > last.year - PARTS
