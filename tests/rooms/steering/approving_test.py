"""An annual report that the owner meeting has not approved: who is told when, and where it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any
from unittest import mock

import pytest

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refused
from linja.line.reporting import queries as reports
from linja.people.notices import queries as notices
from linja.people.notices.models import Notice
from linja.pillars.steering import actions, queries
from linja.pillars.steering.actions.approving import warn_unapproved
from tests.support.country import Country
from tests.support.reports import Opened, opened

pytestmark = pytest.mark.django_db
MAY, FIRST, JUNE, LAST = date(2021, 5, 31), date(2021, 6, 1), date(2021, 6, 15), date(2021, 6, 30)
CASE = "Foretaksmøte 15. juni 2021, sak 3"


@pytest.fixture
def report(country: Country) -> Opened:
    made = opened(country)
    made.answer_all()
    # Everybody has to be there before they can be told.
    _all = (made.leader, made.ministry, made.stranger)
    made.accepted()
    return made


def warned(report: Opened, day: date) -> int:
    """How many are told on a day, at six in the morning of it."""
    moment = datetime.combine(day, time(6), tzinfo=UTC)
    before = set(Notice.objects.values_list("pk", flat=True))
    with mock.patch("django.utils.timezone.now", return_value=moment):
        made = warn_unapproved(report.id)
    # The column's default holds on to the real clock.
    Notice.objects.exclude(pk__in=before).update(created_at=moment)
    return made


def told(actor: Actor) -> list[str]:
    """The subjects of what the person has been told of an approval and has not seen."""
    return [one.subject for one in notices.unseen(actor) if one.about.endswith(":approval")]


def lines(actor: Actor, day: date) -> list[tuple[str, date | None]]:
    owed = queries.owed_by(actor, day)
    return [(one.code, one.due_on) for one in owed if one.code in ("approve", "unapproved")]


def test_ministry_and_leader_are_told_on_the_ruleset_s_days_and_once_each(report: Opened) -> None:
    days = (MAY, FIRST, FIRST, JUNE, LAST, date(2021, 7, 10))
    assert [warned(report, day) for day in days] == [0, 2, 0, 0, 2, 0]
    other = report.country.actor("rhf_leader", report.country.sorost)
    counts = [len(told(who)) for who in (report.ministry, report.leader, report.writer, other)]
    assert counts == [2, 2, 0, 0]
    words = ": skal godkjennes i foretaksmøtet innen 30. juni 2021"
    assert all(one.endswith(words) for one in (*told(report.ministry), *told(report.leader)))


def test_a_worker_that_slept_tells_when_it_wakes(report: Opened) -> None:
    assert [warned(report, day) for day in (JUNE, LAST)] == [2, 2]


def test_it_stands_on_the_own_pages_until_it_is_approved(report: Opened) -> None:
    release(report)
    assert reports.readable(report.id, report.writer).state == "published"
    assert [lines(who, MAY) for who in (report.ministry, report.leader)] == [[("approve", LAST)], []]
    assert [
        lines(who, FIRST) for who in (report.ministry, report.leader, report.writer, report.stranger)
    ] == [
        [("approve", LAST)],
        [("unapproved", LAST)],
        [],
        [],
    ]
    warned(report, FIRST)
    actions.approve_report(report.ministry, report.id, CASE)
    assert [lines(who, LAST) + told(who) for who in (report.ministry, report.leader)] == [[], []]
    assert warned(report, LAST) == 0


def release(report: Opened) -> None:
    edition = next(one.edition_id for one in queries.owed_by(report.leader, MAY) if one.code == "release")
    assert edition is not None
    actions.release_edition(report.leader, edition)


def test_what_the_public_sees_is_approved_once_and_stays_published(report: Opened) -> None:
    release(report)
    for who in (report.leader, report.stranger):
        with pytest.raises(Refused):
            actions.approve_report(who, report.id, CASE)
    actions.approve_report(report.ministry, report.id, CASE)
    assert reports.readable(report.id, report.writer).state == "published"
    assert [(one.step, one.reference) for one in reports.steps(report.id)][-1] == ("approve", CASE)
    with pytest.raises(Refused) as refused:
        actions.approve_report(report.ministry, report.id, CASE)
    assert refused.value.refusal.code == "reporting.awaits_approval"


def test_what_is_sent_back_waits_for_nobody(report: Opened) -> None:
    warned(report, FIRST)
    actions.send_back(report.ministry, report.id, "Regnskapet mangler.")
    assert [told(who) for who in (report.ministry, report.leader)] == [[], []]
    assert warned(report, LAST) == 0


def test_the_worker_is_to_come_back_on_the_days(
    country: Country, settings: Any, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    from django_tasks_db.models import DBTaskResult

    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    made = opened(country)
    made.answer_all()
    made.hand_in()
    spring = datetime(2021, 3, 15, 9, tzinfo=UTC)
    with (
        mock.patch("django.utils.timezone.now", return_value=spring),
        django_capture_on_commit_callbacks(execute=True),
    ):
        actions.accept_report(made.ministry, made.id)
    waiting = DBTaskResult.objects.filter(task_path__endswith="warn_unapproved").order_by("run_after")
    assert [one.run_after.date() for one in waiting] == [FIRST, LAST]
