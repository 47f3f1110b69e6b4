"""Reading plans and projects. Everything answered is frozen; what an actor may not see is not there."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.projects import lifecycle, rules
from linja.line.projects.models import Plan, Project
from linja.line.projects.records import (
    MemberDraft,
    MilestoneRecord,
    PlanRecord,
    ProjectRecord,
    RolloutRecord,
    StatusRecord,
    SubjectDraft,
)
from linja.people.organisations import queries as organisations


def visible_plans(actor: Actor) -> QuerySet[Plan]:
    """The plans that ``actor`` may read: the rule's twin for lists."""
    rows = Plan.objects.select_related("organisation", "parent").prefetch_related("statuses")
    if rules.sees_everything(actor):
        return rows
    followed = Q(organisation_id__in=_above(actor), state__in=lifecycle.SHARED_PLAN)
    return rows.filter(_scope(actor, lifecycle.SHARED_PLAN) | followed)


def visible_projects(actor: Actor) -> QuerySet[Project]:
    """The projects that ``actor`` may read: the rule's twin for lists."""
    rows = Project.objects.select_related("organisation", "plan").prefetch_related(
        "members__organisation", "milestones", "rollouts__organisation", "subjects"
    )
    return rows if rules.sees_everything(actor) else rows.filter(_scope(actor, lifecycle.SHARED_PROJECT))


def _scope(actor: Actor, shared: frozenset[str]) -> Q:
    own = actor.organisations(*rules.INSIDERS)
    below = organisations.descendants_of_all(own)
    return Q(organisation_id__in=own) | Q(organisation_id__in=below, state__in=shared)


def _above(actor: Actor) -> frozenset[int]:
    """Whom the actor's own organisations stand under; who sees everything stands under nobody."""
    if rules.sees_everything(actor):
        return frozenset()
    own = actor.organisations(*rules.INSIDERS)
    return organisations.ancestors_of_all(own) - own


def plans(
    actor: Actor, *, organisation_id: int | None = None, kind: str = "", state: str = ""
) -> tuple[PlanRecord, ...]:
    """Plans that the actor may read, by organisation; a fixed number of queries."""
    wanted = {"organisation_id": organisation_id, "kind": kind, "state": state}
    rows = visible_plans(actor).filter(**{name: value for name, value in wanted.items() if value})
    return _plans(rows, actor)


def plan(plan_id: int, actor: Actor) -> PlanRecord:
    """One plan, or :class:`Refused` when the actor may not read it."""
    row = visible_plans(actor).filter(pk=plan_id).first()
    if row is None:
        raise Refused(Refusal("projects.not_found", {}))
    return _plan(row, _known(actor, [row.parent_id]), _above(actor))


def projects(
    actor: Actor, *, organisation_id: int | None = None, state: str = "", about: str = ""
) -> tuple[ProjectRecord, ...]:
    """Projects that the actor may read, by organisation; ``about`` a subject key. Fixed queries."""
    wanted = {"organisation_id": organisation_id, "state": state, "subjects__key": about}
    rows = visible_projects(actor).filter(**{name: value for name, value in wanted.items() if value})
    return _projects(rows, actor)


def projects_of(plan_id: int, actor: Actor) -> tuple[ProjectRecord, ...]:
    """The projects that carry a plan out, as far as the actor may read them."""
    return _projects(visible_projects(actor).filter(plan_id=plan_id), actor)


def parts_of(plan_id: int, actor: Actor) -> tuple[PlanRecord, ...]:
    """The plans that are part of a plan, as far as the actor may read them."""
    return _plans(visible_plans(actor).filter(parent_id=plan_id), actor)


def project(project_id: int, actor: Actor) -> ProjectRecord:
    """One project, or :class:`Refused` when the actor may not read it."""
    row = visible_projects(actor).filter(pk=project_id).first()
    if row is None:
        raise Refused(Refusal("projects.not_found", {}))
    return _project(row, _known(actor, [row.plan_id]))


def facts_of(row: Plan | Project) -> rules.Facts:
    """What the rules ask of a plan or a project."""
    return rules.Facts(
        row.organisation_id,
        row.organisation.name,
        row.state,
        organisations.ancestors_of(row.organisation_id),
        organisations.descendants_of(row.organisation_id) if isinstance(row, Plan) else frozenset(),
    )


def _known(actor: Actor, plan_ids: Iterable[int | None]) -> frozenset[int]:
    """Those of the plans that the actor may read: another's draft is not named beside what is open."""
    asked = {one for one in plan_ids if one is not None}
    return frozenset(visible_plans(actor).filter(pk__in=asked).values_list("pk", flat=True))


def _plans(rows: QuerySet[Plan], actor: Actor) -> tuple[PlanRecord, ...]:
    held = list(rows)
    known, above = _known(actor, (row.parent_id for row in held)), _above(actor)
    return tuple(_plan(row, known, above) for row in held)


def _projects(rows: QuerySet[Project], actor: Actor) -> tuple[ProjectRecord, ...]:
    held = list(rows)
    known = _known(actor, (row.plan_id for row in held))
    return tuple(_project(row, known) for row in held)


def _plan(row: Plan, known: frozenset[int], above: frozenset[int]) -> PlanRecord:
    return PlanRecord(
        id=row.pk,
        title=row.title,
        kind=row.kind,
        organisation_id=row.organisation_id,
        organisation_name=row.organisation.name,
        parent_id=row.parent_id if row.parent_id in known else None,
        parent_title=row.parent.title if row.parent and row.parent_id in known else "",
        from_year=row.from_year,
        to_year=row.to_year,
        areas=tuple(row.areas),
        adopted_on=row.adopted_on,
        adopted_by=row.adopted_by,
        case_number=row.case_number,
        revision_due=row.revision_due,
        hearing=row.hearing,
        address=row.address,
        state=row.state,
        revision=row.revision,
        statuses=tuple(
            StatusRecord(one.year, one.progress, one.words, one.said_by, one.said_on)
            for one in row.statuses.all()
        ),
        of_above=row.organisation_id in above,
    )


def _project(row: Project, known: frozenset[int]) -> ProjectRecord:
    return ProjectRecord(
        id=row.pk,
        name=row.name,
        organisation_id=row.organisation_id,
        organisation_name=row.organisation.name,
        plan_id=row.plan_id if row.plan_id in known else None,
        plan_title=row.plan.title if row.plan and row.plan_id in known else "",
        mandate=row.mandate,
        mandate_on=row.mandate_on,
        mandate_by=row.mandate_by,
        lead=row.lead,
        steering_body=row.steering_body,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        delay_cause=row.delay_cause,
        deliverables=tuple(row.deliverables),
        state=row.state,
        revision=row.revision,
        members=_members(row),
        milestones=tuple(
            MilestoneRecord(one.title, one.due_on, one.done_on, one.dropped, one.pk)
            for one in row.milestones.all()
        ),
        rollouts=tuple(
            RolloutRecord(one.solution, one.organisation_id, one.organisation.name, one.state, one.planned_on)
            for one in row.rollouts.all()
        ),
        subjects=tuple(SubjectDraft(one.key, one.label) for one in row.subjects.all()),
    )


def _members(row: Project) -> tuple[MemberDraft, ...]:
    return tuple(
        MemberDraft(
            one.name, one.role, one.organisation_id, one.organisation.name if one.organisation else ""
        )
        for one in row.members.all()
    )
