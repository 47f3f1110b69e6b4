"""Which dates in a requirement bind whom, and which is the addressee's own."""

import pytest

from linja.ground.reading.deadlines import deadlines_of

YEAR = 2019


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Helse Nord RHF skal levere en plan innen 1. november 2019.", "2019-11-01"),
        ("Helse Nord RHF skal levere en plan. Frist for oppdraget er 1. september 2019.", "2019-09-01"),
        ("Regionen skal nå 95 pst. innen 2021.", "2021-12-31"),
        ("Plan sendes innen 1. april 2019. Endelig rapport sendes innen 1. juni 2020.", "2020-06-01"),
        ("Det skal rapporteres på arbeidet pr. 1. oktober 2019.", "2019-10-01"),
        (
            "Det bes om foreløpig status 2. april 2019. Endelig rapport skal leveres innen 15. april 2019.",
            "2019-04-15",
        ),
        ("Arbeidet skal være i gang innen 1. juni 2019. <Ny frist 1. oktober 2019.>", "2019-10-01"),
        (
            "Tilbudet skal være på plass våren 2019. Fristen for etablering utvides til utgangen av 2019.",
            "2019-12-31",
        ),
        ("Helse Vest RHF skal leggje fram ein plan innan 1. september 2019.", "2019-09-01"),
        ("Helse Vest RHF skal ta løsningen i bruk før dagens register avvikles 31.12.2021.", "2021-12-31"),
        ("30 pst. reduksjon i forbruket i 2020 sammenliknet med 2012.", "2020-12-31"),
    ],
)
def test_own_deadline(text: str, own: str) -> None:
    assert deadlines_of(text, YEAR).own == own


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Planen skal foreligge innen 1.6.", "2019-06-01"),
        ("Frist: 30.4.2020 (plan) og 30.11.2020 (gjennomført)", "2020-11-30"),
        ("Fristen utsettes fra 1. oktober 2019 til 1. mars 2020.", "2020-03-01"),
        ("Fristen blir flytta frå 1. februar til 15. mars.", "2019-03-15"),
        ("Prosjektet skal gå fra 1. januar 2019 til 31. desember 2020.", "2020-12-31"),
        ("Ordningen skal være på plass innen utløpet av 2025.", "2025-12-31"),
        ("Arbeidet skal være ferdig i 1. tertial 2020.", "2020-04-30"),
        ("I 1. tertial skal foretaket levere en plan.", "2019-04-30"),
        ("Tiltaket skal være gjennomført pr. 31. desember 2019.", "2019-12-31"),
        ("Planen skal vere ferdig innan nyttår.", "2019-12-31"),
        ("Foretaket skal ha ansatt to erfaringskonsulenter ved årsskiftet.", "2019-12-31"),
        ("Frist: Q3", "2019-09-30"),
        ("Helse Vest RHF skal levere ein plan innan veke 40.", "2019-10-06"),
        ("Ordninga skal vere innført innan utgongen av mars.", "2019-03-31"),
        ("Ordningen skal innføres innen utgangen av inneværende år.", "2019-12-31"),
        ("Ordningen skal innføres i løpet av høsten.", "2019-12-31"),
        ("Rapporten skal være levert ultimo november.", "2019-11-30"),
        ("Rapporten skal leveres innen utgangen av første halvår.", "2019-06-30"),
    ],
)
def test_own_deadline_in_short_or_shared_words(text: str, own: str) -> None:
    assert deadlines_of(text, YEAR).own == own


@pytest.mark.parametrize(
    "text",
    [
        "Kravet i punkt 3.1. skal følges opp.",
        "Det vises til Prop. 1 S (2018-2019), punkt 2.6. og 3.1.",
        "Ventetiden i uke 40 skal være under 50 dager.",
        "Andelen skal økes med innen 3.1 prosent.",
        "Helse Nord RHF skal følge opp rapporten av 1. november 2018.",
        "Ventetiden skal reduseres sammenliknet med 2018.",
        "Antallet skal øke med 5 pst. i 2019 sammenliknet med tallene for 2017.",
        "Helse Nord RHF skal følge opp kravene i foretaksmøtet 15. januar 2019.",
        "Behov for midler meldes Helsedirektoratet 1.12 og 15.6 hvert år.",
        "Helse Nord RHF skal orientere departementet så snart avtalen er inngått.",
        "Det vises til Helsedirektoratets oppdrag om veilederen, med frist 1. mars 2020.",
    ],
)
def test_no_own_deadline(text: str) -> None:
    assert deadlines_of(text, YEAR).own is None


@pytest.mark.parametrize(
    ("text", "kind", "precision", "owner"),
    [
        ("Det skal leveres en plan innen 1. mai 2019.", "final", "day", None),
        ("Målet skal nås innen 2021.", "final", "ambiguous_year", None),
        ("Foreløpig status skal leveres innen 1. mai 2019.", "interim", "day", None),
        ("Behovet meldes 1.12 og 15.6 hvert år.", "recurring", "day", None),
        ("Departementet orienteres så snart avtalen er inngått.", "event_bound", "event", None),
        (
            "Helsedirektoratet skal innen 1. september 2022 levere kodeverket.",
            "final",
            "day",
            "Helsedirektoratet",
        ),
        ("Forbudet gjeldende fra 1.1.2020 skal etterleves.", "validity", "day", None),
    ],
)
def test_kind_and_owner(text: str, kind: str, precision: str, owner: str | None) -> None:
    (found,) = deadlines_of(text, YEAR).all
    assert (found.type.value, found.precision.value, found.owner) == (kind, precision, owner)
