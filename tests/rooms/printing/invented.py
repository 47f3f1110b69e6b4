"""Invented reports: a small one with everything in it, and one as long as the longest real ones."""

from __future__ import annotations

from linja.ground.document.tree import (
    Block,
    Document,
    ItemList,
    ListItem,
    Mark,
    Paragraph,
    Role,
    Section,
    Table,
)

ANSWER = (
    "Sykehusene i Nordvik har gått gjennom timebøker og ventelister, og flyttet kapasitet dit køen "
    "var lengst. Ved Åsgard sykehus HF ble poliklinikken utvidet i 2. tertial, og ventetiden gikk ned "
    "fra 61 til 54 dager. Tiltakene føres videre i 2020, med månedlig oppfølging i dialogmøtene."
)


def requirement(number: int, text: str, status: str, mark: Mark | None, *answers: Block) -> list[Block]:
    """A requirement with its status and answer, as the annual report prints them."""
    ref = f"requirement:{number}"
    return [
        ItemList((ListItem(text),), role=Role.REQUIREMENT, ref=ref),
        Paragraph(status, Role.STATUS, ref=f"{ref}:status", mark=mark),
        *answers,
    ]


def answer(text: str = ANSWER) -> Paragraph:
    """A paragraph of an answer."""
    return Paragraph(text, Role.ANSWER)


MONTHS = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")
WAITING = Table(
    header=(("RHF/HF", "2018", "2019", "Endring"),),
    rows=(
        ("Helse Nordvik", "57", "59", "2"),
        ("Åsgard sykehus", "61", "54", "−7"),
        ("Fjordane og Ytre Nes", "58", "61,5", "3,5"),
        ("Sykehusapotekene i Nordvik", "–", "–", "–"),
    ),
    caption="Gjennomsnittlig ventetid i dager, avviklede pasienter",
    notes=("Kilde: egne tall, foreløpige per februar 2020.",),
    role=Role.ANSWER,
)
WIDE = Table(
    header=(("Enhet", *(f"{month}." for month in MONTHS)),),
    rows=tuple(
        (unit, *(f"{50 + (i * 7 + len(unit)) % 19},{i % 10}" for i in range(12)))
        for unit in ("Åsgard", "Fjordane", "Ytre Nes", "Nordvik samlet")
    ),
    caption="Ventetid per måned",
)


def _long_table(rows: int) -> Table:
    return Table(
        header=(("Mål", "Kilde", "Målt", "1. tertial", "2. tertial", "3. tertial"),),
        rows=tuple(
            (
                f"Styringsmål {n} om andel behandlet innen fristen",
                "Nasjonalt register",
                "Tertialvis",
                f"{60 + n % 30},{n % 10}",
                f"{61 + n % 30},{n % 7}",
                "Ikke publisert ennå" if n % 9 == 0 else f"{62 + n % 30},0",
            )
            for n in range(1, rows + 1)
        ),
        caption="Målbare krav i oppdragsdokumentet",
    )


def small(language: str = "nb") -> Document:
    """About ten pages with every role, lists in lists, wide and long tables and a statement."""
    goals = [
        *requirement(
            1,
            "Ventetiden skal være under 50 dager i alle helseforetak innen 2021.",
            "Målet er ikke nådd",
            Mark.NOT_REACHED,
            answer(),
            WAITING,
            answer(ANSWER * 2),
        ),
        *requirement(
            2,
            "Helseforetaket skal holde minst 95 pst. av pasientavtalene.",
            "Målet er nådd",
            Mark.REACHED,
            answer(),
        ),
        *requirement(
            3,
            "Andel pakkeforløp innen standard tid skal være minst 70 pst. "
            "Forskjellen mellom Ålesund/Molde og resten skal ned.",
            "Målet er delvis nådd",
            Mark.PARTLY,
            answer(),
            ItemList(
                (ListItem("Bryst: 74 %"), ListItem("Lunge: 61 %", 1), ListItem("Tarm: 72 %")),
                role=Role.ANSWER,
            ),
        ),
    ]
    tasks: list[Block] = [
        Paragraph("De regionale helseforetakene skal sammen:", Role.STEM),
        *requirement(
            4, "utrede felles henvisningsmal.", "Bortfalt", Mark.LAPSED, answer("Se brev av 10. juni.")
        ),
        *requirement(5, "rapportere på bruk av tolk.", "Ikke kjent", Mark.UNKNOWN),
        Paragraph("Svar mangler fra Fjordane og Ytre Nes HF.", Role.GAP),
        Paragraph("Krav uten punkt: foretaket skal ha en plan for klima.", Role.REQUIREMENT),
        Paragraph("Foretaket har en plan.\n\nDen gjelder til 2030.", Role.ANSWER),
    ]
    body = Section("Rapportering på krav i oppdragsdokument", "2.", sections=(
        Section("Redusere unødvendig venting", "2.1", sections=(
            Section("Mål 2019:", blocks=tuple(goals)),
            Section("Andre oppgaver 2019:", blocks=tuple(tasks)),
        )),
        Section("Bedre kvalitet og pasientsikkerhet", "2.2", sections=(
            Section("Mål 2019:", blocks=tuple(
                block
                for n in range(6, 16)
                for block in requirement(
                    n, f"Lever kvalitetsmål {n}. {ANSWER}", "Målet er nådd", Mark.REACHED, answer(), answer()
                )
            )),
        )),
    ))  # fmt: skip
    intro = Section("Innledning", "1.", blocks=(
        answer_free := Paragraph(ANSWER),
        answer_free,
        ItemList(tuple(ListItem(f"Hovedpunkt {n}: {ANSWER[:70]}") for n in range(1, 5)), ordered=True),
        WIDE,
        Paragraph("Tallene er foreløpige.", Role.NOTE),
    ))  # fmt: skip
    statement = Section("Uttalelse fra brukerutvalget i Helse Nordvik", "3.", blocks=(
        Paragraph("Brukerutvalget takker for samarbeidet. " + ANSWER, Role.STATEMENT),
    ))  # fmt: skip
    appendix = Section("Vedlegg", "4.", blocks=(_long_table(48),))
    return Document(
        title="Årlig melding 2019",
        language=language,
        sections=(intro, body, statement, appendix),
        subtitle="Svar på oppdragsdokument og foretaksmøter",
        organisation="Helse Nordvik RHF",
        year=2019,
        kind="årlig_melding",
        meta=(("Til", "Helse- og omsorgsdepartementet"), ("Behandlet i styret", "12. mars 2020")),
    )


def long(requirements: int = 250, words: int = 330) -> Document:
    """A report of about 150 pages: ten chapters, and tables in every tenth answer."""
    text = " ".join((ANSWER.split(" ") * (words // 40 + 1))[:words]) + "."
    chapters = []
    for c in range(10):
        blocks: list[Block] = []
        for n in range(requirements // 10):
            number = c * requirements // 10 + n + 1
            table = (WAITING,) if n % 10 == 0 else ()
            blocks += requirement(
                number,
                f"Helseforetaket skal oppfylle styringskrav {number} innen 31. desember.",
                ("Målet er nådd", "Målet er delvis nådd", "Målet er ikke nådd")[n % 3],
                (Mark.REACHED, Mark.PARTLY, Mark.NOT_REACHED)[n % 3],
                *table,
                answer(text[: len(text) // 2]),
                answer(text[len(text) // 2 :].strip()),
            )
        goals = Section("Mål 2019:", blocks=tuple(blocks))
        chapters.append(Section(f"Område {c + 1}", f"2.{c + 1}", sections=(goals,)))
    body = Section("Rapportering", "2.", sections=tuple(chapters))
    return Document("Årlig melding 2019", "nb", (body,), organisation="Helse Nordvik RHF", year=2019)
