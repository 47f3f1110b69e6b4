"""The way back: from a printed sentence to the places where it stands, and to the line of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from linja.ground.document import walk
from linja.ground.document.tree import Block, Document, Role
from linja.ground.kernel.actor import Actor
from linja.line.publication import queries as publication
from linja.line.publication.queries import EditionRecord
from linja.line.reporting import queries as reporting
from linja.line.requirements import queries as requirements
from linja.line.requirements.queries import ChainLink, Wording
from linja.line.search import queries as search
from linja.pillars.steering.calculations import sight as finding

#: How many of each kind are shown; who needs more gives more words.
MOST = 12


@dataclass(frozen=True, slots=True)
class Found:
    """One place where a sentence stands, or one that reads alike. ``kind``: wording, answer or edition."""

    kind: str
    text: str
    #: 1: the very words.
    likeness: float
    #: 0: the place is in running text that answers no requirement.
    requirement_id: int = 0
    chain: tuple[ChainLink, ...] = ()
    #: The row of a report that the answer stands in.
    answered_id: int = 0
    report_id: int = 0
    edition: EditionRecord | None = None
    #: The block's address on the edition's page.
    anchor: str = ""
    #: The number of a version that no longer holds; 0: it holds.
    old_version: int = 0

    @property
    def exact(self) -> bool:
        """The very words, whatever white space lies between them."""
        return self.likeness >= 1

    @property
    def percent(self) -> int:
        """The likeness in whole percent, downward."""
        return int(self.likeness * 100)


def can_be_found(text: str) -> bool:
    """Whether a sentence has words enough to be looked for."""
    return finding.long_enough(text)


def find_sentence(text: str, actor: Actor) -> tuple[Found, ...]:
    """Where a sentence stands, the very words first, then what reads alike; nothing when it is too short."""
    if not finding.long_enough(text):
        return ()
    found = [*_wordings(text, actor), *_answers(text, actor), *_editions(text)]
    chains = requirements.chains(one.requirement_id for one in found if one.requirement_id)
    told = [_with_chain(one, chains) for one in found]
    return tuple(sorted(told, key=lambda one: -one.likeness))


def _with_chain(one: Found, chains: dict[int, tuple[ChainLink, ...]]) -> Found:
    return replace(one, chain=chains.get(one.requirement_id, ()))


def _wordings(text: str, actor: Actor) -> Iterable[Found]:
    """Versions that say it, old ones too; what reads alike only as it reads now."""
    words = finding.longest(text)
    held = requirements.wordings_with(words, actor)
    exact = set(finding.holding(text, [(one, one.text) for one in held]))
    near = [one for one in requirements.wordings_with(words, actor, every=False) if one.current]
    told = {one.requirement_id for one in exact}
    others = [(one, one.text) for one in near if one.requirement_id not in told]
    yield from [_wording(one, 1.0) for one in held if one in exact][:MOST]
    yield from [_wording(one, score) for one, score in finding.alike(text, others, MOST)]


def _wording(one: Wording, likeness: float) -> Found:
    old = 0 if one.current else one.number
    return Found("wording", one.text, likeness, one.requirement_id, old_version=old)


def _answers(text: str, actor: Actor) -> Iterable[Found]:
    """Answers in reports that the actor may read: each by the paragraph that comes nearest."""
    scope = search.Scope(everything=True, reports=reporting.readable_ids(actor))
    near = search.ids(" ".join(finding.longest(text, 2)) + " ", "answer", scope, limit=400)
    paragraphs = [
        ((answer, part), words)
        for answer, parts in reporting.answer_texts(near, actor).items()
        for part, words in enumerate(parts)
    ]
    scores: dict[tuple[int, int], float] = dict(finding.alike(text, paragraphs, 4 * MOST))
    scores |= dict.fromkeys(finding.holding(text, paragraphs), 1.0)
    told = dict(paragraphs)
    best: dict[int, tuple[float, str]] = {}
    for (answer, part), score in scores.items():
        best[answer] = max(best.get(answer, (0.0, "")), (score, told[(answer, part)]))
    places = reporting.places_of_answers(best)
    asked = reporting.asked_at(answered for _report, answered in places.values())
    nearest = sorted(best.items(), key=lambda pair: (-pair[1][0], pair[0]))
    for answer, (score, words) in [one for one in nearest if one[0] in places][:MOST]:
        report, answered = places[answer]
        yield Found("answer", words, score, asked.get(answered, 0), answered_id=answered, report_id=report)


def _editions(text: str) -> Iterable[Found]:
    """Blocks of released editions that hold the very words."""
    slugs = publication.slugs(search.ids(f"{finding.folded(text)} ", "publication", limit=MOST))
    held = [one for slug in slugs.values() if (one := publication.latest_released(slug))]
    found = [(edition, ref, words) for edition in held for ref, words in _places(text, edition)]
    asked = reporting.asked_at(_row_of(ref) for _edition, ref, _words in found)
    for edition, ref, words in found[: 2 * MOST]:
        row = _row_of(ref)
        anchor = ref.replace(":", "-")
        yield Found("edition", words, 1.0, asked.get(row, 0), answered_id=row, edition=edition, anchor=anchor)


def _places(text: str, edition: EditionRecord) -> Iterable[tuple[str, str]]:
    """Each place once: the requirement that is asked or answered there, else the heading above."""
    told: set[str] = set()
    for ref, block in _addressed(publication.tree(edition.id)):
        words = "\n".join(walk.texts(block))
        if ref not in told and finding.holding(text, [(0, words)]):
            told.add(ref)
            yield ref, words


def _addressed(document: Document) -> Iterable[tuple[str, Block]]:
    """Every block with its address; an answer's words have that of the requirement above them."""
    above, asked = "", ""
    for placed in walk.blocks(document):
        here = placed.sections[-1].ref or ""
        if here != above:
            above, asked = here, ""
        asked = placed.block.ref or asked
        answers = placed.block.role is Role.ANSWER and asked
        yield placed.block.ref or (asked if answers else here), placed.block


def _row_of(ref: str) -> int:
    kind, _colon, number = ref.partition(":")
    return int(number) if kind == "requirement" and number.isdecimal() else 0
