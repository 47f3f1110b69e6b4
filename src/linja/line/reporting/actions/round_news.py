"""What the units of a round are told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from linja.line.reporting import phrases
from linja.line.reporting.models import Round
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
        about=f"round:{row.pk}",
    )
