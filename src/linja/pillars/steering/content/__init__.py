"""Trees of documents, built from what is held."""

from linja.pillars.steering.content.annual_report import (
    Gathered,
    annual_report,
    gather,
    instruction,
    missing,
    open_data,
    printed,
)
from linja.pillars.steering.content.package import case_about, lines_of, package_document
from linja.pillars.steering.content.signed_parts import body, signed_parts

__all__ = [
    "Gathered",
    "annual_report",
    "body",
    "case_about",
    "gather",
    "instruction",
    "lines_of",
    "missing",
    "open_data",
    "package_document",
    "printed",
    "signed_parts",
]
