"""What the figures say of targets: a fixed number of questions, however many targets and values there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.measures import Figure
from linja.ground.kernel.periods import Period
from linja.ground.kernel.targets import (
    Verdict,
    baselines_in,
    horizon_of,
    judged_in,
    leaves,
    reason_sentence,
    verdict,
)
from linja.ground.kernel.targets.reasons import Measured, NotKnown
from linja.line.indicators.calculations.looking_up import Holding, Units
from linja.line.indicators.queries.defined import definitions
from linja.line.indicators.queries.targets import targets
from linja.line.indicators.queries.values import values_between
from linja.line.indicators.records import TargetRecord, VerdictRecord
from linja.people.organisations import queries as organisations
from linja.people.organisations.kinds import OrganisationKind

#: They ask all regions alike.
_NATIONAL = frozenset({OrganisationKind.MINISTRY, OrganisationKind.DIRECTORATE})


def verdicts(
    actor: Actor | None,
    organisation_id: int,
    period: Period,
    *,
    subjects: Iterable[str] | None = None,
    language: str = "nb",
    today: date | None = None,
) -> tuple[VerdictRecord, ...]:
    """The verdict on every confirmed target of an organisation, for the period that is reported.

    ``subjects``: only what was set in these, whatever its year. Without: what was set for the period's year,
    and earlier targets whose day has not come. ``today`` decides what is not published yet; none is today.
    """
    held = targets(actor, organisation_id=organisation_id, subjects=subjects)
    if subjects is None:
        held = tuple(one for one in held if _in_force(one, period))
    return judged(actor, organisation_id, held, period, language=language, today=today)


def judged(
    actor: Actor | None,
    organisation_id: int,
    held: Sequence[TargetRecord],
    period: Period,
    *,
    language: str = "nb",
    today: date | None = None,
) -> tuple[VerdictRecord, ...]:
    """The verdicts on these targets, with the values that the actor may see."""
    if not held:
        return ()
    units, one_region = _units(organisation_id, period)
    holding = Holding(units, definitions(), period, today or timezone.localdate(), language)
    below = [unit for unit, _name in (*units.trusts, *units.regions)]
    holding.take(values_between(actor, _codes(held), [organisation_id, *below], _years(held, period)))
    return tuple(_said(one, holding, period, one_region=one_region) for one in held)


def _said(one: TargetRecord, holding: Holding, period: Period, *, one_region: bool) -> VerdictRecord:
    placed = judged_in(one.target, period, one_region=one_region)
    found = verdict(placed, holding.answer)
    horizon = horizon_of(one.target)
    return VerdictRecord(
        target=one,
        outcome=found.attainment,
        reason=reason_sentence(found, holding.language),
        verdict=found,
        value=_value(found),
        expected=found.reason.expected if isinstance(found.reason, NotKnown) else None,
        ahead=horizon is not None and horizon > period.end,
    )


def _value(found: Verdict) -> Figure | None:
    reason = found.reason
    if isinstance(reason, Measured):
        return reason.figure
    return reason.latest if isinstance(reason, NotKnown) else None


def _in_force(one: TargetRecord, period: Period) -> bool:
    year = period.end.year
    return one.year == year or (one.year < year and one.horizon is not None and one.horizon >= period.start)


def _codes(held: Sequence[TargetRecord]) -> frozenset[str]:
    return frozenset(leaf.what for one in held for leaf in leaves(one.target))


def _years(held: Sequence[TargetRecord], period: Period) -> frozenset[int]:
    """The year that is reported and the two before it, baselines, and periods that a target names."""
    last = period.end.year
    found = {last, last - 1, last - 2}
    for one in held:
        found |= baselines_in(one.target)
        named = {leaf.period.end.year for leaf in leaves(one.target) if leaf.period}
        found |= named | {year - 1 for year in named}
    return frozenset(found)


def _units(organisation_id: int, period: Period) -> tuple[Units, bool]:
    one = organisations.by_id(organisation_id)
    if one is None:
        return Units(organisation_id, ""), True
    if one.kind in _NATIONAL:
        regions = organisations.all_organisations(OrganisationKind.RHF, on=period.end)
        return Units(one.id, one.name, regions=tuple((each.id, each.name) for each in regions)), False
    trusts = organisations.children_of(one.id, period.end, OrganisationKind.HF)
    return Units(one.id, one.name, tuple((each.id, each.name) for each in trusts)), True
