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
    "text",
    [
        "Helse Nord RHF skal følge opp rapporten av 1. november 2018.",
        "Ventetiden skal reduseres sammenliknet med 2018.",
        "Antallet skal økes med 5 pst. i 2019 sammenliknet med 2017.",
        "Helse Nord RHF skal følge opp kravene i foretaksmøtet 15. januar 2019.",
        "Behov for utbetaling meldes departementet 1.12 og 15.6 hvert år.",
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
