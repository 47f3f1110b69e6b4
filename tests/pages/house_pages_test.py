"""The pages that belong to no domain: front, gallery, sign-in, errors, language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import LazySettings, settings
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.test import RequestFactory
from django.utils import translation

from linja.faces.config import errors
from tests.support.country import PASSWORD, Country
from tests.support.house_client import HouseClient
from tests.support.page_checks import Page, faults_of

OPEN_PAGES = [
    "/",
    "/komponenter/",
    "/konto/logg-inn/",
    "/konto/glemt-passord/",
    "/konto/ny/",
    "/konto/stengt/",
]
OWN_PAGES = ["/arbeid/", "/konto/", "/konto/passord/", "/konto/totrinn/", "/konto/logg-ut/"]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("address", OPEN_PAGES)
def test_open_pages(house_client: HouseClient, address: str, language: str) -> None:
    house_client.use_language(language).get(address)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("address", OWN_PAGES)
def test_own_pages(house_client: HouseClient, country: Country, address: str, language: str) -> None:
    house_client.sign_in(country.person("rhf_controller", country.midt))
    house_client.use_language(language).get(address)


@pytest.mark.parametrize("address", OWN_PAGES[:4])
def test_own_pages_ask_for_sign_in(house_client: HouseClient, address: str) -> None:
    answer = house_client.get(address, status=302)
    assert answer.headers["Location"].startswith("/konto/logg-inn/?next=")


def test_signing_in_with_e_mail_and_password(house_client: HouseClient, country: Country) -> None:
    person = country.person("rhf_controller", country.midt)
    answer = house_client.post("/konto/logg-inn/", {"login": person.email.upper(), "password": PASSWORD})
    assert answer.headers["Location"] == "/arbeid/"
    assert house_client.get("/arbeid/").page.words("h1") == ["Min side"]


def test_a_wrong_password_is_told_in_the_summary(house_client: HouseClient, country: Country) -> None:
    person = country.person("rhf_controller", country.midt)
    answer = house_client.post("/konto/logg-inn/", {"login": person.email, "password": "wrong"}, status=200)
    assert "E-postadressen eller passordet er feil." in answer.page.text
    house_client.get("/arbeid/", status=302)


def test_the_gallery_shows_every_component(house_client: HouseClient) -> None:
    folder = Path(settings.LOCALE_PATHS[0]).parent / "templates"
    gallery = (folder / "ui/gallery.html").read_text(encoding="utf-8")
    base = (folder / "ui/base.html").read_text(encoding="utf-8")
    names = {path.stem.replace("_", "-") for path in (folder / "cotton").glob("*.html")}
    assert {name for name in names if f"<c-{name}" not in gallery + base} - {"fact"} == set()
    page = house_client.get("/komponenter/").page
    # A component that asks carries the form's seal.
    assert page.text.count("csrfmiddlewaretoken") == 2


def test_guessing_is_stopped(house_client: HouseClient, country: Country, settings: LazySettings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/5m/key"}
    person = country.person("rhf_controller", country.midt)
    for _ in range(3):
        house_client.post("/konto/logg-inn/", {"login": person.email, "password": "wrong"}, status=200)
    # Even the right password does not help any more.
    right = {"login": person.email, "password": PASSWORD}
    answer = house_client.post("/konto/logg-inn/", right, status=200)
    assert "For mange mislykkede forsøk. Prøv igjen senere." in answer.page.text


def test_signing_out(house_client: HouseClient, country: Country) -> None:
    house_client.sign_in(country.person("rhf_controller", country.midt))
    assert house_client.post("/konto/logg-ut/").headers["Location"] == "/"
    house_client.get("/arbeid/", status=302)


def test_changing_the_password(house_client: HouseClient, country: Country) -> None:
    person = country.person("rhf_controller", country.midt)
    house_client.sign_in(person)
    new = "et nytt og langt passord"
    words = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    house_client.post("/konto/passord/", words)
    person.refresh_from_db()
    assert person.check_password(new)


def test_a_forgotten_password_is_set_anew_by_a_link(house_client: HouseClient, country: Country) -> None:
    person = country.person("rhf_controller", country.midt)
    house_client.post("/konto/glemt-passord/", {"email": person.email})
    assert mail.outbox[0].subject == "Linja: Velg nytt passord"
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body)
    assert link is not None
    way = house_client.get(link.group(1), status=302).headers["Location"]
    house_client.get(way)
    new = "et nytt og langt passord"
    house_client.post(way, {"password1": new, "password2": new})
    person.refresh_from_db()
    assert person.check_password(new)


def test_an_unknown_address_gets_the_same_answer(house_client: HouseClient) -> None:
    answer = house_client.post("/konto/glemt-passord/", {"email": "nobody@example.no"})
    assert answer.headers["Location"] == "/konto/glemt-passord/sendt/"
    house_client.get("/konto/glemt-passord/sendt/")
    assert mail.outbox == []


def test_two_step_sign_in_can_be_turned_on(house_client: HouseClient, country: Country) -> None:
    person = country.person("rhf_controller", country.midt)
    house_client.post("/konto/logg-inn/", {"login": person.email, "password": PASSWORD})
    confirm = house_client.get("/konto/totrinn/app/", status=302).headers["Location"]
    house_client.get(confirm)
    back = house_client.post(confirm, {"password": PASSWORD}).headers["Location"]
    page = house_client.get(back).page
    assert page.words("h1") == ["Slå på totrinnsinnlogging"]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_page_that_does_not_exist(house_client: HouseClient, language: str) -> None:
    house_client.use_language(language).get("/finnes/ikke", status=404)


@pytest.mark.parametrize("status", [400, 403, 404, 500])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_what_goes_wrong_is_told_in_the_house_style(
    house_client: HouseClient, rf: RequestFactory, status: int, language: str
) -> None:
    handlers = {
        400: errors.bad_request,
        403: errors.forbidden,
        404: errors.not_found,
        500: errors.broken,
    }
    request = rf.get("/somewhere")
    request.user = AnonymousUser()
    with translation.override(language):
        answer = handlers[status](request)
    assert answer.status_code == status
    assert faults_of(Page(answer.content.decode("utf-8"), language)) == []


@pytest.mark.parametrize(
    ("header", "cookie", "expected"),
    [
        ("", "", "nb"),
        ("en-US,en;q=0.9", "", "nb"),
        ("nn-NO,nn;q=0.9,en", "", "nn"),
        ("no,nn;q=0.5", "", "nb"),
        ("nn", "en", "en"),
        ("", "de", "nb"),
    ],
)
def test_which_language_a_reader_gets(
    house_client: HouseClient, header: str, cookie: str, expected: str
) -> None:
    house_client.client.cookies["linja_language"] = cookie
    house_client.language = expected
    answer = house_client.client.get("/", headers={"Accept-Language": header})
    assert answer.headers["Content-Language"] == expected


def test_choosing_a_language_is_kept_with_the_person(house_client: HouseClient, country: Country) -> None:
    person = country.person("rhf_controller", country.midt)
    house_client.sign_in(person)
    answer = house_client.post("/sprak/", {"language": "nn", "next": "/arbeid/"})
    assert answer.headers["Location"] == "/arbeid/"
    person.refresh_from_db()
    assert person.preferred_language == "nn"


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com/", "javascript:go()"])
def test_the_language_switch_leads_nowhere_else(house_client: HouseClient, elsewhere: str) -> None:
    answer = house_client.post("/sprak/", {"language": "nn", "next": elsewhere})
    assert answer.headers["Location"] == "/"


def test_the_policy_is_on_every_answer(house_client: HouseClient) -> None:
    for address, status in (("/", 200), ("/finnes/ikke", 404), ("/helse", 200)):
        policy = house_client.get(address, status=status).headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'self'" in policy


def test_liveness_and_readiness(house_client: HouseClient) -> None:
    assert house_client.get("/helse").json() == {"status": "ok"}
    assert house_client.get("/klar").json() == {"status": "ready"}
