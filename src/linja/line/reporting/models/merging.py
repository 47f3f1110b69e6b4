"""Facts about answers that are made of others: where a merged answer has its words from, verdicts by part,
and how a joint text read at each time.
"""

from __future__ import annotations

from django.db import models

from linja.ground.kernel import vocabulary as words
from linja.line.reporting.models.common import choices


class MergedAnswer(models.Model):
    """One unit's answer that has been put into the answer of the one above, as it read then."""

    answered = models.ForeignKey("AnsweredRequirement", models.CASCADE, related_name="merged_from")
    source = models.ForeignKey("AnsweredRequirement", models.CASCADE, related_name="+")
    #: Revision of the unit's answer, and a hash of all that the merging used of it.
    revision = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)
    #: What was put in, in words: found again in the answer above, unless somebody has rewritten it.
    text = models.TextField(blank=True)
    merged_by = models.CharField(max_length=200)
    merged_at = models.DateTimeField()

    class Meta:
        ordering = ("answered_id", "id")
        constraints = (models.UniqueConstraint(fields=("answered", "source"), name="merged_once"),)


class PartVerdict(models.Model):
    """How far one part of a requirement was reached: a field of treatment, a form, a unit."""

    answered = models.ForeignKey("AnsweredRequirement", models.CASCADE, related_name="part_verdicts")
    ordinal = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=200)
    attainment = models.CharField(max_length=20, choices=choices(words.Attainment))
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("answered_id", "ordinal")
        constraints = (
            models.UniqueConstraint(fields=("answered", "label"), name="part_verdict_once"),
            models.UniqueConstraint(fields=("answered", "ordinal"), name="part_verdict_place_once"),
        )


class JointText(models.Model):
    """How a joint answer read from a revision on; what has been handed in keeps the text of its day."""

    joint = models.ForeignKey("JointAnswer", models.CASCADE, related_name="texts")
    revision = models.PositiveIntegerField()
    blocks = models.JSONField(default=list, blank=True)
    saved_by = models.CharField(max_length=200)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("joint_id", "revision")
        constraints = (models.UniqueConstraint(fields=("joint", "revision"), name="joint_text_once"),)
