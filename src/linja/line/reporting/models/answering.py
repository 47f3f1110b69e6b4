"""Facts beside the words of an answer: measures, promised dates, deliveries, dispensations, joint texts."""

from __future__ import annotations

from django.db import models

from linja.ground.kernel import vocabulary as words
from linja.line.reporting.models.common import choices


class JointAnswer(models.Model):
    """The text that several reporting organisations share on one requirement; the lead writes it.

    Shared by rule among those who report it; each may add its own.
    """

    requirement = models.ForeignKey("requirements.Requirement", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    period = models.CharField(max_length=20, blank=True)
    lead = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    #: An HF that writes on the lead's behalf.
    delegate = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    blocks = models.JSONField(default=list, blank=True)
    revision = models.PositiveIntegerField(default=1)
    #: The lead has offered it to the others; before that it is the lead's own.
    offered_at = models.DateTimeField(null=True, blank=True)
    updated_by = models.CharField(max_length=200, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("requirement", "year", "period"), name="joint_answer_once"),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.period} #{self.requirement_id}".replace("  ", " ")


class Measure(models.Model):
    """Something that is done to reach what is asked; reused by every answer that it serves."""

    LEVELS = ("clinic", "hf", "region", "national")
    STATES = ("planned", "started", "continued", "done", "stopped")

    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    level = models.CharField(max_length=20, choices=[(one, one) for one in LEVELS])
    state = models.CharField(max_length=20, choices=[(one, one) for one in STATES])
    responsible = models.CharField(max_length=200, blank=True)
    effect = models.TextField(blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("title", "id")
        constraints = (models.UniqueConstraint(fields=("organisation", "title"), name="measure_once"),)

    def __str__(self) -> str:
        return self.title


class MeasureUse(models.Model):
    """A measure named in the answer to one requirement, in printed order."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="uses")
    answered = models.ForeignKey("AnsweredRequirement", models.CASCADE, related_name="measures")
    ordinal = models.PositiveSmallIntegerField(default=1)
    #: The measure as this answer tells it. It follows the measure while the report is a draft; what has been
    #: handed over keeps what it said.
    said = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("answered_id", "ordinal", "id")
        constraints = (models.UniqueConstraint(fields=("measure", "answered"), name="measure_use_once"),)


class AnswerPresence(models.Model):
    """Who has an answer open, and when they last gave a sign of life. Comfort, no fact: it is not logged."""

    answered = models.ForeignKey("AnsweredRequirement", models.CASCADE, related_name="+")
    person_key = models.CharField(max_length=100)
    person_name = models.CharField(max_length=200)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("answered", "person_key"), name="answer_presence_once"),
        )


class PromisedDate(models.Model):
    """When something is expected to be reached or done, as promised in an answer."""

    STATES = ("open", "kept", "moved", "dropped")

    answered = models.ForeignKey("AnsweredRequirement", models.PROTECT, related_name="promises")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    promise = models.CharField(max_length=500)
    due_on = models.DateField()
    precision = models.CharField(max_length=20, choices=choices(words.DatePrecision))
    state = models.CharField(max_length=20, default="open", choices=[(one, one) for one in STATES])
    #: The later date that took its place.
    moved_to = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    settled_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("due_on", "id")
        indexes = (models.Index(fields=("organisation", "state", "due_on"), name="promises_by_day"),)


class Delivery(models.Model):
    """Something that was handed over as asked: what, when, to whom, and where it is filed."""

    KINDS = ("report", "letter", "note", "board_case", "plan", "application", "other")

    requirement = models.ForeignKey("requirements.Requirement", models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(one, one) for one in KINDS])
    title = models.CharField(max_length=300)
    delivered_on = models.DateField()
    receiver = models.CharField(max_length=200)
    archive_reference = models.CharField(max_length=100, blank=True)
    #: One of several that are asked for; only a final one settles the deadline.
    final = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("delivered_on", "id")
        indexes = (models.Index(fields=("requirement", "organisation"), name="deliveries_by_requirement"),)


class Dispensation(models.Model):
    """A later deadline or an exemption that one organisation asks for and another grants or refuses."""

    KINDS = ("extension", "exemption")
    STATES = ("asked", "granted", "refused", "withdrawn")

    requirement = models.ForeignKey("requirements.Requirement", models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(one, one) for one in KINDS])
    reason = models.TextField()
    new_due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, default="asked", choices=[(one, one) for one in STATES])
    asked_by = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    decided_by = models.CharField(max_length=200, blank=True)
    #: In whose name it was granted or refused.
    decided_for = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_note = models.TextField(blank=True)
    reference = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-asked_at", "id")
        indexes = (models.Index(fields=("organisation", "state"), name="dispensations_by_state"),)
        constraints = (
            models.UniqueConstraint(
                fields=("requirement", "organisation", "kind"),
                condition=models.Q(state="asked"),
                name="dispensation_asked_once",
            ),
        )
