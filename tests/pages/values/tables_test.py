"""/arbeid/les-inn/<id>/tall/: what a document's tables propose, ticked and confirmed, and not by others."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from linja.line.indicators import queries
from linja.line.indicators.models import Import
from linja.line.indicators.records import SourceKind
from linja.line.intake import actions as intake
from tests.pages.values.figures_in_test import LANGUAGES, client
from tests.support.country import Country

pytestmark = pytest.mark.django_db
REPORT = """Årlig melding 2019
Helse Midt-Norge RHF

1. Innledning

2. Rapportering

Gjennomsnittlig ventetid per foretak

RHF/HF 2018 2019

Helse Midt-Norge 57 59

St. Olavs hospital 56 56

Oslo universitetssykehus 60 61

Arbeidet fortsetter.
"""


def uploaded(country: Country, text: str = REPORT) -> int:
    giver = country.actor("rhf_controller", country.midt)
    made = intake.upload(giver, ContentFile(text.encode(), name="melding.txt"), country.midt)
    intake.read_document(made)
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_in_three_languages(country: Country, language: str) -> None:
    reader = client(country, language=language)
    for made in (
        uploaded(country),
        uploaded(country, "Årlig melding 2019\nHelse Midt-Norge RHF\n\nTekst.\n"),
    ):
        reader.get(reverse("intake_values", args=(made,)))
        reader.get(reverse("intake_values", args=(made,)) + "?kryss=alle")


def test_what_is_ticked_is_held_with_its_place(country: Country) -> None:
    made, reader = uploaded(country), client(country)
    address = reverse("intake_values", args=(made,))
    ((first, last, lines),) = reader.get(address).context["groups"]
    assert (first, last) == (8, 16)
    assert [(line.organisation, line.it.it.draft.period, line.value, line.may) for line in lines] == [
        ("Helse Midt-Norge RHF", "2018", "57\u00a0dager", True),
        ("Helse Midt-Norge RHF", "2019", "59\u00a0dager", True),
        ("St. Olavs hospital HF", "2018", "56\u00a0dager", True),
        ("St. Olavs hospital HF", "2019", "56\u00a0dager", True),
        ("Oslo universitetssykehus HF", "2018", "60\u00a0dager", False),
        ("Oslo universitetssykehus HF", "2019", "61\u00a0dager", False),
    ]
    reader.post(address, {}, follow=True)
    reader.post(address, {"riktig": ["2", "6"]}, follow=True)
    assert queries.values(country.actor("rhf_controller", country.midt)) == ()
    reader.post(address, {"riktig": ["2", "4"]}, follow=True)
    reader.post(address, {"riktig": ["2", "4"]}, follow=True)
    held = queries.values(country.actor("rhf_controller", country.midt))
    assert [(one.organisation_id, one.number, one.source_kind, one.source) for one in held] == [
        (country.midt, 59, SourceKind.DOCUMENT, "melding.txt, 8–16: Helse Midt-Norge – 2019"),
        (country.stolavs, 56, SourceKind.DOCUMENT, "melding.txt, 8–16: St. Olavs hospital – 2019"),
    ]
    assert Import.objects.count() == 1
    assert reader.get(address).context["open"] == 2
    answer = reader.client.get(reverse("intake_values_csv", args=(made,)))
    assert len(b"".join(answer.streaming_content).splitlines()) == 7  # type: ignore[attr-defined]
    assert reader.client.get(reverse("intake_values_xlsx", args=(made,))).status_code == 200


def test_the_other_region_finds_nothing(country: Country) -> None:
    made, stranger = uploaded(country), client(country, place="sorost")
    for name in ("intake_values", "intake_values_csv", "intake_values_xlsx"):
        assert stranger.client.get(reverse(name, args=(made,))).status_code == 404
    stranger.post(reverse("intake_values", args=(made,)), {"riktig": ["2"]}, status=404)
    assert not Import.objects.exists()
