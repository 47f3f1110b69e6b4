"""What the public sees: the released editions, their files, and nothing else."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linja.line.publication import queries as publication
from linja.line.reporting import actions as reporting
from linja.pillars.steering import actions as steering
from tests.support.country import Country
from tests.support.house_client import HouseClient
from tests.support.reports import Opened, opened

pytestmark = pytest.mark.django_db
FILES = {
    "pdf": (b"%PDF-", "application/pdf"),
    "docx": (b"PK", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "csv": (b"\xef\xbb\xbfnumber;", "text/csv; charset=utf-8"),
    "json": (b"{", "application/json; charset=utf-8"),
}


def released(country: Country) -> tuple[Opened, str]:
    report = opened(country)
    report.answer_all()
    return report, release(report)


def release(report: Opened) -> str:
    edition_id = report.accepted()
    found = publication.edition(edition_id)
    assert found is not None
    steering.release_edition(report.leader, edition_id)
    return found.publication.slug


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_released_report_is_everybodys(country: Country, language: str) -> None:
    _report, slug = released(country)
    reader = HouseClient(language)
    reader.get("/")
    reader.get(reverse("publication", args=(slug,)))
    reader.get(reverse("publication_edition", args=(slug, 1)))


@pytest.mark.parametrize("kind", FILES)
def test_files(country: Country, kind: str) -> None:
    _report, slug = released(country)
    response = HouseClient().client.get(reverse("publication_file", args=(slug, 1, kind)))
    start, content_type = FILES[kind]
    assert response.status_code == 200
    assert response.headers["Content-Type"] == content_type
    assert response.content.startswith(start)


def test_what_is_not_released_is_not_there(country: Country) -> None:
    report = opened(country)
    report.answer_all()
    steering.compile_report(report.writer, report.id)
    slug = publication.by_subject(f"report:{report.id}").slug
    reader = HouseClient()
    reader.get(reverse("publication", args=(slug,)), status=404)
    reader.get(reverse("publication_edition", args=(slug, 1)), status=404)
    assert reader.client.get(reverse("publication_file", args=(slug, 1, "pdf"))).status_code == 404
    assert slug not in reader.get("/").page.text


def test_an_old_edition_stays_and_tells_of_the_newer(country: Country) -> None:
    report, slug = released(country)
    reporting.correct(report.leader, report.id, "Feil tall.")
    report.answer(0, "58 dager.", revision=1)
    release(report)
    reader = HouseClient()
    old = reader.get(reverse("publication_edition", args=(slug, 1))).page.text
    new = reader.get(reverse("publication", args=(slug,))).page.text
    assert "58 dager." not in old
    assert reverse("publication", args=(slug,)) in old
    assert "58 dager." in new
    assert reverse("publication_edition", args=(slug, 1)) in new


def test_a_frozen_page_asks_little(country: Country) -> None:
    _report, slug = released(country)
    reader = HouseClient()
    address = reverse("publication", args=(slug,))
    reader.get(address)
    with CaptureQueriesContext(connection) as captured:
        reader.get(address)
    assert len(captured) == 2
