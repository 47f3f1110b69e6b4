"""Saving the answer page. Two writers in different parts are joined; in the same part they are asked."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from linja.faces.workbench.reports.answer_forms import FIELDS, status_of, texts_of
from linja.ground.document.tree import Block
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refused
from linja.ground.kernel.vocabulary import AnswerPart
from linja.line.reporting import actions as reporting
from linja.line.reporting.records import AnsweredRecord, Status
from linja.pillars.steering.calculations.written import as_written, from_written, normal, three_way

Held = dict[str, Any]


@dataclass
class Joined:
    """What two writers made of the answer: text by part, and the parts that both have changed."""

    texts: dict[AnswerPart, str] = field(default_factory=dict)
    clashes: dict[AnswerPart, tuple[str, str]] = field(default_factory=dict)


def joined(one: AnsweredRecord, held: Held) -> Joined:
    """The posted words against what stands now and what stood when the page was opened."""
    found = Joined()
    standing = texts_of(one)
    for kind, name in FIELDS.items():
        mine = as_kept(held[name])
        text = three_way(_base(one, held, kind, mine), mine, standing[kind])
        if text is None:
            found.clashes[kind] = (mine, standing[kind])
        found.texts[kind] = mine if text is None else text
    return found


def as_kept(text: str) -> str:
    """The words as they will read once they are saved, so that spaces alone never make two texts differ."""
    return normal(as_written(from_written(normal(text))))


def _base(one: AnsweredRecord, held: Held, kind: AnswerPart, mine: str) -> str:
    """How the part read when the page was opened. A form that does not say so is judged by its revision."""
    base = held[f"base_{FIELDS[kind]}"]
    if base or held["base_status"]:
        return normal(base)
    if not mine and kind is not AnswerPart.RESULT:
        return mine
    return texts_of(one)[kind] if held["revision"] == one.revision else ""


def save_words(actor: Actor, one: AnsweredRecord, texts: dict[AnswerPart, str]) -> None:
    """Write the parts whose words differ from what stands."""
    standing = texts_of(one)
    kept: dict[AnswerPart, tuple[Block, ...]] = {kind: one.part(kind) for kind in AnswerPart}
    kept[AnswerPart.RESULT] = one.result
    written = {kind: from_written(text, kept[kind]) for kind, text in texts.items() if text != standing[kind]}
    if written:
        reporting.write_parts(actor, one.id, written, revision=one.revision)


def save_status(actor: Actor, one: AnsweredRecord, held: Held) -> None:
    """The three questions with cause and phrase, and why nothing is reported."""
    said, now = _changed_fields(one, held), status_of(one)
    if any(said[name] != now[name] for name in now if name != "exemption"):
        reporting.set_status(actor, one.id, _status(one, said))
    if said["exemption"] != now["exemption"]:
        reporting.exempt(actor, one.id, said["exemption"])


def _says_otherwise(one: AnsweredRecord, held: Held) -> bool:
    return _changed_fields(one, held) != status_of(one)


def _status(one: AnsweredRecord, said: dict[str, Any]) -> Status:
    phrase = said["phrase"]
    return Status(
        attainment=said["attainment"] or None,
        basis=said["basis"] or None,
        progress=said["progress"] or None,
        phrase=phrase,
        phrase_inline=one.own_status.phrase_inline and phrase == one.own_status.phrase,
        delivered_on=date.fromisoformat(said["delivered_on"]) if said["delivered_on"] else None,
        cause=said["cause"] or None,
    )


def _changed_fields(one: AnsweredRecord, held: Held) -> dict[str, Any]:
    """What the person chose; a field left as it was when the page was opened keeps what stands now."""
    try:
        base = json.loads(held["base_status"] or "{}")
    except ValueError:
        base = {}
    now = status_of(one)
    mine = {name: plain(held[name]) for name in now}
    return {name: now[name] if base.get(name) == mine[name] else mine[name] for name in now}


def plain(value: Any) -> str:
    """A chosen value as :func:`status_of` says it."""
    return value.isoformat() if isinstance(value, date) else str(value or "").strip()


def save_all(actor: Actor, one: AnsweredRecord, held: Held, texts: dict[AnswerPart, str]) -> None:
    """All of the form, or nothing."""
    with transaction.atomic():
        save_words(actor, one, texts)
        save_status(actor, one, held)


def autosave(actor: Actor, one: AnsweredRecord, held: Held) -> tuple[Joined, list[Refused]]:
    """The words at once; a status that is refused does not hold them back. Clashing parts stay unsaved."""
    found = joined(one, held)
    standing = texts_of(one)
    save_words(
        actor,
        one,
        {kind: standing[kind] if kind in found.clashes else text for kind, text in found.texts.items()},
    )
    try:
        if _says_otherwise(one, held):
            with transaction.atomic():
                save_status(actor, one, held)
    except Refused as refused:
        return found, [refused]
    return found, []
