"""Facts about rounds: what is asked of many at once."""

from __future__ import annotations

from django.db import models

from linja.ground.kernel import vocabulary as words
from linja.line.reporting.models.common import choices


class Round(models.Model):
    """One asking of the same from many: what, of whom, for which period, by when."""

    SERIES = ("monthly", "tertial", "yearly", "special")

    series = models.CharField(max_length=20, choices=[(one, one) for one in SERIES])
    title = models.CharField(max_length=300)
    #: Who asks, and to whom it is handed in.
    owner = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    report_kind = models.CharField(max_length=40, choices=choices(words.DocumentKind))
    year = models.PositiveSmallIntegerField()
    #: As ``kernel.periods`` writes it: ``2020-T1``, ``2020-03``, ``2020``.
    period = models.CharField(max_length=20)
    language = models.CharField(max_length=5, default="nb")
    #: Key of the template in ``definitions/report_templates``.
    template = models.CharField(max_length=60)
    instruction = models.TextField(blank=True)
    opens_on = models.DateField()
    #: Figures later than this day are not counted in.
    cutoff_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=20, default="planned")
    #: The series it repeats; the next round of the series is proposed from the last.
    follows = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    #: Days before and after the deadline on which those who owe are reminded by themselves; None: never.
    remind_before = models.PositiveSmallIntegerField(null=True, blank=True, default=7)
    remind_after = models.PositiveSmallIntegerField(null=True, blank=True, default=1)
    #: Only these are asked (ids of requirements of the owner's documents); empty: all in force for the unit.
    asks_chosen = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-due_on", "id")
        constraints = (
            models.UniqueConstraint(fields=("owner", "series", "period", "title"), name="round_once"),
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("opens_on")), name="round_due_after_opening"
            ),
        )

    def __str__(self) -> str:
        return self.title


class RoundUnit(models.Model):
    """One organisation that is asked in a round, and the report in which it answers."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="units")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    report = models.OneToOneField("Report", models.SET_NULL, null=True, blank=True, related_name="round_unit")
    #: Later than the round's own day, when that was agreed.
    due_on = models.DateField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("round_id", "id")
        constraints = (models.UniqueConstraint(fields=("round", "organisation"), name="round_unit_once"),)


class RoundRequirement(models.Model):
    """A requirement that a round asks about, when it does not ask about everything.

    It is one of the owner's own; a unit answers the requirement that was derived from it for the unit,
    else this one itself.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="asked")
    requirement = models.ForeignKey("requirements.Requirement", models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("round", "requirement"), name="round_asks_once"),)
