"""Reading what steering needs across rooms: likenesses before registering, the open tasks of a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.vocabulary import DocumentKind, Obligation
from linja.line.approvals import queries as approvals
from linja.line.intake import queries as intake
from linja.line.intake.lifecycle import EDITORS
from linja.line.intake.queries import FindingRecord
from linja.line.publication import queries as publication
from linja.line.reporting import queries as reporting
from linja.line.requirements import queries as requirements
from linja.line.requirements.calculations.words import word_difference
from linja.line.requirements.records import MatchCandidate, RequirementRecord
from linja.pillars.steering.calculations.drafts import DocumentKey, document_key
from linja.pillars.steering.definitions import definitions_folder
from linja.pillars.steering.example.texts import example_of
from linja.pillars.steering.models import MatchChoice, ProtocolOrder
from linja.pillars.steering.queries.feedback import feedback_owed
from linja.pillars.steering.queries.followup import followup_owed
from linja.pillars.steering.queries.owed_up import owed_upward
from linja.pillars.steering.records import Candidate, Match, Task

#: Below this two wordings are not worth showing to a person.
LIKE_ENOUGH = 0.6


def matches(document_id: int) -> tuple[Match, ...]:
    """For every accepted finding the registered requirements that read alike, best first."""
    document = intake.document(document_id)
    found = intake.accepted_findings(document_id)
    if document is None or not found:
        return ()
    keys = [key_of(one, document) for one in found]
    near = _candidates(found, keys, document.organisation_id)
    chosen = dict(
        MatchChoice.objects.filter(finding__document_id=document_id).values_list(
            "finding_id", "requirement_id"
        )
    )
    return tuple(_match(one, candidates, chosen) for one, candidates in zip(found, near, strict=True))


def key_of(one: FindingRecord, document: Any) -> DocumentKey:
    """The governing document that a finding belongs to."""
    year = document.year or date.today().year  # noqa: DTZ011 - a reading without a year is refused later
    return document_key(one.found.source or document.kind, one.found.source_date, year)


def protocol_order(year: int) -> tuple[tuple[int, str], ...]:
    """The prescribed headings of the owner-meeting chapter; empty when no annex has been registered."""
    row = ProtocolOrder.objects.filter(year=year).order_by("document__issued_on", "pk").first()
    return tuple((int(level), str(title)) for level, title in row.headings) if row else ()


def to_be_reported(organisation_id: int, year: int) -> tuple[RequirementRecord, ...]:
    """What stands in the organisation's report for a year: what binds, and what it is let off from."""
    asked = requirements.in_force_for(organisation_id, year, everything=True)
    return tuple(
        one
        for one in asked
        if one.current.obligation != Obligation.LAPSED and reporting.addressed_to(one, organisation_id)
    )


def owed_by(actor: Actor, today: date) -> tuple[Task, ...]:
    """What the actor owes, by day, the overdue first and what has no day last."""
    tasks = [
        *_answers_owed(actor),
        *_statements_owed(actor),
        *_reviews_owed(actor),
        *_releases_owed(actor),
        *_promises_owed(actor, today),
        *_decisions_owed(actor),
        *feedback_owed(actor),
        *owed_upward(actor),
        *followup_owed(actor),
    ]
    return tuple(sorted(tasks, key=lambda task: (task.due_on is None, task.due_on or today, task.code)))


def _answers_owed(actor: Actor) -> Iterable[Task]:
    own = actor.organisations("rhf_controller", "rhf_leader", "hf_contributor", "hf_leader")
    for report in reporting.reports(actor, organisation_ids=own) if own else ():
        if report.state != "draft":
            continue
        for gap in reporting.missing_among(reporting.answered(report.id)):
            if gap.code in ("no_answer", "report_demanded"):
                yield Task(
                    code="answer",
                    title=gap.text,
                    due_on=gap.due_on,
                    report_id=report.id,
                    answered_id=gap.answered_id,
                    organisation_name=report.organisation_name,
                    year=report.year,
                )


def _statements_owed(actor: Actor) -> Iterable[Task]:
    for found in approvals.waiting_for(actor):
        number = found.subject.partition(":")[2]
        report = reporting.report(int(number)) if number.isdecimal() else None
        if report is not None and report.state != "replaced":
            yield Task(
                code="statement",
                title=found.title,
                due_on=None,
                statement_id=found.id,
                organisation_name=report.organisation_name,
                year=report.year,
            )


def _reviews_owed(actor: Actor) -> Iterable[Task]:
    """Only what the actor may review: an auditor sees every document and owes none."""
    own = actor.organisations(*EDITORS)
    for document in intake.documents(actor):
        if document.organisation_id not in own and document.uploader_key != actor.id:
            continue
        if document.state in ("under_review", "accepted"):
            code = "review" if document.state == "under_review" else "register"
            yield Task(code=code, title=document.title or document.name, due_on=None, document_id=document.id)


def _releases_owed(actor: Actor) -> Iterable[Task]:
    own = actor.organisations("rhf_leader", "hf_leader")
    waiting = publication.to_release(own) if own else ()
    papers = reporting.papers() if waiting else frozenset()
    for edition in waiting:
        handed_in = any(audience == "receiver" for audience, _place in edition.put_before)
        if not handed_in and edition.publication.subject not in papers:
            continue
        yield Task(
            code="release",
            title=edition.publication.title,
            due_on=None,
            edition_id=edition.id,
            organisation_name=edition.publication.organisation_name,
            year=edition.publication.year,
        )


def _promises_owed(actor: Actor, today: date) -> Iterable[Task]:
    """What was promised and has passed: to be kept, moved or given up."""
    for one in reporting.promises_due(actor, today):
        yield Task(
            code="promise",
            title=one.promise,
            due_on=one.due_on,
            promise_id=one.id,
            organisation_name=one.organisation_name,
            year=one.year,
        )


def _decisions_owed(actor: Actor) -> Iterable[Task]:
    """Later deadlines and exemptions that those below have asked for."""
    for one in reporting.dispensations_to_decide(actor):
        yield Task(
            code="decide",
            title=one.text,
            due_on=None,
            dispensation_id=one.id,
            organisation_name=one.organisation_name,
        )


def _candidates(
    found: Sequence[FindingRecord], keys: Sequence[DocumentKey], organisation_id: int | None
) -> list[tuple[MatchCandidate, ...]]:
    """One question per governing document, answers in the findings' order."""
    near: list[tuple[MatchCandidate, ...]] = [()] * len(found)
    for key in dict.fromkeys(keys):
        places = [n for n, one in enumerate(keys) if one == key]
        texts = [own_sentence(found[n]) for n in places]
        answers = requirements.match_candidates(
            texts,
            document_kind=key.kind.value,
            year=key.year,
            issued_on=key.issued_on,
            # An order is to one unit: what another was asked in the same words is another requirement.
            addressee_id=organisation_id if key.kind == DocumentKind.COMMISSION_AND_ORDER else None,
        )
        for place, answer in zip(places, answers, strict=True):
            near[place] = answer
    return near


def own_sentence(one: FindingRecord) -> str:
    """The finding's words as the register compares them."""
    return " ".join(part for part in (one.found.stem or "", one.found.text) if part)


def _match(
    one: FindingRecord,
    candidates: Sequence[MatchCandidate],
    chosen: Mapping[int, int | None],
) -> Match:
    found = one.found
    near = [held for held in candidates if held.similarity >= LIKE_ENOUGH][:3]
    return Match(
        finding_id=one.id,
        line=one.line,
        page=found.page,
        chapter=found.chapter,
        heading=found.heading.rstrip(" :"),
        text=found.text,
        source=found.source,
        candidates=tuple(
            Candidate(
                held.requirement_id,
                held.similarity,
                held.text,
                tuple(word_difference(held.text, found.text)),
            )
            for held in near
        ),
        chosen=one.id in chosen,
        requirement_id=chosen.get(one.id),
    )


def example_sign_ins() -> tuple[tuple[str, str, str], ...]:
    """(address, password, who it is) of every example person, as the texts have them."""
    held = example_of(definitions_folder() / "example_country")
    return tuple((person["email"], held.password, person["show"]) for person in held.people)
