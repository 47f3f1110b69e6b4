"""The API against its own description, and against the register."""

from __future__ import annotations

from datetime import date

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.vocabulary import ChangeType
from linja.line.requirements import actions, queries
from tests.support.country import Country
from tests.support.governing import amending_letter, change, draft, final, letter

BASE = "/api/v1"


@pytest.fixture
def register(country: Country) -> list[int]:
    document = letter(country)
    ids = actions.add_requirements(
        SYSTEM,
        document,
        [
            draft("Redusere ventetiden.", deadlines=(final(date(2020, 12, 1)),)),
            draft("Plan.", kind="oppgave"),
        ],
    )
    new = change(ids[0], ChangeType.REPLACE, new_text="Nye ord.")
    actions.amend(SYSTEM, amending_letter(country, document), [new])
    return ids


@pytest.fixture
def application():
    """The site as a server calls it; it does not hang up on the test's own transaction."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield get_wsgi_application()
    for signal in signals:
        signal.connect(close_old_connections)


def get(client, address: str, status: int = 200, **parameters):
    answer = client.get(f"{BASE}{address}", parameters)
    assert answer.status_code == status, answer.content
    return answer.json()


def test_documents(client, country: Country, register):
    documents = get(client, "/documents")
    assert [(d["title"], d["requirements"], d["changes"]) for d in documents] == [
        ("Brev 10.06.2020", 0, 1),
        ("Oppdragsdokument 2020", 2, 0),
    ]
    assert documents[0]["amends"] == documents[1]["id"]
    assert get(client, f"/documents/{documents[1]['id']}") == documents[1]
    assert get(client, "/documents", year=2019) == []
    assert get(client, "/documents", addressee=country.midt) == [documents[1]]


def test_requirements(client, register):
    rows = get(client, "/requirements")
    assert (rows["total"], rows["pages"]) == (2, 1)
    assert [(r["id"], r["text"], r["due_on"]) for r in rows["items"]] == [
        (register[0], "Nye ord.", "2020-12-01"),
        (register[1], "Plan.", None),
    ]
    assert [r["id"] for r in get(client, "/requirements", kind="oppgave")["items"]] == [register[1]]
    assert [r["id"] for r in get(client, "/requirements", q="ord")["items"]] == [register[0]]
    assert [r["id"] for r in get(client, "/requirements", size=1, page=2)["items"]] == [register[1]]


def test_one_requirement_and_as_it_was(client, register):
    one = get(client, f"/requirements/{register[0]}")
    assert [v["text"] for v in one["versions"]] == ["Redusere ventetiden.", "Nye ord."]
    assert one["current"] == one["versions"][1]
    address = f"/requirements/{register[0]}/as-of"
    assert get(client, address, in_force_on="2020-06-09") == one["versions"][0]
    assert get(client, address, in_force_on="2020-06-10") == one["versions"][1]
    assert "message" in get(client, address, 404, in_force_on="2019-01-01")
    assert "message" in get(client, address, 404, in_force_on="2020-06-10", known_on="2020-06-10")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/requirements/999", 404),
        ("/documents/999", 404),
        ("/nothing-here", 404),
        ("/requirements/0", 422),
        ("/requirements/1/as-of?in_force_on=2018-01-01&known_on=9999-12-31", 404),
        ("/requirements?kind=tull", 422),
        ("/requirements?size=501", 422),
        ("/requirements/1/as-of", 422),
        ("/requirements/1/as-of?in_force_on=i%20dag", 422),
    ],
)
def test_what_cannot_be_answered_says_why(client, register, address, status):
    assert get(client, address, status)["message"]


def test_nothing_can_be_written(client, register):
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(f"{BASE}/requirements/{register[0]}").status_code == 405


def test_answers_are_not_told(client, register):
    """What an organisation answers is no public fact before it is published."""
    shapes = client.get(f"{BASE}/openapi.json").json()["components"]["schemas"].values()
    told = {name for shape in shapes for name in shape.get("properties", {})}
    assert told & {"answer", "answers", "status", "attainment", "progress", "phrase", "origin"} == set()


def test_the_api_is_as_it_describes_itself(register, application):
    """Made-up questions of every sort are answered as the description says they are."""
    schema = schemathesis.openapi.from_wsgi(f"{BASE}/openapi.json", application)
    operations = [result.ok() for result in schema.get_all_operations()]
    assert len(operations) == len({operation.label for operation in operations}) >= 5
    for operation in operations:
        _ask(operation)


def _ask(operation) -> None:
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(case=operation.as_strategy())
    def asked(case):
        case.call_and_validate()

    asked()


@pytest.mark.fault
def test_an_undescribed_answer_is_caught(register, application, monkeypatch):
    """A planted fault: the list of documents breaks."""
    monkeypatch.setattr(queries, "documents", lambda _chosen: 1 / 0)
    schema = schemathesis.openapi.from_wsgi(f"{BASE}/openapi.json", application)
    with pytest.raises((BaseExceptionGroup, AssertionError, ZeroDivisionError)):
        _ask(schema[f"{BASE}/documents"]["GET"])
