"""What people owe on the line's way down: what binds and is undecided, what was changed, what is drafted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from linja.ground.kernel.actor import Actor
from linja.line.requirements import queries as requirements
from linja.line.requirements.lifecycle import ISSUERS
from linja.pillars.steering.queries.passing import passing_board, passing_units
from linja.pillars.steering.records import Board, Task


def owed_downward(actor: Actor) -> Iterable[Task]:
    """For each unit that the person passes down from, by the newest year that asks it something."""
    for unit in passing_units(actor):
        years = requirements.years_asking(unit.id)
        board = passing_board(actor, unit.id, years[0]) if years else None
        if board is not None:
            yield from _undecided(board)
            yield from _changed(board)
            if unit.id in actor.organisations(*ISSUERS):
                yield from _drafted(board)


def _undecided(board: Board) -> Iterable[Task]:
    """One row for each document, with how many of its requirements nobody has decided on."""
    if not board.units:
        return
    count = Counter(row.record.document.id for row in board.untreated)
    titles = {row.record.document.id: row.record.document.title for row in board.untreated}
    for document_id, number in count.items():
        yield Task(
            code="untreated",
            title=titles[document_id],
            due_on=None,
            document_id=document_id,
            organisation_id=board.organisation_id,
            organisation_name=board.organisation_name,
            year=board.year,
            count=number,
        )


def _changed(board: Board) -> Iterable[Task]:
    if board.to_consider:
        yield Task(
            code="consider",
            title="",
            due_on=None,
            organisation_id=board.organisation_id,
            organisation_name=board.organisation_name,
            year=board.year,
            count=len(board.to_consider),
        )


def _drafted(board: Board) -> Iterable[Task]:
    """Orders that are written and not given."""
    for one in board.orders:
        if one.draft and one.requirement_count:
            yield Task(
                code="order",
                title=one.title,
                due_on=None,
                document_id=one.document_id,
                organisation_id=one.receiver_id,
                organisation_name=one.receiver_name,
                year=one.year,
                count=one.requirement_count,
            )
