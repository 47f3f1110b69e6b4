"""Several answers become one: the order of units, a sentence over them, the status they amount to. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from linja.ground.document.tree import Block, Paragraph, Role, Table
from linja.ground.kernel.vocabulary import AnswerPart, Attainment, RequirementKind
from linja.line.reporting.calculations import day_in_words
from linja.line.reporting.records import UnitAnswer
from linja.pillars.steering.calculations.running_text import as_text
from linja.pillars.steering.records.merging import Offer, Said
from linja.pillars.steering.wording import Wording

#: What may be taken from a unit beside its words.
BESIDE = ("cause", "measures", "expected", "tables")


def in_order(units: Iterable[tuple[int, str, str]], order: Sequence[str]) -> list[int]:
    """Ids of units (id, name, kind) as the region names them: first those of its order, then by name.

    What is no HF comes after the HFs that the order does not name.
    """
    place = {name: number for number, name in enumerate(order)}
    ranked = sorted(units, key=lambda one: (place.get(one[1], len(order)), one[2] != "hf", one[1], one[0]))
    return [one for one, _name, _kind in ranked]


def rolled_up(said: Sequence[Said]) -> Attainment | None:
    """The status that the units amount to, when nothing that is still missing can change it.

    One that is not fully reached is enough for "partly" when another is at least partly reached.
    """
    held = {one.attainment for one in said if one.attainment in _KNOWN}
    if not said or not held:
        return Attainment.UNKNOWN if said and all(_unknown(one) for one in said) else None
    if held & {Attainment.PARTLY} or len(held) > 1:
        return Attainment.PARTLY
    return held.pop() if all(one.attainment in _KNOWN for one in said) else None


_KNOWN = frozenset({Attainment.REACHED, Attainment.PARTLY, Attainment.NOT_REACHED})


def _unknown(one: Said) -> bool:
    return one.reported and one.attainment == Attainment.UNKNOWN


def offers(said: Sequence[Said], kind: RequirementKind, words: Wording) -> tuple[Offer, ...]:
    """Sentences over all units, the one that reads best first. Nobody who has not handed in is spoken for."""
    if not any(one.reported for one in said):
        return ()
    speaker = _Speaker(said, kind, words)
    tail = speaker.tail()
    said_of = ((key, (text, *speaker.rest(key), *tail)) for key, text in speaker.heads())
    return tuple(Offer(key, " ".join(part for part in parts if part)) for key, parts in said_of)


class _Speaker:
    """Says who has done it. ``heads`` are ways to say the same; the rest follows whichever is chosen."""

    def __init__(self, said: Sequence[Said], kind: RequirementKind, words: Wording) -> None:
        self.words = words
        self.done = words.done.get(kind.value, words.done["other"])
        self.group = words.groups[_group(one.kind for one in said)]
        self.every = len(said)
        self.reported = [one for one in said if one.reported]
        self.missing = [one.name for one in said if not one.reported]
        self.reached = self._those(Attainment.REACHED)
        self.others = [one.name for one in self.reported if one.attainment != Attainment.REACHED]

    def _those(self, attainment: Attainment | None) -> list[str]:
        return [one.name for one in self.reported if one.attainment == attainment]

    def _say(self, key: str, names: Sequence[str] = ()) -> str:
        text = self.words.sentences[key].format(
            all=self.group.all,
            plural=self.group.plural,
            done=self.done,
            names=self.words.joined(names),
            n=self.words.numeral(len(self.reached), self.group),
            m=self.words.numeral(self.every, self.group),
        )
        return text[:1].upper() + text[1:]

    def heads(self) -> list[tuple[str, str]]:
        """The ways to say who has reached it, best first."""
        if not self.reached:
            return self._nobody()
        if not self.others:
            return self._everybody()
        enough = len(self.others) < len(self.reached) and not self.missing
        keys = ["names", "some"] if self.every <= 3 else ["some", "names"]
        few = len(self.others) <= 2 and self.every > 3
        keys = ["all_but", *keys] if enough and few else [*keys, *(["all_but"] if enough else [])]
        return [(key, self._say(key, self.others if key == "all_but" else self.reached)) for key in keys]

    def _nobody(self) -> list[tuple[str, str]]:
        # One alone is said by name in what follows.
        if self.every == 1 or all(one.attainment not in _KNOWN for one in self.reported):
            return [("each", "")]
        if self.missing:
            return [("none_who_reported", self._say("none_who_reported")), ("each", "")]
        return [("none", self._say("none")), ("each", "")]

    def _everybody(self) -> list[tuple[str, str]]:
        named = ("names", self._say("names", self.reached))
        if self.every == 1:
            return [named]
        if self.missing:
            some = ("some", self._say("some"))
            return [("all_who_reported", self._say("all_who_reported")), some, named]
        key = "both" if self.every == 2 else "all"
        return [(key, self._say(key)), named]

    def rest(self, key: str) -> list[str]:
        """Those who have come part of the way, and those who have not, where the head does not say it."""
        said = [self._say("partly", names) for names in [self._those(Attainment.PARTLY)] if names]
        not_reached = self._those(Attainment.NOT_REACHED)
        if not_reached and key not in ("none", "none_who_reported") and not (key == "all_but" and not said):
            said.append(self._say("not", not_reached))
        return said

    def tail(self) -> list[str]:
        """Those of whom nothing is known."""
        silent = [*self._those(Attainment.UNKNOWN), *self._those(None)]
        ordered = [one.name for one in self.reported if one.name in silent]
        return [
            *([self._say("unknown", ordered)] if ordered else []),
            *([self._say("missing", self.missing)] if self.missing else []),
        ]


def _group(kinds: Iterable[str]) -> str:
    held = set(kinds)
    if held == {"hf", "private_non_profit"}:
        return "mixed"
    only = held.pop() if len(held) == 1 else "other"
    return only if only in ("hf", "private_non_profit", "clinic") else "other"


def unit_blocks(unit: UnitAnswer, beside: Collection[str], words: Wording) -> tuple[Block, ...]:
    """One unit's answer as it is put into the answer above: named first, what stands beside it last.

    Its tables stand after the text of all (:func:`unit_tables`).
    """
    told = _beside(unit, beside, words)
    texts = [block for block in _said(unit, beside) if not isinstance(block, Table)]
    written: list[Block] = [replace(block, role=Role.ANSWER, place=None, ref=None) for block in texts]
    if not written and unit.exemption:
        written = [Paragraph(unit.exemption, role=Role.ANSWER)]
    if not written and not told and unit_tables(unit, beside):
        # Its name stands above its table.
        return ()
    named = _named(unit.organisation_name, written)
    if told and len(named) == 1 and isinstance(named[0], Paragraph):
        return (replace(named[0], text=f"{named[0].text} {told}"),)
    return (*named, *([Paragraph(told, role=Role.ANSWER)] if told else []))


def unit_tables(unit: UnitAnswer, beside: Collection[str]) -> tuple[Table, ...]:
    """One unit's tables as they are put into the answer above, each under the unit's name; none unless
    they are asked for.
    """
    if "tables" not in beside:
        return ()
    name = unit.organisation_name
    return tuple(
        replace(
            block,
            caption=f"{name}: {block.caption}" if block.caption else name,
            role=Role.ANSWER,
            place=None,
            ref=None,
        )
        for block in _said(unit, beside)
        if isinstance(block, Table)
    )


def put_in_tables(
    answer: Sequence[Block], order: Sequence[str], new: Mapping[str, Sequence[Table]]
) -> tuple[Block, ...]:
    """The answer with the units' tables last, in their order; ``new`` takes a unit's earlier ones' place.

    A unit's table is known by its name at the head of the caption; the answer's own stay where they are.
    """
    held = {name: [block for block in answer if _is_of(block, name)] for name in order}
    rest = [block for block in answer if not any(_is_of(block, name) for name in order)]
    return (*rest, *(table for name in order for table in new.get(name, held[name])))


def _is_of(block: Block, name: str) -> bool:
    return isinstance(block, Table) and (block.caption == name or block.caption.startswith(f"{name}: "))


def _said(unit: UnitAnswer, beside: Collection[str]) -> tuple[Block, ...]:
    """What is taken of a unit's answer: the result, why, and when it is chosen, the way ahead."""
    parts = (AnswerPart.EXPLANATION, *((AnswerPart.OUTLOOK,) if "expected" in beside else ()))
    return (*unit.answer, *(block for part in parts for block in unit.parts.get(part.value, ())))


def _named(name: str, written: list[Block]) -> list[Block]:
    first = written[0] if written else None
    if isinstance(first, Paragraph):
        return [replace(first, text=f"{name}: {first.text}"), *written[1:]]
    return [Paragraph(f"{name}:", role=Role.ANSWER), *written]


def _beside(unit: UnitAnswer, chosen: Collection[str], words: Wording) -> str:
    held = {
        "cause": words.causes.get(unit.cause, ""),
        "measures": "; ".join(unit.measures),
        "expected": "; ".join(f"{one.promise}, {day_in_words(one.due_on)}" for one in unit.promises),
    }
    return " ".join(f"{words.labels[key]}: {held[key]}." for key in held if key in chosen and held[key])


def put_in(answer: Sequence[Block], old: str, new: Sequence[Block]) -> tuple[Block, ...]:
    """The answer with new blocks where ``old`` (what was put in before) stands, else after the rest.

    What somebody has rewritten by hand is never taken out.
    """
    span = _span(answer, old) if old else None
    if span is None:
        return (*answer, *new)
    return (*answer[: span[0]], *new, *answer[span[1] :])


def stands(answer: Sequence[Block], text: str) -> bool:
    """Whether what was put in still stands in the answer, word for word."""
    return bool(text) and _span(answer, text) is not None


def _span(answer: Sequence[Block], text: str) -> tuple[int, int] | None:
    """Where the text stands. It begins with words: a table before it has none, and is not a part of it."""
    for start in (place for place, block in enumerate(answer) if not isinstance(block, Table)):
        for end in range(start + 1, len(answer) + 1):
            if as_text(answer[start:end]) == text:
                return start, end
    return None
