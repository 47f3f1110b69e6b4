"""Who has read what is not released: noted as it happens, sealed in batches, and changes are seen."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.db import OperationalError, connection, transaction

from linja.ground.kernel.actor import SYSTEM, Actor, ScopedRole
from linja.people.audit import actions, queries
from linja.people.audit.actions import Subject, access, waiting
from linja.people.audit.models import AccessEntry, AppendOnlyError
from linja.people.audit.queries import AccessFilter, Verdict, verifying

pytestmark = pytest.mark.django_db

KARI = Actor("7", "Kari", frozenset({ScopedRole("rhf_controller", 3)}))
OLA = Actor("8", "Ola", frozenset({ScopedRole("rhf_leader", 3)}))
REPORT, LETTER = Subject("reporting.report", "1", "Årlig melding"), Subject("x.y", "2", "Brev")


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: object) -> None:
    settings.LINJA_DATA = tmp_path  # type: ignore[attr-defined]


def read(times: int = 1) -> None:
    for _ in range(times):
        actions.seen(KARI, [REPORT])


def busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody writes for longer than a reader waits."""

    def refuse(*_rows: object, **_named: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(access, "connection", SimpleNamespace(vendor="any", in_atomic_block=False))
    monkeypatch.setattr(access, "_note", refuse)


def test_who_what_and_how() -> None:
    assert actions.seen(KARI, [REPORT, LETTER, REPORT], "file") == 2
    found = queries.accesses(AccessFilter())
    assert [(one.actor_name, one.subject_label, one.how, one.sealed) for one in found] == [
        ("Kari", "Brev", "file", False),
        ("Kari", "Årlig melding", "file", False),
    ]


def test_nothing_seen_asks_the_database_nothing(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert actions.seen(KARI, []) == 0


def test_a_note_takes_one_insert_and_no_lock_on_the_chain(django_assert_num_queries) -> None:
    with django_assert_num_queries(1) as asked:
        actions.seen(KARI, [REPORT, LETTER])
    assert "INSERT" in asked[0]["sql"]


@pytest.mark.parametrize(
    ("chosen", "labels"),
    [
        (AccessFilter(), ["Brev", "Årlig melding", "Årlig melding"]),
        (AccessFilter(actor_id="8"), ["Årlig melding"]),
        (AccessFilter(subject_kind="x.y"), ["Brev"]),
        (AccessFilter(subject_kind="reporting.report", subject_id="1"), ["Årlig melding", "Årlig melding"]),
        (AccessFilter(how="file"), ["Brev"]),
    ],
)
def test_filters(chosen: AccessFilter, labels: list[str]) -> None:
    actions.seen(KARI, [REPORT])
    actions.seen(OLA, [REPORT])
    actions.seen(KARI, [LETTER], "file")
    assert [one.subject_label for one in queries.accesses(chosen)] == labels
    assert [one.actor_name for one in queries.accesses(AccessFilter(), of={"8"})] == ["Ola"]
    assert queries.readers() == (("7", "Kari"), ("8", "Ola"))


def test_a_batch_is_sealed_into_the_chain() -> None:
    read(3)
    assert (actions.seal(), actions.seal()) == (3, 0)
    read(2)
    assert actions.seal() == 2
    sealed = [(one.action, one.subject_id, one.changes["count"]["to"]) for one in queries.latest()]
    assert sealed == [("audit.seal", "2", 2), ("audit.seal", "1", 3)]
    read()
    assert queries.verify() == Verdict(True, 2, None, read=5, unsealed=1)


def test_a_large_number_is_sealed_in_several_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "IN_A_BATCH", 2)
    read(5)
    assert actions.seal() == 5
    assert queries.verify() == Verdict(True, 3, None, read=5)


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: AccessEntry.objects.all().update(how="file"),
        lambda: AccessEntry.objects.all().delete(),
        lambda: AccessEntry.objects.get().delete(),
        lambda: AccessEntry.objects.get().save(),
    ],
    ids=["update", "delete many", "delete one", "save again"],
)
def test_a_note_is_never_changed(attempt) -> None:
    read()
    with pytest.raises(AppendOnlyError):
        attempt()


COLUMNS = "key, at, actor_id, actor_name, actor_roles, subject_kind, subject_id, subject_label, how, batch"
ADDED = COLUMNS.replace("key", "'another'", 1)


@pytest.mark.fault
@pytest.mark.parametrize(
    "fault",
    [
        "UPDATE audit_accessentry SET actor_name = 'Somebody' WHERE id = {second}",
        "UPDATE audit_accessentry SET subject_id = '9' WHERE id = {second}",
        "DELETE FROM audit_accessentry WHERE id = {second}",
        "DELETE FROM audit_accessentry WHERE batch = 2",
        "UPDATE audit_accessentry SET batch = NULL WHERE id = {second}",
        "UPDATE audit_accessentry SET batch = 1 WHERE id = {second}",
        f"INSERT INTO audit_accessentry ({COLUMNS}) "  # noqa: S608
        f"SELECT {ADDED} FROM audit_accessentry WHERE id = {{second}}",
        "UPDATE audit_accessentry SET batch = 3 WHERE id = {last}",
    ],
    ids=["reader", "thing", "removed", "batch removed", "unsealed", "moved", "added", "sealed by hand"],
)
def test_a_sealed_note_that_was_changed_is_found(fault: str) -> None:
    read(2)
    actions.seal()
    actions.seen(OLA, [REPORT, LETTER])
    actions.seal()
    read()
    assert queries.verify().whole
    ids = list(AccessEntry.objects.order_by("id").values_list("id", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(fault.format(second=ids[2], last=ids[4]))
    verdict = queries.verify()
    assert not verdict.whole
    assert verdict.broken_at is None
    assert verdict.broken_batch in {1, 2, 3}


def test_what_the_database_has_no_time_for_waits_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        busy(patched)
        assert actions.seen(KARI, [REPORT, LETTER]) == 2
    assert queries.accesses(AccessFilter()) == ()
    assert actions.seal() == 2
    assert [one.sealed for one in queries.accesses(AccessFilter())] == [True, True]
    assert waiting.place().read_text() == ""
    assert queries.verify().whole


def test_a_note_taken_in_twice_is_kept_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        busy(patched)
        actions.seen(KARI, [REPORT])
    kept = waiting.place().read_text()
    actions.seal()
    waiting.place().write_text(kept)  # The power went before the file was emptied.
    assert actions.seal() == 0
    assert len(queries.accesses(AccessFilter())) == 1


def test_what_cannot_be_noted_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    busy(monkeypatch)
    monkeypatch.setattr(waiting, "place", lambda: tmp_path / "no" / "folder")
    with pytest.raises(actions.AccessNotNotedError):
        actions.seen(KARI, [REPORT])


@pytest.mark.django_db(transaction=True, available_apps=settings.INSTALLED_APPS)
def test_a_sqlite_reader_waits_a_moment_only_and_its_patience_is_given_back() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's readers and writers do not wait for each other.")
    with connection.cursor() as cursor:
        usual = cursor.execute("PRAGMA busy_timeout").fetchone()
        read()
        assert cursor.execute("PRAGMA busy_timeout").fetchone() == usual


def test_what_is_written_while_the_log_is_proved_breaks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    read(3)
    actions.seal()
    compute, meanwhile = verifying.entry_hash, iter([True])

    def interrupted(row: dict[str, object]) -> str:
        # Between the reading of the first entry and the end of the walk others act, read and seal.
        if next(meanwhile, False):
            with transaction.atomic():
                actions.record(SYSTEM, "requirements.lapse", LETTER)
            read(2)
            actions.seal()
        return compute(row)

    monkeypatch.setattr(verifying, "entry_hash", interrupted)
    verdict = queries.verify()
    assert (verdict.whole, verdict.entries, verdict.broken_batch) == (True, 1, None)
    monkeypatch.undo()
    assert (queries.verify().whole, queries.verify().entries) == (True, 3)
