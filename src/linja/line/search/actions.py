"""The only writer of the index. Called by other rooms' actions, inside their transactions.

What is written here is derived from what those rooms hold and log, so it is not logged again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection, transaction

from linja.line.search.calculations.asked import tsvector
from linja.line.search.calculations.stems import stems
from linja.line.search.models import SearchEntry
from linja.line.search.queries import FOLLOWUP, MEETING, REPORT
from linja.people.audit.kept import Kept

__all__ = ["FOLLOWUP", "MEETING", "REPORT", "Entry", "index", "rebuild", "remove"]
_BATCH = 500
_STANDING: Kept[int] = Kept(
    lambda kind, key: SearchEntry.objects.filter(kind=kind, object_id=key).values_list("pk", flat=True)
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a room wants found. ``organisation_id`` and ``within`` None: everybody may find it.

    ``within``: the report that it stands in, or what ``shelf`` says. Who may read which of them is asked anew
    at each search, so that nothing in the index must change when a report is handed over, taken back or
    published, or when a meeting is called.
    """

    kind: str
    object_id: int
    title: str
    text: str
    year: int = 0
    organisation_id: int | None = None
    within: int | None = None
    shelf: str = REPORT


@transaction.atomic(savepoint=False)
def index(entries: Sequence[Entry]) -> None:
    """Make the entries findable; those of the same kind and id are replaced."""
    if len(entries) == 1 and _written_over(entries[0]):
        return
    for kind in {entry.kind for entry in entries}:
        remove(kind, [entry.object_id for entry in entries if entry.kind == kind])
    worded = [(entry, stems(entry.title), stems(entry.text)) for entry in entries]
    rows = SearchEntry.objects.bulk_create(
        [_row(entry, len(title) + len(body)) for entry, title, body in worded], batch_size=_BATCH
    )
    _write_words([(row.pk, title, body) for row, (_e, title, body) in zip(rows, worded, strict=True)])


def _written_over(entry: Entry) -> bool:
    """One alone, as each save has it, takes the place of what stands; False when there is none."""
    pk = _STANDING.one(entry.kind, entry.object_id)
    if pk is None:
        return False
    title, body = stems(entry.title), stems(entry.text)
    fields = _fields(entry, len(title) + len(body))
    SearchEntry.objects.filter(pk=pk).update(**fields)
    _rewrite_words(pk, title, body)
    return True


@transaction.atomic
def rebuild(entries: Iterable[Entry]) -> dict[str, int]:
    """Empty the index and fill it anew; how many entries of each kind. All or nothing."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_index")
    SearchEntry.objects.all().delete()
    counted: Counter[str] = Counter()
    for batch in _batches(entries):
        counted.update(entry.kind for entry in batch)
        index(batch)
    return dict(sorted(counted.items()))


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    rest = iter(entries)
    while batch := list(islice(rest, _BATCH)):
        yield batch


@transaction.atomic(savepoint=False)
def remove(kind: str, object_ids: Iterable[int]) -> None:
    """Make what is named unfindable."""
    ids = list(object_ids)
    for start in range(0, len(ids), _BATCH):
        found = SearchEntry.objects.filter(kind=kind, object_id__in=ids[start : start + _BATCH])
        gone = list(found.values_list("pk", flat=True))
        if gone:
            _remove_words(gone)
            SearchEntry.objects.filter(pk__in=gone).delete()


def _row(entry: Entry, length: int) -> SearchEntry:
    return SearchEntry(kind=entry.kind, object_id=entry.object_id, **_fields(entry, length))


def _fields(entry: Entry, length: int) -> dict[str, Any]:
    return {
        "title": entry.title[:300],
        "text": entry.text,
        "year": entry.year,
        "length": length,
        "organisation_id": entry.organisation_id,
        "within": entry.within,
        "shelf": entry.shelf,
    }


def _write_words(rows: list[tuple[int, list[str], list[str]]]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.executemany(
                "INSERT INTO search_index (entry_id, words) VALUES (%s, %s::tsvector)",
                [(pk, tsvector(title, body)) for pk, title, body in rows],
            )
        else:
            cursor.executemany(
                "INSERT INTO search_index (rowid, title, body) VALUES (%s, %s, %s)",
                [(pk, " ".join(title), " ".join(body)) for pk, title, body in rows],
            )


def _rewrite_words(pk: int, title: list[str], body: list[str]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "UPDATE search_index SET words = %s::tsvector WHERE entry_id = %s",
                [tsvector(title, body), pk],
            )
        else:
            cursor.execute(
                "UPDATE search_index SET title = %s, body = %s WHERE rowid = %s",
                [" ".join(title), " ".join(body), pk],
            )


def _remove_words(entry_ids: list[int]) -> None:
    column = "entry_id" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(entry_ids))
        cursor.execute(f"DELETE FROM search_index WHERE {column} IN ({marks})", entry_ids)  # noqa: S608
