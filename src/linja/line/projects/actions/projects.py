"""Writing projects, their steps, their milestones, and how far what they introduce has come."""

from __future__ import annotations

from datetime import date

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.projects import lifecycle, queries, rules
from linja.line.projects.actions.milestones import refuse_wrong_milestones, set_milestones
from linja.line.projects.models import Member, Milestone, Project, ProjectSubject, Rollout
from linja.line.projects.records import MEMBER_ROLES, ROLLOUT_STATES, ProjectDraft
from linja.people.audit.acting import Act, acting
from linja.people.organisations import queries as organisations


def write_project(actor: Actor, draft: ProjectDraft) -> int:
    """A new project with its members and milestones; answers its id."""
    with acting(actor, "projects.write_project") as act:
        found = organisations.by_id(draft.organisation_id)
        refuse_if(rules.may_write(actor, draft.organisation_id, found.name if found else ""))
        _refuse_wrong(actor, draft)
        row = Project.objects.create(organisation_id=draft.organisation_id, **_said(draft))
        _set_parts(row, draft)
        act.log(row, {"members": len(draft.members), "milestones": len(draft.milestones)})
    return row.pk


def change_project(actor: Actor, project_id: int, draft: ProjectDraft, *, revision: int) -> None:
    """Put a project right, members and milestones with it; milestones that stay keep what they came to."""
    with acting(actor, "projects.change_project") as act:
        row = _writable(act, project_id)
        if row.revision != revision:
            raise Refused(Refusal("projects.changed_meanwhile", {}))
        _refuse_wrong(actor, draft, row)
        said = _said(draft)
        changes = {name: (getattr(row, name), new) for name, new in said.items() if getattr(row, name) != new}
        for name, (_old, new) in changes.items():
            setattr(row, name, new)
        row.revision += 1
        row.save()
        told = {name: (str(old), str(new)) for name, (old, new) in changes.items()} | _set_parts(row, draft)
        act.log(row, {**told, "members": len(draft.members), "milestones": len(draft.milestones)})


def step_project(actor: Actor, project_id: int, step: str, reason: str = "") -> None:
    """Start, pause, resume, finish, stop or open again."""
    with acting(actor, f"projects.{step}_project", reason=reason) as act:
        row = act.lock(Project.objects.select_related("organisation"), pk=project_id)
        refuse_if(rules.may_step(actor, lifecycle.PROJECT, queries.facts_of(row), step, _standing(row)))
        found = lifecycle.PROJECT.find(step, row.state)
        if found is None:
            raise Refused(Refusal("projects.no_such_step", {"step": step}))
        if "reason" in found.records and not reason.strip():
            raise Refused(Refusal("projects.no_reason", {}))
        before, row.state = row.state, found.target
        row.revision += 1
        row.save(update_fields=["state", "revision"])
        act.log(row, {"state": (before, row.state)})


def settle_milestone(actor: Actor, milestone_id: int, done_on: date | None) -> None:
    """A milestone has been reached on a day, or (None) is dropped."""
    with acting(actor, "projects.settle_milestone") as act:
        mile = act.lock(Milestone.objects, pk=milestone_id)
        row = _writable(act, mile.project_id)
        mile.done_on, mile.dropped = done_on, done_on is None
        mile.save(update_fields=["done_on", "dropped"])
        act.log(row, {"milestone": mile.title, "done_on": str(done_on) if done_on else "dropped"})


def set_rollout(
    actor: Actor,
    project_id: int,
    solution: str,
    organisation_id: int,
    state: str,
    planned_on: date | None = None,
) -> None:
    """How far one organisation has taken a solution into use."""
    with acting(actor, "projects.set_rollout") as act:
        row = _writable(act, project_id)
        if not solution.strip():
            raise Refused(Refusal("projects.no_title", {}))
        if state not in ROLLOUT_STATES:
            raise Refused(Refusal("projects.unknown_kind", {}))
        reach = organisations.descendants_of(row.organisation_id) | {row.organisation_id}
        if organisation_id not in reach or organisations.by_id(organisation_id) is None:
            raise Refused(Refusal("projects.not_found", {}))
        Rollout.objects.update_or_create(
            project=row,
            solution=solution.strip()[:200],
            organisation_id=organisation_id,
            defaults={"state": state, "planned_on": planned_on},
        )
        act.log(row, {"solution": solution, "organisation": organisation_id, "state": state})


def may_project(actor: Actor, act: str, project_id: int) -> Refusal | None:
    """Why ``actor`` may not ``write`` the project or take a step; None when allowed."""
    row = Project.objects.select_related("organisation").filter(pk=project_id).first()
    if row is None:
        return Refusal("projects.not_found", {})
    facts = queries.facts_of(row)
    if act == "write":
        return rules.may_read(actor, facts, lifecycle.SHARED_PROJECT) or rules.may_write(
            actor, row.organisation_id, row.organisation.name
        )
    return rules.may_step(actor, lifecycle.PROJECT, facts, act, _standing(row))


def may_write_for(actor: Actor, organisation_id: int) -> Refusal | None:
    """Why ``actor`` may not write plans and projects of an organisation; None when allowed."""
    found = organisations.by_id(organisation_id)
    return rules.may_write(actor, organisation_id, found.name if found else "")


def _standing(row: Project) -> frozenset[str]:
    held = set()
    if row.mandate.strip() and row.mandate_on:
        held.add("has_mandate")
    if not row.milestones.filter(done_on=None, dropped=False).exists():
        held.add("milestones_settled")
    return frozenset(held)


def _writable(act: Act, project_id: int) -> Project:
    row = act.lock(Project.objects.select_related("organisation"), pk=project_id)
    facts = queries.facts_of(row)
    refuse_if(rules.may_read(act.actor, facts, lifecycle.SHARED_PROJECT))
    refuse_if(rules.may_write(act.actor, facts.organisation_id, facts.organisation_name))
    return row


def _refuse_wrong(actor: Actor, draft: ProjectDraft, row: Project | None = None) -> None:
    if not draft.name.strip():
        raise Refused(Refusal("projects.no_title", {}))
    refuse_wrong_milestones(draft.milestones, row)
    if draft.starts_on and draft.ends_on and draft.ends_on < draft.starts_on:
        raise Refused(Refusal("projects.ends_before_start", {}))
    if any(one.role not in MEMBER_ROLES for one in draft.members):
        raise Refused(Refusal("projects.unknown_kind", {}))
    same = Project.objects.filter(organisation_id=draft.organisation_id, name=draft.name.strip())
    if same.exclude(pk=row.pk if row else 0).exists():
        raise Refused(Refusal("projects.taken", {}))
    if draft.plan_id is not None and not queries.visible_plans(actor).filter(pk=draft.plan_id).exists():
        raise Refused(Refusal("projects.other_parent", {}))


def _said(draft: ProjectDraft) -> dict[str, object]:
    return {
        "name": draft.name.strip()[:300],
        "mandate": draft.mandate.strip(),
        "mandate_on": draft.mandate_on,
        "mandate_by": draft.mandate_by.strip()[:200],
        "lead": draft.lead.strip()[:200],
        "steering_body": draft.steering_body.strip()[:200],
        "starts_on": draft.starts_on,
        "ends_on": draft.ends_on,
        "delay_cause": draft.delay_cause.strip()[:300],
        "deliverables": [one.strip() for one in draft.deliverables if one.strip()],
        "plan_id": draft.plan_id,
    }


def _set_parts(row: Project, draft: ProjectDraft) -> dict[str, tuple[str, str]]:
    """Members, what it concerns and milestones; answers which milestones got another name."""
    row.members.all().delete()
    members = {(one.name.strip(), one.role): one for one in draft.members if one.name.strip()}
    Member.objects.bulk_create(
        Member(project=row, name=name[:200], role=role, organisation_id=one.organisation_id)
        for (name, role), one in members.items()
    )
    row.subjects.all().delete()
    ProjectSubject.objects.bulk_create(
        ProjectSubject(project=row, key=one.key, label=one.label[:300]) for one in draft.subjects
    )
    return set_milestones(row, draft.milestones)
