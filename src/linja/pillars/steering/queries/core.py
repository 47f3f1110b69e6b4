"""Reading what steering needs across rooms: likenesses before registering, what a report is to tell of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from linja.ground.kernel.vocabulary import DocumentKind, Obligation
from linja.line.intake import queries as intake
from linja.line.intake.queries import FindingRecord
from linja.line.reporting import queries as reporting
from linja.line.requirements import queries as requirements
from linja.line.requirements.calculations.words import word_difference
from linja.line.requirements.records import MatchCandidate, RequirementRecord
from linja.pillars.steering.calculations.drafts import DocumentKey, document_key
from linja.pillars.steering.definitions import definitions_folder
from linja.pillars.steering.example.texts import example_of
from linja.pillars.steering.models import MatchChoice, ProtocolOrder
from linja.pillars.steering.records import Candidate, Match

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
