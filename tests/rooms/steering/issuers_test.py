"""Who is held to have issued what is read for a trust: its region, and never the ministry."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile

from linja.ground.kernel.actor import SYSTEM
from linja.line.intake import actions as intake
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import DocumentFilter
from linja.pillars.steering import actions, queries
from tests.support.country import Country
from tests.support.orders import asked, issued

pytestmark = pytest.mark.django_db

REPORT = """Årlig melding 2020
{name}

1. Innledning

Innledningen forteller om året.

2. Rapportering på krav i oppdrag og bestilling

2.1 Kortere ventetid

Mål 2020:

• Ventetiden skal reduseres sammenliknet med 2019.

Målet er ikke nådd

Snittet var 60 dager i 2020.

• Andel korridorpasienter skal være 0 pst. ved hele sykehuset.

Målet er delvis nådd

Andelen var 1 pst. ved utgangen av året.
"""


def read(country: Country, organisation_id: int) -> int:
    """The trust's own report, accepted as it was read, and registered; the report's id."""
    name = f"{organisation_id}.txt"
    file = ContentFile(REPORT.format(name=name).encode(), name=name)
    document_id = _accepted(file, organisation_id)
    for match in queries.matches(document_id):
        best = match.candidates[0].requirement_id if match.candidates else None
        actions.choose_match(SYSTEM, match.finding_id, best)
    made = actions.register_reading(SYSTEM, document_id)
    assert made.report_id is not None
    return made.report_id


def _accepted(file: ContentFile, organisation_id: int) -> int:
    document_id = intake.upload(SYSTEM, file, organisation_id)
    intake.read_document(document_id)
    intake.accept_all(SYSTEM, document_id)
    intake.finish(SYSTEM, document_id)
    return document_id


def orders() -> list[tuple[str, int, tuple[int, ...]]]:
    held = requirements.documents(DocumentFilter(kinds=("oppdrag_og_bestilling",)))
    return sorted((one.title, one.issuer_id, tuple(unit for unit, _n in one.addressees)) for one in held)


def test_each_trust_has_an_order_of_its_own_from_its_region(country: Country) -> None:
    for unit in (country.stolavs, country.nordtrondelag, country.ous):
        read(country, unit)
    assert orders() == [
        ("Oppdrag og bestilling 2020 til Helse Nord-Trøndelag HF", country.midt, (country.nordtrondelag,)),
        ("Oppdrag og bestilling 2020 til Oslo universitetssykehus HF", country.sorost, (country.ous,)),
        ("Oppdrag og bestilling 2020 til St. Olavs hospital HF", country.midt, (country.stolavs,)),
    ]
    # The same words to three trusts are three requirements.
    assert len(_asked_of(country)) == 6


def _asked_of(country: Country) -> set[int]:
    units = (country.stolavs, country.nordtrondelag, country.ous)
    return {one.id for unit in units for one in requirements.in_force_for(unit, 2020)}


def test_a_regions_own_documents_are_the_ministrys(country: Country) -> None:
    text = REPORT.replace("oppdrag og bestilling", "oppdragsdokument").format(name="Helse Midt-Norge RHF")
    document_id = _accepted(ContentFile(text.encode(), name="melding.txt"), country.midt)
    made = actions.register_reading(SYSTEM, document_id)
    assert {requirements.document(one).issuer_id for one in made.document_ids} == {country.ministry}


def test_what_was_issued_here_is_matched_and_nothing_is_added_to_it(country: Country) -> None:
    one = asked(country, "Ventetiden skal reduseres sammenliknet med 2019.")[0]
    derived = issued(country, one, country.stolavs)[0]
    read(country, country.stolavs)
    held = requirements.documents(DocumentFilter(kinds=("oppdrag_og_bestilling",)))
    assert sorted((one.frozen, one.requirement_count) for one in held) == [(False, 1), (True, 1)]
    assert derived in {one.id for one in requirements.in_force_for(country.stolavs, 2020)}
