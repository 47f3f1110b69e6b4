"""Editions: frozen, released by the leader, corrected by a new one; files from the frozen tree alone."""

from __future__ import annotations

import csv
import io
import json

import pytest

from linja.ground.document.walk import content_hash
from linja.ground.kernel.refusals import Refused
from linja.line.publication import calculations, queries
from linja.line.publication import content as files
from linja.line.publication.models import Edition
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.pillars.steering import actions as steering
from tests.support.country import Country
from tests.support.reports import ASKED, Opened, opened

pytestmark = pytest.mark.django_db


def compiled(country: Country) -> tuple[Opened, int]:
    report = opened(country)
    report.answer_all()
    return report, steering.compile_report(report.writer, report.id, "Første utgave")


def handed_in(country: Country) -> tuple[Opened, int]:
    """The edition that was handed in and accepted: the only one that may be released."""
    report = opened(country)
    report.answer_all()
    return report, report.accepted()


def gaps(edition_id: int) -> list[str]:
    found = queries.edition(edition_id)
    assert found is not None
    return [str(gap["key"]) for gap in found.missing]


def code_of(act) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.refusal.code


def test_an_edition_is_frozen(country: Country) -> None:
    report, edition_id = compiled(country)
    before = queries.tree(edition_id)
    report.answer(0, "Et nytt svar.", revision=1)
    assert queries.tree(edition_id) == before
    found = queries.edition(edition_id)
    assert found is not None
    assert found.content_hash == content_hash(before)


def test_only_the_leader_releases_and_only_what_was_handed_in(country: Country) -> None:
    report, draft = compiled(country)
    assert len(gaps(draft)) == 2  # the two statements that nobody has delivered
    release = steering.release_edition
    assert code_of(lambda: release(report.leader, draft, gaps(draft))) == "steering.hand_in_first"
    edition_id = report.hand_in()
    assert code_of(lambda: release(report.writer, edition_id)) == "publication.wrong_role"
    assert code_of(lambda: release(report.stranger, edition_id)) == "publication.not_found"
    assert code_of(lambda: release(report.leader, edition_id)) == "steering.accepted_first"
    assert reports.report(report.id).state == "submitted"
    steering.accept_report(report.ministry, report.id)
    release(report.leader, edition_id)
    assert reports.report(report.id).state == "published"
    assert code_of(lambda: release(report.leader, edition_id)) == "publication.no_such_step"


def test_nothing_is_compiled_twice(country: Country) -> None:
    report, _edition = compiled(country)
    assert code_of(lambda: steering.compile_report(report.writer, report.id)) == "publication.unchanged"


def test_a_correction_is_a_new_edition_and_the_old_one_stays(country: Country) -> None:
    report, first = handed_in(country)
    steering.release_edition(report.leader, first)
    slug = queries.edition(first).publication.slug
    reporting.correct(report.leader, report.id, "Tallet var feil.")
    report.answer(1, "0,5 pst. lå på korridor.", revision=1)
    second = report.accepted()
    assert queries.latest_released(slug).id == first
    steering.release_edition(report.leader, second)
    assert queries.latest_released(slug).id == second
    assert [one.number for one in queries.editions(queries.by_slug(slug).id)] == [2, 1]
    changes = queries.difference(first, second)
    assert [(one.kind, one.before, one.after) for one in changes] == [
        ("changed", "Det er gjort.", "0,5 pst. lå på korridor.")
    ]


def test_only_the_newest_edition_is_released(country: Country) -> None:
    report, first = compiled(country)
    report.answer(1, "Nytt.", revision=1)
    steering.compile_report(report.writer, report.id)
    act = lambda: steering.release_edition(report.leader, first, gaps(first))  # noqa: E731
    assert code_of(act) == "publication.newest"


def test_others_do_not_see_an_unreleased_edition(country: Country) -> None:
    report, edition_id = compiled(country)
    assert queries.edition(edition_id, report.stranger) is None
    assert queries.edition(edition_id, report.ministry) is None
    assert queries.edition(edition_id, report.writer) is not None
    assert queries.released_publications() == ()


def test_open_data_has_a_row_for_each_requirement(country: Country) -> None:
    _report, edition_id = compiled(country)
    found = queries.edition(edition_id)
    assert found is not None
    rows = list(
        csv.DictReader(io.StringIO(files.edition_file(found, "csv").decode("utf-8-sig")), delimiter=";")
    )
    assert [(row["text"], row["attainment"], row["answer"]) for row in rows] == [
        (text, "reached", "Det er gjort.") for text in ASKED
    ]
    data = json.loads(files.edition_file(found, "json"))
    assert [row["text"] for row in data["requirements"]] == list(ASKED)
    assert (data["edition"], data["released_at"]) == (1, None)


def test_a_file_taken_before_release_does_not_hide_when_it_was_released(country: Country) -> None:
    report, edition_id = handed_in(country)
    assert released_at(edition_id) is None
    steering.release_edition(report.leader, edition_id)
    after = queries.edition(edition_id)
    assert after is not None
    assert after.released_at is not None
    assert released_at(edition_id) == after.released_at.isoformat()


def released_at(edition_id: int) -> str | None:
    found = queries.edition(edition_id)
    assert found is not None
    told: str | None = json.loads(files.edition_file(found, "json"))["released_at"]
    return told


def test_files_are_made_once_from_the_frozen_tree(country: Country) -> None:
    _report, edition_id = compiled(country)
    found = queries.edition(edition_id)
    assert found is not None
    pdf = files.edition_file(found, "pdf")
    assert pdf.startswith(b"%PDF-")
    Edition.objects.filter(pk=edition_id).update(tree={})  # the kept file needs the tree no more
    assert files.edition_file(found, "pdf") == pdf


def test_a_cell_is_never_a_formula() -> None:
    line = calculations.as_csv([{"text": "=1+1"}]).splitlines()[1]
    assert "'=1+1" in line
