"""From a live report to a frozen edition, and out."""

from __future__ import annotations

from collections.abc import Collection

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.publication import actions as publication
from linja.line.publication import queries as editions
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.people.audit.acting import acting
from linja.people.organisations import queries as organisations
from linja.pillars.steering import content


def compile_report(actor: Actor, report_id: int, note: str = "") -> int:
    """Freeze the report as it stands as its next edition; answers the edition's id."""
    with acting(actor, "steering.compile") as act:
        held = content.gather(report_id, actor)
        report = held.report
        own = organisations.by_id(report.organisation_id)
        edition_id = publication.compile_edition(
            actor,
            subject=f"report:{report.id}",
            slug=slug_of(report.year, own.slug if own else str(report.organisation_id)),
            kind=report.kind,
            organisation_id=report.organisation_id,
            organisation_name=report.organisation_name,
            document=content.printed(held),
            missing=content.missing(held),
            open_data=content.open_data(held),
            note=note,
        )
        act.nothing_changed()  # Publication has logged it.
    return edition_id


def slug_of(year: int, organisation_slug: str) -> str:
    """The lasting part of the publication's address."""
    return f"arlig-melding-{year}-{organisation_slug}"[:120]


def release_edition(actor: Actor, edition_id: int, accepted: Collection[str] = ()) -> None:
    """Open the edition to the public and mark its report as published, both or neither."""
    with acting(actor, "steering.release") as act:
        edition = editions.edition(edition_id, actor)
        if edition is None:
            raise Refused(Refusal("publication.not_found", {}))
        publication.release(actor, edition_id, accepted=accepted)
        report_id = int(edition.publication.subject.partition(":")[2])
        report = reports.report(report_id)
        if report is not None and report.state == "draft":
            reporting.make_ready(actor, report_id)
        if report is not None and report.origin_id is None and report.state in ("draft", "ready"):
            reporting.submit(actor, report_id, signed=True, accepted=_gaps(report_id))
        if report is not None and report.state != "published":
            reporting.publish(actor, report_id, edition_released=True)
        act.nothing_changed()  # The rooms have logged it.


def may_compile(actor: Actor, report_id: int) -> Refusal | None:
    """Why the actor may not compile the report; None when allowed."""
    report = reports.report(report_id, actor)
    if report is None:
        return Refusal("reporting.not_found", {})
    return publication.may_compile(actor, report.organisation_id, report.organisation_name)


def _gaps(report_id: int) -> list[str]:
    return [gap.key for gap in reports.missing(report_id)]
