"""A read document enters the register: all of it or nothing, once, and the same requirement only once."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.base import ContentFile

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.refusals import Refused
from linja.ground.kernel.vocabulary import ChangeType, Obligation
from linja.line.approvals import queries as approvals
from linja.line.intake import actions as intake
from linja.line.intake import queries as uploads
from linja.line.publication import queries as editions
from linja.line.reporting import actions as report_actions
from linja.line.reporting import queries as reporting
from linja.line.requirements import queries as requirements
from linja.line.requirements.models import GoverningDocument, Requirement
from linja.line.requirements.records import DocumentFilter
from linja.pillars.steering import actions, content, queries
from tests.support.country import Country

pytestmark = pytest.mark.django_db

REPORT = """Årlig melding 2020
{name}

1. Innledning

Innledningen forteller om året i regionen.

2. Rapportering på krav i oppdragsdokument

2.1 Kortere ventetid

Mål 2020:

• {name} skal redusere ventetiden sammenliknet med 2019.

Målet er ikke nådd

Snittet var {days} dager i 2020, tre mer enn året før.

• Andel korridorpasienter skal være 0 pst. i alle helseforetak.

Målet er delvis nådd

Andelen var {share} pst. ved utgangen av året.

Andre oppgaver 2020:

• De regionale helseforetakene skal, ledet av Helse Vest RHF, lage en felles plan for mer bruk av video
innen 1. juni 2020. <Ny frist 1. oktober 2020.>

Målet er nådd

Planen ble oversendt departementet i september 2020.

3. Rapportering på krav fra foretaksmøter

3.1 Krav og rammer for 2020

Foretaksmøtet ba de regionale helseforetakene om å:

• øke antallet lærlinger i planperioden

• opprette et opplæringskontor i hvert helseforetak

Målet er nådd

Tallet på lærlinger økte fra 320 til 356 i 2020.

4. Styrets plandokument

Styret vedtok en utviklingsplan.

5. Uttalelse fra regionalt brukerutvalg

Brukerutvalget ble hørt tidlig i arbeidet.
"""


def accepted(country: Country, region: str = "midt", **values: str) -> int:
    """An uploaded report, read and accepted in full."""
    names = {"midt": "Helse Midt-Norge RHF", "sorost": "Helse Sør-Øst RHF"}
    facts = {"name": names[region], "days": "60", "share": "0,5", **values}
    file = ContentFile(REPORT.format(**facts).encode(), name=f"melding-{region}.txt")
    actor = country.actor("rhf_controller", getattr(country, region))
    document_id = intake.upload(actor, file, getattr(country, region))
    intake.read_document(document_id)
    intake.accept_all(actor, document_id)
    intake.finish(actor, document_id)
    return document_id


def controller(country: Country, region: str = "midt"):
    return country.actor("rhf_controller", getattr(country, region))


def code_of(act) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.refusal.code


def test_everything_enters_at_once(country: Country) -> None:
    document_id = accepted(country)
    made = actions.register_reading(controller(country), document_id)
    held = reporting.answered(made.report_id)
    assert [one.text[:25] for one in held] == [
        "Helse Midt-Norge RHF skal",
        "Andel korridorpasienter s",
        "De regionale helseforetak",
        "øke antallet lærlinger i ",
        "opprette et opplæringskon",
    ]
    assert [one.status.phrase for one in held] == [
        "Målet er ikke nådd",
        "Målet er delvis nådd",
        "Målet er nådd",
        "Målet er nådd",
        "Målet er nådd",
    ]
    assert [one.prints_stem for one in held] == [False, False, False, True, False]
    assert held[3].answer_id == held[4].answer_id
    assert uploads.document(document_id).state == "registered"
    assert [one.locked for one in approvals.statements(f"report:{made.report_id}")] == [True]


def test_a_change_told_in_the_text_becomes_a_version(country: Country) -> None:
    made = actions.register_reading(controller(country), accepted(country))
    versions = requirements.versions(made.requirement_ids[2])
    assert [one.change for one in versions] == [ChangeType.ORIGINAL, ChangeType.EXTEND]
    assert [str(one.due_on) for one in versions] == ["2020-06-01", "2020-10-01"]
    assert [role.name for role in versions[0].roles if role.role == "lead"] == ["Helse Vest RHF"]
    assert versions[1].obligation == Obligation.IN_FORCE


def test_nothing_is_lost_and_the_order_is_kept(country: Country) -> None:
    from linja.ground.document import walk

    made = actions.register_reading(controller(country), accepted(country))
    words = " ".join(walk.words(content.annual_report(made.report_id, controller(country))))
    told = [
        "Innledningen forteller om året i regionen.",
        "redusere ventetiden",
        "Snittet var 60 dager",
        "korridorpasienter",
        "Foretaksmøtet ba de regionale helseforetakene om å:",
        "økte fra 320 til 356",
        "Styret vedtok en utviklingsplan.",
        "Brukerutvalget ble hørt tidlig i arbeidet.",
    ]
    places = [words.find(text) for text in told]
    assert -1 not in places
    assert places == sorted(places)


def test_registering_twice_is_refused(country: Country) -> None:
    document_id = accepted(country)
    actions.register_reading(controller(country), document_id)
    again = lambda: actions.register_reading(controller(country), document_id)  # noqa: E731
    assert code_of(again) == "steering.registered_already"


def test_all_or_nothing(country: Country, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault planted in the last step leaves no row behind."""
    document_id = accepted(country)
    from linja.pillars.steering.actions import register

    def fails(*_args: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr(register.intake_actions, "mark_registered", fails)
    with pytest.raises(RuntimeError, match="planted"):
        actions.register_reading(controller(country), document_id)
    assert (GoverningDocument.objects.count(), Requirement.objects.count()) == (0, 0)
    assert reporting.report_from(document_id) is None


@pytest.mark.parametrize(
    ("role", "place"),
    [("rhf_controller", "sorost"), ("hf_contributor", "stolavs"), ("directorate", "directorate")],
)
def test_others_do_not_register(country: Country, role: str, place: str) -> None:
    document_id = accepted(country)
    actor = country.actor(role, getattr(country, place))
    assert code_of(lambda: actions.register_reading(actor, document_id)) == "steering.not_found"


def test_not_before_the_review_is_finished(country: Country) -> None:
    document_id = accepted(country)
    intake.reopen_document(controller(country), document_id)
    act = lambda: actions.register_reading(controller(country), document_id)  # noqa: E731
    assert code_of(act) == "steering.not_reviewed"


def test_the_second_region_answers_the_same_requirement(country: Country) -> None:
    first = actions.register_reading(controller(country), accepted(country))
    document_id = accepted(country, "sorost", days="62", share="1,2")
    actor = controller(country, "sorost")
    assert code_of(lambda: actions.register_reading(actor, document_id)) == "steering.open_matches"
    assert [one.sure for one in queries.matches(document_id)] == [True] * 5
    assert actions.accept_sure(actor, document_id) == 5
    second = actions.register_reading(actor, document_id)
    assert second.requirement_ids == first.requirement_ids
    assert Requirement.objects.count() == 5
    assert len(requirements.documents(DocumentFilter(kinds=("oppdragsdokument",)))) == 1
    answers = reporting.answers_to(first.requirement_ids[0], SYSTEM)
    assert [one.organisation_id for one in answers] == [country.midt, country.sorost]
    # Each report prints its own words.
    assert reporting.answered(second.report_id)[0].text.startswith("Helse Sør-Øst RHF skal")
    assert reporting.answered(first.report_id)[0].text.startswith("Helse Midt-Norge RHF skal")


def test_a_person_may_say_that_it_is_new(country: Country) -> None:
    actions.register_reading(controller(country), accepted(country))
    document_id = accepted(country, "sorost")
    actor = controller(country, "sorost")
    match = queries.matches(document_id)[0]
    actions.choose_match(actor, match.finding_id, None)
    assert actions.accept_sure(actor, document_id) == 4
    actions.register_reading(actor, document_id)
    assert Requirement.objects.count() == 6


def test_a_requirement_is_claimed_once(country: Country) -> None:
    made = actions.register_reading(controller(country), accepted(country))
    document_id = accepted(country, "sorost")
    actor = controller(country, "sorost")
    one, other = queries.matches(document_id)[:2]
    actions.choose_match(actor, one.finding_id, made.requirement_ids[0])
    act = lambda: actions.choose_match(actor, other.finding_id, made.requirement_ids[0])  # noqa: E731
    assert code_of(act) == "steering.claimed_twice"


def test_a_report_read_anew_takes_the_place_of_the_old_one(country: Country) -> None:
    first = actions.register_reading(controller(country), accepted(country))
    edition = actions.compile_report(controller(country), first.report_id)
    document_id = accepted(country, days="61")
    actions.accept_sure(controller(country), document_id)
    refusal = actions.may_register(controller(country), document_id)
    assert (refusal.code, refusal.facts["year"]) == ("steering.report_exists", 2020)
    act = lambda: actions.register_reading(controller(country), document_id)  # noqa: E731
    assert code_of(act) == "steering.report_exists"
    second = actions.register_reading(controller(country), document_id, replace=True)
    assert second.requirement_ids == first.requirement_ids
    assert [one.id for one in reporting.reports(controller(country))] == [second.report_id]
    kept = reporting.report(first.report_id, controller(country))
    assert (kept.state, len(reporting.answered(kept.id))) == ("replaced", 5)
    # Only the standing report answers for the region, and its next edition has the old one's address.
    answers = reporting.answers_to(first.requirement_ids[0], SYSTEM)
    assert [one.report_id for one in answers] == [second.report_id]
    later = actions.compile_report(controller(country), second.report_id)
    old, new = editions.edition(edition, SYSTEM), editions.edition(later, SYSTEM)
    assert (old.publication.slug, old.number, new.number) == (new.publication.slug, 1, 2)


def test_another_region_cannot_take_the_place(country: Country) -> None:
    first = actions.register_reading(controller(country), accepted(country))
    with pytest.raises(Refused) as refused:
        report_actions.replace(controller(country, "sorost"), first.report_id, "nytt")
    assert refused.value.refusal.code == "reporting.not_found"


def test_a_document_to_review_is_owed_by_those_who_may_review_it(country: Country) -> None:
    accepted(country)

    def owed(role: str, place) -> list[str]:  # type: ignore[no-untyped-def]
        return [one.code for one in queries.owed_by(country.actor(role, place), date(2021, 3, 1))]

    assert owed("rhf_controller", country.midt) == ["register"]
    assert owed("rhf_controller", country.sorost) == []
    assert owed("user_committee", country.midt) == []
    assert owed("auditor", None) == []
