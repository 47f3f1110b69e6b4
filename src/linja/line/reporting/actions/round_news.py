"""What the units of a round are told, and when it asks nothing more of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from linja.line.reporting import phrases, queries
from linja.line.reporting.models import Round, RoundUnit
from linja.people.accounts import queries as accounts
from linja.people.audit.acting import Act
from linja.people.notices import actions as notices

#: Who is told at a unit: those who write, and those who answer for it.
TOLD = frozenset({"rhf_controller", "rhf_leader", "hf_contributor", "hf_leader", "clinic_contributor"})


def tell_units(
    act: Act,
    row: Round,
    organisation_ids: Iterable[int],
    news: str,
    due_on: date,
    *,
    reason: str = "",
    within: bool = True,
) -> int:
    """Tell those who write for the units; answers how many people. ``within``: they may open the round."""
    subject, body = phrases.ROUND_NEWS[news]
    facts = {
        "round": row.title,
        "owner": row.owner.name,
        "due_on": due_on,
        "cutoff_on": row.cutoff_on,
        "reason": reason,
    }
    return notices.tell(
        act.actor,
        roles=TOLD,
        organisation_ids=list(organisation_ids),
        subject=subject,
        body=body,
        facts=facts,
        link=f"/arbeid/runder/{row.pk}/" if within else "/arbeid/",
        # That a unit is asked no longer is news of its own: no handing-in settles it.
        about=f"round:{row.pk}" if within else f"round:{row.pk}:out",
    )


def settle_handed_in(report_id: int) -> None:
    """The report of a round is handed in: what asked for it is done for those who write for its unit."""
    unit = RoundUnit.objects.filter(report_id=report_id).first()
    if unit is not None:
        settle_units(unit.round_id, [unit.organisation_id])


def settle_units(round_id: int, organisation_ids: Iterable[int]) -> int:
    """These units owe nothing more in the round; whoever also writes for one that does is still asked."""
    done = set(organisation_ids)
    people = {one.id for one in accounts.holders_of_any(TOLD, done)}
    asked = accounts.holders_of_any(TOLD, queries.units_owing(round_id) - done)
    return notices.settle(f"round:{round_id}", people - {one.id for one in asked})
