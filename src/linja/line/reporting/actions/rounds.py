"""Planning a round, changing it, taking it along its lifecycle, giving one unit a later day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.reporting import calculations, lifecycle, queries, rules, tasks
from linja.line.reporting.actions.round_news import tell_units
from linja.line.reporting.calculations.rounds import KINDS as SERIES_KINDS
from linja.line.reporting.models import Round, RoundRequirement, RoundUnit
from linja.line.reporting.records import RoundDraft
from linja.line.requirements import queries as requirements
from linja.people.audit.acting import Act, acting
from linja.people.organisations import queries as organisations
from linja.people.organisations.queries import OrganisationRecord

#: What is kept as said in a draft; while the round is open only these may still change.
_ALWAYS = ("title", "instruction", "cutoff_on", "due_on", "remind_before", "remind_after")
_PLANNED = ("series", "period", "opens_on", "template", "language", *_ALWAYS)


def plan_round(actor: Actor, draft: RoundDraft) -> int:
    """Plan a round; nobody is told before it is opened. Answers its id."""
    with acting(actor, "reporting.plan_round") as act:
        owner = _owner(draft.owner_id)
        refuse_if(rules.may_ask(actor, owner.id, owner.name, owner.kind))
        _refuse_unless_in_order(draft, owner)
        row = Round(owner_id=owner.id, follows_id=_followed(actor, draft), **_facts(draft))
        row.save()
        _write_units(row, draft)
        act.log(row, {"title": row.title, "period": row.period, "due_on": row.due_on})
    return row.pk


def change_round(actor: Actor, round_id: int, draft: RoundDraft) -> None:
    """Say it otherwise: everything while it is planned; words and days while it is open.

    A new deadline is told to the units that it holds for.
    """
    with acting(actor, "reporting.change_round") as act:
        row = locked(act, round_id)
        refuse_if(rules.may_change_round(actor, facts_of_round(row)))
        owner = _owner(row.owner_id)
        _refuse_unless_in_order(draft, owner, row)
        _refuse_other_when_open(row, draft)
        fields = _PLANNED if row.state == lifecycle.PLANNED else _ALWAYS
        held = _facts(draft)
        changes = {name: (getattr(row, name), held[name]) for name in fields}
        changes = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
        for name, (_before, value) in changes.items():
            setattr(row, name, value)
        if row.state == lifecycle.PLANNED:
            changes |= _rewrite(row, draft, held)
        if not changes:
            act.nothing_changed()
            return
        row.save()
        act.log(row, changes)
        if row.state == lifecycle.OPEN and "due_on" in changes:
            _tell_new_day(
                act, row, [one.organisation_id for one in row.units.filter(due_on=None)], row.due_on
            )


def drop_round(actor: Actor, round_id: int) -> None:
    """Take a planned round away; nobody has been told of it."""
    with acting(actor, "reporting.drop_round") as act:
        row = locked(act, round_id)
        refuse_if(rules.may_drop_round(actor, facts_of_round(row)))
        act.log(row, {"title": (row.title, None), "period": (row.period, None)})
        row.delete()


def extend_unit(actor: Actor, round_id: int, organisation_id: int, due_on: date, reason: str) -> None:
    """One unit may hand in later than the others; it is told."""
    with acting(actor, "reporting.extend_unit", reason=reason) as act:
        row = locked(act, round_id)
        refuse_if(rules.may_extend(actor, facts_of_round(row), organisation_id, row.due_on, due_on))
        if not reason.strip():
            raise Refused(Refusal("reporting.no_reason", {}))
        unit = act.lock(RoundUnit.objects, round=row, organisation_id=organisation_id)
        before, unit.due_on = unit.due_on, due_on
        unit.save(update_fields=["due_on"])
        act.log(row, {"organisation": organisation_id, "due_on": (before or row.due_on, due_on)})
        _tell_new_day(act, row, [organisation_id], due_on)


def close_round(actor: Actor, round_id: int) -> None:
    """No more is waited for; what was handed in stands, and who did not is still seen to be late."""
    _step(actor, round_id, "close")


def reopen_round(actor: Actor, round_id: int, reason: str) -> None:
    """Wait for the units again."""
    if not reason.strip():
        raise Refused(Refusal("reporting.no_reason", {}))
    _step(actor, round_id, "reopen", reason)


def may_ask(actor: Actor, owner_id: int) -> Refusal | None:
    """Why ``actor`` may not plan rounds for an organisation; None when allowed."""
    owner = organisations.by_id(owner_id)
    if owner is None:
        return Refusal("reporting.not_found", {})
    return rules.may_ask(actor, owner.id, owner.name, owner.kind)


def may_round(actor: Actor, act: str, round_id: int) -> Refusal | None:
    """Why ``actor`` may not ``change``, ``drop`` or take a step with a round; None when allowed."""
    row = queries.visible_rounds(actor).filter(pk=round_id).first()
    if row is None:
        return Refusal("reporting.not_found", {})
    if act == "change":
        return rules.may_change_round(actor, facts_of_round(row))
    if act == "drop":
        return rules.may_drop_round(actor, facts_of_round(row))
    return rules.may_step_round(actor, facts_of_round(row), act, standing(row))


def locked(act: Act, round_id: int) -> Round:
    """The round that the actor may read, locked; else as one that is not there."""
    queries.readable_round(round_id, act.actor)
    return act.lock(Round.objects.select_related("owner"), pk=round_id)


def facts_of_round(row: Round) -> rules.RoundFacts:
    """As the rules ask."""
    return queries.round_facts(row, row.units.values_list("organisation_id", flat=True))


def standing(row: Round) -> frozenset[str]:
    """Which preconditions of a step hold."""
    held = set()
    units = list(row.units.select_related("report"))
    if units:
        # What is asked of each is worked out when it opens, and an empty report is refused there.
        held |= {"has_units", "asks_something"}
    if any(one.report is None or one.report.state not in lifecycle.HANDED_OVER for one in units):
        held.add("somebody_owes")
    return frozenset(held)


def _step(actor: Actor, round_id: int, step: str, reason: str = "") -> None:
    with acting(actor, f"reporting.{step}_round", reason=reason) as act:
        row = locked(act, round_id)
        refuse_if(rules.may_step_round(actor, facts_of_round(row), step, standing(row)))
        found = lifecycle.ROUND.find(step, row.state)
        before, row.state = row.state, found.target if found else row.state
        row.save(update_fields=["state"])
        act.log(row, {"state": (before, row.state)})


def _tell_new_day(act: Act, row: Round, organisation_ids: Iterable[int], due_on: date) -> None:
    tell_units(act, row, organisation_ids, "moved", due_on)
    days = calculations.reminder_days(due_on, row.remind_before, row.remind_after)
    act.afterwards(lambda: tasks.schedule(row.pk, days))


def _owner(organisation_id: int) -> OrganisationRecord:
    found = organisations.by_id(organisation_id)
    if found is None:
        raise Refused(Refusal("reporting.not_found", {}))
    return found


def _followed(actor: Actor, draft: RoundDraft) -> int | None:
    """The round that it repeats: one of the same owner's."""
    if draft.follows_id is None:
        return None
    found = queries.readable_round(draft.follows_id, actor)
    if found.owner_id != draft.owner_id:
        raise Refused(Refusal("reporting.not_found", {}))
    return found.id


def _facts(draft: RoundDraft) -> dict[str, Any]:
    return {
        "series": draft.series,
        "title": draft.title.strip()[:300],
        "report_kind": SERIES_KINDS[draft.series].value,
        "year": calculations.year_of(draft.period),
        "period": draft.period,
        "language": draft.language,
        "template": draft.template,
        "instruction": draft.instruction.strip(),
        "opens_on": draft.opens_on,
        "cutoff_on": draft.cutoff_on,
        "due_on": draft.due_on,
        "remind_before": draft.remind_before,
        "remind_after": draft.remind_after,
        "asks_chosen": bool(draft.requirement_ids),
    }


def _refuse_unless_in_order(draft: RoundDraft, owner: OrganisationRecord, row: Round | None = None) -> None:
    refuse_if(rules.in_order(draft))
    held = Round.objects.filter(owner_id=owner.id, series=draft.series, period=draft.period)
    others = held.exclude(pk=row.pk) if row else held
    if others.filter(title=draft.title.strip()[:300]).exists():
        raise Refused(Refusal("reporting.round_already", {"title": draft.title.strip()}))
    below = {one.id for one in askable_units(owner)}
    strange = next((one for one in draft.unit_ids if one not in below), None)
    if strange is not None:
        found = organisations.by_id(strange)
        facts = {"organisation": found.name if found else str(strange), "owner": owner.name}
        raise Refused(Refusal("reporting.round_unit", facts))
    if set(draft.requirement_ids) - askable(owner.id, calculations.year_of(draft.period)):
        raise Refused(Refusal("reporting.round_requirement", {"owner": owner.name}))


def _refuse_other_when_open(row: Round, draft: RoundDraft) -> None:
    """Period, units and what is asked stand once the reports have been opened."""
    if row.state == lifecycle.PLANNED:
        return
    same = (row.series, row.period, row.opens_on, row.language) == (
        draft.series,
        draft.period,
        draft.opens_on,
        draft.language,
    )
    units = set(row.units.values_list("organisation_id", flat=True)) == set(draft.unit_ids)
    asked = set(row.asked.values_list("requirement_id", flat=True)) == set(draft.requirement_ids)
    if not (same and units and asked):
        raise Refused(Refusal("reporting.round_opened", {}))


def askable_units(owner: OrganisationRecord) -> tuple[OrganisationRecord, ...]:
    """The organisations directly below that may be asked; those that are no more are not among them."""
    kinds = rules.ASKED_KINDS.get(owner.kind, frozenset())
    today = timezone.localdate()
    below = organisations.children_of(owner.id, today, *sorted(kinds)) if kinds else ()
    return tuple(one for one in below if one.valid_to is None or one.valid_to >= today)


def askable(owner_id: int, year: int) -> frozenset[int]:
    """Ids of the requirements that an organisation may choose among: asked of it, or by it."""
    of = requirements.asked_of([owner_id], year)
    by = requirements.asked_by(owner_id, year)
    return frozenset(one.id for one in (*of, *by))


def _write_units(row: Round, draft: RoundDraft) -> None:
    RoundUnit.objects.bulk_create(
        RoundUnit(round=row, organisation_id=one) for one in dict.fromkeys(draft.unit_ids)
    )
    RoundRequirement.objects.bulk_create(
        RoundRequirement(round=row, requirement_id=one) for one in dict.fromkeys(draft.requirement_ids)
    )


def _rewrite(row: Round, draft: RoundDraft, held: dict[str, Any]) -> dict[str, Any]:
    """While it is planned: who and what is asked, anew. Answers what changed."""
    row.report_kind, row.year, row.asks_chosen = held["report_kind"], held["year"], held["asks_chosen"]
    before = (
        sorted(row.units.values_list("organisation_id", flat=True)),
        sorted(row.asked.values_list("requirement_id", flat=True)),
    )
    after = (sorted(set(draft.unit_ids)), sorted(set(draft.requirement_ids)))
    if before == after:
        return {}
    row.units.all().delete()
    row.asked.all().delete()
    _write_units(row, draft)
    return {"units": (len(before[0]), len(after[0])), "requirements": (len(before[1]), len(after[1]))}
