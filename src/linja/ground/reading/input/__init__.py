"""Documents in: bytes or a file become lines with pages and layout, or a refusal in plain words."""

from linja.ground.reading.input.load import load
from linja.ground.reading.input.source_text import Format, Furniture, LineLayout, RuledTable, SourceText

__all__ = ["Format", "Furniture", "LineLayout", "RuledTable", "SourceText", "load"]
