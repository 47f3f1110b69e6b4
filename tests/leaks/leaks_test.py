"""Nobody sees what is not theirs: every address, every role, another region's ids, lists, counts and files.

The law is written down once more here, slow and obvious: who may see which word.
"""

from __future__ import annotations

import importlib
import io
import re
import zipfile
from dataclasses import dataclass

import pytest
from django.http import HttpResponse
from django.test import Client

from linja.people.audit.models import AccessEntry, AuditEntry
from tests.leaks import world
from tests.leaks.addresses import Address, mounted, unclassified
from tests.leaks.world import Region, Secret
from tests.support.country import Country

SEED = 2020
#: Words of the search that meet everything that is written in this world.
SEARCHES = ("?q=" + world.COMMON, "?q=ventetiden")
ALL_ROLES = (
    "rhf_controller",
    "rhf_leader",
    "hf_contributor",
    "hf_leader",
    "hf_board_secretary",
    "clinic_contributor",
    "user_committee",
    "employee_representative",
    "auditor",
    "administrator",
)


@dataclass(frozen=True)
class Reader:
    """Somebody who signs in; no role: nobody has."""

    role: str = ""
    place: int | None = None

    def __str__(self) -> str:
        return f"{self.role or 'nobody'} in {self.place}"

    def client(self, country: Country) -> Client:
        client = Client(raise_request_exception=False)
        if self.role:
            client.force_login(country.person(self.role, self.place))
        return client


@pytest.fixture
def regions(country: Country) -> tuple[Region, Region]:
    found = world.two_regions(country, SEED)
    world.common_ground(country, found)
    return found


def readers_in(region: Region) -> list[Reader]:
    """One of each role in the region, in the places where it is held."""
    places = {"hf": region.hfs[1], "clinic": region.clinic}
    return [Reader(role, places.get(role.split("_")[0], region.rhf)) for role in ALL_ROLES]


def text_of(answer: HttpResponse) -> str:
    """Everything that an answer says, whatever it is packed in."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            sheets = [name for name in packed.namelist() if name.endswith(".xml") and "docProps" not in name]
            body = b"\n".join(packed.read(name) for name in sheets)
    return body.decode("utf-8", errors="replace")


def shown(text: str, secrets: list[Secret]) -> list[Secret]:
    """The secrets that stand in it."""
    return [one for one in secrets if one.word in text]


def asked(address: Address, things: list) -> list[str]:
    """What is asked for: with every thing, and for a search with words that would find it."""
    found = address.filled(things)
    if address.name in {"search", "requirements", "reports"}:
        found += [one + query for one in found for query in SEARCHES]
    return found


def twin_of_a_list(address: Address, reader: Reader) -> bool:
    """Whether it holds, as a workbook, the table that its CSV file holds; controllers open both."""
    return address.name.endswith("_xlsx") and reader.role not in {"rhf_controller", "hf_contributor"}


def leaks(country: Country, reader: Reader, things: list, secrets: list[Secret]) -> list[str]:
    """Each address that shows the reader a secret, and which."""
    client, found = reader.client(country), []
    for address in [one for one in mounted() if not twin_of_a_list(one, reader)]:
        for place in asked(address, things):
            answer = client.get(place)
            if answer.status_code == 500:
                found.append(f"{reader}: {place} fails")
            found += [f"{reader}: {place} shows {one.what}" for one in shown(text_of(answer), secrets)]
    return found


# --- the other region -------------------------------------------------------------------------------


def test_no_address_is_unclassified(regions: tuple[Region, Region]) -> None:
    midt, _sorost = regions
    world.fill(midt)
    assert unclassified(mounted(), midt.things) == [], "say what it means in addresses.py or world.py"


@pytest.mark.first_database
@pytest.mark.parametrize("role", ["", *ALL_ROLES])
def test_nobody_sees_the_other_region_s_unreleased_words(
    country: Country, regions: tuple[Region, Region], role: str
) -> None:
    midt, sorost = regions
    world.fill(sorost)
    reader = next((one for one in readers_in(midt) if one.role == role), Reader())
    assert leaks(country, reader, sorost.things, sorost.secrets) == []


@pytest.mark.first_database
def test_nothing_in_lists_counts_and_files_tells_that_the_other_region_exists(
    country: Country, regions: tuple[Region, Region]
) -> None:
    """Each list is the same, letter for letter, whether the other region has written anything or not."""
    midt, sorost = regions
    world.fill(midt)
    readers = [one for one in readers_in(midt) if one.role not in {"auditor", "administrator"}]
    clients = {str(one): one.client(country) for one in readers}
    before = {name: lists(client) for name, client in clients.items()}
    world.fill(sorost)
    differing = []
    for name, client in clients.items():
        after = lists(client)
        differing += [f"{name}: {place}" for place in before[name] if before[name][place] != after[place]]
    assert "\n".join(differing) == ""


def lists(client: Client) -> dict[str, str]:
    """Every address without arguments, as the reader sees it, without what differs each time."""
    places = [place for one in mounted() if not one.arguments for place in asked(one, [{}])]
    return {place: _steady(text_of(client.get(place))) for place in places if not place.startswith("/konto/")}


def _steady(text: str) -> str:
    return re.sub(r'(name="csrfmiddlewaretoken" value=|X-CSRFToken(?:&quot;|"): ?)(&quot;|")\w+', r"\1", text)


@pytest.mark.first_database
@pytest.mark.parametrize(
    "role", ["rhf_controller", "rhf_leader", "hf_leader", "user_committee", "administrator"]
)
def test_nobody_does_anything_in_the_other_region(
    country: Country, regions: tuple[Region, Region], role: str
) -> None:
    midt, sorost = regions
    world.fill(sorost)
    client = next(one for one in readers_in(midt) if one.role == role).client(country)
    own = {"requirement_id", "governing_document_id", "organisation_id", "person_id"}
    things = [{name: one for name, one in thing.items() if name not in own} for thing in sorost.things]
    before, done = AuditEntry.objects.count(), []
    for address in mounted():
        for place in address.filled(things) if address.arguments else []:
            answer = client.post(place, {"step": "make_ready", "text": "x", "reason": "x", "revision": "0"})
            if AuditEntry.objects.count() != before or answer.status_code == 500:
                done.append(f"{place} answers {answer.status_code}")
                before = AuditEntry.objects.count()
    assert done == []


# --- up and down the line ---------------------------------------------------------------------------


def may_see(reader: Reader, secret: Secret, region: Region) -> bool:
    """The law: one's own people; the one above from the handing-in on; the auditor of the country.

    Figures are followed by the ministry and the directorate from when they are given.
    """
    if reader.role == "auditor" and reader.place is None:
        return True
    if reader.role in {"ministry", "directorate"} and secret.what == "where a figure is from":
        return True
    if reader.place == secret.organisation:
        return True
    above = {**dict.fromkeys(region.hfs, region.rhf), region.clinic: region.hfs[0]}.get(secret.organisation)
    return secret.handed_in and reader.place == above


@pytest.mark.first_database
def test_up_and_down_the_line_drafts_are_their_writers_own(
    country: Country, regions: tuple[Region, Region]
) -> None:
    midt, _sorost = regions
    world.fill(midt)
    first, second = midt.hfs
    readers = [
        Reader("ministry", country.ministry),
        Reader("directorate", country.directorate),
        Reader("rhf_controller", midt.rhf),
        Reader("rhf_leader", midt.rhf),
        Reader("hf_contributor", first),
        Reader("hf_leader", second),
        Reader("hf_board_secretary", second),
        Reader("clinic_contributor", midt.clinic),
    ]
    found = []
    for reader in readers:
        hidden = [one for one in midt.secrets if not may_see(reader, one, midt)]
        found += leaks(country, reader, midt.things, hidden)
    assert "\n".join(found) == ""


@pytest.mark.first_database
@pytest.mark.parametrize(
    ("role", "body"), [("user_committee", "statement"), ("employee_representative", "statement")]
)
def test_the_bodies_read_no_live_report(
    country: Country, regions: tuple[Region, Region], role: str, body: str
) -> None:
    midt, _sorost = regions
    world.fill(midt)
    hidden = [one for one in midt.secrets if body not in one.what and "uploaded" not in one.what]
    assert leaks(country, Reader(role, midt.rhf), midt.things, hidden) == []


# --- what may be read is noted ----------------------------------------------------------------------

#: Lists that show no more than the name of what is unreleased, and lead to it; opening it is what is noted.
LISTS = frozenset(
    {
        # The reader's own work, by title.
        "my_page",
        "notices",
        # Names of the reader's own files.
        "values_in",
        # Titles of the reader's own drafts and uploads, and of what was done with them.
        "documents",
        "intake",
        "log",
        "organisation",
        "organisation_hand_over",
        # Forms that offer what the new one can belong to, by title.
        "plan_new",
        "project_new",
        "reports",
        "reports_csv",
        "reports_xlsx",
    }
)
#: What people keep of their own work beside the reports; changing it is logged, looking at it is not noted.
OWN_WORK = ("beside the region's answer", "why a trust asks", "a round", "the title of")


@pytest.mark.first_database
def test_whoever_reads_something_unreleased_leaves_a_note(
    country: Country, regions: tuple[Region, Region]
) -> None:
    midt, _sorost = regions
    world.fill(midt)
    silent = []
    noted = [one for one in midt.secrets if not one.what.startswith(OWN_WORK)]
    for reader in (Reader("rhf_controller", midt.rhf), Reader("hf_leader", midt.hfs[1])):
        client = reader.client(country)
        for address in mounted():
            for place in asked(address, midt.things) if address.name not in LISTS else []:
                before = AccessEntry.objects.count()
                told = shown(text_of(client.get(place)), noted)
                if told and AccessEntry.objects.count() == before:
                    silent.append(f"{address.name} shows {told[0].what}")
    assert "\n".join(sorted(set(silent))) == "", "say it with faces.workbench.seen"


# --- planted faults ---------------------------------------------------------------------------------


@pytest.mark.first_database
@pytest.mark.fault
def test_a_rule_that_forgets_the_region_is_found(
    country: Country, regions: tuple[Region, Region], monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = importlib.import_module("linja.line.reporting.queries.reports")
    midt, sorost = regions
    world.fill(sorost)
    monkeypatch.setattr(queries, "visible", lambda _actor: queries.Report.objects.all())
    reader = Reader("rhf_controller", midt.rhf)
    assert any("the region's draft" in one for one in leaks(country, reader, sorost.things, sorost.secrets))


@pytest.mark.fault
def test_a_new_address_without_a_meaning_is_found(
    regions: tuple[Region, Region],
) -> None:
    midt, _sorost = regions
    world.fill(midt)
    known = [*mounted(), Address("new_place", ("secret_id",))]
    assert "new_place: secret_id" in unclassified(known, midt.things)


@pytest.mark.fault
def test_a_secret_packed_in_a_workbook_is_found() -> None:
    from linja.faces.workbench.files import xlsx_response

    word = Secret("zqbcdf", "a title", 1)
    packed = xlsx_response("liste", "Liste", [["Tittel"], ["sengepost zqbcdf"]], first_width=10)
    assert shown(text_of(packed), [word]) == [word]
