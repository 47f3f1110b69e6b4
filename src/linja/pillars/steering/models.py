"""What steering adds to the line: a person's choices when a read report enters the register."""

from __future__ import annotations

from django.db import models


class MatchChoice(models.Model):
    """For one finding: the registered requirement it is the same as, or none (it is new)."""

    finding = models.OneToOneField("intake.Finding", models.CASCADE, related_name="+")
    requirement = models.ForeignKey(
        "requirements.Requirement", models.PROTECT, null=True, blank=True, related_name="+"
    )
    chosen_by = models.CharField(max_length=200)
    chosen_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.finding_id} = {self.requirement_id or 'new'}"


class ProtocolOrder(models.Model):
    """The order of headings that a protocol's annex prescribes for the owner-meeting chapter of a year."""

    document = models.OneToOneField("requirements.GoverningDocument", models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField(db_index=True)
    #: [[level, title], ...] in prescribed order; level 1 is directly under the section.
    headings = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.year}: {len(self.headings)}"


class Feedback(models.Model):
    """What the one above says of a report that was handed in, or of one answer in it, and the reply."""

    STATES = ("open", "answered")

    report = models.ForeignKey("reporting.Report", models.CASCADE, related_name="+")
    #: Empty: it is about the report as a whole.
    answered = models.ForeignKey(
        "reporting.AnsweredRequirement", models.CASCADE, null=True, blank=True, related_name="+"
    )
    text = models.TextField()
    by_key = models.CharField(max_length=100)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    state = models.CharField(max_length=20, default="open", choices=[(one, one) for one in STATES])
    reply = models.TextField(blank=True)
    replied_by = models.CharField(max_length=200, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("report", "state"), name="feedback_by_report"),)

    def __str__(self) -> str:
        return f"{self.report_id}: {self.by_name}"
