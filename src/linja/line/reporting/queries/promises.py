"""Reading promised dates: they come back when they pass."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.ground.kernel.vocabulary import DatePrecision
from linja.line.reporting import lifecycle, rules
from linja.line.reporting.models import PromisedDate
from linja.line.reporting.queries.reports import visible
from linja.line.reporting.records import PromiseRecord
from linja.people.audit.kept import Kept

#: Who is reminded of what they have promised.
KEEPERS = ("rhf_controller", "rhf_leader", "hf_contributor", "hf_leader", "clinic_contributor")


def visible_promises(actor: Actor) -> QuerySet[PromisedDate]:
    """What the actor may read: own promises, and those in reports that were handed in to the actor.

    A promise stands in an answer, so whoever may read the report may read it; what became of a published
    one is told to the own people and the receivers only.
    """
    rows = PromisedDate.objects.select_related(
        "organisation", "moved_to", "answered__report", "answered__version__requirement"
    ).exclude(answered__report__state=lifecycle.REPLACED)
    if rules.reads_everything(actor):
        return rows
    own = Q(organisation_id__in=actor.organisations(*rules.INSIDERS))
    received = Q(answered__report__in=visible(actor).exclude(state=lifecycle.PUBLISHED).values("pk"))
    received |= Q(
        answered__report__state__in=lifecycle.HANDED_OVER,
        answered__report__receiver_id__in=actor.organisations(*rules.RECEIVERS),
    )
    if any(held.role in rules.NATIONAL for held in actor.roles):
        received |= Q(
            answered__report__state__in=lifecycle.HANDED_OVER, answered__report__organisation__kind="rhf"
        )
    return rows.filter(own | received)


_PROMISED: Kept[int] = Kept(
    lambda answered: (
        PromisedDate.objects.filter(answered_id__in=answered).order_by().values_list("pk", flat=True)[:1]
    )
)


def promises(
    actor: Actor,
    *,
    organisation_ids: Iterable[int] | None = None,
    answered_ids: Iterable[int] | None = None,
    requirement_ids: Iterable[int] | None = None,
) -> tuple[PromiseRecord, ...]:
    """Promised dates that the actor may read, by day."""
    chosen = None if answered_ids is None else tuple(sorted(set(answered_ids)))
    if chosen is not None and not _PROMISED(chosen):
        return ()  # A cheap question that most often spares the dear one.
    rows = visible_promises(actor)
    if organisation_ids is not None:
        rows = rows.filter(organisation_id__in=set(organisation_ids))
    if chosen is not None:
        rows = rows.filter(answered_id__in=chosen)
    if requirement_ids is not None:
        rows = rows.filter(answered__version__requirement_id__in=set(requirement_ids))
    return tuple(_record(row) for row in rows.order_by("due_on", "pk"))


def promises_due(actor: Actor, today: date) -> tuple[PromiseRecord, ...]:
    """Open promises of the actor's own organisations whose day has come: to be kept, moved or dropped."""
    own = actor.organisations(*KEEPERS)
    if not own:
        return ()
    rows = visible_promises(actor).filter(organisation_id__in=own, state="open", due_on__lt=today)
    return tuple(_record(row) for row in rows.order_by("due_on", "pk"))


def promise(promise_id: int, actor: Actor) -> PromiseRecord:
    """One promise, or :class:`Refused` when the actor may not read it."""
    row = visible_promises(actor).filter(pk=promise_id).first()
    if row is None:
        raise Refused(Refusal("reporting.not_found", {}))
    return _record(row)


def promise_records(rows: QuerySet[PromisedDate]) -> tuple[PromiseRecord, ...]:
    """Rows as read, in their order."""
    read = rows.select_related(
        "organisation", "moved_to", "answered__report", "answered__version__requirement"
    )
    return tuple(_record(row) for row in read)


def _record(row: PromisedDate) -> PromiseRecord:
    answered = row.answered
    return PromiseRecord(
        id=row.pk,
        answered_id=answered.pk,
        report_id=answered.report_id,
        requirement_id=answered.version.requirement_id,
        organisation_id=row.organisation_id,
        organisation_name=row.organisation.name,
        year=answered.report.year,
        text=answered.printed_text or answered.version.text,
        goal_area=answered.version.requirement.chapter_title,
        promise=row.promise,
        due_on=row.due_on,
        precision=DatePrecision(row.precision),
        state=row.state,
        settled_on=row.settled_on,
        moved_to=row.moved_to.due_on if row.moved_to else None,
        note=row.note,
    )
