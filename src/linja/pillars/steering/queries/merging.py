"""What those below have answered, requirement by requirement, beside the answer that it is merged into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.reporting import queries as reporting
from linja.line.reporting import rules
from linja.line.reporting.records import AnsweredRecord, Merged, ReportRecord, UnitAnswer
from linja.line.requirements import queries as requirements
from linja.people.organisations import queries as organisations
from linja.people.organisations.queries import OrganisationRecord
from linja.pillars.steering import wording
from linja.pillars.steering.calculations.merging import in_order, offers, rolled_up
from linja.pillars.steering.definitions import definitions_folder
from linja.pillars.steering.records.merging import MergeRow, MergeView, Said, UnitRow


@dataclass(slots=True)
class _Below:
    """Everything about the units under a report's organisation, gathered once."""

    report: ReportRecord
    today: date
    answers: Mapping[int, tuple[UnitAnswer, ...]]
    merged: Mapping[int, tuple[Merged, ...]]
    #: Whom the organisation's own orders put each requirement to.
    ordered: Mapping[int, frozenset[int]]
    #: Whom its rounds ask for a report of this kind and period, and by when.
    asked: Mapping[int, date]
    names: Mapping[int, OrganisationRecord] = field(default_factory=dict)
    order: tuple[str, ...] = ()

    def units_of(self, one: AnsweredRecord) -> list[int]:
        """The units that answer one requirement, in the region's order."""
        answering = {held.organisation_id for held in self.answers.get(one.requirement_id, ())}
        merged = {held.organisation_id for held in self.merged.get(one.id, ())}
        # Where nothing has been passed down, those who are in the round and have answered it are known.
        units = set(self.ordered.get(one.requirement_id, ())) | answering | merged
        facts = [(unit, self.names[unit].name, self.names[unit].kind) for unit in units if unit in self.names]
        return in_order(facts, self.order)


def merge_rows(actor: Actor, report_id: int) -> tuple[MergeRow, ...]:
    """The requirements of a report that units below have part in, in printed order; a fixed cost.

    Refused when the actor does not work for whoever writes the report: who below is late is theirs to know.
    """
    report = reporting.readable(report_id, actor)
    if not _inside(actor, report):
        raise Refused(Refusal("reporting.not_found", {}))
    answered = reporting.answered(report_id)
    below = _below(actor, report, answered)
    rows = (MergeRow(one, _units(below, one)) for one in answered)
    return tuple(row for row in rows if row.units)


def merge_view(actor: Actor, answered_id: int) -> MergeView | None:
    """One answer with what each unit says; None for whoever does not work for the one that writes it."""
    one = reporting.answered_one(answered_id, actor)
    report = reporting.readable(one.report_id, actor) if one else None
    if one is None or report is None or not _inside(actor, report):
        return None
    row = MergeRow(one, _units(_below(actor, report, [one]), one))
    words = wording.merging(definitions_folder(), report.language)
    said = [unit.said for unit in row.units]
    verdicts = reporting.part_verdicts([answered_id]).get(answered_id, ())
    return MergeView(
        report=report,
        row=row,
        offers=offers(said, one.kind, words),
        proposal=rolled_up(said),
        verdicts=verdicts,
        verdicts_proposal=rolled_up([Said(held.label, "", held.attainment) for held in verdicts]),
    )


def _inside(actor: Actor, report: ReportRecord) -> bool:
    """The organisation's own people; what a reader of the report sees is the report."""
    everything = any(held.role in rules.EVERYTHING and held.organisation_id is None for held in actor.roles)
    return everything or report.organisation_id in actor.organisations(*rules.INSIDERS)


def _below(actor: Actor, report: ReportRecord, answered: Sequence[AnsweredRecord]) -> _Below:
    ids = [one.requirement_id for one in answered]
    found = _Below(
        report=report,
        today=timezone.localdate(),
        answers=reporting.unit_answers(actor, report.organisation_id, report.year, ids),
        merged=reporting.merged_of(one.id for one in answered),
        ordered=_ordered(report.organisation_id, ids),
        asked=reporting.units_asked(report.organisation_id, report.year, report.kind, report.period),
        order=wording.unit_order(definitions_folder(), report.organisation_name),
    )
    found.names = organisations.by_ids(_everybody(found))
    return found


def _everybody(found: _Below) -> set[int]:
    answering = (one.organisation_id for held in found.answers.values() for one in held)
    merged = (one.organisation_id for held in found.merged.values() for one in held)
    return {*answering, *merged, *(unit for units in found.ordered.values() for unit in units)}


def _ordered(owner_id: int, requirement_ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """Whom the owner's own issued orders have passed each requirement to."""
    below = requirements.assignments_below(requirement_ids)
    every = {one for held in below.values() for one in held}
    passed = {
        one.id: frozenset(unit for unit, _name in one.document.addressees)
        for one in requirements.requirements(every)
        # Nobody has been asked while the order is a draft.
        if one.document.issuer_id == owner_id and one.document.state == "issued"
    }
    return {
        above: frozenset().union(*(passed.get(one, frozenset()) for one in held))
        for above, held in below.items()
    }


def _units(below: _Below, one: AnsweredRecord) -> tuple[UnitRow, ...]:
    held = below.answers.get(one.requirement_id, ())
    merged = {source.organisation_id: source for source in below.merged.get(one.id, ())}
    return tuple(_unit(below, unit, held, merged.get(unit)) for unit in below.units_of(one))


def _unit(below: _Below, unit: int, held: Sequence[UnitAnswer], merged: Merged | None) -> UnitRow:
    report = below.report
    period = reporting.whole_year(report.period, report.year)
    own = [one for one in held if one.organisation_id == unit]
    same = [one for one in own if (one.report_kind, one.period) == (report.kind, period)]
    due = below.asked.get(unit)
    return UnitRow(
        organisation_id=unit,
        name=below.names[unit].name,
        kind=below.names[unit].kind,
        answer=same[-1] if same else None,
        earlier=own[-1] if own and not same else None,
        merged=merged,
        due_on=due,
        late=bool(not same and due and due < below.today),
    )
