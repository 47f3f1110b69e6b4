"""The tree of money with its sums, giving, passing on, reporting use, and accounts in a report."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linja.line.allocations import actions, queries
from linja.line.allocations.records import AccountDraft, AccountLine, SubjectDraft
from linja.line.projects.records import SubjectDraft as Concerned
from linja.people.notices import queries as notices
from linja.pillars.steering import actions as steering
from tests.support import things
from tests.support.country import Country
from tests.support.house_client import HouseClient
from tests.support.reports import Opened, opened

pytestmark = pytest.mark.django_db
LANGUAGES = ("nb", "nn", "en")
SECRET = "Fjordhestmidler"


def client(
    country: Country, role: str = "rhf_controller", place: str = "midt", language: str = "nb"
) -> HouseClient:
    return HouseClient(language).sign_in(country.person(role, getattr(country, place)))


def table(report: Opened, accounts: int = 90, **rest: object) -> int:
    lines = (
        AccountLine("Lønn", Decimal(100_000_000), Decimal(accounts * 1_000_000)),
        AccountLine("Varer", Decimal(50_000_000), None),
    )
    draft = AccountDraft("Resultat", 2020, lines, limit_percent=5, **rest)  # type: ignore[arg-type]
    return steering.keep_accounts(report.writer, report.id, draft)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_in_three_languages(country: Country, language: str) -> None:
    reader = client(country, language=language)
    for name in ("allocations", "allocation_new"):
        reader.get(reverse(name))
    got = things.received(country, report_due_on=date(2021, 1, 31))
    part = things.passed(country, got, 40)
    report = opened(country)
    reader.get(reverse("accounts", args=(report.id,)))
    made = table(report)
    for address in (
        reverse("allocations"),
        *(reverse("allocations") + query for query in ("?aar=2020", "?bruk=late", "?tilstand=withdrawn")),
        *(reverse("allocation", args=(one,)) for one in (got, part)),
        reverse("allocation_new") + f"?av={got}",
        *(reverse("allocation_edit", args=(one,)) for one in (got, part)),
        reverse("allocation_step", args=(part, "give")),
        reverse("allocation_step", args=(got, "withdraw")),
        reverse("accounts", args=(report.id,)),
        reverse("account_new", args=(report.id,)),
        reverse("account_edit", args=(report.id, made)),
        reverse("account_drop", args=(report.id, made)),
        reverse("report", args=(report.id,)),
    ):
        reader.get(address)


def test_money_goes_down_the_line_and_its_use_comes_back(country: Country) -> None:
    got = things.received(country, report_due_on=date(2021, 1, 31))
    writer = client(country)
    first = writer.get(reverse("allocation_new") + f"?av={got}").context["form"].initial
    assert (first["parent_id"], first["giver_id"]) == (got, country.midt)
    form = {
        "giver_id": country.midt,
        "receiver_id": country.stolavs,
        "parent_id": got,
        "purpose": "Merutgifter",
        "amount": "mange penger",
        "year": "2020",
    }
    writer.post(reverse("allocation_new"), form, status=422)
    writer.post(reverse("allocation_new"), form | {"amount": "120,5 mill. kroner"}, follow=True)
    part = queries.allocations(things.controller(country), giver_id=country.midt)[0]
    assert part.amount == Decimal(120_500_000)
    writer.post(reverse("allocation_step", args=(part.id, "give")), follow=True)
    assert queries.readable(part.id, things.controller(country)).state == "draft"
    again = form | {"amount": "60 mill.", "revision": str(part.revision)}
    writer.post(reverse("allocation_edit", args=(part.id,)), again, follow=True)
    writer.post(reverse("allocation_step", args=(part.id, "give")), follow=True)
    rows = writer.get(reverse("allocations")).context["page"].object_list
    assert [(row.depth, row.amount, row.kept) for row in rows] == [
        (0, "100\u00a0mill.\u00a0kroner", "40\u00a0mill.\u00a0kroner"),
        (1, "60\u00a0mill.\u00a0kroner", "–"),
    ]
    assert [row.use for row in rows] == ["late", "no_duty"]
    below = client(country, "hf_contributor", "stolavs")
    below.post(reverse("allocation", args=(part.id,)), {"amount": "59 mill.", "words": "Lønn"}, follow=True)
    told = queries.readable(part.id, things.controller(country)).use
    assert told is not None
    assert (told.amount, told.words) == (Decimal(59_000_000), "Lønn")
    lines = b"".join(writer.client.get(reverse("allocations_csv")).streaming_content).decode("utf-8-sig")
    assert [line.split(";")[3:6] for line in lines.splitlines()[1:]] == [
        ["100000000", "60000000", "40000000"],
        ["60000000", "0", "60000000"],
    ]
    assert writer.client.get(reverse("allocations_xlsx")).status_code == 200


def test_the_other_region_finds_nothing(country: Country) -> None:
    got = things.received(country, purpose=SECRET)
    report = opened(country)
    made = table(report)
    stranger = client(country, place="sorost")
    for name in ("allocations", "allocation_new"):
        assert SECRET not in stranger.get(reverse(name)).page.text
    assert SECRET not in stranger.get(reverse("allocation_new") + f"?av={got}").page.text
    for address in (
        reverse("allocation", args=(got,)),
        reverse("allocation_edit", args=(got,)),
        reverse("allocation_step", args=(got, "withdraw")),
        reverse("accounts", args=(report.id,)),
        reverse("account_new", args=(report.id,)),
        reverse("account_edit", args=(report.id, made)),
        reverse("account_drop", args=(report.id, made)),
    ):
        stranger.get(address, status=404)
    stranger.post(reverse("account_drop", args=(report.id, made)), status=404)
    body = b"".join(stranger.client.get(reverse("allocations_csv")).streaming_content)
    assert SECRET.encode() not in body


def test_the_list_asks_as_often_for_many_as_for_few(country: Country) -> None:
    got = things.received(country)
    reader = client(country)

    def asked() -> int:
        with CaptureQueriesContext(connection) as held:
            reader.get(reverse("allocations"))
        return len(held)

    asked()
    few = asked()
    for _number in range(10):
        things.passed(country, got, 1)
    assert asked() == few


# --- accounts ---------------------------------------------------------------------------------------


def test_a_table_is_written_printed_and_taken_out(country: Country) -> None:
    report, writer = opened(country), client(country)
    form = {
        "title": "Resultat",
        "year": "2020",
        "limit_percent": "5",
        "lines-TOTAL_FORMS": "2",
        "lines-INITIAL_FORMS": "0",
        "lines-0-label": "Lønn",
        "lines-0-budget": "100 mill.",
        "lines-0-accounts": "110,5 mill. kroner",
        "lines-1-label": "Varer",
        "lines-1-budget": "50 mill.",
        "lines-1-accounts": "51 mill.",
    }
    new = reverse("account_new", args=(report.id,))
    assert len(writer.post(new, form | {"ny": "lines"}, status=200).context["rows"].forms) == 3
    writer.post(new, form | {"lines-1-accounts": "x"}, status=422)
    writer.post(new, form, follow=True)
    writer.post(new, form, status=422)
    printed = writer.get(reverse("report", args=(report.id,))).context["body"]
    for said in ("Resultat 2020, mill. kroner", "110,5", "+10,5", "Sum", "161,5"):
        assert said in printed, said
    held = queries.account_tables(f"report:{report.id}")[0]
    writer.post(reverse("account_drop", args=(report.id, held.id)), follow=True)
    assert queries.account_tables(f"report:{report.id}") == ()


def test_a_deviation_beyond_the_limit_is_told_once(country: Country) -> None:
    report = opened(country)
    made = table(report, accounts=104)

    def told() -> list[str]:
        return [one.subject for one in notices.unseen(report.ministry)]

    def rewrite(accounts: int) -> None:
        lines = (AccountLine("Lønn", Decimal(100_000_000), Decimal(accounts * 1_000_000)),)
        steering.keep_accounts(
            report.writer, report.id, AccountDraft("Resultat", 2020, lines, limit_percent=5), table_id=made
        )

    assert told() == []
    rewrite(112)
    rewrite(113)
    assert len(told()) == 1


def test_a_signature_falls_when_the_figures_change(country: Country) -> None:
    from linja.pillars.steering import content

    report = opened(country)
    made = table(report)
    before = content.signed_parts(content.gather(report.id, report.writer))[f"accounts:{made}"]
    steering.keep_accounts(
        report.writer,
        report.id,
        AccountDraft("Resultat", 2020, (AccountLine("Lønn", Decimal(1), Decimal(2)),)),
        table_id=made,
    )
    assert content.signed_parts(content.gather(report.id, report.writer))[f"accounts:{made}"] != before


def test_a_requirement_s_page_leads_to_its_projects_and_money(country: Country) -> None:
    report = opened(country)
    key = f"requirement:{report.requirements[0]}"
    things.running(country, subjects=(Concerned(key, "Ventetiden"),))
    got = things.received(country, subjects=(SubjectDraft(key, "Ventetiden"),))
    page = client(country).get(reverse("requirement", args=(report.requirements[0],)))
    assert [one.name for one in page.context["about_projects"]] == ["Felles journal"]
    assert [one.id for one, _amount in page.context["about_money"]] == [got]
    other = client(country, place="sorost").get(reverse("requirement", args=(report.requirements[0],)))
    assert (other.context["about_projects"], other.context["about_money"]) == ((), [])
    assert actions.may(things.controller(country), "report_use", got) is None
