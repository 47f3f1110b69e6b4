"""Finding. The same hits in the same order on both databases.

Order: all asked words in the title first; then the newest year; then the shortest; then kind and id.
No database's own ranking is used, since no two of them agree.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from linja.line.search.calculations.asked import Term, fts5, terms, tsquery
from linja.line.search.calculations.excerpt import Piece, excerpt
from linja.line.search.models import SearchEntry

#: What an entry may stand in: who may read that decides who may find the entry.
REPORT, MEETING, FOLLOWUP = "report", "meeting", "followup"


@dataclass(frozen=True, slots=True)
class Scope:
    """What the reader may find: what is everybody's, and what belongs to ``organisations``.

    ``everything``: no limit of organisation, for those who may read the whole country. ``reports``: ids of
    the reports that may be read; what stands in another is never found, whatever else holds. The same for
    ``meetings`` and the ``items`` to follow up; None: every one of them may be read.
    """

    organisations: frozenset[int] = frozenset()
    everything: bool = False
    reports: frozenset[int] = frozenset()
    meetings: frozenset[int] | None = frozenset()
    items: frozenset[int] | None = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found."""

    kind: str
    object_id: int
    title: str
    year: int
    organisation_id: int | None
    title_pieces: tuple[Piece, ...] = ()
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits; ``counts`` per kind, whatever kinds were chosen."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    counts: dict[str, int] = field(default_factory=dict)


PUBLIC = Scope()


def find(
    text: str,
    kinds: Collection[str] | None = None,
    scope: Scope = PUBLIC,
    limit: int = 20,
    offset: int = 0,
) -> Found:
    """What ``text`` finds, two queries whatever is found; nothing when there is no word in it."""
    asked = terms(text)
    if not asked:
        return Found()
    chosen, counts = _hits_and_counts(asked, kinds, scope, limit, offset)
    # The texts are fetched for the page only: to sort them along is what makes a common word slow.
    entries = SearchEntry.objects.in_bulk(chosen)
    total = sum(count for kind, count in counts.items() if kinds is None or kind in kinds)
    return Found(tuple(_hit(entries[one], asked) for one in chosen), total, counts)


def ids(text: str, kind: str, scope: Scope = PUBLIC, limit: int = 2000) -> list[int]:
    """Ids of what is found of one kind, in order; one query."""
    asked = terms(text)
    if not asked:
        return []
    matched, parameters = _matched(asked, [kind], scope)
    titled, value = _titled(asked)
    columns = f"e.object_id, e.kind, e.year, e.length, {titled} AS titled"
    sql = f"SELECT object_id FROM (SELECT {columns} {matched}) AS found ORDER BY {_RANK} LIMIT {int(limit)}"  # noqa: S608
    return [row[0] for row in _rows(sql, [value, *parameters])]


def _hits_and_counts(
    asked: tuple[Term, ...], kinds: Collection[str] | None, scope: Scope, limit: int, offset: int
) -> tuple[list[int], dict[str, int]]:
    """Entry ids of the page in order, and how many there are of each kind; the words are looked up once."""
    matched, parameters = _matched(asked, None, scope)
    titled, value = _titled(asked)
    narrowed = f"WHERE kind IN ({_marks(kinds)})" if kinds else "WHERE 1 = 0" if kinds is not None else ""
    sql = f"""
        WITH found AS MATERIALIZED (
            SELECT e.id, e.kind, e.year, e.length, e.object_id, {titled} AS titled {matched}
        )
        SELECT id, place, '' FROM (
            SELECT id, row_number() OVER (ORDER BY {_RANK}) AS place FROM (
                SELECT * FROM found {narrowed} ORDER BY {_RANK} LIMIT {int(limit)} OFFSET {int(offset)}
            ) AS page
        ) AS placed
        UNION ALL SELECT COUNT(*), 0, kind FROM found GROUP BY kind
    """  # noqa: S608
    rows = _rows(sql, [value, *parameters, *(kinds or ())])
    places = sorted((place, entry) for entry, place, kind in rows if not kind)
    counts = sorted((kind, count) for count, _place, kind in rows if kind)
    return [entry for _place, entry in places], dict(counts)


def _hit(entry: SearchEntry, asked: tuple[Term, ...]) -> Hit:
    return Hit(
        kind=entry.kind,
        object_id=entry.object_id,
        title=entry.title,
        year=entry.year,
        organisation_id=entry.organisation_id,
        title_pieces=excerpt(entry.title, asked, 300),
        pieces=excerpt(entry.text, asked),
    )


def _matched(asked: tuple[Term, ...], kinds: Collection[str] | None, scope: Scope) -> tuple[str, list[Any]]:
    """``FROM ... WHERE ...`` over what matches and may be seen, with its parameters.

    ``CROSS JOIN``: SQLite then begins with the words, which it otherwise looks up anew for every entry.
    """
    if connection.vendor == "postgresql":
        key, test, value = "entry_id", "i.words @@ %s::tsquery", tsquery(asked)
    else:
        key, test, value = "rowid", "i.search_index MATCH %s", fts5(asked)
    source = f"FROM search_index i CROSS JOIN search_searchentry e WHERE e.id = i.{key} AND {test}"
    parameters: list[Any] = [value]
    if kinds is not None:
        source += f" AND e.kind IN ({_marks(kinds)})" if kinds else " AND 1 = 0"
        parameters += list(kinds)
    if not scope.everything:
        own = f" OR e.organisation_id IN ({_marks(scope.organisations)})" if scope.organisations else ""
        source += f" AND (e.organisation_id IS NULL{own})"
        parameters += sorted(scope.organisations)
    inside, ids = _inside(scope)
    return f"{source} AND (e.within IS NULL{inside})", [*parameters, *ids]


def _inside(scope: Scope) -> tuple[str, list[Any]]:
    """The alternatives to standing in nothing, with their parameters."""
    source, parameters = "", list[Any]()
    for shelf, may in ((REPORT, scope.reports), (MEETING, scope.meetings), (FOLLOWUP, scope.items)):
        if may is None:
            source += f" OR e.shelf = '{shelf}'"
        elif may:
            source += f" OR (e.shelf = '{shelf}' AND e.within IN ({_marks(may)}))"
            parameters += sorted(may)
    return source, parameters


#: The house's own rank, over the columns of ``found``.
_RANK = "titled DESC, year DESC, length, kind, object_id"


def _titled(asked: tuple[Term, ...]) -> tuple[str, str]:
    """Whether all asked words stand in the title: an expression and its parameter."""
    if connection.vendor == "postgresql":
        return "(i.words @@ %s::tsquery)", tsquery(asked, "A")
    return "(i.rowid IN (SELECT rowid FROM search_index WHERE search_index MATCH %s))", fts5(asked, "title")


def _marks(values: Collection[Any]) -> str:
    return ", ".join(["%s"] * len(values))


def _rows(sql: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())


def matching(text: str, kind: str, scope: Scope = PUBLIC) -> RawSQL:
    """Ids of everything found of one kind, as a subquery for ``pk__in``; nothing when there is no word."""
    asked = terms(text)
    if not asked:
        return RawSQL("SELECT object_id FROM search_searchentry WHERE 1 = 0", ())
    matched, parameters = _matched(asked, [kind], scope)
    return RawSQL(f"SELECT e.object_id {matched}", parameters)  # noqa: S611
