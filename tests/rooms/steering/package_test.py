"""The follow-up package: what is open between a unit and the one above, from what has been handed in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from linja.ground.document.tree import Paragraph
from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.refusals import Refused
from linja.ground.kernel.vocabulary import Attainment, Progress
from linja.ground.printing import to_docx, to_html, to_pdf
from linja.line.meetings import actions as meetings
from linja.line.meetings import queries as held
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import PlacedDraft, SectionDraft, Status
from linja.line.requirements import actions as register
from linja.line.requirements import queries as requirements
from linja.pillars.steering import actions, content, queries
from linja.pillars.steering.calculations.package import place_of
from tests.support.country import Country
from tests.support.governing import draft, final, letter
from tests.support.meetings import item_draft, keeper, meeting_draft, planned, raised

pytestmark = pytest.mark.django_db
DAY = date(2020, 6, 30)
TEXTS = (
    "Ventetiden skal ned.",
    "Ingen på korridor.",
    "Alle får svar.",
    "Planen skal leveres.",
    "Lag en plan.",
)


def order(country: Country, unit: int | None = None) -> list[int]:
    """What the region asks of its first trust: five requirements, the last with a day that has passed."""
    document = letter(
        country,
        "Oppdrag og bestilling 2020",
        kind="oppdrag_og_bestilling",
        issuer_id=country.midt,
        addressee_ids=(unit or country.stolavs,),
    )
    drafts = [draft(text) for text in TEXTS[:4]]
    return register.add_requirements(
        SYSTEM, document, [*drafts, draft(TEXTS[4], deadlines=(final(date(2020, 5, 1)),))]
    )


def answered(country: Country, ids: list[int], *, handed_in: bool = True) -> int:
    """The trust's tertial report: missed, partly, reached, delivered; the last is not in it."""
    writer = country.actor("hf_contributor", country.stolavs)
    report = reporting.open_report(
        writer,
        organisation_id=country.stolavs,
        kind="tertialrapport",
        year=2020,
        period="2020-T1",
        title="Tertialrapport 1 2020",
    )
    (section,) = reporting.write_sections(writer, report, [SectionDraft(1, "Krav", "1", "requirements")])
    rows = reporting.place(
        writer, report, [PlacedDraft(section, n, one) for n, one in enumerate(ids[:4], start=1)]
    )
    for row, status in zip(
        rows,
        (
            Status(attainment=Attainment.NOT_REACHED),
            Status(attainment=Attainment.PARTLY),
            Status(attainment=Attainment.REACHED),
            Status(progress=Progress.DELIVERED),
        ),
        strict=True,
    ):
        reporting.set_status(writer, row, status)
    reporting.write_answer(writer, rows[0], [Paragraph("For få senger.")], revision=0)
    if handed_in:
        hand_in(country, report)
    return report


def hand_in(country: Country, report: int) -> None:
    """With every gap accepted by name."""
    reporting.make_ready(country.actor("hf_contributor", country.stolavs), report)
    gaps = [gap.key for gap in reports.missing(report)]
    reporting.submit(country.actor("hf_leader", country.stolavs), report, signed=True, accepted=gaps)


def later() -> date:
    return timezone.localdate()


@pytest.mark.parametrize(
    ("answered_", "attainment", "progress", "exempt", "obligation", "due", "place"),
    [
        (True, "reached", "", False, "in_force", None, "settled"),
        (True, "partly", "continued", False, "in_force", None, "deviation"),
        (True, "not_reached", "", False, "in_force", None, "deviation"),
        (True, "", "delayed", False, "in_force", None, "deviation"),
        (True, "", "in_progress", False, "in_force", DAY, "under_way"),
        (True, "", "in_progress", False, "in_force", DAY - timedelta(days=1), "deviation"),
        (True, "unknown", "", False, "in_force", None, "under_way"),
        (True, "", "delivered", False, "in_force", DAY - timedelta(days=1), "settled"),
        (True, "", "", True, "in_force", None, "settled"),
        (False, "", "", False, "in_force", DAY - timedelta(days=1), "unanswered"),
        (False, "", "", False, "lapsed", None, "settled"),
        (True, "not_reached", "", False, "report_only", None, "settled"),
    ],
)
def test_where_a_requirement_belongs(
    answered_: bool, attainment: str, progress: str, exempt: bool, obligation: str, due: date, place: str
) -> None:
    found = place_of(
        answered=answered_,
        attainment=attainment,
        progress=progress,
        exempt=exempt,
        obligation=obligation,
        due_on=due,
        day=DAY,
    )
    assert found == place


def test_only_what_is_handed_in_counts(country: Country) -> None:
    ids = order(country)
    report = answered(country, ids, handed_in=False)
    found = queries.package(keeper(country), country.stolavs, later(), 2020)
    assert [one.requirement_id for one in found.unanswered] == ids
    assert [one.requirement_id for one in found.deviations] == []
    own = queries.package(country.actor("hf_leader", country.stolavs), country.stolavs, later(), 2020)
    assert own.deviations == ()
    hand_in(country, report)
    found = queries.package(keeper(country), country.stolavs, later(), 2020)
    assert [one.requirement_id for one in found.deviations] == ids[:2]
    assert (found.deviations[0].said, found.settled) == ("For få senger.", 2)
    assert [one.requirement_id for one in found.unanswered] == ids[4:]
    assert found.deviations[0].handed_in_on == later()
    before = queries.package(keeper(country), country.stolavs, later() - timedelta(days=1), 2020)
    assert before.deviations == ()


def test_who_opens_it(country: Country) -> None:
    order(country)
    for actor in (
        keeper(country),
        country.actor("hf_leader", country.stolavs),
        country.actor("auditor"),
    ):
        assert queries.package(actor, country.stolavs, DAY).unit_id == country.stolavs
    for actor in (
        country.actor("rhf_controller", country.sorost),
        country.actor("hf_leader", country.nordtrondelag),
        country.actor("ministry", country.ministry),
        country.actor("user_committee", country.midt),
        country.actor("administrator"),
    ):
        with pytest.raises(Refused) as caught:
            queries.package(actor, country.stolavs, DAY)
        assert caught.value.refusal.code == "steering.not_found"
    assert queries.package(country.actor("ministry", country.ministry), country.midt, DAY).above_name
    assert [one.id for one in queries.followed_up_by(country.actor("ministry", country.ministry))] == [
        country.midt,
        country.sorost,
    ]


def test_what_is_followed_up_stands_in_it(country: Country) -> None:
    given = raised(country, title="Journal mangler")
    own = meetings.raise_item(
        country.actor("hf_leader", country.stolavs),
        item_draft(country, raised_by_id=country.stolavs, title="Internt"),
    )
    seen = {
        who: {one.id for one in queries.package(actor, country.stolavs, DAY).items}
        for who, actor in {
            "region": keeper(country),
            "trust": country.actor("hf_leader", country.stolavs),
        }.items()
    }
    assert seen == {"region": {given}, "trust": {given, own}}


def test_an_agenda_of_what_deviates(country: Country) -> None:
    ids = order(country)
    answered(country, ids)
    item = raised(country, title="Journal mangler", due_on=date(2020, 9, 1))
    keys = [f"requirement:{ids[0]}", f"followup:{item}", "requirement:999", "x"]
    made = actions.put_on_agenda(
        keeper(country),
        country.stolavs,
        keys,
        draft=meeting_draft(country, participant_ids=(), held_on=later()),
        day=later(),
        year=2020,
    )
    meeting = held.meeting(keeper(country), made)
    cases = held.cases_of(keeper(country), made)
    assert [one.id for one in meeting.participants] == [country.stolavs]
    assert [one.title for one in cases] == ["Ventetiden skal ned.", "Journal mangler"]
    assert "For få senger." in cases[0].background
    assert cases[0].subjects[0].key == f"requirement:{ids[0]}"
    again = planned(country, held_on=later())
    actions.put_on_agenda(
        keeper(country), country.stolavs, keys[:1], meeting_id=again, day=later(), year=2020
    )
    assert held.meeting(keeper(country), again).case_count == 1
    with pytest.raises(Refused) as caught:
        actions.put_on_agenda(keeper(country), country.stolavs, ["x"], meeting_id=again)
    assert caught.value.refusal.code == "steering.nothing_ticked"
    stranger = country.actor("rhf_controller", country.sorost)
    with pytest.raises(Refused):
        actions.put_on_agenda(stranger, country.stolavs, keys, meeting_id=again)


@pytest.mark.parametrize(("language", "word"), [("nb", "Ikke nådd"), ("nn", "Ikkje nådd")])
def test_on_paper(country: Country, language: str, word: str) -> None:
    answered(country, order(country))
    raised(country, title="Journal mangler")
    found = queries.package(keeper(country), country.stolavs, later(), 2020)
    tree = content.package_document(found, language)
    words = to_html(tree)
    assert word in words
    assert "Journal mangler" in words
    assert to_pdf(tree)[:5] == b"%PDF-"
    assert to_docx(tree)[:2] == b"PK"


def test_asks_the_same_however_long(country: Country) -> None:
    ids = order(country)
    answered(country, ids)
    actor, asked = keeper(country), []
    for more in (1, 9):
        for n in range(more):
            raised(country)
            register.add_requirements(SYSTEM, _document(ids[0]), [draft(f"Krav {more} {n}")])
        with CaptureQueriesContext(connection) as caught:
            found = queries.package(actor, country.stolavs, later(), 2020)
        asked.append(len(caught))
    assert asked[0] == asked[1]
    assert (len(found.items), len(found.unanswered)) == (10, 11)


def _document(requirement_id: int) -> int:
    return requirements.requirements([requirement_id])[0].document.id
