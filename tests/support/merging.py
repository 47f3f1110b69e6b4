"""A region with three hospitals that answer what was passed down to them, reached through actions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from linja.ground.document.tree import Block
from linja.ground.kernel.actor import SYSTEM, Actor
from linja.ground.kernel.vocabulary import Attainment
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import PlacedDraft, SectionDraft, Slot, Status
from linja.line.requirements import actions as register
from linja.line.requirements import queries as requirements
from tests.support.country import Country
from tests.support.governing import draft, letter
from tests.support.reports import Opened, opened, words

UNITS = ("stolavs", "moreromsdal", "nordtrondelag")


@dataclass
class Line:
    """The region's open report, and by unit what its order asks and the report that it has opened."""

    country: Country
    region: Opened
    units: dict[str, int] = field(default_factory=dict)
    asked: dict[str, list[int]] = field(default_factory=dict)
    reports: dict[str, int] = field(default_factory=dict)

    def writer(self, unit: str) -> Actor:
        return self.country.actor("hf_contributor", self.units[unit])

    def leader(self, unit: str) -> Actor:
        return self.country.actor("hf_leader", self.units[unit])

    def answered(self, unit: str, place: int = 0) -> int:
        return reports.answered(self.reports[unit])[place].id

    def answer(
        self,
        unit: str,
        text: str,
        attainment: Attainment | None = Attainment.REACHED,
        place: int = 0,
        revision: int = 0,
        blocks: tuple[Block, ...] = (),
    ) -> int:
        """The unit's answer (``text``, or ``blocks`` when given) and status; the id of what it answered."""
        row, writer = self.answered(unit, place), self.writer(unit)
        reporting.write_answer(writer, row, blocks or [words(text)], revision=revision)
        reporting.set_status(writer, row, Status(attainment=attainment))
        return row

    def hand_in(self, unit: str) -> None:
        """The unit hands its report in with every gap accepted."""
        report_id = self.reports[unit]
        reporting.make_ready(self.writer(unit), report_id)
        gaps = [gap.key for gap in reports.missing(report_id)]
        reporting.submit(self.leader(unit), report_id, signed=True, accepted=gaps)

    def send_back(self, unit: str) -> None:
        """The region sends it back; the unit may write again."""
        reporting.return_report(self.region.writer, self.reports[unit], "Se på tallene igjen.")


def line(country: Country, language: str = "nb", **rest: Any) -> Line:
    """The first two of the region's four requirements are passed down to three hospitals as they read."""
    made = Line(country, opened(country, language))
    more = country.organisation("Helse Møre og Romsdal HF", "hf", country.midt)
    made.units = {"stolavs": country.stolavs, "moreromsdal": more, "nordtrondelag": country.nordtrondelag}
    for name in UNITS:
        made.asked[name] = passed_down(country, made.region, made.units[name])
        made.reports[name] = unit_report(country, made.units[name], made.asked[name], **rest)
    return made


def passed_down(country: Country, region: Opened, unit_id: int, issuer_id: int | None = None) -> list[int]:
    """An order to one unit with the first two requirements, each derived from the version in force."""
    order = letter(
        country,
        f"Oppdrag og bestilling {unit_id}",
        kind="oppdrag_og_bestilling",
        issuer_id=issuer_id or country.midt,
        addressee_ids=(unit_id,),
    )
    above = requirements.requirements(region.requirements[:2])
    drafts = [draft(one.current.text, derived_from_id=one.current.id) for one in above]
    return register.add_requirements(SYSTEM, order, drafts)


def unit_report(
    country: Country,
    unit_id: int,
    requirement_ids: list[int],
    kind: str = "årlig_melding",
    period: str = "",
    writer: Actor | None = None,
) -> int:
    """The unit's open report with its requirements, nothing answered."""
    writer = writer or country.actor("hf_contributor", unit_id)
    report_id = reporting.open_report(
        writer, organisation_id=unit_id, kind=kind, year=2020, title=f"Rapport {unit_id}", period=period
    )
    slots = tuple(Slot(place) for place, _one in enumerate(requirement_ids, start=1))
    section = reporting.write_sections(
        writer, report_id, [SectionDraft(1, "Krav", role="requirements", parts=slots)]
    )[0]
    placed = [PlacedDraft(section, place, one) for place, one in enumerate(requirement_ids, start=1)]
    reporting.place(writer, report_id, placed)
    return report_id
