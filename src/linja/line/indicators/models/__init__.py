"""Facts about values: each with its state and where it comes from; what is replaced is kept."""

from __future__ import annotations

from django.db import models

from linja.ground.kernel.value_states import WITH_NUMBER, ValueState
from linja.line.indicators.models.targets import StoredTarget, TargetIndicator

__all__ = ["Break", "Import", "ImportRow", "StoredTarget", "TargetIndicator", "Value"]


def _number() -> models.DecimalField:  # type: ignore[type-arg]
    return models.DecimalField(max_digits=24, decimal_places=8, null=True, blank=True)


class OfferedFile(models.Model):
    """A file that waits to be taken in; it is gone when it is taken in or thrown away."""

    name = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="values/%Y/")
    shape = models.CharField(max_length=20)
    #: The sheet of a workbook; empty: the first.
    sheet = models.CharField(max_length=100, blank=True)
    #: What the figures are of, where the file does not say.
    indicator = models.CharField(max_length=60, blank=True)
    #: Who made the figures, in the giver's words.
    origin = models.CharField(max_length=200, blank=True)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    offered_at = models.DateTimeField()
    offered_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("-offered_at", "-id")

    def __str__(self) -> str:
        return self.name


class Import(models.Model):
    """A file that was read in, or tables of a document; the hash tells the same when it comes again."""

    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, default="import")
    shape = models.CharField(max_length=20, blank=True)
    origin = models.CharField(max_length=200, blank=True)
    #: For whom it was taken in: who may see it. Empty: the system itself.
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=200)
    #: Rows that became values (``replaced``: in another's place), and those that said what was known already.
    new = models.PositiveIntegerField(default=0)
    replaced = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-taken_at", "-id")
        constraints = (models.UniqueConstraint(fields=("sha256", "organisation"), name="import_taken_once"),)

    def __str__(self) -> str:
        return self.name


class ImportRow(models.Model):
    """A row that was left out, with why."""

    taken = models.ForeignKey(Import, models.CASCADE, related_name="left_out")
    #: As the file counts: 1 is the heading.
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ("taken_id", "row")


class Value(models.Model):
    """One value. A later one takes its place (``replaced_at``) and both are kept."""

    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=60)
    #: The version of the definition that it was measured by.
    version = models.PositiveSmallIntegerField()
    #: The kernel's code, such as ``2019T2``.
    period = models.CharField(max_length=20)
    period_end = models.DateField()
    #: ``cancer_forms=lung``; several in the order of their lists; empty: the whole.
    breakdown = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=20)
    number = _number()
    numerator = _number()
    denominator = _number()
    unit = models.CharField(max_length=30, blank=True)
    extracted_on = models.DateField(null=True, blank=True)
    source_kind = models.CharField(max_length=20)
    #: The file, or the document with its line.
    source = models.CharField(max_length=300, blank=True)
    taken = models.ForeignKey(Import, models.PROTECT, null=True, blank=True, related_name="values")
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)
    #: None: this is what is held now.
    replaced_at = models.DateTimeField(null=True, blank=True)
    #: None: seen only by the unit, those above it, and national roles.
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("indicator", "organisation_id", "breakdown", "period_end", "period", "recorded_at")
        indexes = (
            models.Index(fields=("indicator", "period", "organisation"), name="value_by_indicator"),
            models.Index(fields=("organisation", "period_end"), name="value_by_organisation"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "indicator", "period", "breakdown"),
                condition=models.Q(replaced_at__isnull=True),
                name="value_held_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=sorted(WITH_NUMBER), number__isnull=False)
                | (~models.Q(state__in=sorted(WITH_NUMBER)) & models.Q(number__isnull=True)),
                name="value_number_by_state",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ValueState.ZERO.value) | models.Q(number=0), name="value_zero_is_0"
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator} {self.period}"


class Break(models.Model):
    """Why figures from before and after a day do not say the same: a mark on every series that crosses it."""

    kind = models.CharField(max_length=20)
    #: Empty: all indicators.
    indicator = models.CharField(max_length=60, blank=True)
    #: Empty: everywhere.
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    from_on = models.DateField()
    #: The last day, when it passes; empty: for good.
    until_on = models.DateField(null=True, blank=True)
    words = models.TextField()
    said_by = models.CharField(max_length=200)
    said_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("from_on", "id")

    def __str__(self) -> str:
        return self.words
