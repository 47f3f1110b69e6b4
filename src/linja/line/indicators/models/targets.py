"""Facts about targets: what a number must reach, who set it, for whom, and what a person said of it."""

from __future__ import annotations

from django.db import models

from linja.ground.kernel.targets import of_data, target_words
from linja.line.indicators import lifecycle


class StoredTarget(models.Model):
    """A target as one organisation is to reach it. What is changed is replaced, and both are kept."""

    #: For whom it holds.
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    set_by = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    #: What it was set in, as ``requirement:12``; this room does not know more of it.
    subject = models.CharField(max_length=60)
    #: The year that it was set for.
    year = models.PositiveSmallIntegerField()
    sentence = models.TextField(blank=True)
    #: As ``kernel.targets.as_data`` says it.
    target = models.JSONField()
    #: The first day on which a part of it must be reached; empty: all the time.
    horizon = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=10, choices=[(one, one) for one in lifecycle.TARGET.states()], default=lifecycle.PROPOSED
    )
    #: What whoever confirms it must look at (``proposals.Doubt``).
    doubts = models.JSONField(default=list, blank=True)
    #: Hash of what the machine read, so that the same reading is proposed once; empty: set by a person.
    read_as = models.CharField(max_length=64, blank=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    proposed_by = models.CharField(max_length=200)
    proposed_at = models.DateTimeField()
    decided_by = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("organisation_id", "-year", "subject", "id")
        indexes = (
            models.Index(fields=("organisation", "state", "year"), name="target_by_organisation"),
            models.Index(fields=("subject", "organisation"), name="target_by_subject"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "subject", "read_as"),
                condition=~models.Q(read_as=""),
                name="target_read_once",
            ),
        )

    def __str__(self) -> str:
        return target_words(of_data(self.target))[:200]


class TargetIndicator(models.Model):
    """An indicator that a target is about, once somebody has said so."""

    target = models.ForeignKey(StoredTarget, models.CASCADE, related_name="indicators")
    code = models.CharField(max_length=60)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("code",), name="target_by_indicator"),)
        constraints = (models.UniqueConstraint(fields=("target", "code"), name="target_indicator_once"),)

    def __str__(self) -> str:
        return self.code
