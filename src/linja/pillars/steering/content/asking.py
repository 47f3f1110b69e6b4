"""What a governing document asks, as chapters of a tree: the same for a letter and an order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from linja.ground.document.tree import Block, Paragraph, Role, Section
from linja.ground.kernel.vocabulary import RoleKind
from linja.line.requirements.records import RequirementRecord, VersionRecord
from linja.pillars.steering.calculations.printed import requirement_blocks
from linja.pillars.steering.templates import Words

#: The frame's own words, printed in the language of the document.
_FRAME: Final = {
    "other": Words("Andre krav", "Andre krav"),
    "lead": Words("Leder: {names}.", "Leier: {names}."),
    "partners": Words("I samarbeid med: {names}.", "I samarbeid med: {names}."),
    "target": Words("Mål her: {words}.", "Mål her: {words}."),
    "due": Words("Frist her: {day}.", "Frist her: {day}."),
}


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked, in printed order; ``above``: the wording that each derives from, where one does."""

    language: str
    records: tuple[RequirementRecord, ...]
    above: Mapping[int, VersionRecord] = field(default_factory=dict)
    #: The chapters have the numbers that they were registered with, and are not counted from one.
    own_numbers: bool = False


def printed_day(day: date) -> str:
    """A date as a document prints it."""
    return f"{day.day}.{day.month}.{day.year}"


def asking_chapters(asking: Asking) -> Iterable[Section]:
    """A chapter for each goal area, with a section for each heading in it."""
    chapters = _by(asking.records, lambda one: one.chapter_title)
    for place, (title, rows) in enumerate(chapters.items(), start=1):
        number = (rows[0].chapter if asking.own_numbers else str(place)) or None
        headed = _by(rows, lambda one: one.heading)
        loose = tuple(_asked(headed.pop("", ()), asking))
        parts = tuple(
            Section(heading, _below(number, part, asking), tuple(_asked(inside, asking)))
            for part, (heading, inside) in enumerate(headed.items(), start=1)
        )
        yield Section(title or _say("other", asking), number, loose, parts)


def _below(number: str | None, part: int, asking: Asking) -> str | None:
    return None if asking.own_numbers else f"{number}.{part}"


def _by(
    rows: Iterable[RequirementRecord], key: Callable[[RequirementRecord], str]
) -> dict[str, list[RequirementRecord]]:
    """The rows under what they have in common, each once, in the order in which it comes first."""
    found: dict[str, list[RequirementRecord]] = {}
    for one in rows:
        found.setdefault(key(one), []).append(one)
    return found


def _asked(rows: Iterable[RequirementRecord], asking: Asking) -> Iterable[Block]:
    """Requirements in order; a stem is printed above the first of its list."""
    stem = ""
    for one in rows:
        own = one.current.stem
        ref = f"requirement:{one.id}"
        yield from requirement_blocks(
            one.current.text, one.current.sub_items, own if own and own != stem else "", ref
        )
        stem = own
        if note := " ".join(_said(one, asking)):
            yield Paragraph(note, role=Role.NOTE, ref=ref)


def _said(one: RequirementRecord, asking: Asking) -> Iterable[str]:
    """What was set here beside the words: who leads and takes part, an own target, an own last day."""
    current, above = one.current, asking.above.get(one.id)
    for role, key in ((RoleKind.LEAD, "lead"), (RoleKind.PARTNER, "partners")):
        names = [held.name for held in current.roles if held.role == role]
        if names and (above is None or current.roles != above.roles):
            yield _say(key, asking, names=", ".join(names))
    for target in current.targets:
        if above is None or target not in above.targets:
            yield _say("target", asking, words=target.target.words)
    day = current.due_on
    if day and (above is None or above.due_on != day):
        yield _say("due", asking, day=printed_day(day))


def _say(key: str, asking: Asking, **facts: object) -> str:
    return _FRAME[key].say(asking.language, **facts)
