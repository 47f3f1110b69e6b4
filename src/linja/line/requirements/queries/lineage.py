"""A requirement through the years, and which earlier one it seems to be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.vocabulary import Obligation
from linja.line.requirements.calculations.lineage import chosen_pairs, kind_of
from linja.line.requirements.calculations.similarity import own_words
from linja.line.requirements.calculations.words import sentence, word_difference
from linja.line.requirements.models import GoverningDocument, Lineage, Requirement
from linja.line.requirements.queries.matching import candidates
from linja.line.requirements.queries.visible import open_to
from linja.line.requirements.records import DiffPart, MatchCandidate
from linja.people.organisations import queries as organisations


@dataclass(frozen=True, slots=True)
class LineageStep:
    """A requirement among its relatives of other years, as it reads in the end."""

    requirement_id: int
    year: int
    document_title: str
    text: str
    obligation: Obligation
    due_on: date | None


@dataclass(frozen=True, slots=True)
class TieProposal:
    """Two requirements that read alike, the one of an earlier year or document."""

    earlier_id: int
    later_id: int
    #: What the tie would be: ``repeats`` (the same own words) or ``continues``.
    kind: str
    similarity: float
    #: Close, and closer than any other: it may be accepted unread.
    sure: bool
    earlier_text: str
    later_text: str
    earlier_title: str

    @property
    def words(self) -> tuple[DiffPart, ...]:
        """What differs, made when it is shown: a page shows some of many proposals."""
        return word_difference(self.earlier_text, self.later_text)

    @property
    def percent(self) -> int:
        """The likeness in whole percent, downward."""
        return int(self.similarity * 100)


#: Years that one would look back and forth; more would be a circle.
FURTHEST = 12
#: A requirement split into many, year after year, is no line any longer.
MOST = 60


def lineage(requirement_id: int, actor: Actor | None = None) -> tuple[LineageStep, ...]:
    """The requirement and all that it is tied to, near and far, oldest first; one query per step away."""
    found = {requirement_id}
    edge = {requirement_id}
    for _step in range(FURTHEST):
        ties = Lineage.objects.filter(Q(earlier_id__in=edge) | Q(later_id__in=edge), ended_at=None)
        edge = {one for pair in ties.values_list("earlier_id", "later_id") for one in pair} - found
        found |= edge
        if not edge or len(found) > MOST:
            break
    if len(found) == 1:
        return ()
    rows = open_to(Requirement.objects.filter(pk__in=found), actor).select_related("document", "current")
    return tuple(_step_of(row) for row in sorted(rows, key=_when))


def _when(row: Requirement) -> tuple[int, date, int, int]:
    return (row.year, row.document.issued_on or date(row.year, 12, 31), row.document_id, row.ordinal)


def _step_of(row: Requirement) -> LineageStep:
    return LineageStep(
        row.pk, row.year, row.document.title, _whole(row), Obligation(row.obligation), row.due_on
    )


def _whole(row: Requirement) -> str:
    version = row.current
    return sentence(version.stem, version.text, version.sub_items) if version else ""


def proposals_for(requirement_id: int, top: int = 4) -> tuple[TieProposal, ...]:
    """Requirements of the year before, by the same issuer, that this one may continue; best first."""
    row = Requirement.objects.select_related("document", "current").filter(pk=requirement_id).first()
    if row is None:
        return ()
    pairs = _pairs([row], row.document, top, least=0.5)
    return _proposals(pairs, [row], top)


def proposals_within(document_id: int) -> tuple[TieProposal, ...]:
    """For each requirement of a document not yet tied backwards, its best match of the year before.

    No earlier requirement is proposed twice as sure. In printed order; a fixed number of queries.
    """
    document = GoverningDocument.objects.filter(pk=document_id).first()
    if document is None:
        return ()
    tied = Lineage.objects.filter(later__document_id=document_id, ended_at=None).values("later_id")
    rows = list(document.requirements.exclude(pk__in=tied).select_related("current").order_by("ordinal"))
    return _proposals(_pairs(rows, document, 3, least=0.5), rows, 1)


def _pairs(
    rows: Sequence[Requirement], document: GoverningDocument, top: int, least: float
) -> list[tuple[MatchCandidate, ...]]:
    """For each row what the same issuer asked the year before; the stem compared where both have one."""
    asked = Requirement.objects.filter(year=document.year - 1, document__issuer_id=document.issuer_id)
    before = open_to(asked)
    texts = [_whole(row) for row in rows]
    return candidates(texts, before, top=top, least=least)


def _proposals(
    pairs: Sequence[tuple[MatchCandidate, ...]], rows: Sequence[Requirement], shown: int
) -> tuple[TieProposal, ...]:
    ended_or_held = set(
        Lineage.objects.filter(later__in=[row.pk for row in rows]).values_list("earlier_id", "later_id")
    )
    told = {
        row.pk: [one for one in found if (one.requirement_id, row.pk) not in ended_or_held]
        for row, found in zip(rows, pairs, strict=True)
    }
    earlier = _earlier(one.requirement_id for found in told.values() for one in found)
    names = tuple(one.name for one in organisations.all_organisations("rhf", "hf"))
    scores = {later: [(one.requirement_id, one.similarity) for one in found] for later, found in told.items()}
    sure = chosen_pairs(scores)
    texts = {row.pk: _whole(row) for row in rows}
    made = []
    for later, found in scores.items():
        for place, score in found[:shown]:
            other = earlier[place]
            text = _whole(other)
            same = own_words(text, names) == own_words(texts[later], names)
            made.append(
                TieProposal(
                    earlier_id=place,
                    later_id=later,
                    kind=kind_of(same),
                    similarity=score,
                    sure=(place, later) in sure,
                    earlier_text=text,
                    later_text=texts[later],
                    earlier_title=other.document.title,
                )
            )
    return tuple(made)


def _earlier(ids: Iterable[int]) -> dict[int, Requirement]:
    rows: QuerySet[Requirement] = Requirement.objects.filter(pk__in=set(ids))
    return {row.pk: row for row in rows.select_related("document", "current")}
