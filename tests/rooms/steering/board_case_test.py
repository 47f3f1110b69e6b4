"""The board case tells the report's own figures; the summary names what stands in the answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from linja.ground.document import walk
from linja.ground.document.tree import Document, Table
from linja.ground.kernel.refusals import Refused
from linja.ground.kernel.vocabulary import Attainment, Basis, Cause, Progress, RequirementKind
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import Status
from linja.pillars.steering import actions, board_cases, content, queries
from linja.pillars.steering.records.board_case import CaseFacts
from tests.support.country import Country
from tests.support.merging import line
from tests.support.reports import ASKED, Opened, opened

pytestmark = pytest.mark.django_db
DEFINITIONS = Path(__file__).resolve().parents[3] / "definitions"


def answered(country: Country, language: str = "nb") -> Opened:
    """Reached, not reached with a cause, delayed; the fourth is to be reported and is unanswered."""
    made = opened(country, language)
    one, two, three, _four = made.answered
    for place in range(3):
        made.answer(place)
    say = reporting.set_status
    say(made.writer, one, Status(Attainment.REACHED, Basis.MEASURED))
    say(made.writer, two, Status(Attainment.NOT_REACHED, cause=Cause.STAFFING))
    say(made.writer, three, Status(progress=Progress.DELAYED))
    return made


def tables(document: Document) -> list[Table]:
    return [found.block for found in walk.blocks(document) if isinstance(found.block, Table)]


def headings(document: Document) -> list[str]:
    return [section.title for _level, section in walk.sections(document)]


def test_the_figures_are_those_of_the_report(country: Country) -> None:
    made = answered(country)
    case = content.board_case(made.id, made.writer, CaseFacts())
    data = content.open_data(content.gather(made.id, made.writer))
    sums = tables(case)[0].rows[-1]
    by = [one["attainment"] for one in data]
    assert sums == (
        "Sum",
        str(len(data)),
        *(str(by.count(key)) for key in ("reached", "partly", "not_reached", "unknown", None)),
        "0",
    )
    points = [item.text for item in case.sections[0].blocks[0].items]  # type: ignore[union-attr]
    assert points == [
        "Styret vedtar årlig melding 2020 for Helse Midt-Norge RHF.",
        "Av 4 krav er 1 nådd, 0 delvis nådd og 1 ikke nådd.",
        "Styret ber om at avvikene følges opp, og at status legges fram i neste rapport.",
        f"Det mangler rapportering på {len(reports.missing(made.id))} krav. "
        "Styret ber om at dette blir supplert.",
    ]


def test_deviations_stand_with_cause_and_lateness(country: Country) -> None:
    made = answered(country)
    case = content.board_case(made.id, made.writer, CaseFacts())
    assert [row[:3] for row in tables(case)[1].rows] == [
        (ASKED[1], "Målet er ikke nådd", "bemanning"),
        (ASKED[2], "Forsinket", "–"),
    ]


def test_the_case_in_nynorsk_with_its_number_and_own_points(country: Country) -> None:
    made = answered(country, "nn")
    facts = CaseFacts("012-2021", "Status i året", date(2021, 3, 11), ("Styret tek saka til vitende.",))
    case = content.board_case(made.id, made.writer, facts)
    assert (case.title, case.subtitle) == ("Status i året", "Styresak 012-2021 · Møtedato 11. mars 2021")
    assert headings(case)[0] == "Framlegg til vedtak"
    assert [item.text for item in case.sections[0].blocks[0].items] == [  # type: ignore[union-attr]
        "Styret tek saka til vitende."
    ]


def test_a_hospital_gets_its_case_of_its_own_report(country: Country) -> None:
    made = line(country)
    made.answer("stolavs", "Ferdig.")
    case = content.board_case(made.reports["stolavs"], made.writer("stolavs"), CaseFacts())
    assert tables(case)[0].rows[-1][:3] == ("Sum", "2", "1")
    with pytest.raises(Refused):  # A draft is the hospital's own.
        content.board_case(made.reports["stolavs"], made.region.writer, CaseFacts())


def test_a_hospital_opens_its_annual_report_by_its_own_form(country: Country) -> None:
    made = line(country)
    reporting.replace(made.writer("stolavs"), made.reports["stolavs"], "På nytt.")
    writer = made.writer("stolavs")
    report_id = actions.open_annual_report(writer, country.stolavs, 2020, "nn")
    document = content.annual_report(report_id, writer)
    assert headings(document) == [
        "Innleiing",
        "Om verksemda",
        "Samandrag av positive resultat og uløyste utfordringar i 2020",
        "Rapportering på oppdrag og bestilling",
        "Redusere unødvendig venting",
        "Mål 2020",
        "Plandokument",
        "Fråsegn frå brukarutvalet",
        "Fråsegn frå tillitsvalde og vernetenesta",
    ]
    assert document.subtitle == "Til Helse Midt-Norge RHF"
    assert [one.text for one in reports.answered(report_id)] == list(ASKED[:2])


def test_a_region_opens_its_tertial_report_from_the_same_data(country: Country) -> None:
    made = opened(country)
    report_id = actions.open_by_template(made.writer, country.midt, "tertial_report", 2020, "2020T1")
    report = reports.readable(report_id, made.writer)
    assert (report.kind, report.period, report.title) == (
        "tertialrapport",
        "2020T1",
        "Tertialrapport for 1. tertial 2020",
    )
    assert [one.text for one in reports.answered(report_id)] == list(ASKED)
    case = content.board_case(report_id, made.writer, CaseFacts())
    assert case.title == "Tertialrapport for 1. tertial 2020 for Helse Midt-Norge RHF"


def test_the_summary_offers_the_best_and_the_worst_by_kind(country: Country) -> None:
    made = answered(country)
    view = queries.summary_view(reports.readable(made.id, made.writer))
    (goals,) = view.candidates
    assert goals.kind == RequirementKind.GOAL
    assert [one.text for one in goals.best] == [ASKED[0]]
    assert [one.text for one in goals.worst] == [ASKED[1], ASKED[2]]


def test_what_the_summary_says_is_followed(country: Country) -> None:
    made = answered(country)
    section = queries.summary_view(reports.readable(made.id, made.writer)).sections[0][0]
    one, two = made.answered[:2]
    actions.summarise(made.writer, made.id, section, [two, one])
    said = [f"{ASKED[0]} Målet er nådd", f"{ASKED[1]} Målet er ikke nådd"]
    printed = walk.words(content.annual_report(made.id, made.writer))
    assert [text for text in printed if text in said] == said
    assert queries.summary_view(reports.readable(made.id, made.writer)).drift == ()
    reporting.set_status(made.writer, two, Status(Attainment.PARTLY))
    drift = queries.summary_view(reports.readable(made.id, made.writer)).drift
    assert drift == ((said[1], f"{ASKED[1]} Målet er delvis nådd"),)


def test_the_summary_is_put_in_by_its_writers_only(country: Country) -> None:
    made = answered(country)
    section = queries.summary_view(reports.readable(made.id, made.writer)).sections[0][0]
    for actor in (made.stranger, made.ministry):
        with pytest.raises(Refused) as refused:
            actions.summarise(actor, made.id, section, [made.answered[0]])
        assert refused.value.refusal.code == "reporting.not_found"


@pytest.mark.fault
@pytest.mark.parametrize("place", ["recommendation.title", "status.columns.partly", "gaps.title"])
def test_a_text_that_is_missing_is_found(place: str) -> None:
    data = yaml.safe_load((DEFINITIONS / "board_cases" / "board_case.yaml").read_text(encoding="utf-8"))
    assert board_cases.parsed(data)
    *above, last = place.split(".")
    here = data
    for key in above:
        here = here[key]
    here[last].pop("nn")
    with pytest.raises(board_cases.BoardCaseError, match="lacks nn"):
        board_cases.parsed(data)
