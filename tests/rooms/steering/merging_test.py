"""What the hospitals have handed in becomes the region's answer, and later changes are seen."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linja.ground.document import walk
from linja.ground.document.tree import Table
from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.refusals import Refused
from linja.ground.kernel.vocabulary import Attainment
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import Status, VerdictOfPart
from linja.line.requirements import actions as register
from linja.line.requirements import queries as requirements
from linja.pillars.steering import actions, content, queries
from linja.pillars.steering.calculations.running_text import as_text
from linja.pillars.steering.records.merging import MergeView
from tests.support.country import Country
from tests.support.governing import draft, letter
from tests.support.merging import Line, line, unit_report
from tests.support.reports import words

pytestmark = pytest.mark.django_db


def view(made: Line, place: int = 0) -> MergeView:
    found = queries.merge_view(made.region.writer, made.region.answered[place])
    assert found is not None
    return found


def states(made: Line, place: int = 0) -> list[tuple[str, str]]:
    return [(unit.name, unit.state) for unit in view(made, place).row.units]


def put_in(made: Line, *units: str, sentence: str = "", beside: tuple[str, ...] = ()) -> int:
    """The units' answers go into the region's first answer as it stands."""
    answered = made.region.answered[0]
    one = reports.answered_one(answered)
    assert one is not None
    ids = tuple(made.units[unit] for unit in units)
    asked = actions.Merging(one.result, one.revision, ids, sentence, beside)
    return actions.merge(made.region.writer, answered, asked)


def text(made: Line) -> str:
    one = reports.answered_one(made.region.answered[0])
    assert one is not None
    return as_text(one.result)


def code_of(act) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.refusal.code


def test_drafts_are_never_read_and_those_who_owe_are_named(country: Country) -> None:
    made = line(country)
    made.answer("stolavs", "Snittet var 54 dager.")
    made.answer("nordtrondelag", "Et hemmelig utkast.")
    made.hand_in("stolavs")
    assert states(made) == [
        ("St. Olavs hospital HF", "new"),
        ("Helse Møre og Romsdal HF", "missing"),
        ("Helse Nord-Trøndelag HF", "missing"),
    ]
    assert "hemmelig" not in repr(view(made))
    assert "har ikke levert rapport" in view(made).offers[0].text


def test_answers_go_in_in_the_regions_order(country: Country) -> None:
    made = line(country)
    for unit, said in (("nordtrondelag", "Tre."), ("stolavs", "Én."), ("moreromsdal", "To.")):
        made.answer(unit, said)
        made.hand_in(unit)
    put_in(made, "nordtrondelag", "moreromsdal", "stolavs", sentence="all")
    assert text(made) == (
        "Alle helseforetakene har nådd målet.\n\nSt. Olavs hospital HF: Én.\n\n"
        "Helse Møre og Romsdal HF: To.\n\nHelse Nord-Trøndelag HF: Tre."
    )
    assert view(made).proposal == Attainment.REACHED
    assert {state for _name, state in states(made)} == {"merged"}


def test_a_later_change_is_seen_and_takes_its_old_place(country: Country) -> None:
    made = line(country)
    for unit in ("stolavs", "nordtrondelag"):
        made.answer(unit, "Først.")
        made.hand_in(unit)
    put_in(made, "stolavs", "nordtrondelag", sentence="all_who_reported")
    made.send_back("stolavs")
    assert dict(states(made))["St. Olavs hospital HF"] == "taken_back"
    made.answer("stolavs", "Så.", Attainment.PARTLY, revision=1)
    made.hand_in("stolavs")
    assert dict(states(made))["St. Olavs hospital HF"] == "changed"
    put_in(made, "stolavs")
    assert text(made).endswith("St. Olavs hospital HF: Så.\n\nHelse Nord-Trøndelag HF: Først.")
    assert dict(states(made))["St. Olavs hospital HF"] == "merged"
    assert view(made).proposal == Attainment.PARTLY


def test_a_changed_status_alone_is_a_change(country: Country) -> None:
    made = line(country)
    made.answer("stolavs", "Likt.")
    made.hand_in("stolavs")
    put_in(made, "stolavs")
    made.send_back("stolavs")
    made.answer("stolavs", "Likt.", Attainment.NOT_REACHED, revision=1)
    made.hand_in("stolavs")
    assert dict(states(made))["St. Olavs hospital HF"] == "changed"


def test_what_was_rewritten_by_hand_is_not_taken_out(country: Country) -> None:
    made = line(country)
    made.answer("stolavs", "Først.")
    made.hand_in("stolavs")
    put_in(made, "stolavs")
    reporting.write_answer(
        made.region.writer, made.region.answered[0], [words("St. Olavs er i gang.")], revision=1
    )
    put_in(made, "stolavs")
    assert text(made) == "St. Olavs er i gang.\n\nSt. Olavs hospital HF: Først."


def _table(caption: str, *cells: str) -> Table:
    return Table((("Måned", "Dager"),), tuple((cell, "54") for cell in cells), caption, ("Foreløpige tall",))


def tables(made: Line) -> list[tuple[str, tuple[str, ...]]]:
    """The captions of the answer's tables with their first cells, in their order."""
    one = reports.answered_one(made.region.answered[0])
    assert one is not None
    return [
        (block.caption, tuple(row[0] for row in block.rows))
        for block in one.result
        if isinstance(block, Table)
    ]


def test_tables_come_after_the_text_in_the_regions_order(country: Country) -> None:
    made = line(country)
    for unit, caption in (("nordtrondelag", ""), ("moreromsdal", "Ventetid"), ("stolavs", "Ventetid")):
        made.answer(unit, unit, blocks=(words(unit), _table(caption, "april")))
        made.hand_in(unit)
    writer, answered = made.region.writer, made.region.answered[0]
    reporting.write_answer(writer, answered, [words("Vårt."), _table("Regionen", "mai")], revision=0)
    put_in(made, "nordtrondelag", "stolavs", beside=("tables",))
    own, st_olavs = ("Regionen", ("mai",)), ("St. Olavs hospital HF: Ventetid", ("april",))
    north = ("Helse Nord-Trøndelag HF", ("april",))
    assert tables(made) == [own, st_olavs, north]
    assert text(made) == "Vårt.\n\nSt. Olavs hospital HF: stolavs\n\nHelse Nord-Trøndelag HF: nordtrondelag"
    # One that comes later takes its place in the order, and one that changes takes its own place.
    put_in(made, "moreromsdal", beside=("tables",))
    more = ("Helse Møre og Romsdal HF: Ventetid", ("april",))
    assert tables(made) == [own, st_olavs, more, north]
    made.send_back("stolavs")
    made.answer("stolavs", "", blocks=(_table("Nytt", "juni", "juli"), _table("", "august")), revision=1)
    made.hand_in("stolavs")
    put_in(made, "stolavs", beside=("tables",))
    changed = [("St. Olavs hospital HF: Nytt", ("juni", "juli")), ("St. Olavs hospital HF", ("august",))]
    assert tables(made) == [own, *changed, more, north]
    assert "St. Olavs" not in text(made)
    put_in(made, "moreromsdal", beside=())
    assert tables(made) == [own, *changed, north]


def test_another_report_of_the_year_is_shown_as_earlier_and_does_not_count(country: Country) -> None:
    made = line(country)
    tertial = unit_report(country, made.units["stolavs"], made.asked["stolavs"], "tertialrapport", "2020T1")
    made.reports["tertial"], made.units["tertial"] = tertial, made.units["stolavs"]
    made.answer("tertial", "Per april.")
    made.hand_in("tertial")
    first = view(made).row.units[0]
    assert (first.state, first.earlier is not None and as_text(first.earlier.answer)) == (
        "missing",
        "Per april.",
    )
    assert view(made).proposal is None


def test_hospitals_merge_their_clinics_in_the_same_way(country: Country) -> None:
    made = line(country)
    order = letter(
        country,
        "Til klinikken",
        kind="oppdrag_og_bestilling",
        issuer_id=country.stolavs,
        addressee_ids=(country.clinic,),
    )
    above = requirements.requirements([made.asked["stolavs"][0]])[0]
    passed = draft("Klinikken skal ned i ventetid.", derived_from_id=above.current.id)
    asked = register.add_requirements(SYSTEM, order, [passed])
    clinic = country.actor("clinic_contributor", country.clinic)
    report_id = unit_report(country, country.clinic, asked, writer=clinic)
    row = reports.answered(report_id)[0].id
    reporting.write_answer(clinic, row, [words("Klinikken er i mål.")], revision=0)
    reporting.set_status(clinic, row, Status(attainment=Attainment.REACHED))
    reporting.make_ready(clinic, report_id)
    reporting.submit(clinic, report_id, signed=True)
    hospital, answered = made.writer("stolavs"), made.answered("stolavs")
    found = queries.merge_view(hospital, answered)
    assert found is not None
    assert [(unit.name, unit.state) for unit in found.row.units] == [("Hjertemedisinsk klinikk", "new")]
    assert found.offers[0].text == "Hjertemedisinsk klinikk har nådd målet."
    actions.merge(hospital, answered, actions.Merging((), 0, (country.clinic,)))
    own = reports.answered_one(answered)
    assert own is not None
    assert as_text(own.result) == "Hjertemedisinsk klinikk: Klinikken er i mål."
    assert "Hjertemedisinsk klinikk" not in dict(states(made))  # The region sees its hospitals.


def test_only_those_who_write_for_the_region_merge(country: Country) -> None:
    made = line(country)
    made.answer("stolavs", "Ferdig.")
    made.hand_in("stolavs")
    answered = made.region.answered[0]
    asked = actions.Merging((), 0, (made.units["stolavs"],))
    for actor in (made.region.stranger, made.writer("stolavs"), made.region.ministry):
        assert code_of(lambda actor=actor: actions.merge(actor, answered, asked)) == "reporting.not_found"
        assert queries.merge_view(actor, answered) is None
    # A unit that has handed nothing in cannot be merged, nor one of another region.
    for unit in (made.units["nordtrondelag"], country.ous):
        again = actions.Merging((words("x"),), 0, (unit,))
        assert code_of(lambda again=again: actions.merge(made.region.writer, answered, again)) == (
            "reporting.not_found"
        )
    assert text(made) == ""


def test_two_who_merge_lose_nothing(country: Country) -> None:
    made = line(country)
    made.answer("stolavs", "Ferdig.")
    made.hand_in("stolavs")
    reporting.write_answer(made.region.writer, made.region.answered[0], [words("Andres.")], revision=0)
    asked = actions.Merging((words("Mitt."),), 0, (made.units["stolavs"],))
    answered = made.region.answered[0]
    assert code_of(lambda: actions.merge(made.region.writer, answered, asked)) == (
        "reporting.answered_meanwhile"
    )
    assert (text(made), dict(states(made))["St. Olavs hospital HF"]) == ("Andres.", "new")


def test_verdicts_by_part_are_kept_and_rolled_up(country: Country) -> None:
    made = line(country)
    answered = made.region.answered[0]
    parts = [
        VerdictOfPart("TSB", Attainment.REACHED, "73 pst."),
        VerdictOfPart("Psykisk helsevern", Attainment.NOT_REACHED),
    ]
    reporting.set_part_verdicts(made.region.writer, answered, parts)
    assert list(view(made).verdicts) == parts
    assert view(made).verdicts_proposal == Attainment.PARTLY
    printed = walk.words(content.annual_report(made.region.id, made.region.writer))
    assert [text for text in printed if text.startswith(("TSB", "Psykisk"))] == [
        "TSB: nådd (73 pst.)",
        "Psykisk helsevern: ikke nådd",
    ]
    twice = [VerdictOfPart("TSB", Attainment.REACHED), VerdictOfPart("tsb ", Attainment.PARTLY)]
    act = lambda: reporting.set_part_verdicts(made.region.writer, answered, twice)  # noqa: E731
    assert code_of(act) == "reporting.part_named_twice"
    assert code_of(lambda: reporting.set_part_verdicts(made.region.stranger, answered, [])) == (
        "reporting.not_found"
    )
    reporting.set_part_verdicts(made.region.writer, answered, [])
    assert view(made).verdicts == ()


def test_the_overview_costs_the_same_for_one_unit_and_for_three(country: Country) -> None:
    made = line(country)
    made.answer("stolavs", "Én.")
    made.hand_in("stolavs")
    queries.merge_rows(made.region.writer, made.region.id)
    with CaptureQueriesContext(
        connection,
    ) as one:
        assert [row.handed_in for row in queries.merge_rows(made.region.writer, made.region.id)] == [1, 1]
    for unit in ("moreromsdal", "nordtrondelag"):
        made.answer(unit, "Flere.")
        made.answer(unit, "Enda flere.", place=1)
        made.hand_in(unit)
    with CaptureQueriesContext(connection) as three:
        assert [row.handed_in for row in queries.merge_rows(made.region.writer, made.region.id)] == [3, 3]
    assert len(three) == len(one)
