"""Putting what went best and worst into the report's summary."""

from __future__ import annotations

from collections.abc import Sequence

from linja.ground.document.tree import ItemList, ListItem, Role
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.people.audit.acting import acting
from linja.pillars.steering.calculations.board_case import summary_line
from linja.pillars.steering.queries.summary import said_of


def summarise(actor: Actor, report_id: int, section_id: int, answered_ids: Sequence[int]) -> None:
    """Name requirements with their status, in printed order, at the end of a section of the same report."""
    with acting(actor, "steering.summarise") as act:
        report = reports.readable(report_id, actor)
        chosen = [one for one in reports.answered(report_id) if one.id in set(answered_ids)]
        headings = {one.id for one in reports.sections(report_id) if one.role == "narrative"}
        if len(chosen) != len(set(answered_ids)) or section_id not in headings:
            raise Refused(Refusal("reporting.not_found", {}))
        items = tuple(ListItem(summary_line(one, said_of(one, report))) for one in chosen)
        reporting.add_to_section(actor, section_id, [ItemList(items, role=Role.BODY)])
        act.nothing_changed()  # Reporting has logged it.
