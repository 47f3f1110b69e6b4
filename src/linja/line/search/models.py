"""What can be found.

The words themselves stand in ``search_index``, which each database holds in its own way: a FTS5 table in
SQLite, a ``tsvector`` with a GIN index in PostgreSQL. Both are fed the same stems.
"""

from __future__ import annotations

from django.db import models


class SearchEntry(models.Model):
    """One thing that can be found, as a room told us."""

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    title = models.CharField(max_length=300)
    #: The text that excerpts are cut from.
    text = models.TextField(blank=True)
    year = models.PositiveSmallIntegerField(default=0)
    #: Number of words: of two hits of the same year the shorter one is more about what was asked.
    length = models.PositiveIntegerField(default=0)
    #: Whose it is; empty: everybody may find it.
    organisation = models.ForeignKey(
        "organisations.Organisation", models.CASCADE, null=True, blank=True, related_name="+"
    )
    #: Id of the report, meeting or item that it stands in, when only those who may read that may find it.
    within = models.BigIntegerField(null=True, blank=True)
    #: Which of them ``within`` names.
    shelf = models.CharField(max_length=20, default="report")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("kind", "object_id"), name="search_entry_once"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
