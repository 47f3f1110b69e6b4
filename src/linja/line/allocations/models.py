"""Facts about money: what is allotted, what it was used for, and accounts beside budgets."""

from __future__ import annotations

from django.db import models


class Allocation(models.Model):
    """An amount that one organisation allots to one below it."""

    giver = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    receiver = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    #: What it is taken from, when the giver received it itself.
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    year = models.PositiveSmallIntegerField()
    #: In kroner.
    amount = models.DecimalField(max_digits=16, decimal_places=2)
    preliminary = models.BooleanField(default=False)
    purpose = models.CharField(max_length=300)
    conditions = models.TextField(blank=True)
    budget_chapter = models.CharField(max_length=20, blank=True)
    budget_post = models.CharField(max_length=20, blank=True)
    #: The document it follows from, as it is named there.
    source = models.CharField(max_length=300, blank=True)
    #: By when its use is to be reported; empty: there is no such duty.
    report_due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, default="draft")
    given_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-year", "purpose", "id")
        indexes = (
            models.Index(fields=("giver", "year"), name="allocations_by_giver"),
            models.Index(fields=("receiver", "year"), name="allocations_by_receiver"),
        )
        constraints = (
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="allocation_above_zero"),
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("receiver")), name="allocation_not_to_itself"
            ),
        )

    def __str__(self) -> str:
        return self.purpose


class AllocationSubject(models.Model):
    """What an allocation concerns, such as ``"requirement:12"``; this room never follows it."""

    allocation = models.ForeignKey(Allocation, models.CASCADE, related_name="subjects")
    key = models.CharField(max_length=60, db_index=True)
    label = models.CharField(max_length=300)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("allocation", "key"), name="allocation_subject_once"),)


class Use(models.Model):
    """What the receiver says an allocation was used for; a later one takes its place and both are kept."""

    allocation = models.ForeignKey(Allocation, models.CASCADE, related_name="uses")
    amount = models.DecimalField(max_digits=16, decimal_places=2)
    words = models.TextField()
    effect = models.TextField(blank=True)
    preliminary = models.BooleanField(default=False)
    reported_on = models.DateField()
    reported_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("allocation_id", "-reported_on", "-id")


class AccountTable(models.Model):
    """Accounts beside budget for a year, as they stand in a report; ``subject`` is its address."""

    subject = models.CharField(max_length=100, db_index=True)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    year = models.PositiveSmallIntegerField()
    #: Where in the report it is printed, such as ``"section:12"``; empty: where money is told of.
    place = models.CharField(max_length=60, blank=True)
    preliminary = models.BooleanField(default=False)
    #: A deviation of more than so many per cent of the budget is to be told; empty: none is.
    limit_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("subject", "id")
        constraints = (models.UniqueConstraint(fields=("subject", "title"), name="account_table_once"),)

    def __str__(self) -> str:
        return self.title


class AccountRow(models.Model):
    """One category of an account table, in kroner."""

    table = models.ForeignKey(AccountTable, models.CASCADE, related_name="rows")
    ordinal = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=200)
    budget = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    accounts = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ("table_id", "ordinal")
        constraints = (models.UniqueConstraint(fields=("table", "ordinal"), name="account_row_once"),)
