"""No link leads to a page that refuses or fails: each role walks through the example country."""

from __future__ import annotations

import re
from collections import Counter, deque
from html import unescape
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.test import Client

from linja.faces.cli import example_country
from linja.people.accounts import queries as people

pytestmark = pytest.mark.django_db

#: Pages of one shape (numbers and search words set aside) that are opened: of things that differ, one is not
#: enough; a list that is filtered and a file of it are the same again.
OF_A_SHAPE, FILTERED = 2, 1
_HREF = re.compile(r'<a\b[^>]*\shref="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
#: Those before whom most pages are open; what the others see is much the same.
SEE_MOST = ("", "kari", "hanne", "rolf")
#: One person of each role, and somebody who has not signed in.
WHO = ("", "kari", "ola", "hanne", "dag", "eva", "nils", "tone", "berit", "arne", "rolf", "anne")


def shape(address: str) -> str:
    parts = urlsplit(address)
    return re.sub(r"\d+", "N", parts.path) + "?" + ",".join(sorted(parse_qs(parts.query))[:1])


def often(address: str, of_a_shape: int) -> int:
    """How many pages of the address's shape are opened."""
    parts = urlsplit(address)
    return FILTERED if parts.query or "." in parts.path.rpartition("/")[2] else of_a_shape


def links(text: str, here: str) -> list[str]:
    """Where the page leads to on this site, without places inside a page."""
    return [urljoin(here, href).split("#")[0] for href in _HREF.findall(text) if not href.startswith("#")]


def missing_places(text: str) -> list[str]:
    """Links to places that the page itself does not have."""
    ids = set(_ID.findall(text))
    return [href for href in _HREF.findall(text) if href.startswith("#") and href[1:] not in ids]


def faults(client: Client, start: str, of_a_shape: int = OF_A_SHAPE) -> list[str]:
    """What answered with a refusal or an error, and where its link stood."""
    seen, shapes, queue, found = {start}, Counter[str](), deque([(start, "")]), []
    while queue:
        here, before = queue.popleft()
        answer = client.get(here, follow=True)
        if answer.status_code >= 400:
            found.append(f"{here} answers {answer.status_code}, linked from {before}")
        elif answer.headers["Content-Type"].startswith("text/html") and not answer.streaming:
            text = answer.content.decode()
            found += [f"{here} has no place {place}" for place in missing_places(text)]
            for link in map(unescape, links(text, answer.request["PATH_INFO"])):
                if link not in seen and shapes[shape(link)] < often(link, of_a_shape):
                    seen.add(link)
                    shapes[shape(link)] += 1
                    queue.append((link, here))
    return found


@pytest.mark.first_database
@pytest.mark.parametrize("who", WHO, ids=lambda who: who or "nobody")
def test_no_dead_link(the_example_country: None, who: str) -> None:
    client = Client()
    if who:
        (address,) = (
            one for one, _password, _show in example_country.sign_ins() if one.startswith(f"{who}.")
        )
        person = people.person_by_email(address)
        assert person is not None
        client.force_login(person)
    of_a_shape = OF_A_SHAPE if who in SEE_MOST else 1
    assert faults(client, "/arbeid/" if who else "/", of_a_shape) == []


@pytest.mark.fault
def test_a_planted_dead_link_is_found(client: Client) -> None:
    page = '<a href="/finnes-ikke/">Her</a><a class="x" href="#borte">Der</a>'
    assert links(page, "/arbeid/") == ["/finnes-ikke/"]
    assert missing_places(page) == ["#borte"]
    assert faults(client, "/finnes-ikke/") == ["/finnes-ikke/ answers 404, linked from "]
