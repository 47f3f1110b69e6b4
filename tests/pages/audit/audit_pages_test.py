"""The log as pages: who reads what of it, filters, one entry, files, the check of the chain."""

from __future__ import annotations

import ast
import csv
import io
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

import linja
from linja.faces.cli import audit as command
from linja.faces.workbench.audit import acts
from linja.line.intake.lifecycle import DOCUMENT
from linja.line.reporting.lifecycle import REPORT
from linja.people.accounts import actions
from linja.people.audit import queries
from linja.people.audit.models import AuditEntry
from linja.people.organisations import actions as organisations
from tests.support.country import Country
from tests.support.house_client import HouseClient

LANGUAGES = ("nb", "nn", "en")


def auditor(country: Country, place: int | None = None, language: str = "nb") -> HouseClient:
    return HouseClient(language).sign_in(country.person("auditor", place))


def numbers(page) -> list[int]:
    return [int(one) for one in re.findall(r'href="/arbeid/logg/(\d+)/"', page.text)]


def last() -> int:
    return queries.latest(1)[0].sequence


def done_by(country: Country, place: int, alias: str) -> int:
    """An administrator of the place gives an organisation one more name; the entry's number."""
    organisations.add_alias(country.actor("administrator", place), place, alias)
    return last()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_in_order(country: Country, language: str) -> None:
    one = country.new_person("rhf_leader", country.midt)
    client = auditor(country, language=language)
    for address in (
        reverse("log"),
        reverse("log")
        + f"?handling=accounts.&gjelder=accounts.person&nr={one}&fra=2020-01-01&til=2099-01-01",
        reverse("log") + "?handling=x&person=x&fra=x&til=9999-12-31&for=x&nr=%00",
        reverse("log") + "?for=5",
        *(reverse("log_entry", args=[number]) for number in range(1, last() + 1)),
        reverse("log_verify"),
    ):
        client.get(address)
    client.post(reverse("log_verify"), status=200)
    client.get(reverse("log_entry", args=[9999]), status=404)


def test_signed_in_only(country: Country) -> None:
    for name in ("log", "log_csv", "log_xlsx", "log_verify"):
        assert reverse("account_login") in HouseClient().get(reverse(name), status=302)["Location"]


@pytest.mark.parametrize("role", ["rhf_leader", "rhf_controller"])
def test_nothing_without_the_role(country: Country, role: str) -> None:
    client = HouseClient().sign_in(country.person(role, country.midt))
    for address in (
        *(reverse(name) for name in ("log", "log_csv", "log_xlsx", "log_verify")),
        reverse("log_entry", args=[1]),
    ):
        client.get(address, status=403)
    client.post(reverse("log_verify"), status=403)


@pytest.mark.parametrize("role", ["auditor", "administrator"])
def test_a_region_reads_its_own(country: Country, role: str) -> None:
    here = done_by(country, country.midt, "Midten")
    there = done_by(country, country.sorost, "Hemmelig")
    client = HouseClient().sign_in(country.person(role, country.midt))
    page = client.get(reverse("log")).page
    assert (here in numbers(page), there in numbers(page)) == (True, False)
    client.get(reverse("log_entry", args=[here]))
    client.get(reverse("log_entry", args=[there]), status=404)
    text = b"".join(client.client.get(reverse("log_csv")).streaming_content).decode()
    assert ("Midten" in text, "Hemmelig" in text) == (True, False)


def test_who_acts_in_two_regions_is_read_by_the_whole_country(country: Country) -> None:
    both = country.person("administrator", country.midt)
    done = done_by(country, country.midt, "Midten")
    client = auditor(country, country.midt)
    assert done in numbers(client.get(reverse("log")).page)
    actions.assign_role(
        country.actor("administrator"), person_id=both.pk, role="auditor", organisation_id=country.sorost
    )
    assert done not in numbers(client.get(reverse("log")).page)
    assert done in numbers(auditor(country).get(reverse("log")).page)


def test_the_address_is_the_list(country: Country) -> None:
    done = done_by(country, country.midt, "Midten")
    who = country.person("administrator", country.midt).pk
    client = auditor(country)
    today = timezone.localdate().isoformat()
    found = {
        query: numbers(client.get(reverse("log") + "?" + query).page)
        for query in (
            f"person={who}", f"person={who}&fra={today}&til={today}", f"person={who}&til=2020-01-01",
            f"person={who}&handling=organisations.", f"person={who}&handling=organisations.create",
            f"person={who}&handling=organisations.add_alias&gjelder=organisations.organisation&nr={country.midt}",
        )
    }  # fmt: skip
    assert list(found.values()) == [[done], [done], [], [done], [], [done]]


def test_pages_follow_the_numbers(country: Country) -> None:
    for each in range(60):
        organisations.add_alias(country.actor("administrator"), country.midt, f"Navn {each}")
    client = auditor(country)
    first = client.get(reverse("log")).page
    older = re.search(r'rel="next" href="([^"]+)"', first.text).group(1)
    second = client.get(older).page
    assert numbers(first)[:50] == list(range(last(), last() - 50, -1))
    assert numbers(second)[0] == numbers(first)[-1] - 1


def test_one_entry_says_what_was_and_what_became(country: Country) -> None:
    one = country.new_person("rhf_leader", country.midt, "Kari Nordmann")
    administrator = country.actor("administrator")
    actions.set_active(administrator, one, active=False, reason="permisjon")
    done = last()
    page = auditor(country).get(reverse("log_entry", args=[done])).page
    cells = [*page.words("th")[-1:], *page.words("td")]
    assert cells == ["Innlogging åpen", "Ja", "Nei"]
    assert ("permisjon" in page.text, "Kari Nordmann" in page.text) == (True, True)


def test_files_hold_what_is_shown(country: Country) -> None:
    done = done_by(country, country.midt, "=Midten")
    client = auditor(country)
    query = {
        "handling": "organisations.add_alias",
        "person": country.person("administrator", country.midt).pk,
    }
    text = b"".join(client.client.get(reverse("log_csv"), query).streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0] == ["Nummer", "Når", "Hvem", "Hva som ble gjort", "Med hva", "Hvorfor", "Endringer"]
    assert rows[1][3:5] == ["la til et navn som dokumentene bruker", "Organisasjon: Helse Midt-Norge RHF"]
    book = client.client.get(reverse("log_xlsx"), query).content
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    assert (sheet.max_row, sheet["A2"].value, sheet["B2"].is_date) == (2, done, True)


def test_the_check_says_whole_and_broken(country: Country, capsys: pytest.CaptureFixture[str]) -> None:
    client = auditor(country)
    assert "Loggen er hel" in client.post(reverse("log_verify"), status=200).page.text
    assert (command.run(None), "whole" in capsys.readouterr().out) == (0, True)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {AuditEntry._meta.db_table} SET reason = 'x' WHERE sequence = 3")  # noqa: S608
    page = client.post(reverse("log_verify"), status=200).page
    assert "fra innførsel 3 stemmer den ikke" in page.text
    assert (command.run(None), "entry 3" in capsys.readouterr().out) == (1, True)


def test_the_command_knows_its_words() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "linja.faces.cli.main", "audit", "--help"], capture_output=True, check=False
    )
    assert (done.returncode, b"verify" in done.stdout) == (0, True)


@pytest.mark.parametrize("n", [5, 50])
def test_pages_ask_a_fixed_number_of_times(country: Country, n: int) -> None:
    for each in range(n):
        country.new_person("rhf_leader", country.midt, f"Person {each}")
    client = auditor(country).client
    asked = {reverse("log"): 8, reverse("log_entry", args=[last()]): 6}  # The sixth is the note of it.
    counted = {}
    for address in asked:
        client.get(address)
        with CaptureQueriesContext(connection) as context:
            assert client.get(address).status_code == 200
        counted[address] = len(context)
    assert counted == asked


def acts_in_code() -> set[str]:
    """Every act that the code names in ``acting(...)``, ``log(..., action=...)`` and ``correcting(...)``."""
    root = Path(linja.__file__).parent
    found = set()
    for path in root.glob("*/*/**/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found |= _named(node)
    return found


def _named(node: ast.Call) -> set[str]:
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    constants = [one.value for one in node.args if isinstance(one, ast.Constant)]
    if name == "acting":
        return {one for one in constants if isinstance(one, str)}
    if name == "correcting":
        return {f"intake.{one}" for one in constants if isinstance(one, str)}
    return {
        each.value.value
        for each in node.keywords
        if name == "log" and each.arg == "action" and isinstance(each.value, ast.Constant)
    }


def test_every_act_has_words() -> None:
    steps = {f"intake.{one.name}" for one in DOCUMENT.transitions if one.name != "review"}
    steps |= {f"reporting.{one.name}" for one in REPORT.transitions}
    named = acts_in_code()
    assert len(named) > 30
    assert sorted((named | steps) - set(acts.ACTS)) == []
