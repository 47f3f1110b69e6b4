"""Status phrases: the fixed line, and verdicts in running text with any word order."""

import pytest

from linja.ground.reading import read_lines
from linja.ground.reading.statuses import is_status_line, is_status_word, read_phrase
from linja.ground.reading.verdicts import goal_verdict, verdict_in


@pytest.mark.parametrize(
    ("phrase", "status"),
    [
        ("Målet er nådd", "achieved"),
        ("Målet er nådd.", "achieved"),
        ("Målet er delvis nådd", "partly_achieved"),
        ("Målet er ikke nådd", "not_achieved"),
        ("Målet er ikkje nådd", "not_achieved"),
        ("Målet antas nådd", "other"),
        ("Måloppnåelse for 2019 er ikke kjent", "other"),
        ("Måloppnåing for 2021 er ikkje kjend", "other"),
        ("Måloppnåelse kan ikke vurderes", "other"),
        ("Kravet er oppfylt", "achieved"),
        ("Oppdraget er delvis gjennomført", "partly_achieved"),
        ("Status: Ikke oppfylt", "not_achieved"),
        ("Oppgaven er utsatt", "other"),
    ],
)
def test_status_line(phrase: str, status: str) -> None:
    assert is_status_line(phrase)
    assert read_phrase(phrase).status.value == status


@pytest.mark.parametrize(
    "line",
    [
        "Målet om kortere ventetid skal nås i alle helseforetak.",
        "Helse Nord RHF skal sørge for at målet er nådd innen 2021.",
        "Mål 2019:",
        "Rapporten er oversendt departementet i tråd med kravet",
        "Ventetiden er redusert",
    ],
)
def test_no_status_line(line: str) -> None:
    assert not is_status_line(line)


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Ja", "achieved"), ("Nei", "not_achieved"), ("Delvis", "partly_achieved"), ("Pågår", "other"),
        ("Gjennomført", "achieved"), ("Ikkje gjennomført", "not_achieved"), ("Utgått", "other"),
        ("I rute", "other"), ("Grønn", "achieved"), ("Gul", "partly_achieved"), ("Raud", "not_achieved"),
    ],
)  # fmt: skip
def test_one_word(word: str, status: str) -> None:
    assert is_status_word(word)
    assert read_phrase(word).status.value == status


@pytest.mark.parametrize(
    ("phrase", "obligation", "attainment", "basis", "progress"),
    [
        ("Målet antas nådd", None, "reached", "presumed", None),
        ("Målet er bortfalt", "lapsed", None, None, None),
        ("Oppdraget er forsinket", None, None, None, "delayed"),
        ("Arbeidet er ikke påbegynt", None, None, None, "not_started"),
        ("Målet er nådd", None, "reached", "judged", None),
    ],
)
def test_four_questions(
    phrase: str, obligation: str | None, attainment: str | None, basis: str | None, progress: str | None
) -> None:
    read = read_phrase(phrase)
    assert (read.obligation, read.attainment, read.basis, read.progress) == (
        obligation,
        attainment,
        basis,
        progress,
    )


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Dermed er målet nådd for regionen samlet.", "yes"),
        ("Kravet er innfridd.", "yes"),
        ("Dette innebærer at målsettingen for året ikke er nådd.", "no"),
        ("Derfor er ikke målet om lavere tall nådd.", "no"),
        ("Målet er ikkje oppfylt.", "no"),
        ("Målet ble kun oppnådd for barn og unge.", "part"),
        ("Tiltakene er hovedsakelig innfridd.", "part"),
        ("Målet forventes nådd i 2021.", None),
        ("Helseforetakene arbeider for å nå målet.", None),
        ("Ventetiden er kortere enn målet.", None),
    ],
)
def test_verdict_on_a_goal(sentence: str, verdict: str | None) -> None:
    assert goal_verdict(sentence) == verdict


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (["Rapporten er oversendt departementet innen fristen."], "achieved"),
        (["Oppdraget er gjennomført."], "achieved"),
        (["Delvis nådd. To av helseforetakene mangler utstyr."], "partly_achieved"),
        (["Målet er nådd for barn.", "Målet er ikke nådd for voksne."], "partly_achieved"),
        (["Arbeidet er noe forsinket på grunn av pandemien."], "other"),
        (["Arbeidet pågår og ledes av Helse Vest RHF."], "other"),
        (["Oppdraget er gitt videre til helseforetakene."], "other"),
        (["Oppdraget er ført vidare til helseføretaka."], "other"),
        (["Tall for 2020 foreligger ikke."], "other"),
        (["Målet bortfalt gjennom justert oppdragsdokument."], "other"),
        (["Rapporten forventes oversendt innen fristen."], "other"),
    ],
)
def test_verdict_in_an_answer(answer: list[str], status: str) -> None:
    verdict = verdict_in(answer)
    assert verdict is not None
    assert verdict.status.value == status


@pytest.mark.parametrize(
    "answer",
    [
        ["Helseforetakene deltar i nettverket med to fagpersoner."],
        ["Det er holdt tre møter, og 14 ansatte har fått opplæring."],
        ["Direktoratet la fram en rapport, som leverte tallene fra fire regioner."],
    ],
)
def test_an_account_is_no_verdict(answer: list[str]) -> None:
    assert verdict_in(answer) is None


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("Delvis oppfylt. 14 av 17 avdelinger har slike utvalg.", "partly_achieved"),
        ("Delvis oppnådd – elleve av fjorten fagområde bruker ordninga.", "partly_achieved"),
        ("Ikkje aktuelt – det kom ingen midlar.", "other"),
        ("Går etter plan – seks av sju postar er i drift.", "other"),
        ("Gjennomført i styresak 81/10.", "achieved"),
        ("Trygg kirurgi: Sjekklista er teken i bruk ved alle operasjonsstover.", "achieved"),
        ("Etableringen er i rute. Leder ble ansatt i august.", "other"),
        ("Retningslinjen er implementert ved samtlige enheter.", "achieved"),
        ("Tala er ikkje klare.", "other"),
        ("Resultatene for 2021 er ikke publisert.", "other"),
        ("Kravet er innfridd i tre av fire helseforetak.", "partly_achieved"),
    ],
)
def test_verdicts_that_open_an_answer(answer: str, status: str) -> None:
    verdict = verdict_in([answer])
    assert verdict is not None
    assert verdict.status.value == status


@pytest.mark.parametrize(
    "answer",
    [
        "Andelen som fikk time i første brev, økte fra 61 til 74 prosent.",
        "Foretaket har egne rutiner for dette.",
        "Brosjyren ble delt ut i alle kommuner.",
    ],
)
def test_a_mere_account_is_no_verdict(answer: str) -> None:
    assert verdict_in([answer]) is None


def test_a_question_with_its_answer_is_a_status() -> None:
    body = [
        f"{asked}\n\nEr kravet oppfylt? {said}\n{told}\n"
        for asked, said, told in (
            ("Alle pasienter skal ha en koordinator.", "Ja", "Koordinator er oppnevnt ved alle enheter."),
            ("Ventetiden til MR skal ikke overstige åtte uker.", "Nei", "Ventetiden var ti uker."),
            ("Foretaket skal ha felles inntakskontor.", "Delvis", "To fagområder gjenstår."),
        )
    ]
    head = "Årlig melding 2023\nHelgelandssykehuset HF\n\n2. Rapportering på krav i oppdragsdokumentet\n\n"
    found = read_lines((head + "\n".join(body)).split("\n")).requirements
    assert [str(one.status) for one in found] == ["achieved", "not_achieved", "partly_achieved"]
