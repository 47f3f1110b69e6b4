"""Writing plans, recording that they were adopted, and how they stand each year."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from linja.ground.kernel import case_numbers
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.projects import lifecycle, queries, rules
from linja.line.projects.models import Plan, PlanStatus
from linja.line.projects.records import PLAN_KINDS, PROGRESS, PlanDraft
from linja.people.audit.acting import Act, acting
from linja.people.organisations import queries as organisations


def write_plan(actor: Actor, draft: PlanDraft) -> int:
    """A new plan, as a draft; answers its id."""
    with acting(actor, "projects.write_plan") as act:
        found = organisations.by_id(draft.organisation_id)
        refuse_if(rules.may_write(actor, draft.organisation_id, found.name if found else ""))
        _refuse_wrong(actor, draft)
        row = Plan.objects.create(organisation_id=draft.organisation_id, kind=draft.kind, **_said(draft))
        act.log(row, {"kind": draft.kind, "from": draft.from_year, "to": draft.to_year})
    return row.pk


def change_plan(actor: Actor, plan_id: int, draft: PlanDraft, *, revision: int) -> None:
    """Put a draft right; what has been adopted is opened for revision first."""
    with acting(actor, "projects.change_plan") as act:
        row = _writable(act, plan_id)
        if row.state != lifecycle.DRAFT:
            raise Refused(Refusal("projects.no_such_step", {"step": "change"}))
        if row.revision != revision:
            raise Refused(Refusal("projects.changed_meanwhile", {}))
        _refuse_wrong(actor, draft, plan_id)
        said = {"kind": draft.kind, **_said(draft)}
        changes = {name: (getattr(row, name), new) for name, new in said.items() if getattr(row, name) != new}
        for name, (_old, new) in changes.items():
            setattr(row, name, new)
        row.revision += 1
        row.save()
        act.log(row, {name: (str(old), str(new)) for name, (old, new) in changes.items()})


def adopt_plan(actor: Actor, plan_id: int, *, on: date, by: str, case_number: str = "") -> None:
    """Record that a board or the ministry has adopted the plan."""
    with acting(actor, "projects.adopt_plan") as act:
        row = act.lock(Plan.objects.select_related("organisation"), pk=plan_id)
        refuse_if(rules.may_step(actor, lifecycle.PLAN, queries.facts_of(row), "adopt"))
        if not by.strip():
            raise Refused(Refusal("projects.no_body", {}))
        row.adopted_on, row.adopted_by, row.case_number = on, by.strip()[:200], _case(case_number, on)
        _step(act, row, lifecycle.ADOPTED)


def revise_plan(actor: Actor, plan_id: int, reason: str) -> None:
    """Open an adopted plan for revision."""
    _reasoned(actor, plan_id, "revise", reason, lifecycle.DRAFT)


def end_plan(actor: Actor, plan_id: int, reason: str) -> None:
    """The plan is followed no longer."""
    _reasoned(actor, plan_id, "end", reason, lifecycle.ENDED)


def say_status(actor: Actor, plan_id: int, year: int, progress: str, words: str) -> None:
    """Say how an adopted plan stood in a year; a later word on the same year takes its place."""
    with acting(actor, "projects.say_status") as act:
        row = _writable(act, plan_id)
        if progress not in PROGRESS:
            raise Refused(Refusal("projects.unknown_kind", {}))
        if not words.strip():
            raise Refused(Refusal("projects.no_words", {}))
        if not row.from_year <= year <= row.to_year:
            raise Refused(Refusal("projects.outside_horizon", {}))
        PlanStatus.objects.update_or_create(
            plan=row,
            year=year,
            defaults={
                "progress": progress,
                "words": words.strip(),
                "said_by": actor.name,
                "said_on": timezone.localdate(),
            },
        )
        act.log(row, {"year": year, "progress": progress})


def may_plan(actor: Actor, act: str, plan_id: int) -> Refusal | None:
    """Why ``actor`` may not ``write`` the plan or take a step; None when allowed."""
    row = Plan.objects.select_related("organisation").filter(pk=plan_id).first()
    if row is None:
        return Refusal("projects.not_found", {})
    facts = queries.facts_of(row)
    if act == "write":
        return rules.may_read(actor, facts, lifecycle.SHARED_PLAN) or rules.may_write(
            actor, row.organisation_id, row.organisation.name
        )
    return rules.may_step(actor, lifecycle.PLAN, facts, act)


def _writable(act: Act, plan_id: int) -> Plan:
    row = act.lock(Plan.objects.select_related("organisation"), pk=plan_id)
    facts = queries.facts_of(row)
    refuse_if(rules.may_read(act.actor, facts, lifecycle.SHARED_PLAN))
    refuse_if(rules.may_write(act.actor, facts.organisation_id, facts.organisation_name))
    return row


def _reasoned(actor: Actor, plan_id: int, step: str, reason: str, target: str) -> None:
    with acting(actor, f"projects.{step}_plan", reason=reason) as act:
        row = act.lock(Plan.objects.select_related("organisation"), pk=plan_id)
        refuse_if(rules.may_step(actor, lifecycle.PLAN, queries.facts_of(row), step))
        if not reason.strip():
            raise Refused(Refusal("projects.no_reason", {}))
        _step(act, row, target)


def _step(act: Act, row: Plan, target: str) -> None:
    before, row.state = row.state, target
    row.revision += 1
    row.save()
    act.log(row, {"state": (before, target)})


def _refuse_wrong(actor: Actor, draft: PlanDraft, plan_id: int | None = None) -> None:
    if not draft.title.strip():
        raise Refused(Refusal("projects.no_title", {}))
    if draft.kind not in PLAN_KINDS:
        raise Refused(Refusal("projects.unknown_kind", {}))
    if draft.to_year < draft.from_year:
        raise Refused(Refusal("projects.ends_before_start", {}))
    same = Plan.objects.filter(organisation_id=draft.organisation_id, title=draft.title.strip())
    if same.exclude(pk=plan_id or 0).exists():
        raise Refused(Refusal("projects.taken", {}))
    if draft.parent_id is not None:
        known = queries.visible_plans(actor).filter(pk=draft.parent_id).exclude(pk=plan_id or 0)
        if not known.exists():
            raise Refused(Refusal("projects.other_parent", {}))


def _said(draft: PlanDraft) -> dict[str, object]:
    return {
        "title": draft.title.strip()[:300],
        "from_year": draft.from_year,
        "to_year": draft.to_year,
        "areas": [area.strip() for area in draft.areas if area.strip()],
        "parent_id": draft.parent_id,
        "revision_due": draft.revision_due,
        "hearing": draft.hearing.strip(),
        "address": draft.address.strip(),
    }


def _case(text: str, on: date) -> str:
    if not text.strip():
        return ""
    found = case_numbers.parse(text)
    if found is None or not found.fits(on.year):
        raise Refused(Refusal("projects.case_number", {}))
    return str(found)
