"""A report as long as the real ones, in our own words, for benchmarks without the sources."""

from __future__ import annotations

from linja.ground.document.tree import (
    Block,
    Document,
    ItemList,
    ListItem,
    Paragraph,
    Role,
    Section,
    Table,
)

ASKED = (
    "Andelen pasienter som får time innen fristen, skal være minst {n} pst. innen utgangen av 2021.",
    "Helseforetakene skal levere en plan for opplæring av ansatte innen 1. november 2019.",
    "Helse Midt-Norge RHF skal redusere antall utsatte timer sammenliknet med 2018.",
    "De regionale helseforetakene skal utrede felles innkjøp under ledelse av Helse Vest RHF.",
)
TOLD = (
    "Arbeidet er fulgt opp i alle helseforetakene gjennom året. Resultatet ble {n},4 prosent, som er "
    "en økning på 1,2 prosentpoeng fra året før. Økningen kommer av flere ansatte i poliklinikkene og "
    "av at pasientene får time tidligere. Helseforetakene melder at det fortsatt er vanskelig å "
    "rekruttere spesialister, og at lokalene er for små i deler av virksomheten."
)
PHRASES = ("Målet er nådd", "Målet er delvis nådd", "Målet er ikke nådd")


def _blocks(n: int, paragraphs: int) -> tuple[Block, ...]:
    asked = ASKED[n % len(ASKED)].format(n=50 + n % 45)
    blocks: list[Block] = [
        ItemList((ListItem(asked),), role=Role.REQUIREMENT, ref=f"requirement:{n}"),
        Paragraph(PHRASES[n % 3], role=Role.STATUS),
    ]
    blocks += [Paragraph(TOLD.format(n=n % 90), role=Role.ANSWER) for _ in range(paragraphs)]
    if n % 5 == 0:
        rows = tuple((name, f"{n % 40},{i}", f"{n % 40 + 1},{i}") for i, name in enumerate("ABCD"))
        blocks.append(Table(header=(("Helseforetak", "2018", "2019"),), rows=rows, caption="Resultat"))
    return tuple(blocks)


def example_report(
    requirements: int = 250, paragraphs: int = 4, title: str = "", year: int = 2019
) -> Document:
    """A report with ``requirements`` requirements spread over five chapters with two headings each."""
    per_heading = requirements // 10
    chapters = []
    for chapter in range(5):
        headings = tuple(
            Section(
                title=title,
                blocks=tuple(
                    block
                    for i in range(per_heading)
                    for block in _blocks(chapter * 2 * per_heading + half * per_heading + i, paragraphs)
                ),
            )
            for half, title in enumerate((f"Mål {year}:", f"Andre oppgaver {year}:"))
        )
        chapters.append(
            Section(title=f"Innsatsområde {chapter + 1}", number=f"2.{chapter + 1}", sections=headings)
        )
    body = Section(title="Rapportering på krav i oppdragsdokument", number="2.", sections=tuple(chapters))
    return Document(
        title=title or f"Årlig melding {year}",
        language="nb",
        sections=(body,),
        organisation="Helse Midt-Norge RHF",
        year=year,
        kind="årlig_melding",
    )
