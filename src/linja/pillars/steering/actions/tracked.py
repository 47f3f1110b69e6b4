"""Taking a request, a concern or an expectation out of a delivered statement, to be followed up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.approvals.rules import SPEAKS
from linja.line.meetings import actions as meetings
from linja.line.meetings.records import FollowUpDraft, SubjectDraft
from linja.pillars.steering import queries
from linja.pillars.steering.calculations.package import shortened
from linja.pillars.steering.calculations.tracked import quoted
from linja.pillars.steering.queries.tracked import key_of, label_of
from linja.pillars.steering.records import Tracked


def track(
    actor: Actor,
    statement_id: int,
    numbers: Iterable[int],
    *,
    nature: str,
    title: str = "",
    responsible: str = "",
    due_on: date | None = None,
    subjects: Sequence[SubjectDraft] = (),
) -> int:
    """Register an item that quotes the chosen passages. The statement itself stays as it is.

    Answers the item's id. The organisation it was said to owns the item; the body says when it is closed.
    """
    held = queries.tracked(statement_id, actor)
    refuse_if(queries.may_track(actor, held.statement, held.report))
    wanted = set(numbers)
    chosen = [one.passage for one in held.passages if one.passage.number in wanted]
    if not chosen:
        raise Refused(Refusal("steering.no_passage", {}))
    return meetings.raise_item(
        actor,
        replace(
            _source(held),
            nature=nature,
            title=title.strip() or shortened(chosen[0].text, 120),
            text=quoted(chosen),
            place=chosen[0].heading,
            responsible=responsible,
            due_on=due_on,
            subjects=tuple(subjects),
        ),
    )


def _source(held: Tracked) -> FollowUpDraft:
    """What an item says of where it comes from."""
    locked, place = held.statement.locked_at, held.report.organisation_id
    return FollowUpDraft(
        source="statement",
        nature="request",
        title="",
        owner_id=place,
        raised_by_id=place,
        source_label=label_of(held.statement, held.report),
        source_date=timezone.localdate(locked) if locked else None,
        source_key=key_of(held.statement),
        voice=SPEAKS.get(held.statement.body_kind, ""),
    )
