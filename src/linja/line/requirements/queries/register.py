"""The register: rows of one page, and counts that are links.

Each filter is counted by the database, one statement per filter. Where words narrow the list, what the
filters look at is fetched once and added up here instead, since the words would be looked up anew for
every filter. The number of statements is the same for ten requirements and for twenty thousand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When
from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.vocabulary import ChangeType, DocumentKind, Obligation, RequirementKind
from linja.line.requirements.calculations import deadlines
from linja.line.requirements.calculations.facets import FIELDS, Counted, columns, counted, facets, total
from linja.line.requirements.lifecycle import DRAFT
from linja.line.requirements.models import GoverningDocument, Requirement
from linja.line.requirements.queries.addressed import spoken_to
from linja.line.requirements.queries.visible import open_to
from linja.line.requirements.records import RegisterFilter, RegisterPage, RegisterRow
from linja.line.search import queries as search

_ORDERS: Mapping[str, tuple[str, ...]] = {
    "document": ("-year", "document_id", "ordinal"),
    "due": ("due_on", "pk"),
    "year": ("year", "document_id", "ordinal"),
    "title": ("current__text", "pk"),
}
_COLUMNS = (
    "pk", "current_id", "document_id", "document__title", "document__kind", "year", "ordinal", "kind",
    "chapter", "chapter_title", "title", "current__stem", "current__text", "obligation", "due_on", "lead",
    "current__change", "current__number", "document__state",
)  # fmt: skip


def register(
    chosen: RegisterFilter, page: int = 1, size: int = 50, actor: Actor | None = None
) -> RegisterPage:
    """A page of the register with its counts. A page beyond the last one is the last one.

    ``actor``: who reads; without one, what is issued.
    """
    today = chosen.on or timezone.localdate()
    base = _base(chosen, actor)
    counts, rows = (_added_up if chosen.text.strip() else _counted)(base, chosen, today)
    pages = max(1, -(-rows // size))
    here = min(max(1, page), pages)
    found = _ordered(_narrowed(base, chosen, today), chosen.sort).values_list("pk", flat=True)
    shown = list(found[(here - 1) * size : here * size])
    titles = dict(GoverningDocument.objects.values_list("pk", "title"))
    return RegisterPage(
        rows=_rows(shown, today),
        total=rows,
        page=here,
        size=size,
        pages=pages,
        facets=facets(counts, chosen, titles),
    )


def _rows(ids: list[int], today: date) -> tuple[RegisterRow, ...]:
    """The rows in the order of ``ids``. By id, since joining first is what makes a late page slow."""
    values = Requirement.objects.filter(pk__in=ids).order_by().values_list(*_COLUMNS)
    rows = {one[0]: _row(one, today) for one in values}
    return tuple(rows[one] for one in ids)


def register_rows(chosen: RegisterFilter, actor: Actor | None = None) -> Iterator[RegisterRow]:
    """Every row that the filter shows the reader, for an export."""
    today = chosen.on or timezone.localdate()
    found = _ordered(_narrowed(_base(chosen, actor), chosen, today), chosen.sort)
    for values in found.values_list(*_COLUMNS).iterator(chunk_size=2000):
        yield _row(values, today)


def _base(chosen: RegisterFilter, actor: Actor | None) -> QuerySet[Requirement]:
    """What the reader may choose within: found by the search words, addressed to whom was asked for."""
    rows = open_to(Requirement.objects.order_by(), actor)
    if chosen.text.strip():
        rows = rows.filter(pk__in=search.matching(chosen.text, "requirement"))
    if chosen.addressee_ids:
        day = chosen.on or timezone.localdate()
        rows = rows.filter(document_id__in=spoken_to(chosen.addressee_ids, day))
    return rows


def _looked_at(rows: QuerySet[Requirement], today: date) -> list[tuple[Any, ...]]:
    """What the filters look at, in the order of ``facets.FIELDS``."""
    found = rows.annotate(state=_state(today)).values_list(
        "kind", "obligation", "document_id", "year", "chapter_title", "state", "lead"
    )
    return list(found)


def _added_up(base: QuerySet[Requirement], chosen: RegisterFilter, today: date) -> tuple[Counted, int]:
    """The counts of every filter and of all, from one look at what the words find."""
    held = columns(_looked_at(base, today), chosen)
    return counted(held), total(held)


def _counted(base: QuerySet[Requirement], chosen: RegisterFilter, today: date) -> tuple[Counted, int]:
    """The counts of every filter and of all, by the database."""
    found: dict[str, Counter[object]] = {}
    for field, name in FIELDS.items():
        without: dict[str, Any] = {name: ()}
        others = replace(chosen, **without)
        rows = _narrowed(base, others, today)
        found[field] = _states(rows, today) if field == "deadline" else _values(rows, field)
    free = next((field for field, name in FIELDS.items() if not getattr(chosen, name)), None)
    every = found[free].total() if free else _narrowed(base, chosen, today).count()
    return found, every


def _values(rows: QuerySet[Requirement], field: str) -> Counter[object]:
    return Counter(dict(rows.values_list(field).annotate(Count("pk"))))


def _states(rows: QuerySet[Requirement], today: date) -> Counter[object]:
    """The deadline states, added up in one pass: to group by an expression would sort every row."""
    binds = Q(obligation=Obligation.IN_FORCE)
    soon = today + timedelta(days=deadlines.SOON_DAYS)
    found = rows.aggregate(
        every=Count("pk"),
        passed=Count("pk", filter=binds & Q(due_on__lt=today)),
        soon=Count("pk", filter=binds & Q(due_on__gte=today, due_on__lte=soon)),
        on_track=Count("pk", filter=binds & Q(due_on__gt=soon)),
    )
    found["none"] = 2 * found["every"] - sum(found.values())
    del found["every"]
    return Counter({state: number for state, number in found.items() if number})


def _state(today: date) -> Case:
    """``calculations.deadlines.state`` in the database's words; a test holds the two together."""
    binds = Q(obligation=Obligation.IN_FORCE)
    return Case(
        When(Q(due_on=None) | ~binds, then=Value("none")),
        When(due_on__lt=today, then=Value("passed")),
        When(due_on__lte=today + timedelta(days=deadlines.SOON_DAYS), then=Value("soon")),
        default=Value("on_track"),
        output_field=CharField(),
    )


def _narrowed(rows: QuerySet[Requirement], chosen: RegisterFilter, today: date) -> QuerySet[Requirement]:
    wanted = {
        "kind__in": chosen.kinds,
        "obligation__in": chosen.obligations,
        "document_id__in": chosen.document_ids,
        "year__in": chosen.years,
        "chapter_title__in": chosen.goal_areas,
        "lead__in": chosen.leads,
    }
    rows = rows.filter(**{lookup: values for lookup, values in wanted.items() if values})
    if chosen.deadlines:
        rows = rows.alias(state=_state(today)).filter(state__in=chosen.deadlines)
    return rows


def _ordered(rows: QuerySet[Requirement], sort: str) -> QuerySet[Requirement]:
    first, *rest = _ORDERS.get(sort.removeprefix("-"), _ORDERS["document"])
    falling = first.startswith("-") != sort.startswith("-")
    column = F(first.removeprefix("-"))
    # What has no date comes last whichever way one sorts.
    last = {"nulls_last": True} if first == "due_on" else {}
    return rows.order_by(column.desc(**last) if falling else column.asc(**last), *rest)


def _row(values: tuple[Any, ...], today: date) -> RegisterRow:
    row = dict(zip(_COLUMNS, values, strict=True))
    obligation = Obligation(row["obligation"])
    return RegisterRow(
        id=row["pk"],
        version_id=row["current_id"],
        document_id=row["document_id"],
        document_title=row["document__title"],
        document_kind=DocumentKind(row["document__kind"]),
        year=row["year"],
        ordinal=row["ordinal"],
        kind=RequirementKind(row["kind"]),
        chapter=row["chapter"],
        chapter_title=row["chapter_title"],
        title=row["title"],
        stem=row["current__stem"],
        text=row["current__text"],
        obligation=obligation,
        due_on=row["due_on"],
        deadline_state=deadlines.state(row["due_on"], obligation, today),
        lead=row["lead"],
        change=ChangeType(row["current__change"]),
        version_number=row["current__number"],
        draft=row["document__state"] == DRAFT,
    )
