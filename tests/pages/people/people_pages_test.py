"""People: who may see and change them, the list with its files, roles given and ended."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta

import openpyxl
import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from linja.faces.workbench.access import matrix
from linja.faces.workbench.access.acts import acts
from linja.ground.kernel.actor import SYSTEM
from linja.people.accounts import actions, queries
from linja.people.audit import queries as audit
from tests.support.country import Country
from tests.support.house_client import HouseClient

LANGUAGES = ("nb", "nn", "en")


def administrator(country: Country, place: int | None = None, language: str = "nb") -> HouseClient:
    return HouseClient(language).sign_in(country.person("administrator", place))


def today() -> str:
    return timezone.localdate().isoformat()


def assignment(person: int) -> int:
    return queries.assignments_of(person)[0].id


def shown_names(page) -> list[str]:
    return re.findall(r'<th scope="row"><a[^>]*>([^<]+)</a>', page.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_in_order(country: Country, language: str) -> None:
    one = country.new_person("rhf_leader", country.midt, "Øyvind Ås")
    client = administrator(country, language=language)
    client.post(reverse("person", args=[one]), {"name": "Å", "email": "aa@example.no"}, follow=True)
    for address in (
        reverse("people"),
        reverse("people") + "?q=finnesikke",
        reverse("people") + f"?q=ås&rolle=rhf_leader&organisasjon={country.midt}&tilstand=active&sort=-name",
        reverse("people") + "?side=x&organisasjon=x&rolle=x&tilstand=x&sort=x",
        reverse("person_new"),
        reverse("person", args=[one]),
        reverse("person_give_role", args=[one]),
        reverse("person_end_role", args=[one, assignment(one)]),
        reverse("person_open_or_close", args=[one]),
        reverse("access"),
        reverse("access") + "?rolle=rhf_leader",
    ):
        client.get(address)


def test_signed_in_only() -> None:
    for name in ("people", "people_csv", "person_new", "access"):
        assert reverse("account_login") in HouseClient().get(reverse(name), status=302)["Location"]


@pytest.mark.parametrize("role", ["rhf_leader", "auditor"])
def test_nothing_without_the_role(country: Country, role: str) -> None:
    one = country.new_person("rhf_controller", country.midt, "Kari Nordmann")
    client = HouseClient().sign_in(country.person(role, country.midt))
    held = assignment(one)
    for name, args in (
        ("people", []), ("people_csv", []), ("people_xlsx", []), ("person_new", []), ("person", [one]),
        ("person_give_role", [one]), ("person_end_role", [one, held]), ("person_open_or_close", [one]),
    ):  # fmt: skip
        response = client.get(reverse(name, args=args), status=403)
        assert "Kari Nordmann" not in response.content.decode()
    for name in ("person_give_role", "person_open_or_close", "person"):
        client.post(reverse(name, args=[one]), {"name": "X", "email": "x@example.no"}, status=403)
    record = queries.person_by_id(one)
    assert (record.name, record.is_active, len(queries.assignments_of(one))) == ("Kari Nordmann", True, 1)
    assert 'href="/arbeid/personer/"' not in client.get(reverse("access")).page.text


def test_an_administrator_sees_the_own_region_only(country: Country) -> None:
    here = country.new_person("hf_contributor", country.stolavs, "Anne Her")
    there = country.new_person("hf_contributor", country.ous, "Berit Der")
    free = country.new_person(None, None, "Cato Fri")
    client = administrator(country, country.midt)
    assert {"Anne Her", "Cato Fri"} <= set(shown_names(client.get(reverse("people")).page))
    assert "Berit Der" not in client.get(reverse("people")).page.text
    rows = b"".join(client.client.get(reverse("people_csv")).streaming_content).decode()
    assert ("Anne Her" in rows, "Berit Der" in rows) == (True, False)
    assert [client.get(reverse("person", args=[one]), status=status).status_code
            for one, status in ((here, 200), (free, 200), (there, 404))] == [200, 200, 404]  # fmt: skip
    client.post(reverse("person_open_or_close", args=[there]), {}, status=404)
    assert queries.person_by_id(there).is_active


def test_who_also_acts_elsewhere_is_changed_by_those_above_both(country: Country) -> None:
    one = country.new_person("hf_contributor", country.stolavs, "Dag Delt")
    actions.assign_role(SYSTEM, person_id=one, role="hf_leader", organisation_id=country.ous)
    client = administrator(country, country.midt)
    page = client.post(reverse("person_open_or_close", args=[one]), {}, status=422).page
    assert "Oslo universitetssykehus" in page.text
    client.post(reverse("person", args=[one]), {"name": "X", "email": "x@example.no"}, status=422)
    assert (queries.person_by_id(one).is_active, queries.person_by_id(one).name) == (True, "Dag Delt")


def test_the_list_is_searched_whatever_the_letters_size(country: Country) -> None:
    country.new_person("rhf_leader", country.midt, "ØYVIND ÅS")
    country.new_person("rhf_leader", country.sorost, "Øyvind Sørøst")
    client = administrator(country)
    found = {
        query: shown_names(client.get(reverse("people") + "?" + query).page)
        for query in ("q=øyvind", "q=ås+øyvind", f"q=øyvind&organisasjon={country.sorost}", "q=øy&sort=-name")
    }
    assert found == {
        "q=øyvind": ["Øyvind Sørøst", "ØYVIND ÅS"],
        "q=ås+øyvind": ["ØYVIND ÅS"],
        f"q=øyvind&organisasjon={country.sorost}": ["Øyvind Sørøst"],
        "q=øy&sort=-name": ["ØYVIND ÅS", "Øyvind Sørøst"],
    }


def test_files_hold_what_is_shown(country: Country) -> None:
    country.new_person("rhf_leader", country.midt, "=Kari")
    client = administrator(country)
    answer = client.client.get(reverse("people_csv"), {"q": "kari"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0] == ["Navn", "E-post", "Roller i dag", "Innlogging"]
    assert [row[0] for row in rows[1:]] == ["'=Kari"]
    assert rows[1][2:] == ["Leder i RHF, Helse Midt-Norge RHF", "Åpen"]
    book = client.client.get(reverse("people_xlsx"), {"q": "kari"}).content
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet.max_row) == ("=Kari", "s", 2)


def test_a_person_is_registered_and_given_a_role(country: Country) -> None:
    client = administrator(country)
    facts = {"name": "Nina Ny", "email": "nina@example.no", "preferred_language": "nn"}
    client.post(reverse("person_new"), facts, follow=True)
    (row,) = queries.register(country.actor("administrator"), queries.PeopleFilter(text="nina"))
    address = reverse("person_give_role", args=[row.person.id])
    wrong = {"role": "rhf_leader", "organisation_id": country.stolavs, "valid_from": today()}
    assert "St. Olavs hospital HF" in client.post(address, wrong, status=422).page.text
    assert queries.assignments_of(row.person.id) == ()
    client.post(address, wrong | {"organisation_id": country.midt}, follow=True)
    assert [(one.role, one.organisation_id) for one in queries.assignments_of(row.person.id)] == [
        ("rhf_leader", country.midt)
    ]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": "A", "email": "ingen"}, "email"),
        ({"name": "", "email": "a@example.no"}, "name"),
        ({"name": "A", "email": "PERSON1@example.no"}, "email"),
    ],
)
def test_faulty_facts_are_explained_at_their_field(country: Country, facts: dict, field: str) -> None:
    client = administrator(country)
    page = client.post(reverse("person_new"), facts, status=422).page
    assert f'href="#id_{field}"' in page.text


def test_a_new_address_signs_in_and_the_old_one_does_not(country: Country) -> None:
    one = country.new_person("rhf_leader", country.midt)
    old = queries.person_by_id(one).email
    EmailAddress.objects.create(user_id=one, email=old, primary=True, verified=True)
    sent = {"name": "Kari", "email": "Ny@Example.no", "preferred_language": ""}
    administrator(country).post(reverse("person", args=[one]), sent, follow=True)
    assert (queries.person_by_email(old), EmailAddress.objects.count()) == (None, 0)
    entry = audit.latest(1)[0]
    assert entry.changes["email"] == {"from": old, "to": "ny@example.no"}


def test_a_role_is_ended_with_its_consequence_in_a_sentence(country: Country) -> None:
    one = country.new_person("rhf_leader", country.midt, "Kari Nordmann")
    address = reverse("person_end_role", args=[one, assignment(one)])
    client = administrator(country)
    assert "Kari Nordmann ikke lenger gjøre" in client.get(address).page.text
    client.post(address, {"on": "1999-01-01"}, status=422)
    yesterday = timezone.localdate() - timedelta(days=1)
    client.post(address, {"on": yesterday.isoformat(), "reason": "sluttet"}, follow=True)
    assert (queries.assignments_of(one)[0].valid_to, audit.latest(1)[0].reason) == (yesterday, "sluttet")
    client.get(address, status=404)


def test_another_persons_role_is_not_ended_through_this_one(country: Country) -> None:
    one = country.new_person("rhf_leader", country.midt)
    other = country.new_person("rhf_leader", country.sorost)
    client = administrator(country)
    address = reverse("person_end_role", args=[one, assignment(other)])
    client.post(address, {"on": today()}, status=404)
    assert queries.assignments_of(other)[0].valid_to is None


def test_the_last_administrator_stays(country: Country) -> None:
    last = country.person("administrator")
    country.person("administrator", country.midt)
    client = HouseClient().sign_in(last)
    said = "siste administratoren"
    closing = reverse("person_open_or_close", args=[last.pk])
    ending = reverse("person_end_role", args=[last.pk, assignment(last.pk)])
    assert said in client.post(closing, {}, status=422).page.text
    assert said in client.post(ending, {"on": today()}, status=422).page.text
    country.new_person("administrator", None)
    client.post(ending, {"on": today()}, status=302)
    assert queries.assignments_of(last.pk)[0].valid_to == timezone.localdate()


def test_a_closed_administrator_does_not_count(country: Country) -> None:
    first, second = country.person("administrator"), country.new_person("administrator", None)
    client = HouseClient().sign_in(first)
    client.post(reverse("person_open_or_close", args=[second]), {"reason": "permisjon"})
    assert not queries.person_by_id(second).is_active
    client.post(reverse("person_open_or_close", args=[first.pk]), {}, status=422)
    client.post(reverse("person_open_or_close", args=[second]), {})
    assert queries.person_by_id(second).is_active


def test_who_is_closed_is_signed_out_at_once(country: Country) -> None:
    one = country.person("administrator", country.midt)
    client = HouseClient().sign_in(one)
    client.get(reverse("people"))
    administrator(country).post(reverse("person_open_or_close", args=[one.pk]), {})
    client.get(reverse("people"), status=302)


@pytest.mark.parametrize("n", [5, 50])
def test_pages_ask_a_fixed_number_of_times(country: Country, n: int) -> None:
    for _each in range(n):
        country.new_person("rhf_leader", country.midt)
    client = administrator(country).client
    one = country.person("rhf_leader", country.midt).pk
    asked = {reverse("people"): 8, reverse("person", args=[one]): 12, reverse("access"): 4}
    counted = {}
    for address in asked:
        client.get(address)
        with CaptureQueriesContext(connection) as context:
            assert client.get(address).status_code == 200
        counted[address] = len(context)
    assert counted == asked


def test_the_matrix_is_the_rules_answer(country: Country) -> None:
    with translation.override("en"):
        found = {(str(act.name), one.key): matrix.cell(act, one) for act in acts() for one in matrix.people()}
    assert {
        key[1]: value
        for key, value in found.items()
        if key[0] == "read the log of what was done" and value != "no"
    } == {
        "auditor": "own",
        "administrator": "own",
        "auditor (country)": "all",
        "administrator (country)": "all",
    }
    assert {key[1]: value for key, value in found.items() if key[0] == "write the employees'"} == {
        one.key: "own" if one.role == "employee_representative" else "no" for one in matrix.people()
    }
    page = HouseClient().sign_in(country.person("clinic_contributor", country.clinic)).get(reverse("access"))
    assert "skrive de ansattes" in page.page.text
