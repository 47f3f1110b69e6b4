"""Trees of documents, built from what is held."""

from linja.pillars.steering.content.annual_report import (
    Gathered,
    annual_report,
    gather,
    instruction,
    missing,
    open_data,
    printed,
    with_unchanged,
)
from linja.pillars.steering.content.board_case import (
    board_case,
    board_figures,
    proposed_points,
    proposed_title,
)
from linja.pillars.steering.content.figures import figures_of
from linja.pillars.steering.content.letter import HeldLetter, gather_letter, letter_document
from linja.pillars.steering.content.many import gather_many
from linja.pillars.steering.content.merging import joint_addition, joint_sentence, phrase_of
from linja.pillars.steering.content.order import HeldOrder, gather_order, order_document
from linja.pillars.steering.content.package import case_about, lines_of, package_document
from linja.pillars.steering.content.signed_parts import body, signed_parts

__all__ = [
    "Gathered",
    "HeldLetter",
    "HeldOrder",
    "annual_report",
    "board_case",
    "board_figures",
    "body",
    "case_about",
    "figures_of",
    "gather",
    "gather_letter",
    "gather_many",
    "gather_order",
    "instruction",
    "joint_addition",
    "joint_sentence",
    "letter_document",
    "lines_of",
    "missing",
    "open_data",
    "order_document",
    "package_document",
    "phrase_of",
    "printed",
    "proposed_points",
    "proposed_title",
    "signed_parts",
    "with_unchanged",
]
