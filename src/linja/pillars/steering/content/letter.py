"""A letter as a tree: whom it is to, what it asks, and what it changes, the old words and the new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from linja.ground.document.tree import Block, Document, Paragraph, Role, Section
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.vocabulary import ChangeType
from linja.line.requirements import queries as requirements
from linja.line.requirements.calculations.words import sentence
from linja.line.requirements.records import DocumentRecord, Preview, RequirementRecord, VersionRecord
from linja.pillars.steering.calculations.printed import requirement_blocks
from linja.pillars.steering.content.asking import Asking, asking_chapters, printed_day
from linja.pillars.steering.templates import Words

#: The frame's own words, printed in the language of the letter.
_FRAME: Final = {
    "from": Words("Fra {issuer}", "Frå {issuer}"),
    "to": Words("Til", "Til"),
    "dated": Words("Dato", "Dato"),
    "draft": Words("Utkast", "Utkast"),
    "reference": Words("Referanse", "Referanse"),
    "amends": Words("Endrer", "Endrar"),
    "none": Words("Det står ingenting i brevet ennå.", "Det står ingenting i brevet enno."),
    "content": Words("Innhold", "Innhald"),
    "changes": Words("Endringer i andre dokumenter", "Endringar i andre dokument"),
    "before": Words("Slik lød kravet:", "Slik lydde kravet:"),
    "after": Words("Slik lyder kravet:", "Slik lyder kravet:"),
    "from_day": Words("Gjelder fra {day}.", "Gjeld frå {day}."),
    "letters_day": Words("Gjelder fra den dagen brevet blir gitt.", "Gjeld frå den dagen brevet blir gjeve."),
    "due": Words("Ny frist: {day}.", "Ny frist: {day}."),
    "due_instead": Words("Ny frist: {day}, før {earlier}.", "Ny frist: {day}, før {earlier}."),
    "impossible": Words("Endringen passer ikke lenger.", "Endringa passar ikkje lenger."),
}
#: What a change is called on paper, beside the words of the letter itself.
_CHANGES: Final = {
    ChangeType.LAPSE: Words("Bortfaller", "Fell bort"),
    ChangeType.LAPSE_BUT_REPORT: Words(
        "Bortfaller, men rapporteres", "Fell bort, men det skal rapporterast på"
    ),
    ChangeType.REPLACE: Words("Erstattes", "Blir erstatta"),
    ChangeType.WAIVE: Words("Unntatt", "Unnateke"),
    ChangeType.EXTEND: Words("Ny frist", "Ny frist"),
    ChangeType.EXTEND_MEASURING_PERIOD: Words("Utvidet måleperiode", "Utvida måleperiode"),
    ChangeType.CLARIFY: Words("Presiseres", "Blir presisert"),
    ChangeType.CONTINUE: Words("Videreføres", "Blir vidareført"),
}


@dataclass(frozen=True, slots=True)
class HeldLetter:
    """Everything that a letter is printed from."""

    letter: DocumentRecord
    records: tuple[RequirementRecord, ...]
    changes: tuple[Preview, ...]
    #: Requirements whose change applies from the day on which the letter is given, whichever it becomes.
    on_letters_day: frozenset[int] = frozenset()


def gather_letter(document_id: int, actor: Actor) -> HeldLetter | None:
    """All that the letter holds; None when the actor may not read it, or when it is an order.

    A draft tells what it will change, an issued letter what it has changed. What it asks is told as it was
    given, whatever later letters have made of it. A fixed number of questions.
    """
    letter = requirements.document(document_id, actor)
    if letter is None or letter.order:
        return None
    ids = requirements.ids_in(document_id)
    records = requirements.requirements(ids, actor, on=letter.issued_on)
    if not letter.draft:
        return HeldLetter(letter, records, requirements.amendments_made(document_id))
    kept = requirements.pending(document_id, actor)
    seen = requirements.previews([one.change for one in kept], document_id=document_id)
    letters_day = frozenset(one.change.requirement_id for one in kept if one.on_letters_day)
    return HeldLetter(letter, records, seen, letters_day)


def letter_document(held: HeldLetter) -> Document:
    """The letter as a tree: what it asks with its own chapter numbers, then what it changes."""
    letter, language = held.letter, held.letter.language
    sections = tuple(asking_chapters(Asking(language, held.records, own_numbers=True)))
    if held.changes:
        sections = (*sections, Section(_say("changes", language), None, (), tuple(_changed(held))))
    if not sections:
        sections = (Section(_say("content", language), None, (Paragraph(_say("none", language)),)),)
    return Document(
        title=letter.title,
        language=language,
        sections=sections,
        subtitle=_say("from", language, issuer=letter.issuer_name),
        organisation=letter.issuer_name,
        year=letter.year,
        kind=letter.kind,
        meta=tuple(_meta(letter)),
    )


def _meta(letter: DocumentRecord) -> Iterable[tuple[str, str]]:
    language = letter.language
    if letter.addressees:
        yield _say("to", language), ", ".join(name for _id, name in letter.addressees)
    day = letter.issued_on
    yield _say("dated", language), printed_day(day) if day else _say("draft", language)
    if letter.reference:
        yield _say("reference", language), letter.reference
    if letter.amends_title:
        yield _say("amends", language), letter.amends_title


def _changed(held: HeldLetter) -> Iterable[Section]:
    """The changes under the document that each is made in."""
    for title, rows in groupby(held.changes, key=lambda one: one.document_title):
        blocks = [block for one in rows for block in _change(one, held)]
        yield Section(title, None, tuple(blocks))


def _change(one: Preview, held: HeldLetter) -> Iterable[Block]:
    """The kind of change and the letter's own words; then the old words, and the new where they differ."""
    language, ref = held.letter.language, f"requirement:{one.requirement_id}"
    kind = one.change.change if one.change else one.after.change if one.after else None
    said = one.change.verbatim if one.change else one.after.change_verbatim if one.after else ""
    words = _CHANGES[kind].say(language) if kind in _CHANGES else ""
    yield Paragraph(": ".join(part for part in (words, said) if part), ref=ref)
    if one.before is not None:
        yield Paragraph(_say("before", language), role=Role.NOTE, ref=ref)
        yield from _wording(one.before, ref)
    if one.after is not None and one.before is not None and _words(one.after) != _words(one.before):
        yield Paragraph(_say("after", language), role=Role.NOTE, ref=ref)
        yield from _wording(one.after, ref)
    yield Paragraph(" ".join(_when(one, held)), role=Role.NOTE, ref=ref)


def _words(version: VersionRecord) -> str:
    return sentence(version.stem, version.text, version.sub_items)


def _wording(version: VersionRecord, ref: str) -> Iterable[Block]:
    return requirement_blocks(version.text, version.sub_items, version.stem, ref)


def _when(one: Preview, held: HeldLetter) -> Iterable[str]:
    """From when it applies, and the new last day beside the old."""
    language = held.letter.language
    after, before = one.after, one.before
    if after is None:
        yield _say("impossible", language)
        return
    if one.requirement_id in held.on_letters_day:
        yield _say("letters_day", language)
    else:
        yield _say("from_day", language, day=printed_day(after.in_force_from))
    earlier = before.due_on if before else None
    if after.due_on and after.due_on != earlier:
        day = printed_day(after.due_on)
        if earlier:
            yield _say("due_instead", language, day=day, earlier=printed_day(earlier))
        else:
            yield _say("due", language, day=day)


def _say(key: str, language: str, **facts: object) -> str:
    return _FRAME[key].say(language, **facts)
