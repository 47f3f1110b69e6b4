"""A browser for tests that looks at every page it gets, as a strict reader would."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from linja.people.accounts.models import Person
from tests.support.page_checks import Page, faults_of, text_of


class HouseClient:
    """``get`` and ``post`` answer the response, after the page in it has been found in order.

    ``status`` is what is expected (200 unless told); a page has ``response.page`` (see ``Page``).
    """

    def __init__(self, language: str = "nb") -> None:
        self.client = Client()
        self.language = language
        self.use_language(language)

    def use_language(self, language: str) -> HouseClient:
        """Read the following pages in ``nb``, ``nn`` or ``en``."""
        self.language = language
        self.client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        return self

    def sign_in(self, person: Person) -> HouseClient:
        """Go on as this person."""
        self.client.force_login(person)
        return self

    def get(
        self, address: str, data: Any = None, *, status: int = 200, follow: bool = False, htmx: bool = False
    ) -> Any:
        """Fetch a page; ``follow``: the one that it leads to."""
        response = self.client.get(address, data, follow=follow, headers=_headers(htmx))
        return self._checked(response, status, htmx)

    def post(
        self,
        address: str,
        data: Any = None,
        *,
        status: int = 302,
        follow: bool = False,
        htmx: bool = False,
    ) -> Any:
        """Send a form; ``follow`` looks at the page it leads to (then with status 200 unless told)."""
        response = self.client.post(address, data or {}, follow=follow, headers=_headers(htmx))
        return self._checked(response, 200 if follow and status == 302 else status, htmx)

    def _checked(self, response: Any, status: int, htmx: bool) -> Any:
        where = response.request["PATH_INFO"]
        assert response.status_code == status, _answer(response, where, status)
        if is_page(response):
            response.page = Page(response.content.decode("utf-8"), self.language)
            faults = faults_of(response.page, piece=htmx and "<html" not in response.page.text)
            assert faults == [], f"{where}: {faults}"
        return response


def is_page(response: HttpResponse) -> bool:
    """True for what a browser shows as a page."""
    kind = response.headers.get("Content-Type", "").split(";")[0]
    return kind == "text/html" and not response.streaming and bool(response.content)


def _headers(htmx: bool) -> dict[str, str]:
    return {"HX-Request": "true"} if htmx else {}


def _answer(response: Any, where: str, wanted: int) -> str:
    said = f"{where}: {response.status_code}, expected {wanted}"
    if response.headers.get("Location"):
        return f"{said}; leads to {response.headers['Location']}"
    if is_page(response):
        page = Page(response.content.decode("utf-8"))
        return f"{said}; {[text_of(one) for one in page.all('h1', 'h2', 'li')][:12]}"
    return said
