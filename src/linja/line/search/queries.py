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


@dataclass(frozen=True, slots=True)
class Scope:
    """What the reader may find: what is everybody's, and what belongs to ``organisations``.

    ``everything``: no limit, for those who may read the whole country.
    """

    organisations: frozenset[int] = frozenset()
    everything: bool = False


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
    """What ``text`` finds, three queries whatever is found; nothing when there is no word in it."""
    asked = terms(text)
    if not asked:
        return Found()
    counts = _counts(asked, scope)
    total = sum(count for kind, count in counts.items() if kinds is None or kind in kinds)
    return Found(_hits(asked, kinds, scope, limit, offset), total, counts)


def ids(text: str, kind: str, scope: Scope = PUBLIC, limit: int = 2000) -> list[int]:
    """Ids of what is found of one kind, in order; one query."""
    asked = terms(text)
    if not asked:
        return []
    matched, parameters = _matched(asked, [kind], scope)
    sql = f"SELECT e.object_id {matched} ORDER BY {_order(asked, parameters)} LIMIT {int(limit)}"
    return [row[0] for row in _rows(sql, parameters)]


def _hits(
    asked: tuple[Term, ...], kinds: Collection[str] | None, scope: Scope, limit: int, offset: int
) -> tuple[Hit, ...]:
    matched, parameters = _matched(asked, kinds, scope)
    sql = (
        f"SELECT e.id {matched} ORDER BY {_order(asked, parameters)} "
        f"LIMIT {int(limit)} OFFSET {int(offset)}"
    )
    chosen = [row[0] for row in _rows(sql, parameters)]
    # The texts are fetched for the page only: to sort them along is what makes a common word slow.
    found = SearchEntry.objects.in_bulk(chosen)
    return tuple(_hit(found[one], asked) for one in chosen)


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


def _counts(asked: tuple[Term, ...], scope: Scope) -> dict[str, int]:
    matched, parameters = _matched(asked, None, scope)
    return dict(_rows(f"SELECT e.kind, COUNT(*) {matched} GROUP BY e.kind ORDER BY e.kind", parameters))


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
    return source, parameters


def _order(asked: tuple[Term, ...], parameters: list[Any]) -> str:
    """The house's own rank; adds its parameter."""
    if connection.vendor == "postgresql":
        titled, value = "(i.words @@ %s::tsquery)", tsquery(asked, "A")
    else:
        titled = "(i.rowid IN (SELECT rowid FROM search_index WHERE search_index MATCH %s))"
        value = fts5(asked, "title")
    parameters.append(value)
    return f"{titled} DESC, e.year DESC, e.length, e.kind, e.object_id"


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
