"""What people are told. A notice is news, not a record: what was done stands in the log."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Notice(models.Model):
    """One thing told to one person, in the language that the person reads."""

    person = models.ForeignKey("accounts.Person", models.CASCADE, related_name="+")
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=300)
    #: Read on the person's own page only; a message carries the subject and the link.
    body = models.TextField(blank=True, default="")
    #: An address within the site, with its leading stroke.
    link = models.CharField(max_length=300, blank=True, default="")
    #: What it is about, ``"report:7"``: so that a later act can find what was told before.
    about = models.CharField(max_length=100, blank=True, default="", db_index=True)
    created_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    #: Not to be mailed before this moment: whoever takes it to send moves it on, and no other takes it then.
    try_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["person", "seen_at"]),
            models.Index(fields=["mailed_at", "try_at"]),
        ]

    def __str__(self) -> str:
        return self.subject
