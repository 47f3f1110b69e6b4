"""Who leads and who takes part; what a text says about a change of the requirement."""

import pytest

from linja.ground.reading.amendments import change_of
from linja.ground.reading.roles import lead_of, lead_under, partners_of


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        (
            "De regionale helseforetakene skal, under ledelse av Helse Vest RHF, lage en plan.",
            "Helse Vest RHF",
        ),
        (
            "Dei regionale helseføretaka skal, under leiing av Helse Nord RHF, lage ein plan.",
            "Helse Nord RHF",
        ),
        ("En plan skal lages. Helse Nord RHF skal lede arbeidet.", "Helse Nord RHF"),
        ("En plan skal lages. Helse Sør-Øst bes lede arbeidet.", "Helse Sør-Øst RHF"),
        ("Erfaringene samles, og Helse Midt-Norge RHF skal koordinere arbeidet.", "Helse Midt-Norge RHF"),
        ("Helse Midt-Noreg RHF skal leie arbeidet.", "Helse Midt-Norge RHF"),
        ("Arbeidet ledes av Helse Sør- Øst RHF.", "Helse Sør-Øst RHF"),
        ("Foretaksmøtet ba Helse Sør-Øst RHF lede arbeidet med kriteriene.", "Helse Sør-Øst RHF"),
        ("Helse Møre og Romsdal HF leder arbeidet.", "Helse Møre og Romsdal HF"),
        (
            "Dei regionale helseføretaka skal, koordinert av Helse Nord RHF, gi ut ein rapport.",
            "Helse Nord RHF",
        ),
        ("Arbeidet ledes av Helsedirektoratet.", None),
        ("Helse Vest RHF skal delta i arbeidet.", None),
    ],
)
def test_lead(text: str, lead: str | None) -> None:
    assert lead_of(text) == lead


def test_an_item_that_leads_makes_the_addressee_the_lead() -> None:
    assert lead_under("Helse Vest RHF skal:", "leie arbeidet med felles prinsipp") == "Helse Vest RHF"
    assert lead_under("Helse Vest RHF skal:", "delta i arbeidet") is None


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Helse Nord RHF skal, i samarbeid med Helsedirektoratet og Folkehelseinstituttet, lage en plan.",
         ("Helsedirektoratet", "Folkehelseinstituttet")),
        ("Helse Nord RHF skal i samarbeid med kommunene utarbeide rutiner.", ("kommunene",)),
        ("Helse Nord RHF skal lage en plan.", ()),
    ],
)  # fmt: skip
def test_partners(text: str, partners: tuple[str, ...]) -> None:
    assert partners_of(text) == partners


@pytest.mark.parametrize(
    ("text", "answer", "change", "obligation", "new"),
    [
        (
            "I justert oppdragsdokument bortfalt målet, men resultatet skal rapporteres.",
            "",
            "lapse_but_report",
            "report_only",
            None,
        ),
        (
            "Målet opprettholdes, men rapportering til departementet utgår for 2020.",
            "",
            "waive",
            "waived",
            None,
        ),
        ("Kravet skal ikkje rapporterast på for 2021.", "", "waive", "waived", None),
        ("Dette erstatter følgende i oppdragsdokumentet: en plan.", "", "replace", "in_force", None),
        (
            "Lever en plan innen 1. juni 2020. <Ny frist 1. juni 2021.>",
            "",
            "extend",
            "in_force",
            "2021-06-01",
        ),
        ("Fristen for arbeidet utsettes til 1. mars 2021.", "", "extend", "in_force", "2021-03-01"),
        (
            "Oppdraget videreføres med følgende presisering: Universitetene deltar.",
            "",
            "clarify",
            "in_force",
            None,
        ),
        ("Kravet om halvårlig rapportering bortfaller.", "", "lapse", "lapsed", None),
        (
            "Lever en plan.",
            "Oppdraget er gitt ny frist til 1. desember 2021.",
            "extend",
            "in_force",
            "2021-12-01",
        ),
        ("Lever en plan.", "Oppgaven utgår etter brev fra departementet.", "lapse", "lapsed", None),
    ],
)
def test_change(text: str, answer: str, change: str, obligation: str, new: str | None) -> None:
    found = change_of(text, 1, answer, 5, 2020)
    assert found is not None
    assert (found.amendment.change.value, found.obligation.value, found.amendment.new_deadline) == (
        change,
        obligation,
        new,
    )


def test_no_change() -> None:
    assert change_of("Helse Nord RHF skal lage en plan.", 1, "Planen er laget.", 3, 2020) is None
