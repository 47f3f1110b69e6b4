"""How the words of a requirement are printed in a report, with the deadline that counts there."""

from __future__ import annotations

from linja.ground.document.tree import Block
from linja.line.reporting import calculations as reckoning
from linja.line.reporting.records import AnsweredRecord
from linja.pillars.steering.calculations.printed import requirement_blocks

_BRACKET = "<Ny frist"


def asked_blocks(one: AnsweredRecord, ref: str) -> tuple[Block, ...]:
    """The requirement as printed; a granted later deadline stands in brackets after its words."""
    text = one.text
    if one.extension and one.extension.new_due_on and _BRACKET not in text:
        text = f"{text.rstrip()} {reckoning.new_deadline(one.extension.new_due_on, one.language)}"
    return requirement_blocks(text, one.sub_items, one.stem if one.prints_stem else "", ref)
