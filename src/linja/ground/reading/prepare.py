"""Raw lines become lines ready to be cut: fields, statuses, spacing and headings marked, furniture gone."""

from __future__ import annotations

from collections.abc import Sequence

from linja.ground.reading.fields import mark_fields, mark_statuses
from linja.ground.reading.furniture import without_furniture
from linja.ground.reading.headings import mark_headings
from linja.ground.reading.input import LineLayout
from linja.ground.reading.text_line import Spacing, TextLine, set_spacing, spacing_of, text_lines


def prepared(
    lines: Sequence[str], pages: Sequence[int | None], layout: Sequence[LineLayout | None]
) -> tuple[list[TextLine], Spacing]:
    """The document's lines as the reader sees them, and its habit of spacing."""
    found = text_lines(lines, pages, layout)
    mark_fields(found)
    mark_statuses(found)
    set_spacing(found, spacing_of(found))
    kept, _dropped = without_furniture(found)
    habit = spacing_of(kept)
    set_spacing(kept, habit)
    mark_headings(kept)
    return kept, habit
