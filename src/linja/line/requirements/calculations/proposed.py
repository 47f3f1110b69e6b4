"""What reading finds in one requirement's own words: dates, roles, references, money. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from linja.ground.kernel.vocabulary import RoleKind
from linja.ground.reading.deadlines import deadlines_of
from linja.ground.reading.roles import lead_of, lead_under, partners_of
from linja.line.requirements.calculations.citations import citations_in
from linja.line.requirements.calculations.funding import funding_in
from linja.line.requirements.records import CitationDraft, DeadlineDraft, FundingDraft, RoleDraft


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a person is asked to confirm."""

    deadlines: tuple[DeadlineDraft, ...]
    roles: tuple[RoleDraft, ...]
    citations: tuple[CitationDraft, ...]
    funding: tuple[FundingDraft, ...]


def proposed(
    stem: str,
    text: str,
    sub_items: Sequence[str],
    *,
    year: int,
    issued_on: date | None = None,
    known: Callable[[str], int | None] = lambda _name: None,
) -> Proposed:
    """The same readings as of a whole document. ``known``: an organisation's id by its printed name."""
    whole = " ".join((text, *sub_items))
    words = f"{stem} {whole}".strip()
    event_day = issued_on.isoformat() if issued_on else None
    found = deadlines_of(words, year, event_day).all
    return Proposed(
        deadlines=tuple(
            dict.fromkeys(
                DeadlineDraft(
                    one.type,
                    one.precision,
                    date.fromisoformat(one.iso) if one.iso else None,
                    one.verbatim[:200],
                    (one.owner or "")[:200],
                )
                for one in found
            )
        ),
        roles=_roles(stem, whole, known),
        citations=citations_in(words),
        funding=funding_in(words),
    )


def _roles(stem: str, whole: str, known: Callable[[str], int | None]) -> tuple[RoleDraft, ...]:
    lead = lead_of(whole) or lead_under(stem, whole)
    named = [(RoleKind.LEAD, lead)] if lead else []
    named += [(RoleKind.PARTNER, partner) for partner in partners_of(f"{stem} {whole}")]
    return tuple(RoleDraft(role, name[:200], known(name)) for role, name in named)
