"""Bad input never changes the database; odd input is read."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from linja.ground.kernel.actor import SYSTEM, Actor
from linja.ground.kernel.refusals import Refused
from linja.line.intake import actions, phrases, queries
from linja.line.intake.models import UploadedDocument
from linja.people.audit.models import AuditEntry
from tests.rooms.intake.bad_files import BAD, ODD
from tests.rooms.intake.factory import file, received, under_review
from tests.support.country import Country
from tests.support.house_client import HouseClient

CASES = [pytest.param(name, make, code, id=what) for what, name, make, code in BAD]


@pytest.fixture
def actor(country: Country) -> Actor:
    return country.actor("rhf_controller", country.midt)


def traces() -> tuple[int, int, int]:
    kept = Path(settings.MEDIA_ROOT) / "intake"
    on_disk = sum(1 for one in kept.rglob("*") if one.is_file())
    return (UploadedDocument.objects.count(), AuditEntry.objects.count(), on_disk)


@pytest.mark.parametrize(("name", "make", "code"), CASES)
def test_a_bad_file_is_refused_and_leaves_no_trace(
    actor: Actor, country: Country, name: str, make: Callable[[], bytes], code: str
) -> None:
    before = traces()
    with pytest.raises(Refused) as caught:
        actions.upload(actor, file(make(), name), country.midt)
    assert (caught.value.refusal.code, traces()) == (code, before)


@pytest.mark.parametrize(("name", "make", "code"), CASES)
def test_the_form_says_why(country: Country, name: str, make: Callable[[], bytes], code: str) -> None:
    client = HouseClient().sign_in(country.person("rhf_controller", country.midt))
    client.get(reverse("intake"))
    before = traces()
    answer = client.post(
        reverse("intake"), {"file": file(make(), name), "organisation": country.midt}, status=200
    )
    (sentence,) = answer.context["form"].errors["file"]
    assert name in sentence
    assert len(sentence) > 40
    assert traces() == before


@pytest.mark.parametrize(("name", "make", "code"), CASES)
def test_the_command_line_says_why(tmp_path: Path, name: str, make: Callable[[], bytes], code: str) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    script = "import sys; from linja.faces.cli.main import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", script, "read", str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert name in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("name", "make"), [pytest.param(n, m, id=w) for w, n, m in ODD])
def test_odd_files_are_read(actor: Actor, country: Country, name: str, make: Callable[[], bytes]) -> None:
    made = actions.upload(actor, file(make(), name), country.midt)
    actions.read_document(made)
    record = queries.document(made)
    assert record is not None
    assert (record.state, record.failure) == ("under_review", {})
    assert "/" not in record.name
    assert "\\" not in record.name
    assert any(line.strip() for line in queries.source(made).lines)


def test_the_name_on_disk_is_ours(actor: Actor, country: Country) -> None:
    made = actions.upload(actor, file(name="../../etc/passwd.txt"), country.midt)
    row = UploadedDocument.objects.get(pk=made)
    assert row.name == "passwd.txt"
    assert "passwd" not in str(row.file.name)
    assert Path(row.file.path).resolve().is_relative_to(Path(settings.MEDIA_ROOT).resolve())


def test_nobody_uploads_for_an_organisation_that_is_not_theirs(actor: Actor, country: Country) -> None:
    with pytest.raises(Refused) as caught:
        actions.upload(actor, file(), country.sorost)
    assert caught.value.refusal.code == "intake.may_not_upload"
    with pytest.raises(Refused) as caught:
        actions.upload(country.actor("auditor"), file(), None)
    assert caught.value.refusal.code == "intake.may_not_upload"


def test_the_same_content_is_refused_with_the_way_to_it(actor: Actor, country: Country) -> None:
    first = actions.upload(actor, file(name="en.txt"), country.midt)
    with pytest.raises(Refused) as caught:
        actions.upload(actor, file(name="to.txt"), country.midt)
    assert caught.value.refusal.facts["document"] == first
    assert actions.upload(actor, file(name="to.txt"), country.midt, read_again=True) != first


def test_what_others_have_uploaded_is_not_betrayed(actor: Actor, country: Country) -> None:
    actions.upload(actor, file(), country.midt)
    other = country.actor("rhf_controller", country.sorost)
    assert queries.document(actions.upload(other, file(), country.sorost), other) is not None


def test_a_file_that_vanished_makes_a_failed_document(actor: Actor, country: Country) -> None:
    made = received(actor, country.midt)
    row = UploadedDocument.objects.get(pk=made)
    Path(row.file.path).unlink()
    actions.read_document(made)
    record = queries.document(made)
    assert record is not None
    assert (record.state, record.failure["code"]) == ("failed", "reading.not_found")
    assert "Nothing has been read" in phrases.failure_sentence(record.failure) or phrases.failure_sentence(
        record.failure
    )


def test_the_printed_organisation_is_taken_when_the_uploader_belongs_there(
    actor: Actor, country: Country
) -> None:
    own = under_review(actor, None)
    assert queries.document(own).organisation_id == country.midt  # type: ignore[union-attr]
    foreign = under_review(country.actor("rhf_controller", country.sorost), None)
    assert queries.document(foreign).organisation_id is None  # type: ignore[union-attr]


def test_reading_twice_does_nothing_the_second_time(actor: Actor, country: Country) -> None:
    made = under_review(actor, country.midt)
    before = queries.findings(made)
    actions.read_document(made)
    assert queries.findings(made) == before


def test_reread_only_while_nothing_is_accepted(actor: Actor, country: Country) -> None:
    made = under_review(actor, country.midt)
    first = queries.findings(made)[0]
    actions.accept(actor, first.id)
    with pytest.raises(Refused) as caught:
        actions.reread(actor, made)
    assert caught.value.refusal.code == "intake.document.nothing_accepted"
    actions.reopen(actor, first.id)
    actions.reread(actor, made)
    assert (queries.document(made).state, queries.findings(made)) == ("received", ())  # type: ignore[union-attr]
    actions.read_document(made)
    assert queries.document(made, SYSTEM).state == "under_review"  # type: ignore[union-attr]
