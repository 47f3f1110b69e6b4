"""Merging: what units have handed in goes into the answer of the one above, in one step."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from linja.ground.document.tree import Block, Paragraph, Role, Table
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.reporting import actions as reporting
from linja.line.reporting.records import MergedDraft, UnitAnswer
from linja.people.audit.acting import acting
from linja.pillars.steering import queries, wording
from linja.pillars.steering.calculations.merging import (
    BESIDE,
    put_in,
    put_in_tables,
    unit_blocks,
    unit_tables,
)
from linja.pillars.steering.calculations.running_text import as_text
from linja.pillars.steering.definitions import definitions_folder
from linja.pillars.steering.records.merging import MergeView


@dataclass(frozen=True, slots=True)
class Merging:
    """What a person asks for: the own text as it stands, what goes into it, and from which revision."""

    blocks: tuple[Block, ...]
    revision: int
    #: Units whose answers go in, by organisation.
    units: tuple[int, ...] = ()
    #: Key of the offered sentence that goes first; empty: none.
    sentence: str = ""
    #: What stands beside each unit's words.
    beside: Collection[str] = BESIDE


def merge(actor: Actor, answered_id: int, asked: Merging) -> int:
    """Write the answer with the units' answers in their order and keep where it came from; the new revision.

    A unit that was merged before takes its old place, unless somebody has rewritten what stood there. Its
    tables stand after the text, in the same order.
    """
    with acting(actor, "steering.merge") as act:
        view = queries.merge_view(actor, answered_id)
        if view is None:
            raise Refused(Refusal("reporting.not_found", {}))
        blocks, drafts = _merged(view, asked)
        revision = reporting.write_answer(
            actor, answered_id, (*_sentence(view, asked), *blocks), revision=asked.revision
        )
        reporting.note_merged(actor, answered_id, drafts)
        act.nothing_changed()  # Reporting has logged it.
    return revision


def _merged(view: MergeView, asked: Merging) -> tuple[tuple[Block, ...], list[MergedDraft]]:
    report = view.report
    words = wording.merging(definitions_folder(), report.language)
    blocks, drafts = asked.blocks, []
    tables: dict[str, tuple[Table, ...]] = {}
    for unit in view.row.units:
        if unit.organisation_id not in asked.units or unit.answer is None:
            continue
        new = unit_blocks(unit.answer, asked.beside, words)
        blocks = put_in(blocks, unit.merged.text if unit.merged else "", new)
        drafts.append(_draft(unit.answer, new))
        tables[unit.answer.organisation_name] = unit_tables(unit.answer, asked.beside)
    if len(drafts) != len(set(asked.units)):
        raise Refused(Refusal("reporting.not_found", {}))
    return put_in_tables(blocks, _names(view), tables), drafts


def _names(view: MergeView) -> list[str]:
    """The units in the order of the answer, by the name that their answers carry."""
    return [unit.answer.organisation_name if unit.answer else unit.name for unit in view.row.units]


def _draft(answer: UnitAnswer, blocks: Sequence[Block]) -> MergedDraft:
    return MergedDraft(answer.answered_id, answer.revision, answer.fingerprint, as_text(blocks))


def _sentence(view: MergeView, asked: Merging) -> tuple[Block, ...]:
    text = next((one.text for one in view.offers if one.key == asked.sentence), "")
    # The same sentence is not put in twice.
    return (Paragraph(text, role=Role.ANSWER),) if text and text not in as_text(asked.blocks) else ()
