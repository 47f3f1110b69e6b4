"""/arbeid/tall/: files offered, looked at and taken in; the grid; the breaks; and nothing of the others'."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from linja.ground.kernel.value_states import ValueState
from linja.line.indicators import actions, queries
from linja.line.indicators.models import OfferedFile, Value
from linja.line.indicators.records import BreakDraft, BreakKind, OfferDraft, ValueDraft
from tests.support.country import Country
from tests.support.house_client import HouseClient

pytestmark = pytest.mark.django_db
LANGUAGES = ("nb", "nn", "en")
SECRET = "fjordtall.csv"
FILE = """Indikator;Foretak;Periode;Verdi
Ventetid;St. Olavs hospital;2018;56
Ventetid;St. Olavs hospital;2019;57,5
Ventetid;Oslo universitetssykehus;2019;70
"""


def client(
    country: Country, role: str = "rhf_controller", place: str = "midt", language: str = "nb"
) -> HouseClient:
    return HouseClient(language).sign_in(country.person(role, getattr(country, place)))


def offered(country: Country, text: str = FILE) -> int:
    giver = country.actor("rhf_controller", country.midt)
    return actions.offer(giver, text.encode(), OfferDraft(SECRET, country.midt, "Helsedirektoratet"))


def taken(country: Country) -> int:
    giver = country.actor("rhf_controller", country.midt)
    found = actions.take_offered(giver, offered(country), leave_out_wrong=True).import_id
    assert found is not None
    return found


def grid(country: Country, period: str = "2019") -> str:
    return reverse("values_type", args=(country.stolavs, period))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_in_three_languages(country: Country, language: str) -> None:
    reader = client(country, language=language)
    for name in ("values_in", "values_breaks", "values_type_choose"):
        reader.get(reverse(name))
    done, waiting = taken(country), offered(country, FILE + "\n")
    source = country.actor("directorate", country.directorate)
    pandemic = BreakDraft(BreakKind.PANDEMIC, date(2020, 3, 12), "Pandemien")
    said = actions.say_break(source, pandemic)
    for address in (
        reverse("values_in"),
        reverse("values_import", args=(done,)),
        reverse("values_offered", args=(waiting,)),
        reverse("values_offered", args=(waiting,)) + "?rad=wrong",
        reverse("values_breaks"),
        reverse("values_break_withdraw", args=(said,)),
        grid(country),
        grid(country, "2019-12-31"),
    ):
        reader.get(address)
    client(country, "ministry", "ministry", language).get(reverse("values_in"))


def test_a_file_is_offered_looked_at_and_taken_in(country: Country) -> None:
    reader = client(country)
    form = {"organisation": country.midt, "origin": "Helsedirektoratet"}
    empty = reader.post(reverse("values_in"), form, status=200)
    assert list(empty.context["form"].errors) == ["file"]
    bad = SimpleUploadedFile("tom.csv", b"a;b\n1;2\n")
    told = reader.post(reverse("values_in"), {**form, "file": bad}, status=200).context["form"]
    assert told.errors["file"] == ["Fila mangler disse kolonnene: indikator, organisasjon, periode, verdi."]
    file = SimpleUploadedFile("tall.csv", FILE.encode("cp1252"))
    page = reader.post(reverse("values_in"), {**form, "file": file}, follow=True)
    counts = {str(one["label"]): one["n"] for one in page.context["counts"]}
    assert counts == {"Ny": 2, "Erstatter": 0, "Uendret": 0, "Feil": 1}
    assert [(line.row, line.value, line.reason) for line in page.context["page"]] == [
        (2, "56\u00a0dager", ""),
        (3, "57,5\u00a0dager", ""),
        (4, "", "Bare de som gir tall for Oslo universitetssykehus HF, kan gjøre dette."),
    ]
    address = reverse("values_offered", args=(page.context["one"].id,))
    reader.post(address, {"step": "take"}, follow=True)
    assert not Value.objects.exists()
    done = reader.post(address, {"step": "right_only"}, follow=True)
    assert (done.context["total"], len(done.context["left_out"]), OfferedFile.objects.count()) == (2, 1, 0)
    reader.post(reverse("values_import", args=(done.context["it"].id,)), follow=True)
    assert len(queries.values(None)) == 2


def test_a_file_is_thrown_away(country: Country) -> None:
    one = offered(country)
    client(country).post(reverse("values_offered", args=(one,)), {"step": "throw"}, follow=True)
    assert (OfferedFile.objects.count(), Value.objects.count()) == (0, 0)


def test_the_files_hold_what_the_pages_show(country: Country) -> None:
    done = taken(country)
    reader = client(country).client

    def lines(name: str, *args: int) -> list[str]:
        answer = reader.get(reverse(name, args=args))
        return b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]

    assert [line.split(";")[0] for line in lines("values_in_csv")] == ["Kilde", SECRET]
    assert lines("values_import_csv", done)[2] == (
        f"waiting_time_started;St. Olavs hospital HF;2019;;final;57,5;;;;{SECRET}, 3"
    )
    assert len(lines("values_breaks_csv")) == 1
    for name, args in (("values_in_xlsx", ()), ("values_import_xlsx", (done,)), ("values_breaks_xlsx", ())):
        assert reader.get(reverse(name, args=args)).status_code == 200


def typed(**more: str) -> dict[str, str]:
    """What the browser sends of two rows that stood empty."""
    empty = {
        f"{name}-{code}": ""
        for code in ("waiting_time_started", "corridor_patients")
        for name in ("value", "numerator", "denominator", "state")
    }
    was = {"was-waiting_time_started": "|||", "was-corridor_patients": "|||"}
    return {**empty, **was, **more}


def test_typing_in_the_grid_is_all_or_nothing(country: Country) -> None:
    writer = client(country, "hf_contributor", "stolavs")
    wrong = {"value-waiting_time_started": "59,3", "value-corridor_patients": "mange"}
    page = writer.post(grid(country), typed(**wrong), status=200)
    assert [(line.code, line.error) for line in page.context["grid"].errors] == [
        ("corridor_patients", "«mange» er ikke noe tall.")
    ]
    assert 'href="#value-corridor_patients"' in page.content.decode()
    assert not Value.objects.exists()
    page = writer.post(grid(country), typed(**{**wrong, "value-corridor_patients": "101"}), status=200)
    assert [line.code for line in page.context["grid"].errors] == ["corridor_patients"]
    right = {**wrong, "value-corridor_patients": "", "state-corridor_patients": "not_published"}
    writer.post(grid(country), typed(**right), follow=True)
    held = {
        one.indicator: (one.number, one.state)
        for one in queries.values(country.actor("hf_contributor", country.stolavs))
    }
    assert held == {
        "waiting_time_started": (Decimal("59.3"), ValueState.FINAL),
        "corridor_patients": (None, ValueState.NOT_PUBLISHED),
    }


def test_two_who_type_overwrite_nothing_of_each_other(country: Country) -> None:
    actor = country.actor("hf_contributor", country.stolavs)
    writer = client(country, "hf_contributor", "stolavs")
    actions.record(actor, ValueDraft(country.stolavs, "waiting_time_started", "2019", Decimal(59)))
    # The page was made when nothing stood there; this writer has touched the other row only.
    writer.post(grid(country), typed(**{"value-corridor_patients": "1,0"}), follow=True)
    assert len(queries.values(actor)) == 2
    both = writer.post(grid(country), typed(**{"value-waiting_time_started": "61"}), status=200)
    assert [line.error for line in both.context["grid"].errors] == [
        "Noen andre har skrevet 59\u00a0dager her i mellomtiden."
    ]
    emptied = {"was-waiting_time_started": "59|||"}
    page = writer.post(grid(country), typed(**emptied), status=200)
    assert [line.code for line in page.context["grid"].errors] == ["waiting_time_started"]
    gone = {**emptied, "value-waiting_time_started": "59", "state-waiting_time_started": "missing"}
    writer.post(grid(country), typed(**gone), follow=True)
    (now,) = queries.values(actor, indicator="waiting_time_started")
    assert (now.number, now.state) == (None, ValueState.MISSING)
    client(country).post(grid(country), typed(release="1"), follow=True)
    assert len(queries.values(None)) == 2


def test_choosing_leads_to_the_grid(country: Country) -> None:
    reader, where = client(country), reverse("values_type_choose")
    asked = f"{where}?organisation={country.stolavs}&period="
    assert reader.client.get(asked + "2.+tertial+2019").headers["Location"] == grid(country, "2019T2")
    assert list(reader.get(asked + "i+fjor").context["form"].errors) == ["period"]
    offers = dict(reader.get(where).context["form"].fields["organisation"].choices)
    assert set(map(int, offers)) == {country.midt, country.stolavs, country.nordtrondelag, country.clinic}


def test_a_break_is_said_and_taken_back(country: Country) -> None:
    source = client(country, "directorate", "directorate")
    form = {"words": "Ny regel", "kind": "rule", "from_on": "2020-01-01"}
    source.post(reverse("values_breaks"), {"words": "Ny regel"}, status=200)
    source.post(reverse("values_breaks"), form, follow=True)
    (said,) = queries.breaks()
    stranger = client(country)
    assert "Velg et gyldig valg" not in stranger.get(reverse("values_breaks")).page.text
    stranger.post(reverse("values_break_withdraw", args=(said.id,)), {"reason": "x"}, status=200)
    assert len(queries.breaks()) == 1
    source.post(reverse("values_break_withdraw", args=(said.id,)), {"reason": "Feil dag"}, follow=True)
    assert queries.breaks() == ()
    source.get(reverse("values_break_withdraw", args=(said.id,)), status=404)


def test_the_other_region_finds_nothing(country: Country) -> None:
    done, waiting = taken(country), offered(country, FILE + "\n")
    stranger = client(country, place="sorost")
    assert SECRET not in stranger.get(reverse("values_in")).page.text
    for name, number in (("values_import", done), ("values_offered", waiting)):
        stranger.get(reverse(name, args=(number,)), status=404)
        stranger.post(reverse(name, args=(number,)), {"step": "right_only"}, status=404)
    stranger.get(grid(country), status=404)
    stranger.post(grid(country), typed(**{"value-waiting_time_started": "1"}), status=404)
    for name, args in (("values_in_csv", ()), ("values_in_xlsx", ())):
        answer = stranger.client.get(reverse(name, args=args))
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        assert SECRET.encode() not in body
    assert stranger.client.get(reverse("values_import_csv", args=(done,))).status_code == 404
    assert (OfferedFile.objects.count(), Value.objects.count()) == (1, 2)
