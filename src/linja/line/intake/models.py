"""Uploaded documents, what reading found in them, and what a person made of it."""

from __future__ import annotations

from django.db import models


class UploadedDocument(models.Model):
    """A file somebody gave us, and how far we have come with it (states: ``lifecycle``)."""

    name = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    file = models.FileField(upload_to="intake/%Y/")
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=20, default="received")
    progress = models.PositiveSmallIntegerField(default=0)
    #: Refusal code and facts when reading could not be done.
    failure = models.JSONField(default=dict, blank=True)
    #: ``DocumentFacts`` as found, then as corrected by a person.
    kind = models.CharField(max_length=40, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    language = models.CharField(max_length=5, blank=True)
    title = models.CharField(max_length=300, blank=True)
    #: The document's own date (ISO) and organisation, as printed in it.
    printed_date = models.CharField(max_length=10, blank=True, default="")
    printed_organisation = models.CharField(max_length=200, blank=True, default="")
    #: The source's lines and their pages, kept whole: nothing of the source is lost.
    lines = models.JSONField(default=list, blank=True)
    pages = models.JSONField(default=list, blank=True)
    #: Headings, tables, statements and warnings as ``ground.reading`` gave them.
    headings = models.JSONField(default=list, blank=True)
    tables = models.JSONField(default=list, blank=True)
    statements = models.JSONField(default=list, blank=True)
    items = models.JSONField(default=list, blank=True)
    warnings = models.JSONField(default=list, blank=True)
    #: Where the document contradicts itself, as ``ground.checking`` found it; None: it has not been checked.
    contradictions = models.JSONField(null=True, blank=True)
    uploaded_by = models.CharField(max_length=200)
    uploader_key = models.CharField(max_length=40)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    #: When the state last changed: a reading that has stood still for long is stuck.
    state_since = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-uploaded_at", "-id")

    def __str__(self) -> str:
        return self.name


class Finding(models.Model):
    """One requirement that reading found (or a person cut out), with its place and fields."""

    document = models.ForeignKey(UploadedDocument, models.CASCADE, related_name="findings")
    ordinal = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    line_end = models.PositiveIntegerField()
    answer_line = models.PositiveIntegerField(null=True, blank=True)
    answer_line_end = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=20, default="proposed")
    confidence = models.FloatField(default=0.0)
    doubts = models.JSONField(default=list, blank=True)
    #: ``FoundRequirement`` as JSON: as found, then as corrected.
    data = models.JSONField(default=dict)
    #: As the machine found it; None for one that a person cut out.
    as_found = models.JSONField(null=True, blank=True)
    #: Names of the fields that a person has set: reading again after a new cut leaves them alone.
    edited = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("document_id", "line", "ordinal")
        indexes = (models.Index(fields=("document", "state")),)


class Correction(models.Model):
    """One thing that a person did in the review, with what it changed, so that it can be undone."""

    document = models.ForeignKey(UploadedDocument, models.CASCADE, related_name="corrections")
    at = models.DateTimeField(auto_now_add=True)
    actor_key = models.CharField(max_length=64)
    actor_name = models.CharField(max_length=200)
    #: The action's name: ``move_boundary``, ``merge``, ``accept`` ...
    what = models.CharField(max_length=30)
    #: The finding that the person worked on; it may be gone (merged).
    finding_key = models.PositiveBigIntegerField(null=True, blank=True)
    #: {"findings": [{"id", "before": {field: value} | None, "after": ... | None}],
    #:  "document": {field: [before, after]}}. Only fields that changed; None: there was no such finding.
    changes = models.JSONField(default=dict)
    undone_by = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        ordering = ("document_id", "id")


class Mark(models.Model):
    """What a person said of one contradiction; one that nobody has said anything of has no row.

    The contradiction itself is found anew each time: the row holds only its fingerprint.
    """

    #: Address of what contradicts itself, such as ``"upload:7"``; this room follows only its own.
    subject = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=32)
    #: "explained" or "mended" (``lifecycle.MARK``).
    state = models.CharField(max_length=20)
    reason = models.CharField(max_length=500, blank=True)
    by_key = models.CharField(max_length=64)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ("subject", "id")
        constraints = (models.UniqueConstraint(fields=("subject", "fingerprint"), name="marked_once"),)
