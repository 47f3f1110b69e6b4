"""Two complete regions, each with words of its own in everything that is not released.

A word is made of random letters, so that finding it on a page means that the page shows what it was put into.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.core.files.base import ContentFile

from linja.ground.document.tree import Paragraph, Role, Section
from linja.ground.kernel.actor import SYSTEM, Actor
from linja.ground.kernel.vocabulary import Attainment
from linja.line.approvals import actions as approvals
from linja.line.approvals import queries as statements
from linja.line.indicators import actions as indicators
from linja.line.indicators.records import BreakDraft, BreakKind
from linja.line.intake import actions as intake
from linja.line.intake import queries as findings
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import PlacedDraft, SectionDraft, Slot, Status
from linja.line.requirements import actions as register
from linja.line.requirements import queries as requirements
from linja.people.accounts import queries as people
from linja.pillars.steering import actions as steering
from tests.leaks.beside import asked_above, beside_answers, not_yet_asked
from tests.leaks.figures import figures
from tests.leaks.gone import gone
from tests.leaks.meetings import meetings
from tests.leaks.things import things
from tests.support.country import Country
from tests.support.governing import draft, letter
from tests.support.reports import words

LETTERS = "bcdfghjklmnpqrstvwxz"
#: A word that stands beside every secret one, so that a search finds the place in which it stands.
COMMON = "sengepost"
UPLOAD = """Årlig melding 2019
Helse Nord RHF

1. Innledning

2. Rapportering på krav i oppdragsdokument

2.1 Kortere ventetid

Mål 2019:

• Ventetiden skal ned og {words} skal følges opp.

Målet er ikke nådd

Arbeidet med {words} fortsetter.
"""


@dataclass(frozen=True)
class Secret:
    """A word, where it was put, and the report (by its place in the line) that it belongs to, if any."""

    word: str
    what: str
    organisation: int
    #: Handed in to the one above.
    handed_in: bool = False


@dataclass
class Region:
    """One region's material; ``ids`` fills in addresses."""

    country: Country
    rhf: int
    hfs: tuple[int, int]
    clinic: int
    rng: random.Random
    #: What each trust and clinic is asked, by its place.
    asked: dict[int, list[int]] = field(default_factory=dict)
    secrets: list[Secret] = field(default_factory=list)
    #: Each thing with its parts, by the meaning of the arguments in addresses.
    things: list[dict[str, int | str]] = field(default_factory=list)

    @property
    def report(self) -> int:
        """The region's own report."""
        return next(int(one["report_id"]) for one in self.things if one.get("organisation_id") == self.rhf)

    def actor(self, role: str, place: int) -> Actor:
        return self.country.actor(role, place)

    def secret(self, what: str, place: int, *, handed_in: bool = False) -> str:
        """A new word with the common one before it, remembered."""
        word = "zq" + "".join(self.rng.choices(LETTERS, k=14))
        self.secrets.append(Secret(word, what, place, handed_in))
        return f"{COMMON} {word}"

    def has(self, **ids: int | str) -> None:
        """One more thing with its parts."""
        self.things.append(ids)


def two_regions(country: Country, seed: int) -> tuple[Region, Region]:
    """Midt and Sør-Øst with their places; nothing written yet."""
    rng = random.Random(seed)  # noqa: S311 - words for tests
    second = country.organisation("Sørlandet sykehus HF", "hf", country.sorost)
    clinic = country.organisation("Klinikk for kirurgi", "clinic", country.ous)
    country.organisation("Regionalt brukerutvalg Helse Sør-Øst", "body", country.sorost)
    midt = Region(country, country.midt, (country.stolavs, country.nordtrondelag), country.clinic, rng)
    return midt, Region(country, country.sorost, (country.ous, second), clinic, rng)


def common_ground(country: Country, regions: tuple[Region, Region]) -> None:
    """What the ministry asks of both regions, and each region of its trusts: issued, so open to everybody."""
    document = letter(country)
    register.add_requirements(SYSTEM, document, [draft("Ventetiden skal ned."), draft("Flere på heltid.")])
    indicators.say_break(SYSTEM, BreakDraft(BreakKind.PANDEMIC, date(2020, 3, 12), "Pandemien"))
    for region in regions:
        issuers = {**dict.fromkeys(region.hfs, region.rhf), region.clinic: region.hfs[0]}
        region.asked = {place: _order(country, issuer, place) for place, issuer in issuers.items()}


def _order(country: Country, issuer: int, place: int) -> list[int]:
    title, kind = f"Oppdrag og bestilling {place}", "oppdrag_og_bestilling"
    order = letter(country, title, kind=kind, issuer_id=issuer, addressee_ids=(place,))
    return register.add_requirements(SYSTEM, order, [draft(f"Ventetiden skal ned i {place}.")])


def fill(region: Region) -> None:
    """Everything that a region has before it is released."""
    for part in PARTS:
        part(region)


def _annual_report(region: Region) -> None:
    """The region's draft: opened, answered, with text, an exemption and statements."""
    writer = region.actor("rhf_controller", region.rhf)
    report = steering.open_annual_report(writer, region.rhf, 2020)
    _write(region, writer, report, region.rhf, "the region's draft")
    for one in statements.statements(f"report:{report}"):
        role = {"user_committee": "user_committee", "employees": "employee_representative"}[one.body_kind]
        said = Paragraph(region.secret("a statement in writing", region.rhf), role=Role.STATEMENT)
        approvals.write(
            region.actor(role, region.rhf), one.id, (Section(one.title, one.number or None, (said,)),)
        )
        region.has(statement_id=one.id)


def _joint(region: Region) -> None:
    """A joint answer that the region leads and has not offered to the other."""
    writer = region.actor("rhf_controller", region.rhf)
    asked = reports.answered(region.report)[0 if region.rhf == region.country.midt else 1]
    joint = reporting.begin_joint(writer, asked.requirement_id, 2020, region.rhf)
    said = region.secret("a joint answer in writing", region.rhf)
    reporting.write_joint(writer, joint, [words(said)], revision=1)
    region.has(joint_id=joint)


def _write(
    region: Region, writer: Actor, report: int, place: int, what: str, *, handed_in: bool = False
) -> None:
    def said(part: str) -> str:
        return region.secret(f"{what}: {part}", place, handed_in=handed_in)

    answered = reports.answered(report)
    for one in answered:
        reporting.write_answer(writer, one.id, [words(said("an answer"))], revision=0)
        reporting.set_status(
            writer, one.id, Status(attainment=Attainment.NOT_REACHED, phrase=said("a printed status"))
        )
    reporting.exempt(writer, answered[-1].id, said("an exemption"))
    sections = [one for one in reports.sections(report) if one.role != "statement"]
    reporting.write_section(writer, sections[0].id, [Paragraph(said("a chapter's text"))])
    region.has(
        report_id=report,
        answered_id=answered[0].id,
        section_id=sections[0].id,
        requirement_id=answered[0].requirement_id,
        governing_document_id=requirements.requirement(answered[0].requirement_id).document.id,
        organisation_id=place,
        person_id=int(writer.id),
        assignment_id=people.assignments_of(int(writer.id))[0].id,
    )


def _trusts(region: Region) -> None:
    """One trust's draft, and another's report that has been handed in to the region."""
    for place, handed_in in zip(region.hfs, (False, True), strict=True):
        what = "a trust's report, handed in" if handed_in else "a trust's draft"
        writer = region.actor("hf_contributor", place)
        report = _open(region, writer, place, "hf", handed_in=handed_in)
        _write(region, writer, report, place, what, handed_in=handed_in)
        if handed_in:
            reporting.make_ready(writer, report)
            gaps = [gap.key for gap in reports.missing(report)]
            reporting.submit(region.actor("hf_leader", place), report, signed=True, accepted=gaps)


def _clinic(region: Region) -> None:
    """A clinic's draft."""
    writer = region.actor("clinic_contributor", region.clinic)
    report = _open(region, writer, region.clinic, "clinic")
    _write(region, writer, report, region.clinic, "a clinic's draft")


def _open(region: Region, writer: Actor, place: int, kind: str, *, handed_in: bool = False) -> int:
    title = region.secret(f"the title of a {kind}'s report", place, handed_in=handed_in)
    report = reporting.open_report(
        writer, organisation_id=place, kind="årlig_melding", year=2020, title=title
    )
    section = reporting.write_sections(
        writer, report, [SectionDraft(1, "Krav", role="requirements", parts=(Slot(1),))]
    )[0]
    reporting.place(writer, report, [PlacedDraft(section, 1, one) for one in region.asked[place]])
    return report


def _edition(region: Region) -> None:
    """The region's report as an edition that is not released."""
    made = steering.compile_report(
        region.actor("rhf_controller", region.rhf),
        region.report,
        region.secret("an edition's note", region.rhf),
    )
    region.has(edition_id=made)


def _upload(region: Region) -> None:
    """A document that is being read in."""
    file = ContentFile(
        UPLOAD.format(words=region.secret("an uploaded document", region.rhf)).encode(), name="rapport.txt"
    )
    document = intake.upload(region.actor("rhf_controller", region.rhf), file, region.rhf)
    intake.read_document(document)
    region.has(upload_id=document, finding_id=findings.findings(document)[0].id)


#: In this order; a new kind of unreleased material gets a part of its own here.
PARTS: tuple[Callable[[Region], None], ...] = (
    _annual_report,
    _joint,
    _trusts,
    _clinic,
    _edition,
    _upload,
    meetings,
    gone,
    things,
    figures,
    beside_answers,
    asked_above,
    not_yet_asked,
    figures,
)
