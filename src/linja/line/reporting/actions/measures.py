"""Measures: kept once, told in every answer that they serve."""

from __future__ import annotations

from typing import Any

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.reporting import lifecycle, queries, rules
from linja.line.reporting.actions.common import name_of, writable_row
from linja.line.reporting.models import Measure, MeasureUse
from linja.line.reporting.records import SAID, MeasureDraft
from linja.people.audit.acting import Act, acting


def create_measure(actor: Actor, organisation_id: int, draft: MeasureDraft) -> int:
    """A new measure of the organisation; answers its id."""
    with acting(actor, "reporting.create_measure") as act:
        refuse_if(rules.may_keep(actor, rules.HeldFacts(organisation_id, name_of(organisation_id))))
        fields = _fields(draft)
        _refuse_twice(organisation_id, fields["title"])
        measure = Measure.objects.create(organisation_id=organisation_id, **fields)
        act.log(measure, {name: value for name, value in fields.items() if value})
    return measure.pk


def change_measure(actor: Actor, measure_id: int, draft: MeasureDraft, *, revision: int) -> int:
    """Say something else of a measure: every draft that tells of it says so too; answers the new revision."""
    with acting(actor, "reporting.change_measure") as act:
        measure = _kept(act, measure_id)
        if measure.revision != revision:
            raise Refused(Refusal("reporting.changed_meanwhile", {"revision": measure.revision}))
        fields = _fields(draft)
        changes = {
            name: (getattr(measure, name), value)
            for name, value in fields.items()
            if getattr(measure, name) != value
        }
        if not changes:
            act.nothing_changed()
            return measure.revision
        if "title" in changes:
            _refuse_twice(measure.organisation_id, fields["title"])
        for name, value in fields.items():
            setattr(measure, name, value)
        measure.revision += 1
        measure.save()
        told = _tell_drafts(measure)
        act.log(measure, {**changes, "drafts": told} if told else changes)
    return measure.revision


def use_measure(actor: Actor, answered_id: int, measure_id: int) -> None:
    """Tell of the measure in the answer to one requirement."""
    with acting(actor, "reporting.use_measure") as act:
        row, report = writable_row(act, answered_id)
        if measure_id not in queries.usable_measures(actor, report.organisation_id):
            raise Refused(Refusal("reporting.not_found", {}))
        measure = act.lock(Measure.objects, pk=measure_id)
        uses = MeasureUse.objects.filter(answered=row)
        if uses.filter(measure=measure).exists():
            act.nothing_changed()
            return
        last = uses.order_by("-ordinal").values_list("ordinal", flat=True).first() or 0
        MeasureUse.objects.create(measure=measure, answered=row, ordinal=last + 1, said=said_of(measure))
        act.log(report, {"answered": row.pk, "measure": measure.title})


def drop_measure(actor: Actor, answered_id: int, measure_id: int) -> None:
    """The answer no longer tells of the measure; the measure itself is kept."""
    with acting(actor, "reporting.drop_measure") as act:
        row, report = writable_row(act, answered_id)
        use = act.lock(MeasureUse.objects.select_related("measure"), answered=row, measure_id=measure_id)
        use.delete()
        act.log(report, {"answered": row.pk, "measure": (use.measure.title, "")})


def said_of(measure: Measure) -> dict[str, str]:
    """What an answer keeps of a measure."""
    return {name: str(getattr(measure, name)) for name in SAID}


def _kept(act: Act, measure_id: int) -> Measure:
    measure = act.lock(Measure.objects.select_related("organisation"), pk=measure_id)
    facts = rules.HeldFacts(
        measure.organisation_id, measure.organisation.name, queries.received_measure(measure_id)
    )
    refuse_if(rules.may_keep(act.actor, facts))
    return measure


def _fields(draft: MeasureDraft) -> dict[str, Any]:
    if not draft.title.strip():
        raise Refused(Refusal("reporting.no_title", {}))
    if draft.level not in Measure.LEVELS or draft.state not in Measure.STATES:
        raise Refused(Refusal("reporting.no_such_word", {}))
    if draft.starts_on and draft.ends_on and draft.ends_on < draft.starts_on:
        raise Refused(Refusal("reporting.ends_before", {}))
    return {
        "title": draft.title.strip()[:300],
        "level": draft.level,
        "state": draft.state,
        "description": draft.description.strip(),
        "responsible": draft.responsible.strip()[:200],
        "effect": draft.effect.strip(),
        "starts_on": draft.starts_on,
        "ends_on": draft.ends_on,
    }


def _refuse_twice(organisation_id: int, title: str) -> None:
    if Measure.objects.filter(organisation_id=organisation_id, title=title).exists():
        raise Refused(Refusal("reporting.measure_twice", {"title": title}))


def _tell_drafts(measure: Measure) -> int:
    """What has been handed over keeps what it said."""
    drafts = measure.uses.filter(answered__report__state=lifecycle.DRAFT)
    return drafts.update(said=said_of(measure))
