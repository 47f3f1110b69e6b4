"""/arbeid/tall/: the list, an indicator in its views, boards and files; and nothing of another region's."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from linja.faces.workbench.figures import goals
from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.measures import Figure, MeasureKind
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.periods import Year
from linja.ground.kernel.targets import Operator, Single, Target, verdict
from linja.ground.kernel.value_states import ValueState
from linja.line.indicators import actions, queries
from linja.line.indicators.calculations.shapes import json_stat, table
from linja.line.indicators.records import BreakDraft, BreakKind, Row, ValueDraft
from linja.people.audit.models import AccessEntry
from tests.support.country import Country
from tests.support.house_client import HouseClient
from tests.support.page_checks import text_of

pytestmark = pytest.mark.django_db
LANGUAGES = ("nb", "nn", "en")
#: How the page checks name what is drawn.
SVG = "{http://www.w3.org/2000/svg}"
WAITING, BREACHES, CANCER = "waiting_time_started", "deadline_breaches_started", "cancer_pathways_in_time"
VIEWS = ("utvikling", "foretak", "landet", "deler", "variasjon", "trakt")


def reader(
    country: Country, role: str = "rhf_controller", place: str = "midt", language: str = "nb"
) -> HouseClient:
    return HouseClient(language).sign_in(country.person(role, getattr(country, place)))


def draft(place: int, indicator: str, period: str, number: str | None, **more: Any) -> ValueDraft:
    return ValueDraft(place, indicator, period, None if number is None else Decimal(number), **more)


def keep(drafts: Iterable[ValueDraft], name: str = "tall.csv", *, released: bool = True) -> None:
    rows = [Row(at, one) for at, one in enumerate(drafts, 2)]
    taken = actions.take_in(SYSTEM, rows, sha256=name, name=name)
    assert (taken.new, taken.left_out) == (len(rows), ())
    if released:
        actions.release(SYSTEM, [one.id for one in queries.values(SYSTEM) if one.source.startswith(name)])


def share(
    place: int, period: str, top: int, bottom: int, indicator: str = BREACHES, **more: Any
) -> ValueDraft:
    number = (Decimal(100) * top / bottom).quantize(Decimal("0.1"))
    return draft(
        place, indicator, period, str(number), numerator=Decimal(top), denominator=Decimal(bottom), **more
    )


def small_figures(country: Country) -> None:
    """Years, months, parts and states of one region, and the same of the other."""
    midt, ous = country.midt, country.ous
    keep(
        [
            draft(midt, WAITING, "2016", "60.2"),
            draft(midt, WAITING, "2017", "59"),
            draft(midt, WAITING, "2019", "57.5", state=ValueState.PROVISIONAL),
            draft(midt, WAITING, "2020", None, state=ValueState.NOT_PUBLISHED),
            draft(country.sorost, WAITING, "2017", "61"),
            *(share(midt, f"2019-{month:02d}", 10 + month, 1000) for month in range(1, 13)),
            share(country.stolavs, "2019", 30, 1000),
            share(country.nordtrondelag, "2019", 80, 1000),
            share(ous, "2019", 15, 900),
            draft(midt, CANCER, "2018", "71", breakdown="cancer_forms=lung"),
            draft(midt, CANCER, "2019", "64", breakdown="cancer_forms=lung"),
            draft(midt, CANCER, "2019", None, breakdown="cancer_forms=breast", state=ValueState.SUPPRESSED),
        ]
    )
    actions.say_break(
        SYSTEM, BreakDraft(BreakKind.JOURNAL_SYSTEM, date(2018, 6, 1), "Nytt journalsystem", WAITING)
    )


def cells(page: Any) -> list[list[str]]:
    """The rows of all tables of the page, heads left out."""
    return [
        [text_of(cell) for cell in row if cell.tag in {"td", "th"}]
        for row in page.all("tr")
        if any(cell.tag == "td" for cell in row)
    ]


def drawing(page: Any) -> list[str]:
    """All words of the charts, without what is said when they are pointed at."""
    return [one.text or "" for one in page.all(f"{SVG}text")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_empty_pages_and_pages_with_figures_in_three_languages(country: Country, language: str) -> None:
    client = reader(country, language=language)
    for name, *args in (("figures",), ("figures_one", WAITING), ("figures_board", country.midt)):
        client.get(reverse(name, args=args))
    small_figures(country)
    for name, *args in (("figures",), ("figures_one", WAITING), ("figures_board", country.midt)):
        client.get(reverse(name, args=args))
    client.get(reverse("figures"), {"q": "finnesikke"})
    client.get(reverse("figures"), {"omrade": "cancer", "verdier": "1"})
    client.get(reverse("figures_one", args=("finnesikke",)), status=404)
    client.get(reverse("figures_one", args=(WAITING,)), {"enhet": "999"}, status=404)
    client.get(reverse("figures_board", args=(999,)), status=404)


def test_a_trend_prints_states_stops_at_breaks_and_has_its_table(country: Country) -> None:
    small_figures(country)
    page = reader(country).get(reverse("figures_one", args=(WAITING,)), {"slag": "year"}).page
    assert [row[:3] for row in cells(page)] == [
        ["2016", "60 dager", ""],
        ["2017", "59 dager", "−1,2 dager"],
        ["2018", "mangler", ""],
        ["2019", "58 dager (foreløpig)", "−1,5 dager (brudd: Nytt journalsystem)"],
        ["2020", "ikke publisert ennå", "–"],
    ]
    said = drawing(page)
    assert {"mangler", "ikke publisert ennå", "Nytt journalsystem", "58 (foreløpig)"} <= set(said)
    assert "0" not in said
    svg = next(one for one in page.all(f"{SVG}svg") if one.get("role") == "img")
    assert svg.get("aria-label") == "Gjennomsnittlig ventetid, helsehjelp påstartet, Helse Midt-Norge RHF"
    # One line, of the two years before the break: the others stand alone.
    lines = [
        one.get("d") for one in svg.iter(f"{SVG}path") if one.get("stroke") == "#0b5563" and one.get("d")
    ]
    assert len([one for one in lines if "L" in str(one)]) == 1


def test_each_view_of_an_indicator(country: Country) -> None:
    small_figures(country)
    client, found = reader(country), {}
    for view in VIEWS:
        asked = {"vis": view, "slag": "month", "periode": "2019"}
        found[view] = client.get(reverse("figures_one", args=(BREACHES,)), asked).page
    assert [row[:2] for row in cells(found["foretak"])] == [
        ["Helse Nord-Trøndelag HF", "8,0 %"],
        ["St. Olavs hospital HF", "3,0 %"],
        ["Oslo universitetssykehus HF", "1,7 %"],
    ]
    positions = {row[0]: row[3] for row in cells(found["trakt"])}
    assert positions == {
        "Helse Nord-Trøndelag HF": "Over 99,8-prosentgrensen",
        "St. Olavs hospital HF": "Under 95-prosentgrensen",
        "Oslo universitetssykehus HF": "Under 99,8-prosentgrensen",
    }
    assert "Helse Nord-Trøndelag HF" in drawing(found["trakt"])
    rising = cells(found["variasjon"])
    assert all(row[5].startswith("Ikke-tilfeldig variasjon: verre: ") for row in rising)
    assert all("sju stigende på rad" in row[5] for row in rising)
    assert rising[0][1:5] == ["1,1 %", "1,7", "0,4", "2,9"]
    assert any("øvre grense" in one for one in drawing(found["variasjon"]))
    assert [row[0] for row in cells(found["landet"])][:2] == ["desember 2019", "november 2019"]
    assert cells(found["deler"]) == []


def test_small_multiples_hide_what_is_suppressed(country: Country) -> None:
    small_figures(country)
    page = reader(country).get(reverse("figures_one", args=(CANCER,)), {"vis": "deler"}).page
    assert cells(page) == [
        ["Brystkreft", "mangler", "skjult av hensyn til personvern", "Lest inn fra fil; tall.csv, 24"],
        ["Lungekreft", "71 %", "64 %", "Lest inn fra fil; tall.csv, 23"],
    ]
    titles = {text_of(one) for one in page.all(f"{SVG}title")}
    assert titles == {"2019: skjult av hensyn til personvern", "2018: 71 %", "2019: 64 %"}


def test_the_board_shows_the_latest_with_the_change_from_the_year_before(country: Country) -> None:
    small_figures(country)
    client = reader(country)
    page = client.get(reverse("figures_board", args=(country.midt,))).page
    rows = {row[0]: row[1:3] for row in cells(page)}
    assert rows == {
        "Andel fristbrudd, helsehjelp påstartet": ["2,2 %desember 2019", "–"],
        "Gjennomsnittlig ventetid, helsehjelp påstartet": ["58 dager (foreløpig)2019", "–"],
    }
    sent = client.get(reverse("figures_board_file", args=(country.midt, "csv")))
    assert len(b"".join(sent.streaming_content).decode("utf-8-sig").splitlines()) == 3
    client.get(reverse("figures_board_file", args=(country.midt, "pdf")), status=404)
    to = client.get(reverse("figures_to_board"), {"enhet": str(country.midt)}, status=302)
    assert to.url == reverse("figures_board", args=(country.midt,))


def test_a_target_has_its_line_its_horizon_and_its_verdict(
    country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_figures(country)
    limit = Target(Operator.BELOW, Decimal(50), Unit.DAYS, horizon=date(2022, 12, 31))
    figure = Figure(Decimal(58), Year(2019), MeasureKind.MEAN, unit=Unit.DAYS)
    single = Single(limit, WAITING)
    said = verdict(single, lambda asked: [figure] if asked.period in (None, figure.period) else [])
    held = (goals.Goal(country.midt, WAITING, single, "HOD", said),)
    monkeypatch.setattr(goals, "goals", lambda _actor, **_asked: held)
    client = reader(country)
    page = client.get(reverse("figures_one", args=(WAITING,)), {"slag": "year"}).page
    assert {"mål under 50 innen 2022", "2021", "2022"} <= set(drawing(page))
    row = next(
        row
        for row in cells(client.get(reverse("figures_board", args=(country.midt,))).page)
        if "50" in row[4]
    )
    assert row[4:] == ["< 50 HOD", "Ikke nådd (beregnet) 58 dager, mål under 50 innen 2022"]


def test_files_can_be_read_in_again_and_say_where_values_are_from(country: Country) -> None:
    small_figures(country)
    client, asked = reader(country), {"slag": "year"}
    sent = client.get(reverse("figures_file", args=(WAITING, "csv")), asked)
    text = b"".join(sent.streaming_content).decode("utf-8-sig")
    rows = table.read_csv(text, {"Helse Midt-Norge RHF": country.midt}.get)
    held = queries.values(SYSTEM, indicator=WAITING, organisation_id=country.midt)
    assert [row.value.number for row in rows] == [one.number for one in held]
    assert [row.value.state for row in rows] == [one.state for one in held]
    assert "Lest inn fra fil; tall.csv, 2" in text
    cube = json_stat.read(client.get(reverse("figures_file", args=(WAITING, "json")), asked).content.decode())
    place = (str(country.midt), "2020", "total")
    assert (cube.numbers.get(place), cube.status[place]) == (None, "not_published")
    assert len(cube.numbers) == 3
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(reverse("figures_file", args=(WAITING, "xlsx")), asked).content)
    )
    assert len(list(book.active.iter_rows())) == 5
    client.get(reverse("figures_file", args=(WAITING, "pdf")), status=404)


def test_the_list_finds_by_all_names_and_tells_of_reviews(
    country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = reader(country)

    def found(**query: str) -> list[str]:
        page = client.get(reverse("figures"), query).page
        return [row[0].split("Hvor")[0] for row in cells(page)]

    assert found(q="epikrisetid") == []
    assert found(q="OF4") == ["Andel pakkeforløp kreft innen standard forløpstid"]
    sent = client.get(reverse("figures_csv"), {"omrade": "cancer"})
    lines = b"".join(sent.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 4
    client.get(reverse("figures_xlsx"))
    assert found(forfalt="1") == []
    monkeypatch.setattr(timezone, "localdate", lambda: date(2031, 1, 1))
    assert len(found(forfalt="1")) == len(queries.definitions().overdue(date(2031, 1, 1)))


def test_another_region_s_unreleased_figures_are_nowhere_and_reading_one_s_own_is_noted(
    country: Country,
) -> None:
    keep([share(country.midt, str(year), 555, 1000) for year in (2018, 2019)], "hemmelig.csv", released=False)
    keep([share(country.sorost, "2019", 300, 1000)], "apen.csv")
    own, other = reader(country), reader(country, place="sorost")
    addresses = [
        *((reverse("figures_one", args=(BREACHES,)), {"vis": view}) for view in VIEWS),
        (reverse("figures_board", args=(country.midt,)), {}),
        (reverse("figures_board_file", args=(country.midt, "csv")), {}),
        (reverse("figures_file", args=(BREACHES, "csv")), {"vis": "foretak", "periode": "2019"}),
        (reverse("figures_file", args=(BREACHES, "json")), {}),
    ]
    for address, query in addresses:
        sent = other.get(address, query)
        text = b"".join(sent.streaming_content) if sent.streaming else sent.content
        assert (b"55,5" in text, b"hemmelig" in text) == (False, False), (address, query)
    other.get(reverse("figures_one", args=(BREACHES,)), {"enhet": str(country.midt)}, status=404)
    assert AccessEntry.objects.filter(subject_kind="indicators.value").count() == 0
    own.get(reverse("figures_board", args=(country.midt,)))
    noted = AccessEntry.objects.filter(subject_kind="indicators.value")
    assert [one.subject_id for one in noted] == [f"{BREACHES}:{country.midt}"]


def test_a_board_asks_as_much_for_many_indicators_as_for_one(country: Country) -> None:
    client = reader(country)

    def questions() -> int:
        with CaptureQueriesContext(connection) as held:
            client.get(reverse("figures_board", args=(country.midt,)))
        return len(held)

    keep([draft(country.midt, WAITING, "2019", "50")], "en.csv")
    questions()
    one = questions()
    keep([draft(country.midt, "length_of_stay", str(year), "3.5") for year in range(2015, 2020)], "to.csv")
    small_figures(country)
    assert questions() == one
