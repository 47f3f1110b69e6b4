"""The rounds in which the region asks its hospitals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from linja.line.reporting import actions as reporting
from linja.line.reporting.records import RoundDraft
from linja.pillars.steering.actions.rounds import open_round

if TYPE_CHECKING:
    from linja.pillars.steering.example.load import Loading


def opened(loading: Loading, year: Mapping[str, Any], asked: Mapping[str, Any]) -> int:
    """The controller plans the round and opens it; answers its id."""
    region = year["region"]
    controller = loading.actor("rhf_controller", region)
    round_id = reporting.plan_round(
        controller,
        RoundDraft(
            owner_id=loading.organisation(region),
            series=asked["series"],
            title=asked["title"],
            period=asked["period"],
            opens_on=asked["opens_on"],
            cutoff_on=asked["cutoff_on"],
            due_on=asked["due_on"],
            template=asked["template"],
            unit_ids=tuple(loading.organisation(unit) for unit in year["units"]),
        ),
    )
    open_round(controller, round_id)
    return round_id


def close(loading: Loading, year: Mapping[str, Any], round_id: int) -> None:
    """The region needs no more."""
    reporting.close_round(loading.actor("rhf_controller", year["region"]), round_id)
