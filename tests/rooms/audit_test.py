"""The log: written with the act, never changed, and its chain shows it when somebody did."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings
from django.db import connection, transaction

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.people.audit import queries
from linja.people.audit.acting import UnloggedActError, acting
from linja.people.audit.actions import Subject, record
from linja.people.audit.models import AppendOnlyError, AuditEntry

pytestmark = pytest.mark.django_db

LETTER = Subject("requirements.document", "7", "Oppdragsdokument 2019")


def entries() -> list[tuple[int, str, dict]]:
    return [(e.sequence, e.action, e.changes) for e in AuditEntry.objects.all()]


def test_an_act_is_logged_in_the_order_in_which_it_was_done() -> None:
    with acting(SYSTEM, "requirements.lapse", reason="letter of June") as act:
        act.log(LETTER, {"state": ("in_force", "lapsed")})
        act.log(LETTER, {"days": 3, "share": Decimal("12.50"), "on": date(2020, 6, 10)})
    assert entries() == [
        (1, "requirements.lapse", {"state": {"from": "in_force", "to": "lapsed"}}),
        (2, "requirements.lapse", {"days": {"to": 3}, "share": {"to": "12.50"}, "on": {"to": "2020-06-10"}}),
    ]
    assert queries.entries_for(LETTER)[0].reason == "letter of June"
    assert queries.verify() == queries.Verdict(True, 2)


def test_a_refusal_leaves_no_trace() -> None:
    def lapse() -> None:
        with acting(SYSTEM, "requirements.lapse") as act:
            act.log(LETTER)
            refuse_if(Refusal("requirements.not_in_force"))

    with pytest.raises(Refused):
        lapse()
    assert entries() == []


def test_an_act_that_logs_nothing_is_a_mistake() -> None:
    with pytest.raises(UnloggedActError), acting(SYSTEM, "requirements.lapse"):
        pass
    with acting(SYSTEM, "requirements.lapse") as act:
        act.nothing_changed()
    assert entries() == []


# available_apps: then the tables are emptied with what hangs on them, on PostgreSQL too.
@pytest.mark.django_db(transaction=True, available_apps=settings.INSTALLED_APPS)
def test_the_log_is_written_only_inside_a_transaction() -> None:
    with pytest.raises(RuntimeError):
        record(SYSTEM, "requirements.lapse", LETTER)


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: AuditEntry.objects.all().update(reason="other"),
        lambda: AuditEntry.objects.all().delete(),
        lambda: AuditEntry.objects.get().delete(),
        lambda: AuditEntry.objects.get().save(),
        lambda: AuditEntry.objects.bulk_update([AuditEntry.objects.get()], ["reason"]),
    ],
    ids=["update", "delete many", "delete one", "save again", "bulk update"],
)
def test_what_is_logged_is_never_changed(attempt) -> None:
    with transaction.atomic():
        record(SYSTEM, "requirements.lapse", LETTER)
    with pytest.raises(AppendOnlyError):
        attempt()


@pytest.mark.fault
@pytest.mark.parametrize(
    ("fault", "broken_at"),
    [
        ("UPDATE audit_auditentry SET reason = 'other' WHERE sequence = 2", 2),
        ("UPDATE audit_auditentry SET actor_name = 'Somebody' WHERE sequence = 1", 1),
        ("DELETE FROM audit_auditentry WHERE sequence = 2", 3),
        ("DELETE FROM audit_auditentry WHERE sequence = 3", 3),
    ],
)
def test_the_chain_shows_what_was_done_behind_its_back(fault: str, broken_at: int) -> None:
    for _ in range(3):
        with transaction.atomic():
            record(SYSTEM, "requirements.lapse", LETTER)
    with connection.cursor() as cursor:
        cursor.execute(fault)
    verdict = queries.verify()
    assert (verdict.whole, verdict.broken_at) == (False, broken_at)
