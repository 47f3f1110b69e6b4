"""What is in no finding, so that nothing of the source is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linja.line.intake import calculations
from linja.line.intake.lifecycle import DROPPED
from linja.line.intake.queries.document_rows import source
from linja.line.intake.queries.finding_rows import findings
from linja.line.intake.queries.types import FindingRecord, LineRole, SourceText, UnclaimedLine


def unclaimed_lines(document_id: int) -> tuple[UnclaimedLine, ...]:
    """Every line outside the live findings: headings, stems, narrative, statements, tables."""
    text = source(document_id)
    live = [one for one in findings(document_id) if one.state != DROPPED]
    claimed: set[int] = set()
    for one in live:
        claimed |= calculations.claimed(one.span)
    roles = _roles(text, live)
    return tuple(
        UnclaimedLine(at, text.pages[at - 1], line, *_role_of(at, line, roles))
        for at, line in enumerate(text.lines, start=1)
        if at not in claimed
    )


def _roles(text: SourceText, live: Iterable[FindingRecord]) -> dict[int, tuple[LineRole, int | None]]:
    """What each line is, the narrower reading over the wider."""
    told: dict[int, tuple[LineRole, int | None]] = {}
    for number, statement in enumerate(text.statements):
        told.update(dict.fromkeys(range(statement.line, statement.line_end + 1), ("statement", number)))
    for number, table in enumerate(text.tables):
        told.update(dict.fromkeys(range(table.line, table.line_end + 1), ("table", number)))
    before = ((one.line, one.found.background) for one in live)
    for lead_up in calculations.stem_ranges(text.lines, before):
        told.update(dict.fromkeys(range(lead_up[0], lead_up[1] + 1), ("background", None)))
    for stem in calculations.stem_ranges(text.lines, ((one.line, one.found.stem) for one in live)):
        told.update(dict.fromkeys(range(stem[0], stem[1] + 1), ("stem", None)))
    told.update({heading.line: ("heading", heading.level) for heading in text.headings})
    return told


def _role_of(
    at: int, line: str, roles: Mapping[int, tuple[LineRole, int | None]]
) -> tuple[LineRole, int | None]:
    if not line.strip():
        return ("blank", None)
    return roles.get(at, ("text", None))
