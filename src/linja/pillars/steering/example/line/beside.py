"""What goes with the answers: measures, and requests for later deadlines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from linja.ground.document.tree import Role
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import MeasureDraft
from linja.pillars.steering.calculations.running_text import from_text
from linja.pillars.steering.example.line.orders import derived

if TYPE_CHECKING:
    from linja.pillars.steering.example.load import Loading


def measures(loading: Loading, year: Mapping[str, Any]) -> None:
    """Each hospital's measures."""
    for one in year["measures"]:
        writer = loading.actor("hf_contributor", one["unit"])
        draft = MeasureDraft(
            one["title"], one["level"], one["state"], responsible=one["responsible"], effect=one["effect"]
        )
        reporting.create_measure(writer, loading.organisation(one["unit"]), draft)


def dispensations(loading: Loading, year: Mapping[str, Any]) -> None:
    """Asked by the hospital, decided by the region."""
    for one in year["dispensations"]:
        writer = loading.actor("hf_contributor", one["unit"])
        asked = reporting.ask_dispensation(
            writer,
            loading.organisation(one["unit"]),
            derived(loading, one["of"], one["unit"]),
            one["kind"],
            one["reason"],
            one.get("new_due_on"),
        )
        if one["state"] == "granted":
            controller = loading.actor("rhf_controller", year["region"])
            reporting.grant_dispensation(controller, asked, one["reference"])


def joint(loading: Loading, year: Mapping[str, Any]) -> None:
    """The texts that the regions share, written by the lead and taken in by the others' drafts."""
    for one in year["joint"]:
        lead = loading.actor("rhf_controller", one["lead"])
        requirement_id = loading.requirements[one["of"]]
        joint_id = reporting.begin_joint(
            lead, requirement_id, year["year"], loading.organisation(one["lead"])
        )
        reporting.write_joint(lead, joint_id, from_text(one["text"], Role.ANSWER), revision=1)
        reporting.offer_joint(lead, joint_id)
        for region in one.get("taken_in_by", ()):
            writer = loading.actor("rhf_controller", region)
            for held in reports.answers_to(requirement_id, writer):
                if held.organisation_id == loading.organisation(region) and held.report_state == "draft":
                    reporting.take_in_joint(writer, held.answered_id)
