"""What a round asks of each unit, and what is proposed for a new round."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.periods import Period, parse, phrase
from linja.ground.kernel.vocabulary import Obligation
from linja.line.reporting import actions as reporting
from linja.line.reporting import calculations as reckoning
from linja.line.reporting import queries as reports
from linja.line.reporting.phrases import SERIES
from linja.line.reporting.records import RoundDraft, RoundRecord
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import RequirementRecord
from linja.people.organisations import queries as organisations
from linja.people.organisations.queries import OrganisationRecord
from linja.pillars.steering import templates
from linja.pillars.steering.definitions import definitions_folder

#: The template of each series; of the year's, when it is not the RHFs' own to the ministry.
TEMPLATES = {
    "monthly": "monthly_report",
    "tertial": "tertial_report",
    "yearly": "annual_report",
    "special": "special_report",
}
UNIT_ANNUAL = "hf_annual_report"

Asked = Mapping[int, tuple[RequirementRecord, ...]]


def round_template(series: str, owner_kind: str) -> str:
    """Key of the template that the units of an owner report under."""
    known = {one.key for one in templates.every(definitions_folder())}
    if series == "yearly" and owner_kind != "ministry" and UNIT_ANNUAL in known:
        return UNIT_ANNUAL
    return TEMPLATES[series]


def asked_in_round(found: RoundRecord) -> Asked:
    """What each unit of a round answers, in printed order; a fixed number of queries."""
    return _asked(found, [one.organisation_id for one in found.units])


def asked_of_unit(found: RoundRecord, organisation_id: int) -> tuple[RequirementRecord, ...]:
    """What one more unit would answer in the round."""
    return _asked(found, [organisation_id])[organisation_id]


def units_to_add(found: RoundRecord) -> tuple[OrganisationRecord, ...]:
    """The units that the round's owner may ask and that are not asked in it, by name."""
    owner = organisations.by_id(found.owner_id)
    there = {one.organisation_id for one in found.units}
    every = reporting.askable_units(owner) if owner else ()
    return tuple(one for one in every if one.id not in there)


def _asked(found: RoundRecord, units: list[int]) -> Asked:
    period = parse(found.period)
    day = period.end if isinstance(period, Period) else found.cutoff_on
    if found.requirement_ids:
        return _chosen(found.requirement_ids, units)
    every = requirements.asked_of(units, found.year, on=day)
    return {one: tuple(asked for asked in every if _asks(asked, one, day)) for one in units}


def _asks(asked: RequirementRecord, unit_id: int, day: date) -> bool:
    current = asked.current
    return (
        current.obligation != Obligation.LAPSED
        and current.in_force_from <= day
        and any(addressee == unit_id for addressee, _name in asked.document.addressees)
        and reports.addressed_to(asked, unit_id)
    )


def _chosen(requirement_ids: Iterable[int], units: Iterable[int]) -> Asked:
    """What was passed down to the unit from each chosen one; else the chosen one itself."""
    below = requirements.assignments_below(requirement_ids)
    every = {one for near in below.values() for one in near} | set(below)
    records = {one.id: one for one in requirements.requirements(sorted(every))}
    found: dict[int, tuple[RequirementRecord, ...]] = {}
    for unit in units:
        answered: dict[int, RequirementRecord] = {}
        for chosen, near in below.items():
            own = [one for one in near if one in records and _speaks_to(records[one], unit)]
            answered |= {one: records[one] for one in own or [chosen] if one in records}
        found[unit] = tuple(answered.values())
    return found


def _speaks_to(asked: RequirementRecord, unit_id: int) -> bool:
    return any(addressee == unit_id for addressee, _name in asked.document.addressees) and (
        reports.addressed_to(asked, unit_id)
    )


def may_choose(owner_id: int, year: int) -> tuple[RequirementRecord, ...]:
    """The requirements that a round of the owner's may choose among, in printed order.

    What is asked of it, and what it asks by itself; not each wording that it has passed down.
    """
    asked = requirements.asked_of([owner_id], year)
    own = [one for one in requirements.asked_by(owner_id, year) if one.derived_from_id is None]
    found = {one.id: one for one in (*asked, *own)}
    return tuple(one for one in found.values() if one.current.obligation != Obligation.LAPSED)


def owners(actor: Actor) -> tuple[OrganisationRecord, ...]:
    """The organisations for which the actor may plan rounds, by name."""
    own = organisations.by_ids(actor.organisations()).values()
    able = [one for one in own if reporting.may_ask(actor, one.id) is None]
    return tuple(sorted(able, key=lambda one: one.name))


def proposed_round(
    owner: OrganisationRecord, series: str, period: Period, language: str = "nb"
) -> RoundDraft:
    """A round with the days that are usual for its series, asking all units that are the owner's alone."""
    days = reckoning.usual_days(series, period)
    return RoundDraft(
        owner_id=owner.id,
        series=series,
        title=_title(series, period, language),
        period=period.code,
        opens_on=days.opens_on,
        cutoff_on=days.cutoff_on,
        due_on=days.due_on,
        template=round_template(series, owner.kind),
        unit_ids=tuple(one.id for one in own_units(owner)),
        language=language,
    )


def own_units(owner: OrganisationRecord) -> tuple[OrganisationRecord, ...]:
    """The units that stand under this owner alone: what several regions own together is not asked by one."""
    every = reporting.askable_units(owner)
    if owner.kind != "rhf":
        return every
    return tuple(one for one in every if len(organisations.parents_of(one.id)) < 2)


def next_round(found: RoundRecord) -> RoundDraft:
    """The next of the series: the next period, every day as far from its end as before."""
    period = parse(found.period)
    if not isinstance(period, Period):
        raise ValueError(found.period)
    draft = draft_of(found)
    before = reckoning.Days(found.opens_on, found.cutoff_on, found.due_on)
    further = reckoning.following(period, _period_before(found))
    days = reckoning.shifted(before, period, further)
    # Another year has other letters: what was chosen is asked for the year that it was chosen in.
    same_year = further.end.year == period.end.year
    return replace(
        draft,
        title=reckoning.next_title(found.title, period, further, found.language),
        period=further.code,
        opens_on=days.opens_on,
        cutoff_on=days.cutoff_on,
        due_on=days.due_on,
        requirement_ids=draft.requirement_ids if same_year else (),
        follows_id=found.id,
    )


def _period_before(found: RoundRecord) -> Period | None:
    """The period of the round that this one followed: a series of its own keeps its rhythm."""
    before = reports.round_period(found.follows_id) if found.follows_id else ""
    period = parse(before)
    return period if isinstance(period, Period) else None


def draft_of(found: RoundRecord) -> RoundDraft:
    """The round as it could be planned again."""
    return RoundDraft(
        owner_id=found.owner_id,
        series=found.series,
        title=found.title,
        period=found.period,
        opens_on=found.opens_on,
        cutoff_on=found.cutoff_on,
        due_on=found.due_on,
        template=found.template,
        unit_ids=tuple(one.organisation_id for one in found.units),
        requirement_ids=found.requirement_ids,
        language=found.language,
        instruction=found.instruction,
        remind_before=found.remind_before,
        remind_after=found.remind_after,
        follows_id=found.follows_id,
    )


def _title(series: str, period: Period, language: str) -> str:
    template = templates.template(definitions_folder(), TEMPLATES[series])
    facts = {"year": period.end.year, "period": phrase(period, language), "name": str(SERIES[series])}
    return template.title.say(language, **facts)
