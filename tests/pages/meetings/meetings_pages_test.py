"""Meetings, cases and what is followed up as pages: three languages, the doors, the forms, the files."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linja.line.meetings import actions, queries
from linja.line.meetings.records import AuditDraft, FollowUpFilter
from tests.support.country import Country
from tests.support.governing import requirement
from tests.support.house_client import HouseClient
from tests.support.meetings import (
    called,
    case,
    held,
    item_draft,
    keeper,
    meeting_draft,
    planned,
    raised,
)

pytestmark = pytest.mark.django_db


def client(country: Country, role: str = "rhf_controller", place: str = "midt", language: str = "nb") -> Any:
    return HouseClient(language).sign_in(country.person(role, getattr(country, place)))


def said(page: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))


def audited(country: Country) -> int:
    draft = AuditDraft(
        "internal_audit",
        country.midt,
        "Varslingssystem",
        2020,
        scope_ids=(country.stolavs,),
        conclusion="Systemet er på plass.",
    )
    made = actions.register_audit(keeper(country), draft)
    actions.step_audit(keeper(country), made, "start")
    actions.raise_item(keeper(country), item_draft(country, audit_id=made))
    return made


def everything(country: Country) -> dict[str, str]:
    """Every page of the two areas, with something on it."""
    meeting = held(country)
    one = queries.cases_of(keeper(country), meeting)[0].id
    agreed = actions.raise_item(
        keeper(country), item_draft(country, meeting_id=meeting, case_id=one, nature="action")
    )
    audit = audited(country)
    return {
        "meetings": reverse("meetings"),
        "cases": reverse("cases"),
        "meeting_new": reverse("meeting_new"),
        "meeting": reverse("meeting", args=(meeting,)),
        "meeting_edit": reverse("meeting_edit", args=(meeting,)),
        "meeting_step": reverse("meeting_step", args=(meeting, "minute")),
        "case_new": reverse("case_new", args=(meeting,)),
        "case_edit": reverse("case_edit", args=(one,)),
        "case_decide": reverse("case_decide", args=(one,)),
        "case_drop": reverse("case_drop", args=(one,)),
        "agreed_new": reverse("agreed_new", args=(meeting,)),
        "followup": reverse("followup"),
        "followup_new": reverse("followup_new"),
        "followup_item": reverse("followup_item", args=(agreed,)),
        "followup_edit": reverse("followup_edit", args=(agreed,)),
        "followup_tie": reverse("followup_tie", args=(agreed,)),
        "followup_step": reverse("followup_step", args=(agreed, "drop")),
        "audits": reverse("audits"),
        "audit_new": reverse("audit_new"),
        "audit": reverse("audit", args=(audit,)),
        "audit_edit": reverse("audit_edit", args=(audit,)),
        "audit_step": reverse("audit_step", args=(audit, "finish")),
        "finding_new": reverse("finding_new", args=(audit,)),
        "packages": reverse("packages"),
        "package": reverse("package", args=(country.stolavs,)),
    }


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_page_in_three_languages(country: Country, language: str) -> None:
    reader = client(country, language=language)
    for name in ("meetings", "cases", "followup", "audits", "packages"):
        reader.get(reverse(name))
    for address in everything(country).values():
        reader.get(address)


def test_the_other_region_finds_none_of_them(country: Country) -> None:
    pages = everything(country)
    stranger = client(country, place="sorost")
    for name, address in pages.items():
        if name in ("meetings", "cases", "followup", "audits", "packages"):
            page = stranger.get(address).page
            assert "St. Olavs" not in said(page), name
            assert "Ventetider" not in said(page), name
        elif not name.endswith("_new") or name in ("case_new", "agreed_new", "finding_new"):
            stranger.get(address, status=404)
            stranger.post(address, {}, status=405 if name in ("meeting", "audit", "package") else 404)
    meeting = int(pages["meeting"].rstrip("/").rsplit("/", 1)[1])
    for paper in ("innkalling", "referat"):
        stranger.get(reverse("meeting_file", args=(meeting, paper, "pdf")), status=404)
    stranger.get(reverse("package_file", args=(country.stolavs, "pdf")), status=404)
    stranger.get(reverse("audits_summary", args=(country.midt, 2020, "pdf")), status=404)
    for name in ("meetings_csv", "cases_csv", "followup_csv", "audits_csv"):
        assert b"".join(stranger.get(reverse(name)).streaming_content).count(b"\n") == 1, name


def test_the_trust_sees_its_own_side(country: Country) -> None:
    pages = everything(country)
    trust = client(country, "hf_leader", "stolavs")
    assert "Dialogmøte St. Olavs hospital" in said(trust.get(pages["meetings"]).page)
    meeting = trust.get(pages["meeting"]).page
    assert "Journal mangler" not in said(meeting)
    number = int(pages["meeting"].rstrip("/").rsplit("/", 1)[1])
    trust.get(reverse("meeting_file", args=(number, "referat", "pdf")), status=404)
    assert trust.get(reverse("meeting_file", args=(number, "innkalling", "pdf"))).content[:5] == b"%PDF-"
    assert "Journal mangler" in said(trust.get(pages["followup"]).page)
    assert "Systemet er på plass." not in said(trust.get(pages["audit"]).page)
    trust.get(pages["package"])
    other = client(country, "hf_leader", "nordtrondelag")
    for name in ("meeting", "followup_item", "audit", "package"):
        other.get(pages[name], status=404)


def test_from_planning_to_minutes_by_forms(country: Country) -> None:
    who = client(country)
    form = {
        "kind": "dialogue",
        "host_id": country.midt,
        "title": "Dialogmøte",
        "held_on": "2020-03-27",
        "language": "nb",
        "participant_ids": [country.stolavs],
    }
    address = who.post(reverse("meeting_new"), form).headers["Location"]
    meeting = int(address.rstrip("/").rsplit("/", 1)[1])
    asked = requirement(country, "Ventetiden skal ned.")
    page = who.get(reverse("case_new", args=(meeting,))).page
    assert 'value="001-2020"' in page.text
    look = {"title": "Ventetider", "om_q": "ventetiden", "gjor": "finn"}
    found = who.post(reverse("case_new", args=(meeting,)), look, status=200).page
    assert f'value="requirement:{asked}"' in found.text
    assert 'value="Ventetider"' in found.text
    write = {"title": "Ventetider", "om": [f"requirement:{asked}"], "attachments": "Notat https://a.no/1"}
    who.post(reverse("case_new", args=(meeting,)), write)
    one = queries.cases_of(keeper(country), meeting)[0]
    assert (one.number, one.subjects[0].dated, one.attachments[0].title) == (
        "001-2020",
        date(2020, 1, 14),
        "Notat",
    )
    for step in ("call", "hold"):
        who.post(reverse("meeting_step", args=(meeting, step)))
    who.post(reverse("case_decide", args=(one.id,)), {"decision": "Vedtatt.", "decided_on": "2020-03-27"})
    agreed = {"case_id": one.id, "title": "Plan for ventetid", "owner_id": country.stolavs}
    who.post(reverse("agreed_new", args=(meeting,)), {**agreed, "due_on": "2020-05-01"})
    who.post(reverse("meeting_step", args=(meeting, "minute")))
    trust = client(country, "hf_leader", "stolavs")
    treated = reverse("requirement", args=(asked,))
    assert "001-2020 Ventetider" in said(trust.get(treated).page)
    assert "001-2020" not in said(client(country, place="sorost").get(treated).page)
    page = said(trust.get(address).page)
    assert "Vedtatt." in page
    assert "Plan for ventetid" in page
    item = queries.items(keeper(country))[0].id
    trust.post(reverse("followup_item", args=(item,)), {"response": "Planen er laget.", "gjor": "ferdig"})
    assert queries.item(keeper(country), item).state == "done"
    who.post(reverse("followup_step", args=(item, "send_back")), {"reason": ""}, status=422)
    who.post(reverse("followup_step", args=(item, "confirm")))
    assert queries.item(keeper(country), item).state == "closed"


def test_a_refusal_is_said_on_the_form(country: Country) -> None:
    made = planned(country)
    case(country, made)
    who = client(country)
    page = who.post(
        reverse("case_new", args=(made,)), {"title": "Sak", "number": "027-2027"}, status=422
    ).page
    assert "027-2027" in said(page)
    page = who.post(reverse("case_new", args=(made,)), {"title": "", "attachments": "uten"}, status=422).page
    assert queries.cases_of(keeper(country), made)[0].title == "Ventetider"
    assert len(queries.cases_of(keeper(country), made)) == 1


def test_what_is_cited_is_looked_up_and_never_taken_from_the_form(country: Country) -> None:
    made = planned(country)
    stranger = held(country, host_id=country.midt, title="Hemmelig", participant_ids=())
    hidden = queries.cases_of(keeper(country), stranger)[0].id
    trust = client(country, "hf_leader", "stolavs")
    own = actions.plan_meeting(
        country.actor("hf_leader", country.stolavs),
        meeting_draft(country, host_id=country.stolavs, participant_ids=()),
    )
    trust.post(reverse("case_new", args=(own,)), {"title": "Sak", "om": [f"case:{hidden}", "x:1", "case:a"]})
    assert queries.cases_of(country.actor("hf_leader", country.stolavs), own)[0].subjects == ()
    assert made


def test_an_item_by_hand_with_counts_and_files(country: Country) -> None:
    who = client(country)
    form = {
        "raised_by_id": country.midt,
        "source": "riksrevisjonen",
        "nature": "recommendation",
        "title": "Bruk av deltid",
        "owner_id": country.stolavs,
        "due_on": "2020-02-01",
        "reference": "Dokument 3:2",
    }
    who.post(reverse("followup_new"), form)
    raised(country, title="Uten frist")
    page = said(who.get(reverse("followup") + "?forsinket=1").page)
    assert "Bruk av deltid" in page
    assert "Uten frist" not in page
    lines = b"".join(who.get(reverse("followup_csv") + "?kilde=riksrevisjonen").streaming_content)
    assert lines.decode().count("\n") == 2
    assert who.get(reverse("followup_xlsx")).content[:2] == b"PK"
    chosen = FollowUpFilter(sources=("riksrevisjonen",))
    assert len(queries.items(keeper(country), chosen)) == 1


def test_auditors_read_and_write_nothing(country: Country) -> None:
    pages = everything(country)
    auditor = HouseClient().sign_in(country.person("auditor"))
    for name in ("meetings", "meeting", "followup", "followup_item", "audits", "audit", "package"):
        auditor.get(pages[name])
    for name in ("meeting_new", "followup_new", "audit_new", "finding_new"):
        auditor.get(pages[name], status=404)
    item = int(pages["followup_item"].rstrip("/").rsplit("/", 1)[1])
    auditor.post(pages["followup_item"], {"response": "Hei"}, status=422)
    auditor.post(reverse("followup_step", args=(item, "drop")), {"reason": "x"}, follow=True)
    assert queries.item(keeper(country), item).state == "open"


def test_lists_ask_the_same_however_long(country: Country) -> None:
    who = client(country)
    addresses = [reverse(name) for name in ("meetings", "cases", "followup", "audits")]
    counted: list[list[int]] = []
    for more in (2, 10):
        for _one in range(more):
            called(country)
            raised(country)
            audited(country)
        counted.append([])
        for address in addresses:
            who.get(address)
            with CaptureQueriesContext(connection) as caught:
                who.get(address)
            counted[-1].append(len(caught))
    assert counted[0] == counted[1]
