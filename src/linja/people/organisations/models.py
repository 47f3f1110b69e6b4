"""Organisations, what they are called, whom they stand under, and what happened to them, by date."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from linja.people.organisations import calculations
from linja.people.organisations.kinds import LinkKind, OrganisationChangeKind, OrganisationKind


def _choices(words: type) -> list[tuple[str, str]]:
    return [(str(word), str(word)) for word in words]  # type: ignore[attr-defined]


def valid_organisation_number(value: str) -> None:
    """Nine digits whose last one is the right check digit."""
    if calculations.organisation_number(value) != value:
        raise ValidationError("Not a valid organisation number.", code="organisation_number")


class Organisation(models.Model):
    """One unit along the line, for ever: a merged or dissolved one stays readable."""

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=24, choices=_choices(OrganisationKind))
    organisation_number = models.CharField(
        max_length=9, null=True, blank=True, unique=True, validators=[valid_organisation_number]
    )
    resh_id = models.CharField(max_length=12, null=True, blank=True, unique=True)
    #: Municipality number, or another running number of the kind.
    code = models.CharField(max_length=12, blank=True, default="")
    slug = models.SlugField(max_length=80, unique=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["kind", "name"])]
        constraints = [
            models.CheckConstraint(
                name="organisation_ends_after_start",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            )
        ]

    def __str__(self) -> str:
        return self.name


class OrganisationLink(models.Model):
    """``child`` stood under ``parent`` from a date to a date. A jointly owned HF has four at once."""

    child = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=_choices(LinkKind), default=LinkKind.OWNED)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="organisation_not_its_own_parent", condition=~Q(child=F("parent"))),
            models.CheckConstraint(
                name="organisation_link_ends_after_start",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
            models.UniqueConstraint(
                fields=["child", "parent", "kind", "valid_from"], name="organisation_link_once"
            ),
            models.UniqueConstraint(
                fields=["child", "parent", "kind"],
                condition=Q(valid_from=None),
                name="organisation_link_once_from_ever",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child_id} under {self.parent_id}"


class Alias(models.Model):
    """A name by which documents call the organisation; ``normalised`` is what is compared."""

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    normalised = models.CharField(max_length=200, db_index=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "normalised"], name="organisation_alias_once")
        ]

    def __str__(self) -> str:
        return self.name


class OrganisationChange(models.Model):
    """What happened on a date: renamed, merged, dissolved, transferred; into or to whom."""

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=_choices(OrganisationChangeKind))
    on = models.DateField()
    successor = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    old_name = models.CharField(max_length=200, blank=True, default="")
    new_name = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class HandedOver(models.Model):
    """One thing that a change has brought from the organisation to its successor; never changed."""

    change = models.ForeignKey(OrganisationChange, on_delete=models.PROTECT, related_name="handed_over")
    #: What it is, ``"report:7"``; this room never follows it.
    key = models.CharField(max_length=60, db_index=True)
    label = models.CharField(max_length=400)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["change", "key"], name="handed_over_once")]

    def __str__(self) -> str:
        return self.label
