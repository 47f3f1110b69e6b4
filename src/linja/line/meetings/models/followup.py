"""Facts about what is followed up: audits, and one register of findings and actions from every source."""

from __future__ import annotations

from django.db import models

from linja.line.meetings.records import AUDIT_KINDS, NATURES, RELATIONS, SOURCES


class Audit(models.Model):
    """An audit, an investigation or a supervision: what was looked at, where, and what it came to."""

    kind = models.CharField(max_length=30, choices=[(one, one) for one in AUDIT_KINDS])
    #: In whose register it stands.
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    topic = models.CharField(max_length=300)
    performed_by = models.CharField(max_length=200, blank=True)
    ordered_by = models.CharField(max_length=200, blank=True)
    method = models.CharField(max_length=300, blank=True)
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, default="planned")
    conclusion = models.TextField(blank=True)
    concluded_on = models.DateField(null=True, blank=True)
    report_title = models.CharField(max_length=300, blank=True)
    reference = models.CharField(max_length=100, blank=True)
    address = models.URLField(max_length=500, blank=True)
    year = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-year", "topic", "id")

    def __str__(self) -> str:
        return self.topic


class AuditScope(models.Model):
    """An organisation that an audit looks at."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="scope")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")

    class Meta:
        ordering = ("audit_id", "id")
        constraints = (models.UniqueConstraint(fields=("audit", "organisation"), name="audit_scope_once"),)


class FollowUp(models.Model):
    """One finding or action to be followed up, whichever source it has."""

    source = models.CharField(max_length=30, choices=[(one, one) for one in SOURCES])
    nature = models.CharField(max_length=30, choices=[(one, one) for one in NATURES])
    title = models.CharField(max_length=300)
    #: The words of the source, or what is to be done.
    text = models.TextField(blank=True)
    #: Which document it stands in, where in it, its day and reference.
    source_label = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=200, blank=True)
    source_date = models.DateField(null=True, blank=True)
    reference = models.CharField(max_length=100, blank=True)
    #: Address of the source, such as ``"statement:7"``; this room never follows it.
    source_key = models.CharField(max_length=60, blank=True, db_index=True)
    meeting = models.ForeignKey("Meeting", models.PROTECT, null=True, blank=True, related_name="agreed")
    case = models.ForeignKey("Case", models.PROTECT, null=True, blank=True, related_name="agreed")
    audit = models.ForeignKey(Audit, models.PROTECT, null=True, blank=True, related_name="findings")
    #: Whose people say that it is closed.
    raised_by = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    #: Which body speaks there, when it is no administration: "user_committee" or "employee_representative".
    voice = models.CharField(max_length=30, blank=True)
    owner = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    #: The one above the owner, who sees it when it is shared.
    above = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    shared_above = models.BooleanField(default=False)
    responsible = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, default="open")
    response = models.TextField(blank=True)
    responded_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    created_by = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("due_on", "id")
        indexes = (
            models.Index(fields=("owner", "state", "due_on"), name="followup_by_owner"),
            models.Index(fields=("raised_by", "state"), name="followup_by_source"),
        )

    def __str__(self) -> str:
        return self.title


class FollowUpSubject(models.Model):
    """What an item is about, or what became of it (a finding that became a requirement)."""

    item = models.ForeignKey(FollowUp, models.CASCADE, related_name="subjects")
    relation = models.CharField(max_length=20, choices=[(one, one) for one in RELATIONS], default="about")
    key = models.CharField(max_length=60, db_index=True)
    label = models.CharField(max_length=400)

    class Meta:
        ordering = ("item_id", "id")
        constraints = (
            models.UniqueConstraint(fields=("item", "relation", "key"), name="followup_subject_once"),
        )


class FollowUpStep(models.Model):
    """One step or answer in the life of an item, as it was taken; never changed."""

    item = models.ForeignKey(FollowUp, models.CASCADE, related_name="steps")
    step = models.CharField(max_length=20)
    source = models.CharField(max_length=20)
    target = models.CharField(max_length=20)
    by_key = models.CharField(max_length=100)
    by_name = models.CharField(max_length=200)
    #: The response or the reason that went with it.
    said = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("item_id", "at", "id")
