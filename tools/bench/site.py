"""The site with 20 000 requirements: every page's time on the server and its number of queries.

Run as ``python -m tools.bench.site`` with ``LINJA_DATABASE_URL`` set; prints the figures as JSON.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from dataclasses import asdict

from tools.bench import line, values
from tools.bench.timing import Figure

SIZE = int(os.environ.get("LINJA_BENCH_SIZE", "20000"))
PAGE_LIMIT, SEARCH_LIMIT = 0.1, 0.05


def main() -> None:
    """Fill the database, measure, print."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linja.faces.config.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    call_command("example_country", verbosity=0)
    _seed()
    _read_a_long_report()
    print(
        json.dumps(
            [asdict(figure) for figure in [*_pages(), *_searches(), *line.figures(_page), *values.figures()]]
        )
    )


def _seed() -> None:
    from django.db import connection

    from tools.bench.requirements import seed

    start = time.perf_counter()
    seed(SIZE)
    print(f"{SIZE} requirements registered in {time.perf_counter() - start:.1f} s", file=sys.stderr)
    with connection.cursor() as cursor:
        # What the database's own keeper does within a minute.
        cursor.execute("ANALYZE")


def _read_a_long_report() -> None:
    """250 requirements through the whole line: read, accepted, registered, compiled and released."""
    from django.core.files.base import ContentFile

    from linja.ground.kernel.actor import SYSTEM
    from linja.ground.printing import to_pdf
    from linja.line.intake import actions as intake
    from linja.line.publication import queries as editions
    from linja.people.organisations import queries as organisations
    from linja.pillars.steering import actions as steering
    from tools.bench.example_report import example_report

    file = ContentFile(to_pdf(example_report(250, year=2031)), name="report.pdf")
    midt = organisations.find_by_name("Helse Midt-Norge RHF")
    document = intake.upload(SYSTEM, file, midt.id)
    intake.accept_all(SYSTEM, document)
    intake.finish(SYSTEM, document)
    made = steering.register_reading(SYSTEM, document)
    edition = steering.compile_report(SYSTEM, made.report_id)
    gaps = editions.edition(edition, SYSTEM).missing
    steering.release_edition(SYSTEM, edition, [str(gap["key"]) for gap in gaps])


def paths() -> list[str]:
    """One address of each kind of page, with ids that exist."""
    from linja.line.intake.models import UploadedDocument
    from linja.line.publication.models import Publication
    from linja.line.reporting.models import AnsweredRequirement, Report
    from linja.line.requirements.models import GoverningDocument, Requirement

    report = Report.objects.exclude(state="replaced").order_by("-id").first()
    found = [
        "/",
        "/arbeid/",
        "/arbeid/krav/",
        "/arbeid/krav/?side=200",
        "/arbeid/krav/?q=ventetider",
        "/arbeid/krav/?slag=m%C3%A5l",
        "/arbeid/dokumenter/",
        "/arbeid/les-inn/",
        "/arbeid/rapporter/",
        "/arbeid/sok/?q=rehabilitering",
        f"/arbeid/krav/{Requirement.objects.order_by('-id').values_list('id', flat=True)[0]}/",
        f"/arbeid/dokumenter/{GoverningDocument.objects.order_by('-id').values_list('id', flat=True)[0]}/",
    ]
    if report is not None:
        found.append(f"/arbeid/rapporter/{report.pk}/")
        answered = AnsweredRequirement.objects.filter(report=report).first()
        found += [f"/arbeid/rapporter/{report.pk}/svar/{answered.pk}/"] if answered else []
    document = UploadedDocument.objects.order_by("-id").first()
    if document is not None:
        place = f"/arbeid/les-inn/{document.pk}/"
        found += [place, f"{place}gjennomgang/", f"{place}kilde/?linje=900"]
    published = Publication.objects.filter(editions__released_at__isnull=False).first()
    found += [f"/publikasjoner/{published.slug}/"] if published else []
    return found


def _pages() -> list[Figure]:
    from django.test import Client

    client = Client()
    client.force_login(_administrator())
    return [_page(client, path) for path in paths()]


def _administrator():
    from linja.people.accounts.models import Person

    return Person.objects.get(email="kari.nordmann@example.no")


def _page(client, path: str, limit: float = PAGE_LIMIT) -> Figure:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        status = client.get(path).status_code
    asked = len(queries)
    taken = []
    for _ in range(7):
        start = time.perf_counter()
        client.get(path)
        taken.append(time.perf_counter() - start)
    note = f"{asked} queries" + ("" if status == 200 else f", answered {status}")
    return Figure(f"page {path}", statistics.median(taken), max(taken), 7, limit, note)


def _searches() -> list[Figure]:
    from linja.line.search import queries as search
    from tools.bench.timing import measure

    words = ("ventetider", "rehabilitering nyfødtmedisin", '"psykisk helsevern"', "reh")
    return [
        measure(f"search {text}", lambda text=text: search.find(text), limit=SEARCH_LIMIT)  # type: ignore[misc]
        for text in words
    ]


if __name__ == "__main__":
    main()
