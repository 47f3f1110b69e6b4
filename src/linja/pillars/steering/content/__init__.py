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

__all__ = [
    "Gathered",
    "annual_report",
    "gather",
    "instruction",
    "missing",
    "open_data",
    "printed",
]
