"""An order as a tree: what one unit is asked, by the chapters of the letters that it comes from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from linja.ground.document.tree import Block, Document, Paragraph, Role, Section, Table
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.vocabulary import RoleKind
from linja.line.requirements import queries as requirements
from linja.line.requirements.calculations.words import sentence, shortened
from linja.line.requirements.records import OrderRecord, RequirementRecord, VersionRecord
from linja.pillars.steering.calculations.printed import requirement_blocks
from linja.pillars.steering.templates import Words

#: The frame's own words, printed in the language of the order.
_FRAME: Final = {
    "from": Words("Fra {issuer}", "Frå {issuer}"),
    "draft": Words("Utkast", "Utkast"),
    "dated": Words("Gitt", "Gjeven"),
    "to": Words("Til", "Til"),
    "other": Words("Andre krav", "Andre krav"),
    "lead": Words("Leder: {names}.", "Leier: {names}."),
    "partners": Words("I samarbeid med: {names}.", "I samarbeid med: {names}."),
    "target": Words("Mål her: {words}.", "Mål her: {words}."),
    "due": Words("Frist her: {day}.", "Frist her: {day}."),
    "sources": Words("Hvor kravene kommer fra", "Kvar krava kjem frå"),
    "number": Words("Nr.", "Nr."),
    "asked": Words("Krav", "Krav"),
    "source": Words("Utledet av", "Utleidd av"),
    "place": Words("Sted", "Stad"),
    "own": Words("Eget krav", "Eige krav"),
    "none": Words("Det står ingen krav i dokumentet ennå.", "Det står ingen krav i dokumentet enno."),
}
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class HeldOrder:
    """Everything that an order is printed from."""

    order: OrderRecord
    records: tuple[RequirementRecord, ...]
    #: The wording above of each that derives from one, and the requirement it belongs to.
    above: Mapping[int, VersionRecord]
    sources: Mapping[int, RequirementRecord]


def gather_order(document_id: int, actor: Actor) -> HeldOrder | None:
    """All that the order holds; None when the actor may not read it. A fixed number of questions."""
    order = requirements.order(document_id, actor)
    if order is None:
        return None
    records = requirements.requirements(requirements.ids_in(document_id), actor)
    derived = {one.id: one.derived_from_id for one in records if one.derived_from_id is not None}
    wordings = requirements.versions_by_id(derived.values())
    above = {one: wordings[version] for one, version in derived.items() if version in wordings}
    held = {
        one.id: one for one in requirements.requirements({v.requirement_id for v in above.values()}, actor)
    }
    sources = {one: held[v.requirement_id] for one, v in above.items() if v.requirement_id in held}
    return HeldOrder(order, _in_order(records, sources), above, sources)


def _in_order(
    records: Iterable[RequirementRecord], sources: Mapping[int, RequirementRecord]
) -> tuple[RequirementRecord, ...]:
    """By chapter as the letters number them, then as the letters print them."""

    def place(one: RequirementRecord) -> tuple[object, ...]:
        source = sources.get(one.id)
        day = source.document.issued_on if source else None
        printed = (str(day or ""), source.document.id, source.ordinal) if source else ("9", 0, one.ordinal)
        return (not one.chapter_title, printed[0] if not one.chapter else "", _numbers(one.chapter), printed)

    return tuple(sorted(records, key=place))


def _numbers(chapter: str) -> tuple[int, ...]:
    return tuple(int(part) for part in _DIGITS.findall(chapter))


def order_document(held: HeldOrder) -> Document:
    """The order as a tree, its chapters numbered anew from one."""
    order, language = held.order, held.order.language
    sections = tuple(_chapters(held))
    if not sections:
        sections = (Section(_say("other", language), None, (Paragraph(_say("none", language)),)),)
    else:
        sections = (*sections, Section(_say("sources", language), None, (_sources(held),)))
    day = order.issued_on
    dated = f"{day.day}.{day.month}.{day.year}" if day else _say("draft", language)
    return Document(
        title=order.title,
        language=language,
        sections=sections,
        subtitle=_say("from", language, issuer=order.issuer_name),
        organisation=order.issuer_name,
        year=order.year,
        kind=order.kind,
        meta=((_say("to", language), order.receiver_name), (_say("dated", language), dated)),
    )


def _say(key: str, language: str, **facts: object) -> str:
    return _FRAME[key].say(language, **facts)


def _chapters(held: HeldOrder) -> Iterable[Section]:
    language = held.order.language
    chapters = _by(held.records, lambda one: one.chapter_title)
    for number, (title, rows) in enumerate(chapters.items(), start=1):
        headed = _by(rows, lambda one: one.heading)
        loose = tuple(_asked(headed.pop("", ()), held))
        parts = tuple(
            Section(heading, f"{number}.{part}", tuple(_asked(inside, held)))
            for part, (heading, inside) in enumerate(headed.items(), start=1)
        )
        yield Section(title or _say("other", language), str(number), loose, parts)


def _by(
    rows: Iterable[RequirementRecord], key: Callable[[RequirementRecord], str]
) -> dict[str, list[RequirementRecord]]:
    """The rows under what they have in common, each once, in the order in which it comes first."""
    found: dict[str, list[RequirementRecord]] = {}
    for one in rows:
        found.setdefault(key(one), []).append(one)
    return found


def _asked(rows: Iterable[RequirementRecord], held: HeldOrder) -> Iterable[Block]:
    """Requirements in order; a stem is printed above the first of its list."""
    stem = ""
    for one in rows:
        own = one.current.stem
        ref = f"requirement:{one.id}"
        yield from requirement_blocks(
            one.current.text, one.current.sub_items, own if own and own != stem else "", ref
        )
        stem = own
        if note := " ".join(_said(one, held)):
            yield Paragraph(note, role=Role.NOTE, ref=ref)


def _said(one: RequirementRecord, held: HeldOrder) -> Iterable[str]:
    """What was set here beside the words: who leads and takes part, an own target, an own last day."""
    language, current, above = held.order.language, one.current, held.above.get(one.id)
    for role, key in ((RoleKind.LEAD, "lead"), (RoleKind.PARTNER, "partners")):
        names = [held.name for held in current.roles if held.role == role]
        if names and (above is None or current.roles != above.roles):
            yield _say(key, language, names=", ".join(names))
    for target in current.targets:
        if above is None or target not in above.targets:
            yield _say("target", language, words=target.target.words)
    day = current.due_on
    if day and (above is None or above.due_on != day):
        yield _say("due", language, day=f"{day.day}.{day.month}.{day.year}")


def _sources(held: HeldOrder) -> Table:
    """Where each comes from, for whoever wants to follow it upward."""
    language = held.order.language
    header = tuple(_say(key, language) for key in ("number", "asked", "source", "place"))
    rows = []
    for number, one in enumerate(held.records, start=1):
        source = held.sources.get(one.id)
        words = shortened(sentence(one.current.stem, one.current.text, ()), 90)
        title = source.document.title if source else _say("own", language)
        rows.append((str(number), words, title, (source.chapter if source else "") or "–"))
    return Table((header,), tuple(rows), caption=_say("sources", language))
