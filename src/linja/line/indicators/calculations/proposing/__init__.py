"""Values proposed from the tables of a document that was read; a person decides. Pure."""

from linja.line.indicators.calculations.proposing.tables import Proposal, Reader, propose

__all__ = ["Proposal", "Reader", "propose"]
