"""What of a year's document goes on into the next year's, and two years beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.vocabulary import DocumentKind
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import AnswerElsewhere
from linja.line.requirements import queries as requirements
from linja.line.requirements.calculations.words import word_difference
from linja.line.requirements.queries import Successor, TieProposal
from linja.line.requirements.records import DocumentFilter, DocumentRecord, RequirementRecord
from linja.pillars.steering.calculations import rolling
from linja.pillars.steering.queries.sight import whole
from linja.pillars.steering.records.rolling import Onward, RollOver, RollRow, YearPair

#: Ties by which a requirement goes on.
ONWARD = frozenset({"continues", "repeats", "replaces"})


def rolling_documents(actor: Actor, owner_id: int) -> tuple[DocumentRecord, ...]:
    """The owner's documents that ask something and change no other, newest first."""
    found = requirements.documents(DocumentFilter(issuer_ids=(owner_id,)), actor)
    return tuple(one for one in found if one.requirement_count or one.amends_id is None)


def roll_over(actor: Actor, document_id: int, target_id: int | None = None) -> RollOver | None:
    """How each requirement of a document stands, and where it stands in the next year's; None: no such one.

    ``target_id`` None: the first document of the next year by the same issuer to the same addressees.
    A fixed number of queries.
    """
    source = requirements.document(document_id, actor)
    if source is None:
        return None
    targets = next_documents(actor, source)
    target = next((one for one in targets if target_id in (None, one.id)), None)
    asked = requirements.asked_in([source.id], actor)
    return RollOver(source, targets, target, _rows(actor, source, target, asked))


def next_documents(actor: Actor, source: DocumentRecord) -> tuple[DocumentRecord, ...]:
    """Documents of the next year that could take what goes on: the same kind first."""
    chosen = DocumentFilter(issuer_ids=(source.issuer_id,), years=(source.year + 1,))
    spoken_to = {one for one, _name in source.addressees}
    fitting = [
        one
        for one in requirements.documents(chosen, actor)
        if one.amends_id is None and (not one.addressees or spoken_to & {to for to, _n in one.addressees})
    ]
    return tuple(sorted(fitting, key=lambda one: (one.kind != source.kind, one.id)))


def _rows(
    actor: Actor,
    source: DocumentRecord,
    target: DocumentRecord | None,
    asked: tuple[RequirementRecord, ...],
) -> tuple[RollRow, ...]:
    ids = [one.id for one in asked]
    answers = answers_of(actor, ids, source.year)
    promised = _promised(actor, ids)
    tied = requirements.successors(ids, actor)
    proposals = _proposals(target)
    return tuple(
        RollRow(
            record=one,
            answers=answers.get(one.id, ()),
            reasons=_reasons(one, answers.get(one.id, ()), promised.get(one.id, ())),
            promised=max(promised.get(one.id, ()), default=None),
            onward=_onward(one, tied.get(one.id, ()), proposals, source.year + 1),
        )
        for one in asked
    )


def answers_of(
    actor: Actor, requirement_ids: Iterable[int], year: int
) -> dict[int, tuple[AnswerElsewhere, ...]]:
    """One answer per organisation and requirement: the annual report's, else the latest period's."""
    held = reporting.answers_to_all(requirement_ids, actor)
    found: dict[int, tuple[AnswerElsewhere, ...]] = {}
    for requirement, answers in held.items():
        latest: dict[int, AnswerElsewhere] = {}
        for one in sorted((one for one in answers if one.year == year), key=_weight):
            latest[one.organisation_id] = one
        found[requirement] = tuple(sorted(latest.values(), key=lambda one: one.organisation_name))
    return found


def _weight(one: AnswerElsewhere) -> tuple[bool, str, int]:
    return one.report_kind == DocumentKind.ANNUAL_REPORT, one.period, one.answered_id


def _promised(actor: Actor, requirement_ids: Iterable[int]) -> dict[int, list[date]]:
    found: dict[int, list[date]] = {}
    for one in reporting.promises(actor, requirement_ids=requirement_ids):
        if one.state == "open":
            found.setdefault(one.requirement_id, []).append(one.due_on)
    return found


def _reasons(
    one: RequirementRecord, answers: tuple[AnswerElsewhere, ...], promised: Iterable[date]
) -> tuple[str, ...]:
    told = [held.status for held in answers if held.answer or held.exemption or held.status.phrase]
    return rolling.reasons(
        one.current.obligation,
        asked=len(reporting.reporters_of(one)),
        statuses=told,
        promised=promised,
        due_on=one.current.due_on,
        year_end=date(one.document.year, 12, 31),
        today=timezone.localdate(),
    )


def _proposals(target: DocumentRecord | None) -> dict[int, TieProposal]:
    """What of the next year's document reads like which requirement of this year; the closest of each."""
    if target is None:
        return {}
    held = sorted(requirements.proposals_within(target.id), key=lambda one: one.similarity)
    return {one.earlier_id: one for one in held}


def _onward(
    one: RequirementRecord,
    tied: tuple[Successor, ...],
    proposals: Mapping[int, TieProposal],
    year: int,
) -> Onward | None:
    for held in tied:
        if held.year == year and held.kind in ONWARD:
            words = word_difference(whole(one.current), held.text)
            return Onward(held.requirement_id, held.document_title, held.text, held.kind, words, tied=True)
    near = proposals.get(one.id)
    if near is None:
        return None
    return Onward(
        near.later_id, "", near.later_text, near.kind, near.words, tied=False, similarity=near.similarity
    )


def two_years(actor: Actor, owner_id: int, year: int) -> tuple[YearPair, ...]:
    """What an owner asked in ``year`` beside the year before, paired by lineage, in this year's order.

    What is new this year has no pair; what was left comes last, in its own order.
    """
    then = requirements.asked_by(owner_id, year - 1, actor=actor)
    now = {one.id: one for one in requirements.asked_by(owner_id, year, actor=actor)}
    tied = requirements.successors([one.id for one in then], actor)
    status_then = answers_of(actor, [one.id for one in then], year - 1)
    status_now = answers_of(actor, now, year)
    earlier: dict[int, list[tuple[RequirementRecord | None, str]]] = {}
    nothing: list[tuple[RequirementRecord | None, str]] = [(None, "")]
    left = []
    for one in then:
        held = [tie for tie in tied.get(one.id, ()) if tie.requirement_id in now and tie.kind in ONWARD]
        for tie in held:
            earlier.setdefault(tie.requirement_id, []).append((one, tie.kind))
        if not held:
            left.append(YearPair(one, None, "", status_then=status_then.get(one.id, ())))
    pairs = [
        _pair(before, one, kind, status_then, status_now)
        for one in now.values()
        for before, kind in earlier.get(one.id, nothing)
    ]
    return (*pairs, *left)


def _pair(
    before: RequirementRecord | None,
    one: RequirementRecord,
    kind: str,
    status_then: Mapping[int, tuple[AnswerElsewhere, ...]],
    status_now: Mapping[int, tuple[AnswerElsewhere, ...]],
) -> YearPair:
    return YearPair(
        then=before,
        now=one,
        kind=kind,
        words=word_difference(whole(before.current), whole(one.current)) if before else (),
        status_then=status_then.get(before.id, ()) if before else (),
        status_now=status_now.get(one.id, ()),
    )
