"""Contradictions of an uploaded document: found when it is read, shown with both places, taken out."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from linja.line.intake import actions, queries
from linja.line.intake.models import UploadedDocument
from tests.support.country import Country
from tests.support.house_client import HouseClient

#: Parts that do not add up; and what agrees.
FAULTY = """Årlig melding 2020 for Helse Midt-Norge RHF

2. Rapportering på krav i oppdragsdokument
2.1 Ventetider

Det ble gjort 211 avtaler, hvorav 111 i nord, 11 i vest og 21 i sør, til sammen 356 avtaler.

"""
SOUND = """Årlig melding 2020 for Helse Midt-Norge RHF

2. Rapportering på krav i oppdragsdokument
2.1 Ventetider

Antallet avtaler økte fra 300 til 330, en økning på 10 prosent.
"""


@pytest.fixture
def client(country: Country) -> HouseClient:
    return HouseClient().sign_in(country.person("rhf_controller", country.midt))


def uploaded(country: Country, text: str, capture: Any) -> int:
    """A document that has been read, as the page's form hands it in."""
    actor = country.actor("rhf_controller", country.midt)
    with capture(execute=True):
        actions.upload(actor, SimpleUploadedFile("melding.txt", text.encode()), country.midt)
    return queries.documents(actor)[0].id


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_both_places_are_shown(
    country: Country, client: HouseClient, language: str, django_capture_on_commit_callbacks: Any
) -> None:
    made = uploaded(country, FAULTY, django_capture_on_commit_callbacks)
    client.use_language(language)
    answer = client.get(reverse("intake_contradictions", args=[made]))
    shown = [(str(one.it.found.kind), one.it.found.line) for one in answer.context["page"]]
    assert shown == [("sum", 6)]
    assert f"{reverse('source', args=[made])}?linje=6" in answer.content.decode()


def test_one_kind_is_chosen_in_the_list_and_in_its_files(
    country: Country, client: HouseClient, django_capture_on_commit_callbacks: Any
) -> None:
    made = uploaded(country, FAULTY, django_capture_on_commit_callbacks)
    for kind, wanted in (("sum", 1), ("change", 0), ("no such kind", 1)):
        answer = client.get(reverse("intake_contradictions", args=[made]) + f"?slag={kind}")
        assert len(answer.context["page"].object_list) == wanted, kind
        file = client.get(reverse("intake_contradictions_csv", args=[made]) + f"?slag={kind}")
        text = b"".join(file.streaming_content).decode("utf-8-sig")
        assert len(list(csv.reader(io.StringIO(text), delimiter=";"))) == wanted + 1, kind
    assert client.get(reverse("intake_contradictions_xlsx", args=[made])).content[:2] == b"PK"


def test_one_is_explained_with_a_reason_counted_and_taken_back(
    country: Country, client: HouseClient, django_capture_on_commit_callbacks: Any
) -> None:
    made = uploaded(country, FAULTY, django_capture_on_commit_callbacks)
    page, mark = (reverse(f"intake_contradiction{end}", args=[made]) for end in ("s", "_mark"))

    def states() -> dict[str, int]:
        return {one["key"]: one["n"] for one in client.get(page).context["states"]}

    (one,) = client.get(page).context["page"]
    sent = {"funn": one.it.fingerprint, "steg": "explain"}
    client.post(mark, sent, status=302)
    assert states() == {"undecided": 1}, "no reason was given"
    answer = client.post(
        mark + "?tilstand=undecided", sent | {"grunn": "To avtaler ble delt på flere."}, status=302
    )
    assert answer["Location"] == f"{page}?tilstand=undecided#funn-{one.it.fingerprint}"
    assert states() == {"explained": 1}
    assert "To avtaler ble delt på flere." in client.get(page).content.decode()
    file = client.get(reverse("intake_contradictions_csv", args=[made]) + "?tilstand=explained")
    row = list(csv.reader(io.StringIO(b"".join(file.streaming_content).decode("utf-8-sig")), delimiter=";"))[
        1
    ]
    assert row[7:10] == ["Forklart", "To avtaler ble delt på flere.", "Person 1"]
    client.post(mark, {"funn": one.it.fingerprint, "steg": "unmark"}, status=302)
    assert states() == {"undecided": 1}


def test_a_document_that_agrees_says_so(
    country: Country, client: HouseClient, django_capture_on_commit_callbacks: Any
) -> None:
    made = uploaded(country, SOUND, django_capture_on_commit_callbacks)
    answer = client.get(reverse("intake_contradictions", args=[made]))
    assert (answer.context["checked"], answer.context["total"]) == (True, 0)


def test_a_document_from_before_is_not_said_to_agree(
    country: Country, client: HouseClient, django_capture_on_commit_callbacks: Any
) -> None:
    made = uploaded(country, FAULTY, django_capture_on_commit_callbacks)
    UploadedDocument.objects.filter(pk=made).update(contradictions=None)
    answer = client.get(reverse("intake_contradictions", args=[made]))
    assert (answer.context["checked"], answer.context["total"]) == (False, 0)


def test_another_region_does_not_see_them(country: Country, django_capture_on_commit_callbacks: Any) -> None:
    made = uploaded(country, FAULTY, django_capture_on_commit_callbacks)
    other = HouseClient().sign_in(country.person("rhf_controller", country.sorost))
    for name in ("intake_contradictions", "intake_contradictions_csv", "intake_contradictions_xlsx"):
        other.get(reverse(name, args=[made]), status=404)
    other.post(reverse("intake_contradiction_mark", args=[made]), {"steg": "mend"}, status=404)


def test_who_only_reads_is_offered_no_decision(
    country: Country, django_capture_on_commit_callbacks: Any
) -> None:
    made = uploaded(country, FAULTY, django_capture_on_commit_callbacks)
    auditor = HouseClient().sign_in(country.person("auditor", country.midt))
    answer = auditor.get(reverse("intake_contradictions", args=[made]))
    assert (answer.context["may_mark"], "contradiction-decide" in answer.content.decode()) == (False, False)


def test_a_check_that_fails_keeps_what_was_read(
    country: Country, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    def broken(_reading: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("linja.line.intake.actions.reading.check", broken)
    made = uploaded(country, FAULTY, django_capture_on_commit_callbacks)
    (record,) = queries.documents(country.actor("rhf_controller", country.midt))
    assert (record.state, queries.contradictions(made)) == ("under_review", None)
