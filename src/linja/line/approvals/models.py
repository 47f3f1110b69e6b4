"""Statements and sign-offs on (subject, content hash). Knows neither subject's kind."""

from __future__ import annotations

from django.db import models

from linja.line.approvals.records import POSITIONS


class Statement(models.Model):
    """What a representative body says of one version of something; locked once delivered (rule 13)."""

    #: Address of the subject, such as ``"report:7"``; this room never follows it.
    subject = models.CharField(max_length=100, db_index=True)
    #: Hash of the body that the statement was written about (rule 10); empty for one read from paper.
    content_hash = models.CharField(max_length=64, blank=True)
    body_name = models.CharField(max_length=200)
    #: Which voice it is: "user_committee" or "employees".
    body_kind = models.CharField(max_length=30, default="user_committee")
    body = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    title = models.CharField(max_length=300)
    number = models.CharField(max_length=20, blank=True)
    #: Blocks of the neutral tree, with level-marked headings as sections; printed word for word.
    sections = models.JSONField(default=list, blank=True)
    ordinal = models.PositiveSmallIntegerField(default=1)
    #: Where the body stands, in its own choice; empty: it does not say. Never printed: the words are.
    position = models.CharField(max_length=20, blank=True, choices=[(one, one) for one in POSITIONS])
    #: When the body treated the report, in a meeting of its own.
    treated_on = models.DateField(null=True, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)
    locked_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("subject", "ordinal", "id")

    def __str__(self) -> str:
        return self.title


class SignOff(models.Model):
    """A signature on named parts of something, as they read when it was given (rule 10); never changed.

    A later one on the same subject in the same role takes its place; the earlier is kept.
    """

    ROLES = ("leader", "board")

    subject = models.CharField(max_length=100, db_index=True)
    role = models.CharField(max_length=20, choices=[(one, one) for one in ROLES])
    #: For whom it was signed.
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    person_key = models.CharField(max_length=100)
    person_name = models.CharField(max_length=200)
    #: ``{name of part: hash}``; the words stand in :class:`SignedText` under the hash.
    parts = models.JSONField()
    at = models.DateTimeField()
    #: The day of the board's meeting.
    meeting_on = models.DateField(null=True, blank=True)
    case_number = models.CharField(max_length=20, blank=True)
    note = models.CharField(max_length=500, blank=True)
    #: ``{key of a gap: the reason for accepting it}``.
    accepted = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("subject", "at", "id")


class SignedText(models.Model):
    """The words of a part as they were signed, kept once under their hash to show what changed since."""

    content_hash = models.CharField(max_length=64, unique=True)
    title = models.TextField(blank=True)
    text = models.TextField(blank=True)
    #: ``[[name, code], ...]``.
    facts = models.JSONField(default=list, blank=True)
