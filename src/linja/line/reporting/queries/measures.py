"""Reading measures: the organisation's own, and those that a received report tells of."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.reporting import lifecycle, rules
from linja.line.reporting.models import Measure, MeasureUse
from linja.line.reporting.queries.reports import visible
from linja.line.reporting.records import MeasureRecord, MeasureUseRecord


def visible_measures(actor: Actor) -> QuerySet[Measure]:
    """The measures that the actor may read: the rule's twin for lists."""
    rows = Measure.objects.select_related("organisation")
    if rules.reads_everything(actor):
        return rows
    received = MeasureUse.objects.filter(
        answered__report__state__in=lifecycle.HANDED_OVER,
        answered__report__receiver_id__in=actor.organisations(*rules.RECEIVERS),
    )
    own = Q(organisation_id__in=actor.organisations(*rules.INSIDERS))
    return rows.filter(own | Q(pk__in=received.values("measure_id")))


def measures(actor: Actor) -> tuple[MeasureRecord, ...]:
    """All that the actor may read, by title, each with the answers it serves that the actor may see."""
    return _records(visible_measures(actor).order_by("title", "pk"), actor)


def measure(measure_id: int, actor: Actor) -> MeasureRecord:
    """One measure, or :class:`Refused` when the actor may not read it."""
    found = _records(visible_measures(actor).filter(pk=measure_id), actor)
    if not found:
        raise Refused(Refusal("reporting.not_found", {}))
    return found[0]


def usable_measures(actor: Actor, organisation_id: int) -> dict[int, str]:
    """Titles of the measures that an answer of the organisation may tell of: own and received ones."""
    received = MeasureUse.objects.filter(
        answered__report__state__in=lifecycle.HANDED_OVER, answered__report__receiver_id=organisation_id
    )
    rows = visible_measures(actor).filter(
        Q(organisation_id=organisation_id) | Q(pk__in=received.values("measure_id"))
    )
    found = rows.order_by("title").values_list("pk", "title", "organisation_id", "organisation__name")
    return {
        key: title if whose == organisation_id else f"{title} ({name})" for key, title, whose, name in found
    }


def received_measure(measure_id: int) -> frozenset[int]:
    """Those who have received a report that tells of the measure."""
    uses = MeasureUse.objects.filter(
        measure_id=measure_id,
        answered__report__state__in=lifecycle.HANDED_OVER,
        answered__report__receiver__isnull=False,
    )
    return frozenset(uses.values_list("answered__report__receiver_id", flat=True))


def may_keep_measure(actor: Actor, measure_id: int) -> Refusal | None:
    """Why the actor may not change the measure; None when allowed."""
    row = Measure.objects.select_related("organisation").filter(pk=measure_id).first()
    if row is None:
        return Refusal("reporting.not_found", {})
    received = received_measure(measure_id)
    return rules.may_keep(actor, rules.HeldFacts(row.organisation_id, row.organisation.name, received))


def _records(rows: Iterable[Measure], actor: Actor) -> tuple[MeasureRecord, ...]:
    held = list(rows)
    uses = _uses([row.pk for row in held], actor)
    return tuple(_record(row, tuple(uses.get(row.pk, ()))) for row in held)


def _uses(measure_ids: list[int], actor: Actor) -> dict[int, list[MeasureUseRecord]]:
    rows = MeasureUse.objects.filter(
        measure_id__in=measure_ids, answered__report__in=visible(actor).values("pk")
    ).exclude(answered__report__state=lifecycle.REPLACED)
    found: dict[int, list[MeasureUseRecord]] = {}
    related = "answered__report__organisation", "answered__version__requirement"
    for row in rows.select_related(*related).order_by("-answered__report__year", "pk"):
        found.setdefault(row.measure_id, []).append(_use(row))
    return found


def _use(row: MeasureUse) -> MeasureUseRecord:
    answered = row.answered
    return MeasureUseRecord(
        answered_id=answered.pk,
        report_id=answered.report_id,
        report_title=answered.report.title,
        report_state=answered.report.state,
        organisation_name=answered.report.organisation.name,
        year=answered.report.year,
        requirement_id=answered.version.requirement_id,
        text=answered.printed_text or answered.version.text,
        goal_area=answered.version.requirement.chapter_title,
    )


def _record(row: Measure, uses: tuple[MeasureUseRecord, ...]) -> MeasureRecord:
    return MeasureRecord(
        id=row.pk,
        organisation_id=row.organisation_id,
        organisation_name=row.organisation.name,
        title=row.title,
        description=row.description,
        level=row.level,
        state=row.state,
        responsible=row.responsible,
        effect=row.effect,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        revision=row.revision,
        uses=uses,
    )
