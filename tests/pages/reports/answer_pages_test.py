"""The answer page: typed parts, saving while one writes, two writers, and what is done beside the words."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.urls import reverse

from linja.ground.document.tree import Table
from linja.line.reporting import actions
from linja.line.reporting import queries as reports
from linja.line.reporting.records import AnsweredRecord, MeasureDraft
from tests.support.country import Country
from tests.support.house_client import HouseClient
from tests.support.reports import Opened, opened, words

pytestmark = pytest.mark.django_db
LANGUAGES = ("nb", "nn", "en")


def client(
    country: Country, role: str = "rhf_controller", place: str = "midt", language: str = "nb"
) -> HouseClient:
    return HouseClient(language).sign_in(country.person(role, getattr(country, place)))


def address(report: Opened, place: int = 0) -> str:
    return reverse("report_answer", args=(report.id, report.answered[place]))


def said(page: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))


def one(report: Opened, place: int = 0) -> AnsweredRecord:
    found = reports.answered_one(report.answered[place])
    assert found is not None
    return found


def form_of(reader: HouseClient, report: Opened, place: int = 0) -> dict[str, str]:
    """The form as a browser would send it back."""
    form = reader.get(address(report, place)).context["form"]
    return {name: "" if (value := form[name].value()) is None else str(value) for name in form.fields}


def autosave(reader: HouseClient, report: Opened, form: dict[str, str], status: int = 200) -> dict[str, Any]:
    answer = reader.client.post(address(report), form, headers={"X-Autosave": "1"})
    assert answer.status_code == status, answer.content
    return json.loads(answer.content)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_answer_in_three_languages(country: Country, language: str) -> None:
    report = opened(country)
    full(report)
    writer = client(country, language=language)
    writer.get(address(report))
    writer.get(address(report, 1))
    actions.make_ready(report.writer, report.id)
    writer.get(address(report))


def full(report: Opened) -> None:
    """An answer with everything beside it."""
    report.answer_all()
    key, asked = report.answered[0], report.requirements[0]
    actions.write_part(report.writer, key, "outlook", [words("Arbeidet ventes ferdig i 2021.")], revision=1)
    held = actions.create_measure(report.writer, report.country.midt, MeasureDraft("Flere", "hf", "done"))
    actions.use_measure(report.writer, key, held)
    from datetime import date

    from linja.line.reporting.records import DeliveryDraft

    late = DeliveryDraft("plan", "Plan", date(2020, 12, 1), "HOD", "20/1")
    actions.deliver(report.writer, asked, report.country.midt, late)
    actions.promise(report.writer, key, "Nytt bygg", date(2022, 6, 1))
    actions.ask_dispensation(report.writer, report.country.midt, asked, "extension", "Sen.", date(2021, 2, 1))
    actions.follow(report.writer, report.answered[1], key)


def test_all_parts_are_saved_as_they_were_written(country: Country) -> None:
    report, writer = opened(country), client(country)
    form = form_of(writer, report)
    form |= {
        "text": "Resultatet.\n\nÅr | Dager\n--- | ---\n2019 | 61\n2020 | 58",
        "explanation": "Derfor.",
        "reservation": "Foreløpige tall.",
        "attainment": "not_reached",
        "basis": "measured",
        "cause": "capacity",
        "stay": "1",
    }
    answer = writer.post(address(report), form)
    assert answer.headers["Location"] == address(report)
    held = one(report)
    assert held.result[1] == Table(
        (("År", "Dager"),), (("2019", "61"), ("2020", "58")), role=held.result[1].role
    )
    assert [kind for kind, _blocks in held.parts] == ["explanation", "reservation"]
    assert (held.status.attainment, held.status.cause) == ("not_reached", "capacity")
    again = form_of(writer, report)
    assert {name: again[name] for name in ("text", "explanation", "cause")} == {
        name: form[name] for name in ("text", "explanation", "cause")
    }
    writer.post(address(report), again)
    assert one(report).revision == held.revision


def test_what_is_refused_is_not_lost(country: Country) -> None:
    report, writer = opened(country), client(country)
    form = form_of(writer, report) | {"text": "Mine ord.", "basis": "judged"}
    page = writer.post(address(report), form, status=200).page
    assert "Mine ord." in page.text
    assert one(report).answer == ()


def test_it_is_saved_while_one_writes(country: Country) -> None:
    report, writer = opened(country), client(country)
    form = form_of(writer, report) | {"text": "Første.", "attainment": "reached"}
    told = autosave(writer, report, form)
    assert (told["revision"], told["texts"]["text"], told["clashes"], told["messages"]) == (
        1,
        "Første.",
        [],
        [],
    )
    assert re.fullmatch(r"\d\d:\d\d", told["saved"])
    assert one(report).status.attainment == "reached"
    again = form | {"base_text": "Første.", "base_status": json.dumps(told["status"]), "revision": "1"}
    assert autosave(writer, report, again)["revision"] == 1
    assert autosave(writer, report, again | {"text": "Andre."})["revision"] == 2


def test_a_refused_status_does_not_hold_the_words_back(country: Country) -> None:
    report, writer = opened(country), client(country)
    told = autosave(writer, report, form_of(writer, report) | {"text": "Ord.", "basis": "judged"})
    assert len(told["messages"]) == 1
    assert (one(report).revision, one(report).status.basis) == (1, None)


def test_two_writers_in_different_parts_are_joined(country: Country) -> None:
    report, kari, ola = opened(country), client(country), client(country, "rhf_leader")
    hers, his = form_of(kari, report), form_of(ola, report)
    autosave(kari, report, hers | {"text": "Karis resultat."})
    told = autosave(ola, report, his | {"outlook": "Olas vei videre.", "progress": "in_progress"})
    assert (told["texts"]["text"], told["texts"]["outlook"]) == ("Karis resultat.", "Olas vei videre.")
    autosave(kari, report, hers | {"text": "Karis resultat.", "attainment": "partly"})
    assert (one(report).status.attainment, one(report).status.progress) == ("partly", "in_progress")
    assert told["clashes"] == []


def test_two_writers_in_the_same_part_lose_nothing(country: Country) -> None:
    report, kari, ola = opened(country), client(country), client(country, "rhf_leader")
    hers, his = form_of(kari, report), form_of(ola, report)
    autosave(kari, report, hers | {"text": "Felles.\n\nKaris avsnitt."})
    mine = his | {"text": "Felles.\n\nOlas avsnitt.", "explanation": "Forklart."}
    told = autosave(ola, report, mine)
    assert (told["clashes"], told["texts"]["text"]) == (["text"], "Felles.\n\nKaris avsnitt.")
    assert one(report).part("explanation") != ()
    page = ola.post(address(report), mine, status=200)
    assert "Karis avsnitt." in said(page.page)
    assert "Olas avsnitt." in said(page.page)
    carried = {name: str(page.context["form"][name].value() or "") for name in page.context["form"].fields}
    joined = ola.post(address(report), carried | {"join": "text"}, status=200)
    text = joined.context["form"]["text"].value()
    assert text == "Felles.\n\nKaris avsnitt.\n\nOlas avsnitt."
    sent = {name: str(joined.context["form"][name].value() or "") for name in joined.context["form"].fields}
    ola.post(address(report), sent)
    assert len(one(report).result) == 3


def test_a_button_beside_the_words_saves_them_first(country: Country) -> None:
    report, writer = opened(country), client(country)
    held = actions.create_measure(report.writer, country.midt, MeasureDraft("Flere", "hf", "done"))
    form = form_of(writer, report) | {"text": "Ord som ikke var lagret."}
    writer.post(address(report), form | {"act": "use_measure", "measure": str(held)}, follow=True)
    assert (one(report).revision, [said.title for said in one(report).measures]) == (1, ["Flere"])
    asked = form_of(writer, report) | {"act": "deliver", "deliver-kind": "plan", "deliver-title": "Plan"}
    page = writer.post(address(report), asked, status=200).page
    assert 'value="Plan"' in page.text
    done = asked | {"deliver-delivered_on": "2020-10-01", "deliver-receiver": "HOD"}
    writer.post(address(report), done, follow=True)
    assert [held.title for held in one(report).deliveries] == ["Plan"]


def test_a_date_in_the_words_is_offered_as_a_promise(country: Country) -> None:
    report, writer = opened(country), client(country)
    report.answer(0, "Saken er under arbeid og forventes avklart i 2021.")
    page = writer.get(address(report)).page
    act = re.search(r'value="(promise_found:2021-12-31:year:[^"]+)"', page.text)
    assert act is not None
    writer.post(address(report), form_of(writer, report) | {"act": act[1]}, follow=True)
    assert [(held.due_on.isoformat(), held.precision) for held in reports.promises(report.writer)] == [
        ("2021-12-31", "year")
    ]
    assert "promise_found" not in writer.get(address(report)).page.text


def test_sharing_leaving_and_referring(country: Country) -> None:
    report, writer = opened(country), client(country)
    report.answer(0)
    rows = report.answered

    def act(name: str, **rest: str) -> None:
        writer.post(address(report), form_of(writer, report) | {"act": name, **rest}, follow=True)

    act("cover", cover=str(rows[1]))
    assert one(report, 1).answer_id == one(report).answer_id
    act(f"uncover_copy:{rows[1]}")
    assert one(report, 1).answer_id != one(report).answer_id
    act("follow", follow=str(rows[2]))
    assert one(report).follows_id == rows[2]
    act("unfollow")
    assert one(report).follows_id is None


def test_who_is_here_is_told(country: Country) -> None:
    report = opened(country)
    kari, ola = client(country), client(country, "rhf_leader")
    here = reverse("report_answer_here", args=(report.id, report.answered[0]))
    assert said(kari.post(here, status=200, htmx=True).page).strip() == ""
    text = said(ola.post(here, status=200, htmx=True).page)
    assert text.strip() == f"{report.writer.name} skriver her nå"
    assert f"{report.leader.name} skriver her nå" in said(kari.get(address(report)).page)
    client(country, place="sorost").post(here, status=404)


def test_the_receiver_reads_and_does_not_write(country: Country) -> None:
    report = opened(country)
    full(report)
    actions.make_ready(report.writer, report.id)
    gaps = {gap.key for gap in reports.missing(report.id)}
    actions.submit(report.leader, report.id, signed=True, accepted=gaps)
    reader = client(country, "ministry", "ministry")
    page = reader.get(address(report)).page
    assert "Arbeidet ventes ferdig i 2021." in page.text
    assert 'name="text"' not in page.text
    reader.client.post(address(report), {"text": "Nei.", "revision": "2"})
    assert one(report).revision == 2
    client(country, place="sorost").get(address(report), status=404)


def test_a_stranger_saves_nothing(country: Country) -> None:
    report = opened(country)
    stranger = client(country, place="sorost")
    for headers in ({}, {"X-Autosave": "1"}):
        answer = stranger.client.post(address(report), {"text": "x", "revision": "0"}, headers=headers)
        assert answer.status_code == 404
    assert one(report).answer == ()


def test_the_list_of_what_is_missing_shows_what_to_look_at_twice(country: Country) -> None:
    report, writer = opened(country), client(country)
    same = "Helse Midt-Norge har fulgt opp dette i styringsdialogen med hvert helseforetak."
    report.answer(0, same)
    report.answer(1, same)
    gaps = reverse("report_gaps", args=(report.id,))
    page = writer.get(gaps).page
    assert "del svaret i stedet" in page.text
    actions.write_answer(report.writer, report.answered[1], [words("Noe annet.")], revision=1)
    assert "del svaret i stedet" not in writer.get(gaps).page.text
