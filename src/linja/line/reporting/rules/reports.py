"""Who may read and write which report, on frozen facts. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.vocabulary import DocumentKind, Obligation
from linja.line.reporting import lifecycle

REPORT_KINDS = frozenset(
    {
        DocumentKind.ANNUAL_REPORT,
        DocumentKind.STATUS_REPORT,
        DocumentKind.MONTHLY_REPORT,
        DocumentKind.TERTIAL_REPORT,
        DocumentKind.SPECIAL_REPORT,
    }
)
#: Who reads and writes inside the reporting organisation. The representative bodies are not among them:
#: they read the editions that are put before them.
INSIDERS = frozenset(
    {
        "ministry",
        "directorate",
        "rhf_controller",
        "rhf_leader",
        "hf_contributor",
        "hf_leader",
        "hf_board_secretary",
        "clinic_contributor",
        "auditor",
    }
)
#: Who reads what has been handed in to their organisation.
RECEIVERS = INSIDERS - {"clinic_contributor", "directorate"}
#: Who reads what every region has handed in.
NATIONAL = frozenset({"ministry", "directorate"})
EVERYTHING = frozenset({"system", "auditor"})


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What the rules need to know of a report."""

    organisation_id: int
    organisation_name: str
    state: str
    year: int = 0
    organisation_kind: str = ""
    #: Whom it is handed in to.
    receiver_id: int | None = None


@dataclass(frozen=True, slots=True)
class StatusFacts:
    """What the rules need to know of one answered requirement."""

    obligation: Obligation
    attainment: str = ""
    basis: str = ""


def may_read(actor: Actor, report: ReportFacts) -> Refusal | None:
    """Insiders always; the receiver from the handing-in on; everybody from published on."""
    if report.state == lifecycle.PUBLISHED or report.organisation_id in actor.organisations(*INSIDERS):
        return None
    if any(held.role in EVERYTHING and held.organisation_id is None for held in actor.roles):
        return None
    if report.state in lifecycle.HANDED_OVER and _receives(actor, report):
        return None
    # Whether somebody else's unfinished report exists is not said.
    return Refusal("reporting.not_found", {})


def _receives(actor: Actor, report: ReportFacts) -> bool:
    if report.organisation_kind == "rhf" and any(held.role in NATIONAL for held in actor.roles):
        return True
    return report.receiver_id in actor.organisations(*RECEIVERS)


def may_open(actor: Actor, organisation_id: int, organisation_name: str, kind: str) -> Refusal | None:
    """Those who write for the organisation."""
    if kind not in REPORT_KINDS:
        return Refusal("reporting.not_a_report", {"kind": kind})
    return _writes_for(actor, organisation_id, organisation_name)


def may_write(actor: Actor, report: ReportFacts) -> Refusal | None:
    """Own people, while it is a draft."""
    if refusal := may_read(actor, report) or _writes_for(
        actor, report.organisation_id, report.organisation_name
    ):
        return refusal
    if report.state != lifecycle.DRAFT:
        return Refusal("reporting.not_draft", {"state": report.state})
    return None


def may_set_status(actor: Actor, report: ReportFacts, status: StatusFacts) -> Refusal | None:
    """As writing; a basis needs something that rests on it."""
    if refusal := may_write(actor, report):
        return refusal
    if status.basis and not status.attainment:
        return Refusal("reporting.basis_without_attainment", {})
    return None


def may_step(
    actor: Actor, report: ReportFacts, step: str, facts: frozenset[str] = frozenset()
) -> Refusal | None:
    """Whether the lifecycle lets this person take the step."""
    if refusal := may_read(actor, report):
        return refusal
    return lifecycle.REPORT.check(step, report.state, roles_towards(actor, report), facts)


def roles_towards(actor: Actor, report: ReportFacts) -> frozenset[str]:
    """The role codes that count for a report: plain where it is written, ``above:`` where it is received."""
    own = roles_in(actor, report.organisation_id)
    above = {
        f"above:{held.role}"
        for held in actor.roles
        if held.organisation_id is not None
        and (
            held.organisation_id == report.receiver_id
            or (report.organisation_kind == "rhf" and held.role == "ministry")
        )
    }
    return own | above


def roles_in(actor: Actor, organisation_id: int) -> frozenset[str]:
    """The role codes that count in one organisation."""
    return frozenset(held.role for held in actor.roles if held.organisation_id in (None, organisation_id))


def _writes_for(actor: Actor, organisation_id: int, name: str) -> Refusal | None:
    if roles_in(actor, organisation_id).isdisjoint(lifecycle.WRITERS):
        return Refusal("reporting.not_your_report", {"organisation": name})
    return None
