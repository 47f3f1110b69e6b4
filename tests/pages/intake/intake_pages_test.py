"""Read in, as a controller meets it: the list, the document, the review, the source."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from linja.ground.kernel.actor import Actor
from linja.line.intake import actions, queries
from tests.rooms.intake.factory import IN_STATE, LINES, TEXT, at, file, reading, under_review
from tests.support.country import Country
from tests.support.house_client import HouseClient


@pytest.fixture
def actor(country: Country) -> Actor:
    return country.actor("rhf_controller", country.midt)


@pytest.fixture
def client(country: Country) -> HouseClient:
    return HouseClient().sign_in(country.person("rhf_controller", country.midt))


@pytest.fixture
def document(actor: Actor, country: Country) -> int:
    return under_review(actor, country.midt)


def review(document: int, **query: Any) -> str:
    return reverse("intake_review", args=[document]) + "?" + "&".join(f"{k}={v}" for k, v in query.items())


def ids(document: int) -> list[int]:
    return [one.id for one in queries.findings(document)]


def post(client: HouseClient, document: int, finding: int, **data: Any) -> Any:
    return client.post(reverse("intake_finding", args=[document, finding]), data, follow=True)


def test_the_empty_list_says_what_belongs_here(client: HouseClient) -> None:
    assert client.get(reverse("intake")).context["rows"] == []


@pytest.mark.parametrize("state", sorted(IN_STATE))
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_state_has_its_pages(
    country: Country, actor: Actor, client: HouseClient, state: str, language: str
) -> None:
    made = IN_STATE[state](actor, country.midt)
    client.use_language(language)
    client.get(reverse("intake") + "?lagt=bort")
    client.get(reverse("intake_document", args=[made]))
    client.get(reverse("source", args=[made]) + "?linje=7")
    unread = state in {"received", "reading", "failed"}
    client.get(review(made), status=302 if unread else 200)


def test_upload_leads_to_the_document(
    client: HouseClient, country: Country, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("intake"), {"file": file(), "organisation": country.midt}, follow=True)
    (record,) = queries.documents(country.actor("rhf_controller", country.midt))
    assert (record.state, record.name, record.organisation_id) == (
        "under_review",
        "melding.txt",
        country.midt,
    )
    assert queries.source(record.id).lines == LINES


def test_a_file_that_is_too_large_is_weighed_whole(client: HouseClient, country: Country) -> None:
    large = file(b"a" * (60 * 1024 * 1024), "stor.txt")
    page = client.post(reverse("intake"), {"file": large, "organisation": country.midt}, status=200)
    assert page.context["form"].errors["file"] == [
        "«stor.txt» er 60 MB; grensen er 50 MB. Filen er ikke lest. "
        "Lagre dokumentet uten store bilder, eller del det opp."
    ]


def test_the_same_document_once_more_links_to_the_first(
    client: HouseClient, country: Country, document: int
) -> None:
    answer = client.post(reverse("intake"), {"file": file(), "organisation": country.midt}, status=200)
    assert reverse("intake_document", args=[document]) in answer.content.decode()
    client.post(
        reverse("intake"), {"file": file(), "organisation": country.midt, "read_again": "on"}, follow=True
    )
    assert len(queries.documents(country.actor("rhf_controller", country.midt))) == 2


def test_the_page_that_waits_asks_again(client: HouseClient, actor: Actor, country: Country) -> None:
    waiting = IN_STATE["reading"](actor, country.midt)
    page = client.get(reverse("intake_document", args=[waiting])).content.decode()
    assert 'hx-trigger="every 1s"' in page
    where = reverse("intake_document", args=[waiting])
    assert "HX-Refresh" not in client.get(where, htmx=True).headers
    actions.read_document(waiting)
    actions.keep_reading(waiting, reading())
    assert client.get(where, htmx=True).headers["HX-Refresh"] == "true"
    done = IN_STATE["under_review"](actor, country.midt)
    assert "hx-trigger" not in client.get(reverse("intake_document", args=[done])).content.decode()


def test_the_source_stands_beside_the_finding(client: HouseClient, document: int) -> None:
    page = client.get(review(document, funn=ids(document)[0], orden="dokument"))
    segments = [(one.role, one.rows[0].number) for one in page.context["pane"].segments]
    assert segments[:4] == [
        ("text", 1),
        ("requirement", at("Ventetiden skal")),
        ("status", at("Målet er delvis")),
        ("answer", at("Ventetiden gikk")),
    ]
    assert segments[4] == ("other", at("Helseforetakene skal ha"))


def test_accepting_opens_the_next_that_waits(client: HouseClient, document: int) -> None:
    first, second, *_rest = ids(document)
    page = post(client, document, first, gjor="godta", orden="dokument")
    assert (page.context["chosen"].id, page.context["document"].counts.accepted) == (second, 1)


@pytest.mark.parametrize(
    ("deed", "expected"),
    [
        ({"gjor": "steg", "steg": "end:-1"}, ("Ventetiden skal ned i hele regionen", "proposed")),
        (
            {"gjor": "flytt", "grense": "end", "linje": at("Ventetiden skal")},
            ("Ventetiden skal ned i hele regionen", "proposed"),
        ),
        ({"gjor": "dropp"}, ("Ventetiden skal ned i hele regionen innen 31. desember 2020.", "dropped")),
        ({"gjor": "godta"}, ("Ventetiden skal ned i hele regionen innen 31. desember 2020.", "accepted")),
    ],
)
def test_every_key_is_a_form(
    client: HouseClient, document: int, deed: dict[str, Any], expected: tuple[str, str]
) -> None:
    post(client, document, ids(document)[0], **deed)
    first = queries.findings(document)[0]
    assert (first.found.text, first.state) == expected


def test_split_merge_and_undo(client: HouseClient, document: int) -> None:
    before = queries.findings(document)
    post(client, document, before[0].id, gjor="del", linje=at("innen 31"))
    first, second = ids(document)[:2]
    assert len(ids(document)) == 5
    post(client, document, first, gjor="sla_sammen", med=second)
    assert len(ids(document)) == 4
    for _ in range(2):
        client.post(reverse("intake_undo", args=[document]), follow=True)
    assert queries.findings(document) == before


def test_fields_are_saved_in_one_correction(client: HouseClient, document: int) -> None:
    post(
        client,
        document,
        ids(document)[0],
        gjor="felter",
        kind="krav",
        phrase="Målet er nådd",
        deadline="2021-06-30",
        heading="Krav",
    )
    found = queries.findings(document)[0].found
    assert (found.kind.value, found.status.value, found.deadline, found.heading) == (
        "krav",
        "achieved",
        "2021-06-30",
        "Krav",
    )
    assert len(queries.corrections(document)) == 1


def test_what_cannot_be_done_is_said_in_a_summary(client: HouseClient, document: int) -> None:
    where = reverse("intake_finding", args=[document, ids(document)[2]])
    page = client.post(where, {"gjor": "flytt", "grense": "end", "linje": at("melde")}, status=200)
    assert page.context["problems"][0][0] == "flytt-linje"
    page = client.post(where, {"gjor": "del", "linje": "her"}, status=200)
    assert page.context["problems"][0][0] == "del-linje"


def test_a_new_finding_is_marked_and_opened(client: HouseClient, document: int) -> None:
    where = reverse("intake_new", args=[document])
    page = client.post(where, {"fra": at("Utvalget"), "til": at("Utvalget"), "art": "krav"}, follow=True)
    assert page.context["chosen"].found.text == "Utvalget er fornøyd."
    page = client.post(where, {"fra": "x"}, status=200)
    assert page.context["problems"][0][0] == "ny-fra"


def test_accept_all_says_how_many(client: HouseClient, document: int) -> None:
    page = client.get(review(document))
    assert page.context["thresholds"][-1][2] == 4
    client.post(reverse("intake_accept_all", args=[document]), {"sikkerhet": "0.0"}, follow=True)
    assert {one.state for one in queries.findings(document)} == {"accepted"}
    done = client.post(reverse("intake_step", args=[document]), {"step": "finish"}, follow=True)
    assert done.context["document"].state == "accepted"
    assert f"{reverse('intake_document', args=[document])}registrer/" in done.content.decode()


def test_htmx_gets_the_desk_alone(client: HouseClient, document: int) -> None:
    page = client.get(review(document, funn=ids(document)[1]), htmx=True)
    assert page.content.decode().startswith('<div id="desk"')
    assert page.headers["HX-Push-Url"].endswith(f"funn={ids(document)[1]}")


def test_others_do_not_see_the_document(country: Country, document: int) -> None:
    stranger = HouseClient().sign_in(country.person("rhf_controller", country.sorost))
    assert stranger.get(reverse("intake")).context["rows"] == []
    for name in ("intake_document", "intake_review", "source"):
        stranger.get(reverse(name, args=[document]), status=404)
    stranger.post(reverse("intake_finding", args=[document, ids(document)[0]]), {"gjor": "godta"}, status=404)
    stranger.post(reverse("intake_accept_all", args=[document]), {"sikkerhet": "0"}, status=404)
    assert queries.document(document).counts.accepted == 0


def test_readers_see_but_do_not_change(country: Country, document: int) -> None:
    auditor = HouseClient().sign_in(country.person("auditor"))
    page = auditor.get(review(document))
    assert page.context["may_review"] is False
    assert "gjor" not in page.content.decode()
    where = reverse("intake_finding", args=[document, ids(document)[0]])
    refused = auditor.post(where, {"gjor": "godta"}, status=200)
    assert refused.context["problems"]
    assert queries.document(document).counts.accepted == 0


def test_a_finding_of_another_document_is_not_found(
    client: HouseClient, actor: Actor, country: Country, document: int
) -> None:
    other = under_review(actor, country.midt)
    client.post(reverse("intake_finding", args=[document, ids(other)[0]]), {"gjor": "godta"}, status=404)


def test_the_source_at_a_line(client: HouseClient, document: int) -> None:
    page = client.get(reverse("source", args=[document]) + f"?linje={at('Alle')}")
    chosen = [row for one in page.context["pane"].segments for row in one.rows if row.chosen]
    assert [(row.number, row.text) for row in chosen] == [(at("Alle"), "Alle har en plan.")]
    client.get(reverse("source", args=[document]) + "?linje=99999")
    client.get(reverse("source", args=[document]) + "?linje=0")
    client.get(reverse("source", args=[document]) + "?linje=tull")


def test_signed_out_means_sign_in(db: None) -> None:
    HouseClient().get(reverse("intake"), status=302)


def test_a_post_without_token_is_refused(country: Country, document: int) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(country.person("rhf_controller", country.midt))
    for where in (
        reverse("intake"),
        reverse("intake_undo", args=[document]),
        reverse("intake_finding", args=[document, ids(document)[0]]),
        reverse("intake_step", args=[document]),
    ):
        assert strict.post(where, {"file": file(TEXT)}).status_code == 403


def test_the_page_asks_the_database_a_fixed_number_of_times(
    client: HouseClient, actor: Actor, country: Country, document: int, django_assert_max_num_queries: Any
) -> None:
    actions.cut_new(actor, document, at("Utvalget"), at("Utvalget"))
    with django_assert_max_num_queries(10):
        client.client.get(review(document))
