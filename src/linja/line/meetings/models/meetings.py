"""Facts about meetings: who holds them, who takes part, which cases were put before them and decided."""

from __future__ import annotations

from django.db import models

from linja.ground.kernel.case_numbers import YEARS
from linja.line.meetings.records import MEETING_KINDS


class Meeting(models.Model):
    """One meeting along the line; its host keeps the agenda and the minutes."""

    kind = models.CharField(max_length=30, choices=[(one, one) for one in MEETING_KINDS])
    title = models.CharField(max_length=300)
    host = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    held_on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    #: A room, or how one takes part from afar.
    place = models.CharField(max_length=200, blank=True)
    digital = models.BooleanField(default=False)
    language = models.CharField(max_length=5, default="nb")
    state = models.CharField(max_length=20, default="planned")
    #: What is said before the cases in the notice, and who was there, in the minutes.
    introduction = models.TextField(blank=True)
    present = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    minuted_at = models.DateTimeField(null=True, blank=True)
    minuted_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-held_on", "-id")
        indexes = (models.Index(fields=("host", "held_on"), name="meetings_by_day"),)

    def __str__(self) -> str:
        return self.title


class Participant(models.Model):
    """An organisation that takes part beside the host."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="participants")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")

    class Meta:
        ordering = ("meeting_id", "id")
        constraints = (models.UniqueConstraint(fields=("meeting", "organisation"), name="participant_once"),)


class Case(models.Model):
    """A case on the agenda. Its number runs by host, kind of meeting and year."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="cases")
    #: Copies of the meeting's host and kind, so that the database itself holds a number to be used once.
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    series = models.CharField(max_length=30, choices=[(one, one) for one in MEETING_KINDS])
    year = models.PositiveSmallIntegerField()
    running = models.PositiveSmallIntegerField()
    ordinal = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    background = models.TextField(blank=True)
    recommendation = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("meeting_id", "ordinal", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "series", "year", "running"), name="case_number_once"
            ),
            models.CheckConstraint(
                condition=models.Q(running__gte=1, year__gte=YEARS[0], year__lte=YEARS[1]),
                name="case_number_plausible",
            ),
        )

    def __str__(self) -> str:
        return f"{self.running:03d}-{self.year} {self.title}"[:300]


class CaseSubject(models.Model):
    """What a case concerns: the address of it, such as ``"requirement:12"``; this room never follows it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="subjects")
    key = models.CharField(max_length=60, db_index=True)
    label = models.CharField(max_length=400)
    #: The day of what is cited; never later than the meeting.
    dated = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("case_id", "id")
        constraints = (models.UniqueConstraint(fields=("case", "key"), name="case_subject_once"),)


class Attachment(models.Model):
    """A paper that goes with a case, by its address."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="attachments")
    title = models.CharField(max_length=300)
    address = models.URLField(max_length=500)

    class Meta:
        ordering = ("case_id", "id")
