"""Publications and their editions: frozen snapshots with an address that lasts (rule 14)."""

from __future__ import annotations

from django.db import models


class Publication(models.Model):
    """Something that is published under one address, in one or more editions."""

    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    #: Address of what it was compiled from, such as ``"report:7"``.
    subject = models.CharField(max_length=100, db_index=True)

    class Meta:
        ordering = ("-year", "title")

    def __str__(self) -> str:
        return self.title


class Edition(models.Model):
    """One compiled version: the frozen tree and its hash. Never changed after it is written."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    #: The document tree as ``ground.document.serial`` writes it.
    tree = models.JSONField()
    content_hash = models.CharField(max_length=64)
    #: What the completeness check said when it was compiled.
    missing = models.JSONField(default=list, blank=True)
    #: Rows for machines: what was asked and how it stands, as it was when compiled.
    open_data = models.JSONField(default=list, blank=True)
    note = models.CharField(max_length=500, blank=True)
    compiled_by = models.CharField(max_length=200)
    compiled_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("publication_id", "-number")
        constraints = (models.UniqueConstraint(fields=("publication", "number"), name="edition_number_once"),)

    def __str__(self) -> str:
        return f"{self.publication.title}, {self.number}"


class Submission(models.Model):
    """An edition that was put before somebody: the receiver above, or a representative body.

    It stays readable there whatever becomes of what it was compiled from. Never changed.
    """

    AUDIENCES = ("receiver", "user_committee", "employees")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="submissions")
    audience = models.CharField(max_length=20, choices=[(one, one) for one in AUDIENCES])
    #: Where the audience's people hold their role: the organisation above, or the body's own.
    receiver = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    by_key = models.CharField(max_length=100)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    #: ``{key of a gap: the reason for accepting it}``.
    accepted = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("audience", "receiver"), name="submissions_by_audience"),)
