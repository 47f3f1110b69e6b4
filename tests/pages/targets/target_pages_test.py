"""/arbeid/mal/: what was read is confirmed by a person, and the figures stand beside the answer."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.targets import Operator, Target, target_words
from linja.ground.kernel.vocabulary import AnswerPart, Attainment
from linja.line.indicators import actions, queries
from linja.line.indicators.records import ValueDraft
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import Status
from linja.line.requirements import actions as register
from linja.line.requirements.records import TargetDraft as SetTarget
from linja.people.audit.models import AccessEntry
from linja.pillars.steering import actions as steering
from linja.pillars.steering import content
from linja.pillars.steering import queries as steering_queries
from tests.support.country import Country
from tests.support.governing import draft, letter
from tests.support.house_client import HouseClient
from tests.support.reports import Opened, words

pytestmark = pytest.mark.django_db
LANGUAGES = ("nb", "nn", "en")
WAITING = "Gjennomsnittlig ventetid skal være under 50 dager i 2020."
SHARE = "Andelen skal være minst 70 pst."


def client(
    country: Country, role: str = "rhf_controller", place: str = "midt", language: str = "nb"
) -> HouseClient:
    return HouseClient(language).sign_in(country.person(role, getattr(country, place)))


def said(page: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))


def read(country: Country) -> tuple[Opened, int]:
    """A report with two requirements in figures, whose targets were read; and the letter."""
    document = letter(country)
    ids = register.add_requirements(SYSTEM, document, [draft(WAITING), draft(SHARE), draft("Øve mer.")])
    writer = country.actor("rhf_controller", country.midt)
    report = Opened(country, steering.open_annual_report(writer, country.midt, 2020, "nb"), ids)
    assert steering.propose_targets(writer, document) == 2
    return report, document


def proposed(country: Country) -> list[int]:
    return [
        one.target.id for one in steering_queries.unconfirmed(country.actor("rhf_controller", country.midt))
    ]


def test_what_is_read_is_for_ones_own_unit_and_once(country: Country) -> None:
    report, document = read(country)
    assert steering.propose_targets(report.writer, document) == 0
    assert [one.target.organisation_id for one in steering_queries.unconfirmed(report.writer)] == [
        country.midt
    ] * 2
    assert steering_queries.unconfirmed(report.stranger) == ()
    assert steering.propose_targets(report.stranger, document) == 2
    # The ministry set them, and keeps them for both regions.
    assert len(steering_queries.unconfirmed(report.ministry)) == 4


def test_a_target_that_was_set_in_figures_is_read_with_the_sentence_and_once(country: Country) -> None:
    limit = Target(Operator.BELOW, Decimal(50), Unit.DAYS)
    own = draft(
        WAITING, targets=(SetTarget(limit), SetTarget(replace(limit, value=Decimal(45)), country.midt))
    )
    document = letter(country)
    register.add_requirements(SYSTEM, document, [own])
    keeper = country.actor("rhf_controller", country.midt)
    assert steering.propose_targets(keeper, document) == 2
    held = [one.target for one in steering_queries.unconfirmed(keeper)]
    assert [(target_words(one.target), one.set_by, one.indicators) for one in held] == [
        ("under 50 dager", "Helse- og omsorgsdepartementet", ("waiting_time_started",)),
        ("under 45 dager", "Helse Midt-Norge RHF", ("waiting_time_started",)),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_in_three_languages(country: Country, language: str) -> None:
    reader = client(country, language=language)
    reader.get(reverse("targets"))
    report, _document = read(country)
    first, second = proposed(country)
    for address in (
        reverse("targets"),
        reverse("target", args=(first,)),
        reverse("target", args=(second,)),
        reverse("requirement", args=(report.requirements[0],)),
        reverse("target_new", args=(report.requirements[0],)),
    ):
        reader.get(address)
    page = client(country, "rhf_leader", "sorost", language)
    assert page.get(reverse("targets")).context["total"] == 0
    page.get(reverse("target", args=(first,)), status=404)


def test_a_proposal_is_confirmed_changed_and_withdrawn(country: Country) -> None:
    report, _document = read(country)
    first, second = proposed(country)
    reader = client(country)
    page = reader.get(reverse("target", args=(second,)))
    assert page.context["one"].doubts == ()
    address = reverse("target", args=(first,))
    form = form_of(reader.get(address))
    assert form["indicator_0"] == "waiting_time_started"
    lacking = reader.post(reverse("target", args=(second,)), form_of(page) | {"act": "confirm"}, status=200)
    assert "Si hvilken indikator det er." in said(lacking)
    reader.post(address, form | {"act": "confirm"})
    held = queries.targets(report.writer)
    assert [(one.id, one.state, one.indicators) for one in held] == [
        (first, "confirmed", ("waiting_time_started",))
    ]
    reader.post(
        address, form_of(reader.get(address)) | {"act": "change", "value": "45,5", "reason": "Styret."}
    )
    (other,) = queries.targets(report.writer)
    assert (other.target.limit.value, other.reason) == (Decimal("45.5"), "Styret.")  # type: ignore[union-attr]
    there = reverse("target", args=(other.id,))
    assert "Si hvorfor." in said(
        reader.post(there, form_of(reader.get(there)) | {"act": "withdraw"}, status=200)
    )
    reader.post(there, form_of(reader.get(there)) | {"act": "withdraw", "reason": "Feil."})
    assert queries.targets(report.writer) == ()
    reader.post(reverse("target", args=(second,)), {"act": "reject", "reason": "Ikke et mål."})
    assert reader.get(reverse("targets")).context["total"] == 0
    reader.post(reverse("target", args=(second,)), {"act": "bring_back"})
    assert proposed(country) == [second]


def form_of(page: Any) -> dict[str, str]:
    """The form as a browser would send it back."""
    form = page.context["form"]
    return {name: "" if (value := form[name].value()) is None else str(value) for name in form.fields}


def test_a_confirmed_proposal_that_was_put_right_is_a_change(country: Country) -> None:
    report, _document = read(country)
    _first, second = proposed(country)
    reader = client(country)
    address = reverse("target", args=(second,))
    form = form_of(reader.get(address)) | {"indicator_0": "corridor_patients", "act": "confirm"}
    reader.post(address, form | {"operator": "at_most", "value": "2,5"})
    (held,) = queries.targets(report.writer)
    assert (held.id != second, held.target.limit.value) == (True, Decimal("2.5"))  # type: ignore[union-attr]


def test_a_target_that_a_person_sets_counts_at_once(country: Country) -> None:
    report, _document = read(country)
    address = reverse("target_new", args=(report.requirements[2],))
    reader = client(country)
    form = form_of(reader.get(address)) | {"organisation": str(country.midt), "unit": "days"}
    assert "Si hvilken verdi som skal nås." in said(reader.post(address, form, status=200))
    reader.post(address, form | {"indicator_0": "waiting_time_started", "operator": "below", "value": "40"})
    (one,) = queries.targets(report.writer)
    assert (target_words(one.target), one.set_by_id, one.organisation_id) == (
        "under 40 dager",
        country.midt,
        country.midt,
    )
    page = client(country, place="sorost").get(address)
    assert [unit for unit, _name, _by in page.context["units"]] == [country.sorost]
    assert client(country, "hf_leader", "ous").get(address).context["units"] == ()
    bad = form | {"indicator_0": "waiting_time_started", "value": "1", "organisation": str(country.sorost)}
    reader.post(address, bad, status=200)
    assert len(queries.targets(report.writer)) == 1


def test_whoever_keeps_nothing_reads_and_does_nothing(country: Country) -> None:
    report, _document = read(country)
    first, second = proposed(country)
    actions.confirm(report.writer, first)
    reader = client(country, "rhf_controller", "sorost")
    page = reader.get(reverse("target", args=(first,)))
    assert "Bare de som holder målene for Helse Midt-Norge RHF" in said(page)
    reader.post(
        reverse("target", args=(first,)), form_of(page) | {"act": "withdraw", "reason": "x"}, status=200
    )
    reader.post(reverse("target", args=(second,)), {"act": "confirm"}, status=404)
    assert [one.state for one in queries.targets(report.writer)] == ["confirmed"]


def test_the_list_as_files_says_the_same_and_its_reading_is_noted(country: Country) -> None:
    read(country)
    reader = client(country)
    noted = AccessEntry.objects.count()
    text = b"".join(reader.client.get(reverse("targets_csv")).streaming_content).decode()  # type: ignore[attr-defined]
    assert [line.split(";")[0] for line in text.splitlines()[1:]] == [
        "under 50 dager innen 2020",
        "minst 70 %",
    ]
    assert reader.client.get(reverse("targets_xlsx")).status_code == 200
    assert AccessEntry.objects.count() > noted


def test_reading_a_document_by_the_button(country: Country) -> None:
    _report, document = read(country)
    reader = client(country, place="sorost")
    reader.post(reverse("targets_read"), {"dokument": str(document)})
    assert reader.get(reverse("targets")).context["total"] == 2
    reader.post(reverse("targets_read"), {"dokument": "x"}, status=404)


def judged(country: Country, days: int = 59) -> Opened:
    """The waiting time is reported as reached, and the figures say otherwise."""
    report, _document = read(country)
    actions.confirm(report.writer, proposed(country)[0])
    actions.record(report.writer, ValueDraft(country.midt, "waiting_time_started", "2020", Decimal(days)))
    report.answer(0)
    report.status(0)
    return report


def differing(report: Opened) -> list[str]:
    held = content.gather(report.id, report.writer)
    return [one.key for one in steering_queries.gaps(held) if one.code == "differs"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figures_stand_beside_the_reported_status(country: Country, language: str) -> None:
    report = judged(country)
    reader = client(country, language=language)
    page = reader.get(reverse("report_answer", args=(report.id, report.answered[0])))
    reason = {
        "nb": "59 dager, mål under 50 innen 2020",
        "nn": "59 dagar, mål under 50 innan 2020",
        "en": "59 days, target below 50 by 2020",
    }[language]
    link = {"nb": "ulikt tallene", "nn": "ulikt tala", "en": "differs from the figures"}[language]
    assert reason in said(page)
    assert link in said(page)
    reader.get(reverse("report", args=(report.id,)))
    reader.get(reverse("report_gaps", args=(report.id,)) + "?mangel=differs")


def test_a_difference_is_a_gap_until_it_is_explained_and_the_words_are_printed(country: Country) -> None:
    report = judged(country)
    key = f"differs:{report.requirements[0]}"
    assert differing(report) == [key]
    live = said(client(country).get(reverse("report", args=(report.id,))))
    assert "Tallene: ikke nådd. 59 dager, mål under 50 innen 2020." in live
    assert "Rapportert status er bedre enn tallene viser. Forklar hvorfor." in live
    answered = report.answered[0]
    reporting.write_parts(
        report.writer, answered, {AnswerPart.DIFFERENCE: [words("Tallene gjelder hele året.")]}, revision=1
    )
    assert differing(report) == []
    printed = content.printed(content.gather(report.id, report.writer))
    text = str(printed)
    assert "Ulikt tallene fordi: Tallene gjelder hele året." in text
    # The computed verdict is the draft's alone; what is handed in says what its people say.
    assert "59 dager" not in text
    one = reports.answered_one(answered)
    assert one is not None
    assert content.figures_of(reports.readable(report.id, report.writer), [one], report.writer)[
        one.id
    ].explained


# days in 2020, reported, differs
AGREEING = [
    (49, "reached", False),
    (59, "not_reached", False),
    (59, "partly", True),
    (49, "not_reached", True),
    (49, "unknown", True),
]


def test_what_differs(country: Country) -> None:
    report = judged(country)
    found = []
    for days, reported, _differs in AGREEING:
        value = ValueDraft(country.midt, "waiting_time_started", "2020", Decimal(days))
        actions.record(report.writer, value)
        reporting.set_status(report.writer, report.answered[0], status(reported))
        found.append((days, reported, bool(differing(report))))
    assert found == AGREEING


def status(attainment: str) -> Status:
    return Status(attainment=Attainment(attainment))


def test_what_is_not_known_and_what_is_not_said_differ_from_nothing(country: Country) -> None:
    report, _document = read(country)
    actions.confirm(report.writer, proposed(country)[0])
    report.answer(0)
    report.status(0)
    assert differing(report) == []


def test_verdicts_cost_a_whole_report_no_more_than_one_answer(country: Country) -> None:
    report = judged(country)
    writer = report.writer
    one, answered = reports.readable(report.id, writer), reports.answered(report.id)

    def cost(many: int) -> int:
        with CaptureQueriesContext(connection) as asked:
            content.figures_of(one, answered[:many], writer)
        return len(asked)

    assert cost(1) == cost(3) == 6
