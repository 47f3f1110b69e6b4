"""An order as a tree: what one unit is asked, by the chapters of the letters that it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from linja.ground.document.tree import Document, Paragraph, Section, Table
from linja.ground.kernel.actor import Actor
from linja.line.requirements import queries as requirements
from linja.line.requirements.calculations.words import sentence, shortened
from linja.line.requirements.records import OrderRecord, RequirementRecord, VersionRecord
from linja.pillars.steering.content.asking import Asking, asking_chapters, printed_day
from linja.pillars.steering.templates import Words

#: The frame's own words, printed in the language of the order.
_FRAME: Final = {
    "from": Words("Fra {issuer}", "Frå {issuer}"),
    "draft": Words("Utkast", "Utkast"),
    "dated": Words("Gitt", "Gjeven"),
    "to": Words("Til", "Til"),
    "other": Words("Andre krav", "Andre krav"),
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
    sections = tuple(asking_chapters(Asking(language, held.records, held.above)))
    if not sections:
        sections = (Section(_say("other", language), None, (Paragraph(_say("none", language)),)),)
    else:
        sections = (*sections, Section(_say("sources", language), None, (_sources(held),)))
    day = order.issued_on
    dated = printed_day(day) if day else _say("draft", language)
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
