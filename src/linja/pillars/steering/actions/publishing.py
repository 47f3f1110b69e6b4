"""From a live report to a frozen edition, and out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.utils.text import slugify

from linja.ground.document.tree import Document
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.ground.kernel.vocabulary import DocumentKind
from linja.line.publication import actions as publication
from linja.line.publication import queries as publication_queries
from linja.line.publication.queries import EditionRecord
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.lifecycle import HANDED_OVER
from linja.line.reporting.records import ReportRecord
from linja.people.audit.acting import acting
from linja.people.organisations import queries as organisations
from linja.pillars.steering import content
from linja.pillars.steering.content import Gathered
from linja.pillars.steering.queries.publishing import may_be_published
from linja.pillars.steering.records import Owed


def compile_report(actor: Actor, report_id: int, note: str = "") -> int:
    """Freeze the report as it stands as its next edition; answers the edition's id."""
    with acting(actor, "steering.compile") as act:
        held = content.gather(report_id, actor)
        refuse_if(_may_freeze(held.report))
        edition_id = _compile(actor, held, content.printed(held), content.missing(held), note)
        act.nothing_changed()  # Publication has logged it.
    return edition_id


def frozen(actor: Actor, held: Gathered, document: Document, lacking: Iterable[Owed]) -> int:
    """The document as an edition: the last one when that says the same, else a new one; answers its id."""
    missing = [_as_row(one) for one in lacking]
    try:
        return _compile(actor, held, document, missing)
    except Refused as refused:
        if refused.refusal.code != "publication.unchanged":
            raise
    last = publication_queries.editions(_publication(held.report))[0]
    return last.id


def _publication(report: ReportRecord) -> int:
    found = publication_queries.by_slug(slug_of(report))
    if found is None:
        raise Refused(Refusal("publication.not_found", {}))
    return found.id


def _compile(
    actor: Actor,
    held: Gathered,
    document: Document,
    missing: Sequence[Mapping[str, Any]],
    note: str = "",
) -> int:
    report = held.report
    return publication.compile_edition(
        actor,
        subject=f"report:{report.id}",
        slug=slug_of(report),
        kind=report.kind,
        organisation_id=report.organisation_id,
        organisation_name=report.organisation_name,
        document=document,
        missing=missing,
        open_data=content.open_data(held),
        note=note,
    )


def slug_of(report: ReportRecord) -> str:
    """The lasting part of the publication's address: what it is, for when, and whose."""
    own = organisations.by_id(report.organisation_id)
    whose = own.slug if own else str(report.organisation_id)
    if report.kind == DocumentKind.ANNUAL_REPORT:
        return f"arlig-melding-{report.year}-{whose}"[:120]
    when = report.period or str(report.year)
    return slugify(f"{_plain(report.kind)}-{when}-{whose}")[:120]


def _plain(kind: str) -> str:
    """Letters that an address holds: ``månedsrapport`` is written ``manedsrapport``."""
    return kind.translate(str.maketrans("åøæ", "aoa"))


def _as_row(one: Owed) -> dict[str, Any]:
    row: dict[str, Any] = {"key": one.key, "code": one.code, "text": one.text[:300]}
    if one.requirement_id:
        row |= {"requirement_id": one.requirement_id, "answered_id": one.answered_id}
    return row


def release_edition(actor: Actor, edition_id: int, accepted: Collection[str] = ()) -> None:
    """Open the edition to the public and mark its report as published, both or neither.

    A live report goes out in the edition that was handed in, with the gaps that were accepted then, once it
    has come as far up the line as the ruleset of its year asks; one that was read from paper has been signed
    and sent on paper.
    """
    with acting(actor, "steering.release") as act:
        edition = publication_queries.edition(edition_id, actor)
        report = _report_of(edition)
        if edition is None or report is None:
            raise Refused(Refusal("publication.not_found", {}))
        refuse_if(may_release(actor, edition))
        known = set(accepted) if report.origin_id else {*accepted, *_handed_in(report, edition_id)}
        publication.release(actor, edition_id, accepted=known)
        if report.state != "published":
            reporting.publish(actor, report.id, edition_released=True)
        act.nothing_changed()  # The rooms have logged it.


def may_release(actor: Actor, edition: EditionRecord) -> Refusal | None:
    """Why the actor may not release the edition, its gaps thought of as accepted; None when allowed."""
    keys = [str(one["key"]) for one in edition.missing]
    if refusal := publication.may(actor, "release", edition.id, keys):
        return refusal
    report = _report_of(edition)
    if report is None or report.origin_id is not None:
        return None
    try:
        _handed_in(report, edition.id)
    except Refused as refused:
        return refused.refusal
    return may_be_published(report)


def _report_of(edition: EditionRecord | None) -> ReportRecord | None:
    return reports.report(int(edition.publication.subject.partition(":")[2])) if edition else None


def _handed_in(report: ReportRecord, edition_id: int) -> set[str]:
    """The gaps that were accepted when this edition was handed in; refused when it was not, or not last."""
    last = next(iter(publication_queries.submissions(f"report:{report.id}", "receiver")), None)
    if report.state not in HANDED_OVER or last is None or last.edition_id != edition_id:
        raise Refused(Refusal("steering.hand_in_first", {}))
    return set(last.accepted)


def _may_freeze(report: ReportRecord) -> Refusal | None:
    """What was handed in is frozen already; a paper is compiled whenever it is read anew."""
    if report.origin_id is None and report.state in HANDED_OVER:
        return Refusal("steering.frozen", {})
    return None


def may_compile(actor: Actor, report_id: int) -> Refusal | None:
    """Why the actor may not compile the report; None when allowed."""
    report = reports.report(report_id, actor)
    if report is None:
        return Refusal("reporting.not_found", {})
    if refusal := _may_freeze(report):
        return refusal
    return publication.may_compile(actor, report.organisation_id, report.organisation_name)
