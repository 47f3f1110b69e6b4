"""The real reports through the whole room: upload, read, accept, finish."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from linja.line.intake import actions, calculations, queries
from tests.rooms.intake.factory import file
from tests.support.country import Country
from tests.support.house_client import HouseClient

pytestmark = pytest.mark.sources


def uploaded(shared: Path, country: Country, region: int, name: str, commits: Any) -> int:
    content = (shared / "sources" / name).read_bytes()
    with commits(execute=True):
        return actions.upload(country.actor("rhf_controller", region), file(content, name), region)


@pytest.fixture
def report_2019(shared: Path, country: Country, django_capture_on_commit_callbacks: Any) -> int:
    return uploaded(
        shared,
        country,
        country.midt,
        "aarlig-melding-2019-helse-midt-norge.txt",
        django_capture_on_commit_callbacks,
    )


def test_the_report_of_2019_is_read_accepted_and_finished(report_2019: int, country: Country) -> None:
    actor = country.actor("rhf_controller", country.midt)
    record = queries.document(report_2019)
    assert record is not None
    assert (record.state, record.kind, record.year, record.counts) == (
        "under_review",
        "årlig_melding",
        2019,
        queries.Counts(101, 0, 0),
    )
    assert actions.accept_all(actor, report_2019) == 101
    actions.finish(actor, report_2019)
    accepted = queries.accepted_findings(report_2019)
    assert len(accepted) == 101
    assert [one.line for one in accepted] == sorted(one.line for one in accepted)
    assert len(queries.source(report_2019).lines) == 5349


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("aarlig-melding-2019-helse-midt-norge.txt", "midt"),
        ("aarlig-melding-2020-helse-sor-ost.txt", "sorost"),
    ],
)
def test_every_line_of_the_report_is_somewhere(
    shared: Path, country: Country, django_capture_on_commit_callbacks: Any, name: str, region: str
) -> None:
    made = uploaded(shared, country, getattr(country, region), name, django_capture_on_commit_callbacks)
    found = queries.findings(made)
    assert calculations.conflicts(one.span for one in found) == []
    claimed = set().union(*(calculations.claimed(one.span) for one in found))
    told = {line.line for line in queries.unclaimed_lines(made)}
    assert claimed | told == set(range(1, len(queries.source(made).lines) + 1))
    assert claimed & told == set()


def test_a_boundary_moved_there_and_back_gives_the_same_reading(report_2019: int, country: Country) -> None:
    actor = country.actor("rhf_controller", country.midt)
    for one in queries.findings(report_2019)[:9]:
        actions.step_boundary(actor, one.id, "start", -1)
        actions.step_boundary(actor, one.id, "start", 1)
        again = queries.finding(one.id)
        assert again is not None
        assert (again.found.text, again.found.status, again.found.deadline, again.found.lead) == (
            one.found.text,
            one.found.status,
            one.found.deadline,
            one.found.lead,
        )


def test_the_review_of_a_long_report_asks_little(
    report_2019: int, country: Country, django_assert_max_num_queries: Any
) -> None:
    client = HouseClient().sign_in(country.person("rhf_controller", country.midt))
    address = reverse("intake_review", args=[report_2019])
    client.get(address)
    with django_assert_max_num_queries(10):
        client.client.get(address)


def test_an_answer_that_runs_out_of_the_window_can_be_followed(
    shared: Path, country: Country, django_capture_on_commit_callbacks: Any
) -> None:
    made = uploaded(
        shared,
        country,
        country.midt,
        "aarlig-melding-2019-helse-midt-norge.txt",
        django_capture_on_commit_callbacks,
    )
    longest = max(
        (one for one in queries.findings(made) if one.answer_line_end),
        key=lambda one: one.answer_line_end - one.line,
    )
    client = HouseClient().sign_in(country.person("rhf_controller", country.midt))
    address = f"{reverse('intake_review', args=[made])}?funn={longest.id}"
    pane = client.get(address).context["pane"]
    assert pane.last < longest.answer_line_end
    there = client.get(f"{address}&linje={pane.answer_goes_on}").context["pane"]
    assert there.first <= longest.answer_line_end <= there.last
