"""The site is killed in the middle of its work: nothing is lost or half-done. `make faults` kills more."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from django.db import connection

from linja.line.reporting.models import AnsweredRequirement, Report, ReportStep
from linja.people.accounts import queries as people_queries
from linja.people.accounts.models import Assignment
from linja.people.notices.models import Notice
from linja.pillars.steering import actions as steering
from tests.architecture.code import ROOT
from tools import load, pg_temp
from tools.trial import invariants, people, world

pytestmark = pytest.mark.django_db

KILLS = 8


def test_a_killed_site_leaves_nothing_half_done() -> None:
    """On the database that these tests run on."""
    name = {"sqlite": "sqlite", "postgresql": "postgres"}[connection.vendor]
    if name == "postgres" and pg_temp.binaries() is None:
        pytest.skip("No PostgreSQL server is installed.")
    command = [sys.executable, "-m", "tools.faults", f"--kills={KILLS}", f"--database={name}"]
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    last = done.stdout.strip().splitlines()[-1]
    assert last.startswith(f"{KILLS} kills; ")
    assert " saves" in last


@pytest.fixture
def handed_in() -> world.World:
    """A writer who has saved, and a clinic that has handed in, got back and handed in again."""
    made = world.make(writers=1, senders=1)
    _save(made)
    sender = made.senders[0]
    report = Report.objects.get(pk=sender.report_id)
    clinic, trust = (
        _actor("clinic_contributor", report.organisation_id),
        _actor("hf_leader", report.receiver_id),
    )
    for _ in range(2):
        steering.put_forward(clinic, report.pk)
        steering.hand_in(clinic, report.pk)
        steering.send_back(trust, report.pk, "Se på tallene igjen.")
    assert invariants.broken() == []
    return made


def _actor(role: str, place: int | None):
    held = Assignment.objects.select_related("person").filter(role=role, organisation_id=place)
    return people_queries.actor_for(held[0].person)


def _save(made: world.World) -> None:
    from linja.ground.document.tree import Paragraph, Role
    from linja.line.reporting import actions as reporting

    writer = made.writers[0]
    place = Report.objects.get(pk=writer.report_id).organisation_id
    words = [Paragraph(f"Lagret-{writer.answered[0]}-7", role=Role.ANSWER)]
    reporting.write_answer(_actor("hf_contributor", place), writer.answered[0], words, revision=0)


def sql(command: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(command)


def _a_state_without_its_step(made: world.World) -> None:
    Report.objects.filter(pk=made.senders[0].report_id).update(state="submitted")


def _a_step_without_its_log(made: world.World) -> None:
    steps = ReportStep.objects.filter(report_id=made.senders[0].report_id)
    twice = steps.order_by("id")[0]
    twice.pk = None
    twice.source = twice.target = "draft"
    twice.save()


def _an_answer_that_was_not_counted(made: world.World) -> None:
    row = AnsweredRequirement.objects.get(pk=made.writers[0].answered[0])
    assert row.answer is not None
    row.answer.revision += 1
    row.answer.save()


def _a_log_that_was_cut(_made: world.World) -> None:
    sql("DELETE FROM audit_auditentry WHERE sequence = (SELECT max(sequence) FROM audit_auditentry)")


def _a_changed_edition(_made: world.World) -> None:
    sql("UPDATE publication_edition SET content_hash = 'x'")


def _a_lost_edition_number(_made: world.World) -> None:
    sql("UPDATE publication_edition SET number = number + 7")


def _a_handing_in_without_an_edition(_made: world.World) -> None:
    sql("DELETE FROM publication_submission WHERE id = (SELECT max(id) FROM publication_submission)")


def _a_notice_that_was_lost(_made: world.World) -> None:
    Notice.objects.filter(about__startswith="received:").order_by("id")[0].delete()


def _a_notice_told_twice(_made: world.World) -> None:
    again = Notice.objects.filter(about__startswith="report:").order_by("id")[0]
    again.pk = None
    again.save()


@pytest.mark.fault
@pytest.mark.parametrize(
    "plant",
    [
        _a_state_without_its_step,
        _a_step_without_its_log,
        _an_answer_that_was_not_counted,
        _a_log_that_was_cut,
        _a_changed_edition,
        _a_lost_edition_number,
        _a_handing_in_without_an_edition,
        _a_notice_that_was_lost,
        _a_notice_told_twice,
    ],
    ids=lambda plant: plant.__name__.strip("_"),
)
def test_what_is_half_done_is_found(handed_in: world.World, plant: Callable[[world.World], None]) -> None:
    plant(handed_in)
    assert len(invariants.broken()) >= 1


@pytest.mark.fault
def test_a_save_that_was_lost_is_found(handed_in: world.World) -> None:
    answered = handed_in.writers[0].answered[0]
    stands = f"Lagret-{answered}-7"
    assert people.lost({answered: people.Saved(certain=stands)}) == []
    assert people.lost({answered: people.Saved(certain="", sent=[stands])}) == []
    (found,) = people.lost({answered: people.Saved(certain=f"Lagret-{answered}-8")})
    assert "was saved" in found


@pytest.mark.parametrize(
    ("values", "share", "found"),
    [
        ([], 95, 0.0),
        ([7], 50, 7),
        (list(range(1, 101)), 95, 95),
        (list(range(1, 101)), 100, 100),
        ([1, 2], 50, 1),
    ],
)
def test_the_share_that_a_promise_is_measured_by(values: list[float], share: float, found: float) -> None:
    assert load.percentile(values, share) == found


@pytest.mark.fault
@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (load.Told(1, 1, {"save": [299.0] * 95 + [9000.0] * 5}), True),
        (load.Told(1, 1, {"save": [299.0] * 94 + [9000.0] * 6}), False),
        (load.Told(1, 1, {"save": [1.0]}, errors=["500"]), False),
        (load.Told(1, 1, {"save": [1.0]}, lost=["answer 1"]), False),
    ],
)
def test_a_broken_promise_is_said(told: load.Told, kept: bool) -> None:
    assert load.kept(told) is kept
    assert ("not kept" in load.page([("SQLite", told)], 1, 0.1)) is not kept
