"""Reports for tests, reached through actions: asked, opened, answered, compiled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from linja.ground.document.tree import Paragraph, Role
from linja.ground.kernel.actor import SYSTEM, Actor
from linja.ground.kernel.vocabulary import Attainment, ChangeType
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import Status
from linja.line.requirements import actions as register
from linja.pillars.steering import actions as steering
from linja.pillars.steering import content
from linja.pillars.steering import queries as steering_queries
from tests.support.country import Country
from tests.support.governing import amending_letter, change, draft, final, letter

ASKED = (
    "Ventetiden skal ned.",
    "Ingen skal ligge på korridor.",
    "Flere skal ha heltid.",
    "Øvelsen skal holdes.",
)


@dataclass
class Opened:
    """An open report for 2020 with four requirements, nothing answered."""

    country: Country
    id: int
    requirements: list[int]

    @property
    def writer(self) -> Actor:
        return self.country.actor("rhf_controller", self.country.midt)

    @property
    def leader(self) -> Actor:
        return self.country.actor("rhf_leader", self.country.midt)

    @property
    def stranger(self) -> Actor:
        """Writes for the other region."""
        return self.country.actor("rhf_controller", self.country.sorost)

    @property
    def ministry(self) -> Actor:
        return self.country.actor("ministry", self.country.ministry)

    @property
    def answered(self) -> list[int]:
        """Ids of the answered requirements, in printed order."""
        return [one.id for one in reports.answered(self.id)]

    def answer(self, place: int, text: str = "Det er gjort.", revision: int = 0) -> int:
        return reporting.write_answer(self.writer, self.answered[place], [words(text)], revision=revision)

    def status(self, place: int, attainment: Attainment = Attainment.REACHED) -> None:
        reporting.set_status(
            self.writer, self.answered[place], Status(attainment=attainment, phrase="Målet er nådd")
        )

    @property
    def secretary(self) -> Actor:
        return self.country.actor("hf_board_secretary", self.country.midt)

    def put_forward(self) -> None:
        if reports.readable(self.id, self.writer).state == "draft":
            steering.put_forward(self.writer, self.id)

    def sign(self, *roles: str) -> None:
        """Put forward and signed by the leader, then the board, as far as it is not already."""
        self.put_forward()
        standing = {one.role for one in steering_queries.signatures_of(self.id, self.writer) if one.stands}
        if "leader" in (roles or ("leader",)) and "leader" not in standing:
            steering.sign(self.leader, self.id, "leader")
        if "board" in (roles or ("board",)) and "board" not in standing:
            day = timezone.localdate()
            steering.sign(self.secretary, self.id, "board", case_number=f"14-{day.year}", meeting_on=day)

    @property
    def gaps(self) -> dict[str, str]:
        """Every gap with a reason for accepting it."""
        held = content.gather(self.id, self.writer)
        return {one.key: "Kommer senere." for one in steering_queries.gaps(held)}

    def hand_in(self) -> int:
        """From the draft (or from ready) to the ministry: signed, every gap accepted; the edition's id."""
        self.sign()
        return steering.hand_in(self.leader, self.id, self.gaps)

    def accepted(self) -> int:
        """Handed in, and accepted by the ministry; the edition's id."""
        edition_id = self.hand_in()
        steering.accept_report(self.ministry, self.id)
        return edition_id

    def answer_all(self) -> None:
        for place in range(len(self.answered)):
            self.answer(place)
            self.status(place)


def words(text: str) -> Paragraph:
    return Paragraph(text, role=Role.ANSWER)


def asked(country: Country) -> list[int]:
    """Four requirements to both regions; the first has a deadline, the last lapses but is reported."""
    document = letter(country)
    drafts = [
        draft(ASKED[0], deadlines=(final(date(2020, 11, 1)),)),
        *(draft(text) for text in ASKED[1:]),
    ]
    ids = register.add_requirements(SYSTEM, document, drafts)
    register.amend(SYSTEM, amending_letter(country, document), [change(ids[3], ChangeType.LAPSE_BUT_REPORT)])
    return ids


def opened(country: Country, language: str = "nb") -> Opened:
    """The report of Helse Midt-Norge for 2020."""
    ids = asked(country)
    writer = country.actor("rhf_controller", country.midt)
    return Opened(country, steering.open_annual_report(writer, country.midt, 2020, language), ids)
