"""Facts about plans and projects: what they aim at, who is in them, when, and how far they have come."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from linja.line.projects.records import MEMBER_ROLES, PLAN_KINDS, ROLLOUT_STATES


class Plan(models.Model):
    """A plan that an organisation has adopted or is about to."""

    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=30, choices=[(one, one) for one in PLAN_KINDS])
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    #: The plan that this one is a part of or builds on.
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    from_year = models.PositiveSmallIntegerField()
    to_year = models.PositiveSmallIntegerField()
    areas = models.JSONField(default=list, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    #: The body and its case.
    adopted_by = models.CharField(max_length=200, blank=True)
    case_number = models.CharField(max_length=20, blank=True)
    revision_due = models.DateField(null=True, blank=True)
    hearing = models.TextField(blank=True)
    address = models.URLField(max_length=500, blank=True)
    state = models.CharField(max_length=20, default="draft")
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("organisation__name", "kind", "title", "id")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "title"), name="plan_once"),
            models.CheckConstraint(condition=Q(to_year__gte=F("from_year")), name="plan_ends_after_start"),
        )

    def __str__(self) -> str:
        return self.title


class PlanStatus(models.Model):
    """How a plan stood in one year."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="statuses")
    year = models.PositiveSmallIntegerField()
    progress = models.CharField(max_length=20)
    words = models.TextField()
    said_by = models.CharField(max_length=200)
    said_on = models.DateField()

    class Meta:
        ordering = ("plan_id", "-year")
        constraints = (models.UniqueConstraint(fields=("plan", "year"), name="plan_status_once_a_year"),)


class Project(models.Model):
    """Something that is done once, by a group with a mandate, within a time."""

    name = models.CharField(max_length=300)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, models.SET_NULL, null=True, blank=True, related_name="projects")
    mandate = models.TextField(blank=True)
    mandate_on = models.DateField(null=True, blank=True)
    mandate_by = models.CharField(max_length=200, blank=True)
    lead = models.CharField(max_length=200, blank=True)
    steering_body = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, default="planned")
    #: Why it is late, when it is.
    delay_cause = models.CharField(max_length=300, blank=True)
    deliverables = models.JSONField(default=list, blank=True)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("organisation__name", "name", "id")
        constraints = (models.UniqueConstraint(fields=("organisation", "name"), name="project_once"),)

    def __str__(self) -> str:
        return self.name


class ProjectSubject(models.Model):
    """What a project concerns, such as ``"requirement:12"``; this room never follows it."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="subjects")
    key = models.CharField(max_length=60, db_index=True)
    label = models.CharField(max_length=300)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("project", "key"), name="project_subject_once"),)


class Member(models.Model):
    """Somebody in a project, and for whom."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="members")
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=30, choices=[(one, one) for one in MEMBER_ROLES])
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("project_id", "role", "name", "id")
        constraints = (models.UniqueConstraint(fields=("project", "name", "role"), name="member_once"),)


class Milestone(models.Model):
    """A point that a project is to reach."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=300)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    dropped = models.BooleanField(default=False)

    class Meta:
        ordering = ("due_on", "id")
        constraints = (models.UniqueConstraint(fields=("project", "title"), name="milestone_once"),)


class Rollout(models.Model):
    """How far one organisation has taken what a project introduces into use."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="rollouts")
    #: What is introduced; a project may introduce several things.
    solution = models.CharField(max_length=200)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=[(one, one) for one in ROLLOUT_STATES])
    planned_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("solution", "organisation__name")
        constraints = (
            models.UniqueConstraint(fields=("project", "solution", "organisation"), name="rollout_once"),
        )
