"""From what binds a unit to what it asks of those below: one transaction for each decision."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.ground.kernel.vocabulary import DocumentKind, Obligation
from linja.line.requirements import actions as register
from linja.line.requirements import queries as requirements
from linja.line.requirements import rules as register_rules
from linja.line.requirements.records import PassedRecord, RequirementRecord
from linja.people.audit.acting import acting
from linja.people.organisations import queries as organisations
from linja.pillars.steering import queries
from linja.pillars.steering.calculations.passing import derived_draft
from linja.pillars.steering.records.passing import Passing, UnitChoice


def pass_down(
    actor: Actor,
    organisation_id: int,
    passings: Sequence[Passing],
    *,
    confirmed: bool = False,
    kind: str = DocumentKind.COMMISSION_AND_ORDER.value,
    language: str = "nb",
) -> list[int]:
    """Put requirements that bind the unit into the draft orders of those below; ids of what was written.

    All or nothing. What a unit has in a draft is written over; what has been issued stays. Where less is
    asked than above, it must be ``confirmed``.
    """
    with acting(actor, "steering.pass_down") as act:
        refuse_if(register_rules.may_prepare(actor, organisation_id))
        asked = {one.requirement_id: one for one in passings}
        records = {one.id: one for one in requirements.requirements(asked)}
        _refuse_wrong(organisation_id, passings, records)
        if not confirmed:
            _refuse_laxer(organisation_id, passings)
        register.treat(actor, organisation_id, list(asked), "passed")
        held = requirements.passed_on(asked, organisation_id, actor)
        made: list[int] = []
        for (unit_id, year), drafts in _by_unit(passings, records).items():
            made += _give(
                actor, _Order(organisation_id, unit_id, year, kind, language), drafts, records, held
            )
        act.nothing_changed()  # The register has logged each part.
        return made


class _Order:
    """The order that requirements are put into."""

    def __init__(self, issuer_id: int, unit_id: int, year: int, kind: str, language: str) -> None:
        self.issuer_id, self.unit_id, self.year = issuer_id, unit_id, year
        self.kind, self.language = kind, language

    def open(self, actor: Actor) -> int:
        """Its document."""
        return register.open_order(
            actor,
            self.unit_id,
            self.year,
            issuer_id=self.issuer_id,
            kind=self.kind,
            language=self.language,
        )


def _refuse_wrong(
    organisation_id: int, passings: Sequence[Passing], records: Mapping[int, RequirementRecord]
) -> None:
    """What isn't there, units that aren't below, and nobody to give it to."""
    for one in passings:
        record = records.get(one.requirement_id)
        if record is None:
            raise Refused(Refusal("requirements.not_found", {"requirement_id": one.requirement_id}))
        if record.current.obligation not in (Obligation.IN_FORCE, Obligation.REPORT_ONLY):
            raise Refused(Refusal("requirements.not_bound", {"requirement_id": one.requirement_id}))
        if not one.units:
            raise Refused(Refusal("requirements.no_units", {}))
    below = {
        year: {unit.id for unit in queries.units_below(organisation_id, year)}
        for year in {one.document.year for one in records.values()}
    }
    for one in passings:
        units = below[records[one.requirement_id].document.year]
        if any(choice.unit_id not in units for choice in one.units):
            raise Refused(Refusal("requirements.no_unit_above", {}))


def _refuse_laxer(organisation_id: int, passings: Sequence[Passing]) -> None:
    laxer = [one.unit_name for one in queries.look_at(organisation_id, passings) if one.shape == "laxer"]
    if laxer:
        raise Refused(Refusal("requirements.laxer", {"units": ", ".join(dict.fromkeys(laxer))}))


def _by_unit(
    passings: Sequence[Passing], records: Mapping[int, RequirementRecord]
) -> dict[tuple[int, int], list[tuple[int, UnitChoice]]]:
    """(unit, year) -> what it gets, in the order of the documents above."""
    found: dict[tuple[int, int], list[tuple[int, UnitChoice]]] = {}
    for one in passings:
        year = records[one.requirement_id].document.year
        for choice in one.units:
            found.setdefault((choice.unit_id, year), []).append((one.requirement_id, choice))
    return found


def _give(
    actor: Actor,
    order: _Order,
    choices: Sequence[tuple[int, UnitChoice]],
    records: Mapping[int, RequirementRecord],
    held: Mapping[int, tuple[PassedRecord, ...]],
) -> list[int]:
    """What one unit gets: new in its draft, or written over where it stood in one."""
    names = _names(choice for _one, choice in choices)
    made, new = [], []
    for requirement_id, choice in choices:
        draft = derived_draft(records[requirement_id], choice, names)
        before = _given(held[requirement_id], choice.unit_id)
        if before is None:
            new.append(draft)
        elif before.draft:
            register.change_draft(actor, before.requirement_id, draft)
            made.append(before.requirement_id)
        else:
            facts = {"unit": names.get(choice.unit_id, "")}
            raise Refused(Refusal("requirements.passed_already", facts))
    if new:
        made += register.add_requirements(actor, order.open(actor), new)
    return made


def _given(held: Iterable[PassedRecord], unit_id: int) -> PassedRecord | None:
    own = [one for one in held if unit_id in one.receiver_ids]
    return own[-1] if own else None


def _names(choices: Iterable[UnitChoice]) -> dict[int, str]:
    ids = {one for choice in choices for one in (choice.unit_id, *choice.partner_ids)}
    return {one.id: one.name for one in organisations.by_ids(ids).values()}


def pass_all(
    actor: Actor,
    organisation_id: int,
    year: int,
    requirement_ids: Collection[int] | None = None,
    unit_ids: Collection[int] | None = None,
    *,
    language: str = "nb",
) -> list[int]:
    """Everything that nobody has decided on, or these, to the main units below, or these, as it is.

    A unit that has a requirement already keeps what it has.
    """
    with acting(actor, "steering.pass_down") as act:
        act.nothing_changed()
        refuse_if(register_rules.may_prepare(actor, organisation_id))
        board = queries.passing_board(actor, organisation_id, year)
        if board is None:
            raise Refused(Refusal("requirements.no_unit_above", {}))
        rows = board.untreated if requirement_ids is None else board.rows
        units = [unit.id for unit in board.units if (unit.main if unit_ids is None else unit.id in unit_ids)]
        passings = []
        for row in rows:
            if requirement_ids is not None and row.record.id not in requirement_ids:
                continue
            given = {cell.unit_id for cell in row.cells if cell.passed}
            choices = tuple(UnitChoice(unit) for unit in units if unit not in given)
            if choices:
                passings.append(Passing(row.record.id, choices))
        if not units:
            raise Refused(Refusal("requirements.no_units", {}))
        return pass_down(actor, organisation_id, passings, language=language) if passings else []


def keep(actor: Actor, organisation_id: int, requirement_ids: Sequence[int], note: str) -> None:
    """The unit does these itself and passes them to nobody; it says why."""
    with acting(actor, "steering.keep") as act:
        held = requirements.passed_on(requirement_ids, organisation_id, actor)
        names = sorted({name for passed in held.values() for one in passed for name in _units(one)})
        if names:
            raise Refused(Refusal("requirements.passed_already", {"unit": ", ".join(names)}))
        register.treat(actor, organisation_id, requirement_ids, "kept", note)
        act.nothing_changed()  # The register has logged it.


def _units(one: PassedRecord) -> list[str]:
    return [held.name for held in organisations.by_ids(one.receiver_ids).values()]


def delegate_lead(actor: Actor, requirement_id: int, lead_id: int, delegate_id: int, note: str = "") -> int:
    """The lead of a joint requirement lets a unit of its own lead on its behalf, and asks it to.

    Answers the id of what the unit has been given. Both stand on it: who leads, and for whom.
    """
    with acting(actor, "steering.delegate_lead") as act:
        act.nothing_changed()  # The register logs it.
        register.delegate(actor, requirement_id, lead_id, delegate_id, note)
        lead = organisations.by_id(lead_id)
        choice = UnitChoice(delegate_id, lead=True, on_behalf_of=lead.name if lead else "")
        held = requirements.passed_on([requirement_id], lead_id, actor)[requirement_id]
        given = _given(held, delegate_id)
        if given is not None and not given.draft:
            return given.requirement_id
        return pass_down(actor, lead_id, [Passing(requirement_id, (choice,))], confirmed=True)[0]
