"""What an organisation was writing and had promised goes on with its successor."""

from __future__ import annotations

from collections.abc import Sequence

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.reporting import lifecycle, queries
from linja.line.reporting.actions.common import name_of, receiver_of
from linja.line.reporting.actions.joining import join
from linja.line.reporting.actions.stepping import step_along
from linja.line.reporting.models import Measure, PromisedDate, Report, RoundUnit
from linja.line.reporting.queries.handing_over import (
    open_promises,
    same_of,
    unfinished_measures,
    unfinished_reports,
)
from linja.line.search import actions as search
from linja.people.audit.acting import Act, acting
from linja.people.organisations import actions as organisation_actions
from linja.people.organisations import queries as organisations
from linja.people.organisations.queries import Succession


def hand_over(
    actor: Actor,
    change_id: int,
    report_ids: Sequence[int] = (),
    promise_ids: Sequence[int] = (),
    measure_ids: Sequence[int] = (),
    reason: str = "",
) -> None:
    """The successor goes on with these reports, promises and measures; a notice is left to whoever asks.

    A report that was put forward for signatures is a draft again. Where the successor writes one of its own
    for the same period, the answers go into that one, and the old report stands as replaced.
    """
    with acting(actor, "reporting.hand_over", reason=reason) as act:
        change = organisation_actions.taking_over(actor, change_id)
        _refuse_other(change, report_ids, promise_ids, measure_ids)
        things = [_report(act, one, change, reason) for one in sorted(set(report_ids))]
        things += [_promise(act, one, change) for one in sorted(set(promise_ids))]
        things += [_measure(act, one, change) for one in sorted(set(measure_ids))]
        organisation_actions.note_handed_over(actor, change_id, things)


def _refuse_other(
    change: Succession, report_ids: Sequence[int], promise_ids: Sequence[int], measure_ids: Sequence[int]
) -> None:
    """Only what is still the old one's, and not into a report that is locked."""
    free = {one.id for one in unfinished_reports(change.old_id, change.new_id) if not one.locked}
    promised = set(open_promises(change.old_id).values_list("pk", flat=True))
    measures = set(unfinished_measures(change.old_id).values_list("pk", flat=True))
    if set(report_ids) - free or set(promise_ids) - promised or set(measure_ids) - measures:
        raise Refused(Refusal("organisations.not_its"))


def _report(act: Act, report_id: int, change: Succession, reason: str) -> tuple[str, str]:
    row = act.lock(Report.objects.select_related("organisation"), pk=report_id)
    label = row.title
    if row.state == lifecycle.READY:
        step_along(act, row, "take_back", lifecycle.DRAFT, reason)
    into = same_of(row, change.new_id)
    if into is None:
        _goes_on(act, row, change.new_id)
        search.index(list(queries.report_entries([row.pk])))
    else:
        into = act.lock(Report.objects.select_related("organisation"), pk=into.pk)
        PromisedDate.objects.filter(answered__report=row, state="open").update(organisation=into.organisation)
        join(act, row, into)
        RoundUnit.objects.filter(report=row).delete()
        step_along(act, row, "replace", lifecycle.REPLACED, reason)
        search.index(list(queries.report_entries([into.pk])))
    return f"report:{report_id}", label


def _goes_on(act: Act, row: Report, successor_id: int) -> None:
    """The report itself becomes the successor's: it writes on, and hands in to the one above it."""
    before, name = row.organisation, name_of(successor_id)
    above = {one.id for one in organisations.parents_of(successor_id)}
    if row.receiver_id not in above:
        row.receiver_id = receiver_of(successor_id)
    row.organisation_id = successor_id
    row.title = row.title.replace(before.name, name)[:300]
    row.save(update_fields=["organisation", "receiver", "title"])
    PromisedDate.objects.filter(answered__report=row, state="open").update(organisation_id=successor_id)
    unit = RoundUnit.objects.filter(report=row).first()
    if unit is not None:
        # The successor may be asked already, and have opened nothing yet.
        RoundUnit.objects.filter(round_id=unit.round_id, organisation_id=successor_id).delete()
        unit.organisation_id = successor_id
        unit.save(update_fields=["organisation"])
    act.log(row, {"organisation": (before.name, name)})


def _promise(act: Act, promise_id: int, change: Succession) -> tuple[str, str]:
    row = act.lock(PromisedDate.objects.select_related("answered__report"), pk=promise_id)
    row.organisation_id = change.new_id
    row.save(update_fields=["organisation"])
    told = {"promise": row.promise, "organisation": (change.old_id, change.new_id)}
    act.log(row.answered.report, told)
    return f"promise:{promise_id}", row.promise


def _measure(act: Act, measure_id: int, change: Succession) -> tuple[str, str]:
    """The measure is the successor's to go on with; what has been handed in tells of it as it did."""
    row = act.lock(Measure.objects, pk=measure_id)
    label, taken = row.title, Measure.objects.filter(organisation_id=change.new_id, title=row.title)
    if taken.exists():
        # The successor has one of the same name: whose it was tells them apart.
        row.title = f"{label[:180]} ({name_of(change.old_id)})"[:300]
    row.organisation_id = change.new_id
    row.revision += 1
    row.save(update_fields=["organisation", "title", "revision"])
    act.log(row, {"organisation": (change.old_id, change.new_id), "title": (label, row.title)})
    return f"measure:{measure_id}", label
