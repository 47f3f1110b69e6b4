"""Rounds for tests, reached through actions: a region that asks its HFs, with an order of its own to each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from linja.ground.kernel.actor import SYSTEM, Actor
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import RoundDraft, RoundRecord
from linja.line.requirements import actions as register
from linja.line.requirements import queries as requirements
from linja.people.notices.models import Notice
from linja.pillars.steering import actions as steering
from tests.support.country import Country
from tests.support.governing import draft, letter
from tests.support.reports import words

ASKED = ("Ventetiden skal ned.", "Ingen skal ligge på korridor.")
OWN = "Helseforetaket skal ha en plan."


@dataclass
class Rounds:
    """A region with two HFs: the ministry's two requirements are passed down to each with other words."""

    country: Country
    #: The ministry's, asked of the region.
    asked: list[int] = field(default_factory=list)
    #: By HF: what was passed down to it, and one that the region asks by itself.
    orders: dict[int, list[int]] = field(default_factory=dict)

    @property
    def controller(self) -> Actor:
        return self.country.actor("rhf_controller", self.country.midt)

    @property
    def stranger(self) -> Actor:
        """Follows up for the other region."""
        return self.country.actor("rhf_controller", self.country.sorost)

    def writer(self, unit: int) -> Actor:
        return self.country.actor("hf_contributor", unit)

    def leader(self, unit: int) -> Actor:
        return self.country.actor("hf_leader", unit)

    @property
    def units(self) -> tuple[int, int]:
        return self.country.stolavs, self.country.nordtrondelag

    def draft(self, **changes: Any) -> RoundDraft:
        usual = RoundDraft(
            owner_id=self.country.midt,
            series="tertial",
            title="Tertialrapport 1. tertial 2020",
            period="2020T1",
            opens_on=date(2020, 5, 1),
            cutoff_on=date(2020, 4, 30),
            due_on=date(2020, 5, 20),
            template="tertial_report",
            unit_ids=self.units,
        )
        return replace(usual, **changes)

    def planned(self, **changes: Any) -> int:
        return reporting.plan_round(self.controller, self.draft(**changes))

    def opened(self, **changes: Any) -> int:
        round_id = self.planned(**changes)
        steering.open_round(self.controller, round_id)
        return round_id

    def read(self, round_id: int, actor: Actor | None = None, today: date | None = None) -> RoundRecord:
        return reports.readable_round(round_id, actor or self.controller, today)

    def report_of(self, round_id: int, unit: int) -> int:
        found = self.read(round_id, self.writer(unit)).units
        return next(one.report_id for one in found if one.organisation_id == unit and one.report_id)

    def answer(self, report_id: int, text: str = "Det er gjort.", place: int = 0) -> int:
        """Answer one requirement of a unit's report; its id."""
        found = reports.report(report_id)
        assert found is not None
        one = reports.answered(report_id)[place]
        writer = self.writer(found.organisation_id)
        reporting.write_answer(writer, one.id, [words(text)], revision=one.revision)
        return one.id

    def hand_in(self, report_id: int) -> None:
        """From the draft to the region; signatures and gaps are not looked at."""
        found = reports.report(report_id)
        assert found is not None
        reporting.make_ready(self.writer(found.organisation_id), report_id)
        gaps = [gap.key for gap in reports.missing(report_id)]
        reporting.submit(self.leader(found.organisation_id), report_id, signed=True, accepted=gaps)

    def told(self, unit: int, role: str = "hf_contributor") -> list[str]:
        """Subjects of what the person with the role there has been told, in order."""
        person = self.country.person(role, unit)
        rows = Notice.objects.filter(person_id=person.pk).order_by("id")
        return [row.subject for row in rows]


def region_that_asks(country: Country) -> Rounds:
    """See :class:`Rounds`. Each HF has a contributor and a leader."""
    made = Rounds(country)
    made.asked = register.add_requirements(SYSTEM, letter(country), [draft(text) for text in ASKED])
    for unit in made.units:
        made.orders[unit] = order(country, unit, made.asked)
        country.person("hf_contributor", unit)
        country.person("hf_leader", unit)
    return made


def order(country: Country, unit: int, above: list[int], year: int = 2020) -> list[int]:
    """The region's order to one HF: each of ``above`` in other words, and one requirement of its own."""
    document = letter(
        country,
        f"Oppdrag og bestilling {year} {unit}",
        kind="oppdrag_og_bestilling",
        issuer_id=country.midt,
        year=year,
        issued_on=date(year, 2, 12),
        addressee_ids=(unit,),
    )
    day = date(year, 2, 12)
    texts = {one.id: one.current for one in requirements.requirements(above)}
    drafts = [
        draft(f"Foretaket: {texts[one].text}", in_force_from=day, derived_from_id=texts[one].id)
        for one in above
    ]
    return register.add_requirements(SYSTEM, document, [*drafts, draft(OWN, in_force_from=day)])
