"""The finder on a report made here: places, decisions, the count among what is missing, editions."""

from __future__ import annotations

import csv
import io

import pytest
from django.urls import reverse

from linja.ground.kernel.actor import SYSTEM
from linja.pillars.steering import actions as steering
from tests.support.country import Country
from tests.support.house_client import HouseClient
from tests.support.reports import Opened, opened

pytestmark = pytest.mark.django_db
#: Parts that do not add up.
FAULTY = "Det ble gjort 211 avtaler, hvorav 111 i nord, 11 i vest og 21 i sør, til sammen 356 avtaler."
SOUND = "Det ble gjort 211 avtaler, hvorav 111 i nord og 100 i sør."


def client(country: Country, place: str = "midt", role: str = "rhf_controller", language: str = "nb"):
    return HouseClient(language).sign_in(country.person(role, getattr(country, place)))


def answered(country: Country, reader: HouseClient) -> Opened:
    report = opened(country)
    write(reader, report, FAULTY, 0)
    return report


def write(reader: HouseClient, report: Opened, text: str, revision: int) -> None:
    address = reverse("report_answer", args=(report.id, report.answered[0]))
    form = {"text": text, "attainment": "reached", "phrase": "Målet er nådd", "revision": str(revision)}
    reader.post(address, form, status=302)


def test_what_contradicts_itself_is_found_explained_and_gone_when_it_is_mended(country: Country) -> None:
    reader = client(country)
    report = answered(country, reader)
    page, mark, gaps = (
        reverse(name, args=(report.id,))
        for name in ("report_contradictions", "report_contradiction_mark", "report_gaps")
    )
    (row,) = reader.get(page).context["page"]
    assert [place.href for place in row.places] == [
        reverse("report_answer", args=(report.id, report.answered[0]))
    ]
    answer = reader.get(gaps)
    assert answer.context["undecided"] == 1
    # The count leads to just those.
    assert len(reader.get(answer.context["undecided_at"]).context["page"]) == 1
    sent = {"funn": row.it.fingerprint, "steg": "explain", "grunn": "To avtaler er delt."}
    reader.post(mark, sent, status=302)
    assert reader.get(gaps).context["undecided"] == 0
    file = reader.get(reverse("report_contradictions_csv", args=(report.id,)))
    rows = csv.reader(io.StringIO(b"".join(file.streaming_content).decode("utf-8-sig")), delimiter=";")
    assert [one[7:9] for one in rows][1:] == [["Forklart", "To avtaler er delt."]]
    write(reader, report, SOUND, 1)
    assert reader.get(page).context["total"] == 0
    reader.post(mark, sent | {"steg": "unmark"}, status=302)
    write(reader, report, FAULTY, 2)
    # The words are back, and so is what was said of them.
    assert [one.it.state for one in reader.get(page).context["page"]] == ["explained"]


@pytest.mark.parametrize("language", ["nn", "en"])
def test_the_pages_in_the_other_languages(country: Country, language: str) -> None:
    reader = client(country, language=language)
    report = answered(country, reader)
    for name in ("report_contradictions", "report_gaps", "report_contradictions_xlsx"):
        reader.get(reverse(name, args=(report.id,)))


def test_only_its_own_people_see_it_and_only_those_who_write_decide(country: Country) -> None:
    report = answered(country, client(country))
    names = ("report_contradictions", "report_contradictions_csv", "report_contradictions_xlsx")
    stranger = client(country, place="sorost")
    for name in names:
        stranger.get(reverse(name, args=(report.id,)), status=404)
    stranger.post(reverse("report_contradiction_mark", args=(report.id,)), {"steg": "mend"}, status=404)
    auditor = client(country, role="auditor")
    page = reverse("report_contradictions", args=(report.id,))
    (row,) = auditor.get(page).context["page"]
    assert row.places[0].href == reverse("report", args=(report.id,)) + f"#requirement-{report.answered[0]}"
    sent = {"funn": row.it.fingerprint, "steg": "mend"}
    auditor.post(reverse("report_contradiction_mark", args=(report.id,)), sent, status=302)
    assert [one.it.state for one in auditor.get(page).context["page"]] == ["undecided"]


def test_an_edition_is_read_as_it_was_frozen(country: Country) -> None:
    reader = client(country)
    report = answered(country, reader)
    edition = reverse("edition_contradictions", args=(steering.compile_report(SYSTEM, report.id),))
    write(reader, report, SOUND, 1)
    heading, row = reader.get(edition).context["page"]
    assert heading.it.found.code == "empty_heading", "in the live report the list of gaps says it"
    assert row.places[0].href.endswith(f"#requirement-{report.answered[0]}")
    client(country, place="sorost").get(edition, status=404)
