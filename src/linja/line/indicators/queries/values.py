"""Reading values. Everything answered is frozen; what an actor may not see is not there."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Q, QuerySet

from linja.ground.definitions import Definitions, load
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.value_states import ValueState
from linja.line.indicators import rules
from linja.line.indicators.models import Break, Value
from linja.line.indicators.records import BreakKind, BreakRecord, SourceKind, ValueRecord
from linja.people.organisations import queries as organisations


def definitions() -> Definitions:
    """The installation's definitions, read when first asked for."""
    return load(Path(settings.LINJA_DEFINITIONS))


def visible(actor: Actor | None) -> QuerySet[Value]:
    """The values that ``actor`` (None: anybody) may read: the one scope, the rule's twin for lists."""
    rows = Value.objects.select_related("organisation")
    if actor is None:
        return rows.filter(released_at__isnull=False)
    if rules.sees_everything(actor):
        return rows
    own = actor.organisations(*rules.INSIDERS)
    seen = own | organisations.descendants_of_all(own)
    return rows.filter(Q(released_at__isnull=False) | Q(organisation_id__in=seen))


def values(
    actor: Actor | None,
    *,
    indicator: str | None = None,
    organisation_id: int | None = None,
    period: str | None = None,
    breakdown: str | None = None,
    known_on: datetime | None = None,
) -> tuple[ValueRecord, ...]:
    """Values as held now, or as they were held at a moment (``known_on``), as far as the actor sees them."""
    asked = {
        "indicator": indicator,
        "organisation_id": organisation_id,
        "period": period,
        "breakdown": breakdown,
    }
    rows = visible(actor).filter(**{name: value for name, value in asked.items() if value is not None})
    return tuple(map(record_of, rows.filter(_held(known_on))))


def history(actor: Actor | None, value_id: int) -> tuple[ValueRecord, ...]:
    """All that was ever held where this value stands, the latest first; empty when it may not be read."""
    row = visible(actor).filter(pk=value_id).first()
    if row is None:
        return ()
    rows = visible(actor).filter(
        organisation_id=row.organisation_id,
        indicator=row.indicator,
        period=row.period,
        breakdown=row.breakdown,
    )
    return tuple(map(record_of, rows.order_by("-recorded_at", "-pk")))


def breaks(*, known_on: datetime | None = None) -> tuple[BreakRecord, ...]:
    """The breaks that stand, or stood at a moment, by day. They are open to everybody."""
    rows = Break.objects.filter(withdrawn_at__isnull=True)
    if known_on is not None:
        rows = Break.objects.filter(said_at__lte=known_on).filter(
            Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=known_on)
        )
    return tuple(_break(row) for row in rows)


def place_of(organisation_id: int) -> rules.Place:
    """What the rules ask of an organisation."""
    one = organisations.by_id(organisation_id)
    above = organisations.ancestors_of(organisation_id)
    return rules.Place(organisation_id, frozenset(above), one.name if one else "")


def _held(known_on: datetime | None) -> Q:
    if known_on is None:
        return Q(replaced_at__isnull=True)
    return Q(recorded_at__lte=known_on) & (Q(replaced_at__isnull=True) | Q(replaced_at__gt=known_on))


def _break(row: Break) -> BreakRecord:
    return BreakRecord(
        row.pk,
        BreakKind(row.kind),
        row.indicator,
        row.organisation_id,
        row.from_on,
        row.until_on,
        row.words,
    )


def record_of(row: Value) -> ValueRecord:
    """The row as it is answered."""
    return ValueRecord(
        id=row.pk,
        organisation_id=row.organisation_id,
        organisation_name=row.organisation.name,
        indicator=row.indicator,
        version=row.version,
        period=row.period,
        breakdown=row.breakdown,
        state=ValueState(row.state),
        number=row.number,
        numerator=row.numerator,
        denominator=row.denominator,
        unit=row.unit,
        extracted_on=row.extracted_on,
        source_kind=SourceKind(row.source_kind),
        source=row.source,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
        replaced_at=row.replaced_at,
        released_at=row.released_at,
    )
