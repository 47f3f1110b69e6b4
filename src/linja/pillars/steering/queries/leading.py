"""The leader's page: what is asked of a unit and of those below it, and how it stands, two years at once.

The own unit is read as it is written; a unit below from what it has handed in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.vocabulary import Attainment, DocumentKind, Obligation, Progress
from linja.line.reporting import calculations
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import AnswerElsewhere
from linja.line.reporting.rules import INSIDERS, NATIONAL, reads_everything
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import RequirementRecord
from linja.people.organisations import queries as organisations
from linja.pillars.steering.queries.calendar import calendar_organisations
from linja.pillars.steering.queries.passing import units_below
from linja.pillars.steering.queries.regions import regions_in
from linja.pillars.steering.records.leading import LAPSED, LeadingPage, LeadingRow, LeadingTable

#: Kinds of unit that are asked something and answer it.
_KINDS = frozenset({"rhf", "hf", "private_non_profit", "clinic"})
_SETTLED = frozenset({Progress.DELIVERED, Progress.ACCEPTED, Progress.CANCELLED, Progress.PASSED_ON})
Pair = tuple[int, int]


def may_lead(actor: Actor) -> bool:
    """Whether there is a unit that the reader may follow."""
    return is_national(actor) or bool(actor.organisations(*INSIDERS))


def is_national(actor: Actor) -> bool:
    """Reads what every region has handed in."""
    return reads_everything(actor) or any(held.role in NATIONAL for held in actor.roles)


def leading_units(actor: Actor) -> tuple[tuple[int, str], ...]:
    """The units that the reader may follow: the own ones first, then those right below, or every region."""
    found = dict(calendar_organisations(actor))
    if is_national(actor):
        found |= {one: name for one, name in regions_in(timezone.localdate().year) if one not in found}
    known = organisations.by_ids(found)
    return tuple((one, name) for one, name in found.items() if one in known and known[one].kind in _KINDS)


def leading_page(actor: Actor, organisation_id: int | None, year: int | None = None) -> LeadingPage | None:
    """Two years of a unit, or of the country (no unit); None when it is not the reader's."""
    choices = leading_units(actor)
    if organisation_id is None and not is_national(actor):
        return None
    if organisation_id is not None and organisation_id not in dict(choices):
        return None
    years = _years(organisation_id)
    here = year if year is not None else (years[0] if years else timezone.localdate().year)
    now, before = (_table(actor, organisation_id, dict(choices), one) for one in (here, here - 1))
    return LeadingPage(now, before, choices, is_national(actor), organisation_id, years)


def _years(organisation_id: int | None) -> tuple[int, ...]:
    return (
        requirements.years_asked() if organisation_id is None else requirements.years_asking(organisation_id)
    )


def _table(actor: Actor, organisation_id: int | None, names: Mapping[int, str], year: int) -> LeadingTable:
    below: tuple[tuple[int, str], ...] = ()
    if organisation_id is None:
        units = regions_in(year)
    else:
        units = ((organisation_id, names[organisation_id]),)
        below = tuple((one.id, one.name) for one in units_below(organisation_id, year) if one.id in names)
    rows = leading_rows(actor, (*units, *below), year)
    own = {one for one, _name in units}
    return LeadingTable(
        year,
        units,
        below,
        tuple(row for row in rows if row.organisation_id in own),
        tuple(row for row in rows if row.organisation_id not in own),
    )


def leading_rows(actor: Actor, units: Sequence[tuple[int, str]], year: int) -> tuple[LeadingRow, ...]:
    """Every requirement of the year at every unit, lapsed or not; a fixed number of queries."""
    if not units:
        return ()
    asked = [
        one
        for one in requirements.asked_of([one for one, _name in units], year, actor=actor)
        if not one.document.draft
    ]
    pairs = [(one, unit) for unit in units for one in asked if _is_asked(one, unit[0])]
    ids = {one.id for one, _unit in pairs}
    answers = _answers(reporting.answers_to_all(ids, actor), year)
    extended = reporting.extensions_of(ids)
    delivered = _delivered(actor, ((one.id, unit[0]) for one, unit in pairs))
    today = timezone.localdate()
    return tuple(_row(one, *unit, answers, extended, delivered, today) for one, unit in pairs)


def _is_asked(one: RequirementRecord, organisation_id: int) -> bool:
    spoken_to = any(place == organisation_id for place, _name in one.document.addressees)
    return spoken_to and reporting.addressed_to(one, organisation_id)


def _answers(held: Mapping[int, Iterable[AnswerElsewhere]], year: int) -> dict[Pair, AnswerElsewhere]:
    """The answer that counts at each unit: the annual report's, else the latest of the year that says
    something."""
    found: dict[Pair, AnswerElsewhere] = {}
    for requirement, answers in held.items():
        for one in sorted((one for one in answers if one.year == year), key=_rank):
            found[requirement, one.organisation_id] = one
    return found


def _rank(one: AnswerElsewhere) -> tuple[bool, bool, str, int]:
    says = bool(one.answer or one.exemption or one.status.is_own)
    yearly = one.report_kind == DocumentKind.ANNUAL_REPORT and one.period in ("", str(one.year))
    return says, yearly, one.period, one.report_id


def _delivered(actor: Actor, pairs: Iterable[Pair]) -> dict[Pair, date]:
    """What the reader's own units have handed over; of others only what their answers say is known."""
    own: Collection[int] = actor.organisations(*INSIDERS)
    every = reads_everything(actor)
    held = reporting.deliveries_to([pair for pair in pairs if every or pair[1] in own], {})
    return {
        pair: min(one.delivered_on for one in rows if one.final)
        for pair, rows in held.items()
        if any(one.final for one in rows)
    }


def _row(
    one: RequirementRecord,
    organisation_id: int,
    name: str,
    answers: Mapping[Pair, AnswerElsewhere],
    extended: Mapping[Pair, date],
    delivered: Mapping[Pair, date],
    today: date,
) -> LeadingRow:
    pair = (one.id, organisation_id)
    answer, later = answers.get(pair), extended.get(pair)
    handed = delivered.get(pair) or (answer.status.delivered_on if answer else None)
    stands = calculations.timeliness(one.current.due_on, today, delivered_on=handed, extended_to=later).code
    if one.current.obligation != Obligation.IN_FORCE:
        stands = LAPSED
    elif handed is None and answer is not None and _is_settled(answer) and stands != "no_deadline":
        stands = "settled"
    return LeadingRow(one, organisation_id, name, answer, later or one.current.due_on, stands)


def _is_settled(answer: AnswerElsewhere) -> bool:
    return answer.status.progress in _SETTLED or answer.status.attainment == Attainment.REACHED
