"""Decoded blocks, walked in order, become groups: requirements printed together with what answers them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from linja.ground.kernel.vocabulary import DocumentKind
from linja.ground.reading.blocks import Block, fold
from linja.ground.reading.chapters import Chapter
from linja.ground.reading.context import Context, day_of_meeting, meeting_days
from linja.ground.reading.cues import continues_stem


@dataclass(slots=True)
class Draft:
    """One requirement while its parts are gathered."""

    block: Block
    listed: bool
    context: Context
    stem: str | None
    background: list[Block]
    more: list[Block] = field(default_factory=list)

    @property
    def blocks(self) -> list[Block]:
        return [self.block, *self.more]

    @property
    def text(self) -> str:
        parts = [self.block.text, *(fold(b.lines, with_bullet=True) for b in self.more)]
        return " ".join(parts)


@dataclass(slots=True)
class Group:
    """Requirements printed together, with what answers them."""

    drafts: list[Draft]
    status: list[Block] = field(default_factory=list)
    answer: list[Block] = field(default_factory=list)
    #: Headings met after the answer began; part of it if more answer follows.
    pending: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Walk:
    """Where the walk stands."""

    context: Context
    groups: list[Group] = field(default_factory=list)
    stem: str | None = None
    background: list[Block] = field(default_factory=list)
    #: Whether the last group has its answer, so that the next requirement opens a new one.
    answered: bool = True
    before_heading: tuple[Context, str | None] | None = None

    def enter_chapter(self, lineage: Sequence[Chapter]) -> None:
        self.context = replace(self.context)
        self.context.enter_chapter(lineage[-1], lineage[:-1])
        self.stem, self.background, self.answered = None, [], True

    def take(self, block: Block) -> None:
        """Put one block where its state says that it belongs."""
        if block.state in "NSRL" and self.groups:
            self.groups[-1].pending = []
        if block.state == "H":
            self._heading(block)
        elif block.state == "N":
            self.context.read_intro(block.text)
        elif block.state == "P":
            self.background.append(block)
        elif block.state == "S":
            self.stem = block.text
        elif block.state in "RL":
            self._requirement(block)
        elif self.groups:
            self._rest(block, self.groups[-1])

    def _heading(self, block: Block) -> None:
        if not (self.groups and self.groups[-1].pending):
            self.before_heading = (self.context, self.stem)
        self.context = replace(self.context)
        self.context.enter_heading(block.text)
        self.stem, self.background, self.answered = None, [], True
        if self.groups and self.groups[-1].answer:
            self.groups[-1].pending.append(block)

    def _requirement(self, block: Block) -> None:
        own_stem = _stem_for(block, self.stem)
        self.stem = self.stem if own_stem is not None else None
        draft = Draft(block, block.state == "L", self.context, own_stem, self.background)
        self.background = []
        if self.answered:
            self.groups.append(Group([draft]))
            self.answered = False
        else:
            self.groups[-1].drafts.append(draft)

    def _rest(self, block: Block, group: Group) -> None:
        """What follows a requirement: its continuation, the printed status, the answer."""
        if block.state == "C":
            group.drafts[-1].more.append(block)
            return
        self.answered = True
        if block.state == "T":
            group.status.append(block)
            return
        if group.pending and self.before_heading is not None:
            # The heading was a line of the answer itself: what stood before it still holds.
            self.context, self.stem = self.before_heading
        group.answer += [*group.pending, block]
        group.pending = []


def gather(
    scope: Sequence[Block],
    chapters: Sequence[Chapter],
    everything: Sequence[Block],
    kind: DocumentKind,
    year: int | None,
) -> list[Group]:
    """Walk the decoded blocks of ``scope``; ``everything`` is asked for the days of meetings."""
    walk = _Walk(_first_context(everything, kind, year))
    openings = _chapter_openings(chapters, everything)
    for block in scope:
        if (lineage := openings.get(id(block))) is not None:
            walk.enter_chapter(lineage)
            if block.first.heading_level is not None:
                continue
        walk.take(block)
    return walk.groups


def _first_context(everything: Sequence[Block], kind: DocumentKind, year: int | None) -> Context:
    context = Context(kind, year, meeting_days(everything, year))
    if kind is DocumentKind.OWNER_MEETING_PROTOCOL:
        context.source_date = context.own_date = day_of_meeting(everything, year)
        context.source = "foretaksmøte"
    return context


def _stem_for(block: Block, stem: str | None) -> str | None:
    if stem is None or block.state == "L":
        return stem
    return stem if block.bullet is not None and continues_stem(block.text) else None


def _chapter_openings(chapters: Sequence[Chapter], blocks: Sequence[Block]) -> dict[int, list[Chapter]]:
    """First block of each chapter → the chapter with its ancestors, outermost first."""
    openings: dict[int, list[Chapter]] = {}
    path: list[Chapter] = []
    for chapter in chapters:
        path = [known for known in path if known.level < chapter.level] + [chapter]
        openings[id(blocks[chapter.start])] = list(path)
    return openings
