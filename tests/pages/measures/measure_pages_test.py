"""/arbeid/tiltak/: the list with its filters and counts, one measure, and nothing of the other region's."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linja.line.reporting import actions
from linja.line.reporting import queries as reports
from linja.line.reporting.records import MeasureDraft
from tests.support.country import Country
from tests.support.house_client import HouseClient
from tests.support.reports import Opened, opened

pytestmark = pytest.mark.django_db
LANGUAGES = ("nb", "nn", "en")
SECRET = "Fjordhestkuren"


def client(
    country: Country, role: str = "rhf_controller", place: str = "midt", language: str = "nb"
) -> HouseClient:
    return HouseClient(language).sign_in(country.person(role, getattr(country, place)))


def three(country: Country) -> tuple[Opened, list[int]]:
    report = opened(country)
    made = [
        actions.create_measure(report.writer, country.midt, MeasureDraft(title, level, state))
        for title, level, state in (
            (SECRET, "hf", "started"),
            ("Felles innkjøp", "region", "done"),
            ("Flere senger", "hf", "done"),
        )
    ]
    actions.use_measure(report.writer, report.answered[0], made[0])
    return report, made


def titles(reader: HouseClient, query: str = "") -> list[str]:
    return [one.title for one in reader.get(reverse("measures") + query).context["page"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_in_three_languages(country: Country, language: str) -> None:
    reader = client(country, language=language)
    reader.get(reverse("measures"))
    report, made = three(country)
    for address in (
        reverse("measures"),
        reverse("measures") + "?tilstand=planned",
        reverse("measure_new"),
        reverse("measure_new") + f"?svar={report.answered[1]}",
        reverse("measure", args=(made[0],)),
    ):
        reader.get(address)


def test_filters_and_counts(country: Country) -> None:
    three(country)
    reader = client(country)
    assert titles(reader) == ["Felles innkjøp", SECRET, "Flere senger"]
    assert titles(reader, "?tilstand=done") == ["Felles innkjøp", "Flere senger"]
    assert titles(reader, "?tilstand=done&niva=hf") == ["Flere senger"]
    assert titles(reader, "?q=fjord") == [SECRET]
    area = "Redusere unødvendig venting"
    assert titles(reader, f"?omrade={area}") == [SECRET]
    counts = {
        one["label"]: one["n"] for one in reader.get(reverse("measures") + "?niva=hf").context["states"]
    }
    assert {str(label): n for label, n in counts.items()} == {
        "Planlagt": 0,
        "Igangsatt": 1,
        "Videreført": 0,
        "Gjennomført": 1,
        "Avsluttet": 0,
    }


def test_the_file_holds_what_the_list_shows(country: Country) -> None:
    three(country)
    reader = client(country)
    answer = reader.client.get(reverse("measures_csv") + "?tilstand=done")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines] == ["Tiltak", "Felles innkjøp", "Flere senger"]
    assert reader.client.get(reverse("measures_xlsx")).status_code == 200


def test_a_measure_is_written_from_an_answer_and_changed(country: Country) -> None:
    report = opened(country)
    writer = client(country)
    address = reverse("measure_new") + f"?svar={report.answered[0]}"
    form = {"organisation": country.midt, "title": "Ny vaktordning", "state": "planned", "level": "hf"}
    writer.post(address, form, follow=True)
    one = reports.answered_one(report.answered[0])
    assert one is not None
    assert [said.title for said in one.measures] == ["Ny vaktordning"]
    page = reverse("measure", args=(one.measures[0].measure_id,))
    writer.post(page, form | {"state": "done", "revision": "1"}, follow=True)
    late = writer.post(page, form | {"state": "stopped", "revision": "1"}, status=200)
    assert late.context["form"]["revision"].value() == "2"
    assert reports.answered_one(report.answered[0]).measures[0].state == "done"  # type: ignore[union-attr]


def test_the_other_region_finds_nothing(country: Country) -> None:
    report, made = three(country)
    stranger = client(country, place="sorost")
    page = stranger.get(reverse("measures")).page
    assert SECRET not in page.text
    stranger.get(reverse("measure", args=(made[0],)), status=404)
    stranger.post(reverse("measure", args=(made[0],)), {"title": "x"}, status=404)
    for name in ("measures_csv", "measures_xlsx"):
        answer = stranger.client.get(reverse(name))
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert SECRET.encode() not in body
    address = reverse("measure_new") + f"?svar={report.answered[0]}"
    assert "Ventetiden skal ned" not in stranger.get(address).page.text


def test_the_list_asks_as_often_for_many_as_for_few(country: Country) -> None:
    report, _made = three(country)
    reader = client(country)

    def asked() -> int:
        with CaptureQueriesContext(connection) as held:
            reader.get(reverse("measures"))
        return len(held)

    asked()
    few = asked()
    for number in range(15):
        key = actions.create_measure(report.writer, country.midt, MeasureDraft(f"T{number}", "hf", "done"))
        actions.use_measure(report.writer, report.answered[number % 4], key)
    assert asked() == few
