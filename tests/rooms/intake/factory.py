"""Documents on their way through intake, brought there by the room's own actions."""

from __future__ import annotations

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile

from linja.ground.kernel.actor import SYSTEM, Actor
from linja.ground.kernel.vocabulary import DocumentKind, PrintedStatus, RequirementKind
from linja.ground.reading import cut as reader
from linja.ground.reading.findings import DocumentFacts, FoundHeading, FoundStatement, FoundTable, Reading
from linja.line.intake import actions
from linja.line.intake.models import UploadedDocument

#: An invented report: two requirements with status and answer, a list with a shared answer, a statement.
TEXT = """Årlig melding 2019

2. Rapportering på krav i oppdragsdokument
2.1 Ventetider
Mål 2019:

Ventetiden skal ned i hele regionen
innen 31. desember 2020.

Målet er delvis nådd

Ventetiden gikk ned med to dager.
Arbeidet går videre i 2020.

Helseforetakene skal ha en plan for beredskap.

Målet er nådd

Alle har en plan.
Planene er øvd.

Helseforetakene skal:
delta i opplæringen.
melde fra om avvik.

Begge deler gjøres hvert år.
Det er meldt 12 avvik.

HF 2018 2019
Nord 1 2
Sør 3 4

Uttalelse fra brukerutvalget
Utvalget er fornøyd.
"""
LINES = tuple(TEXT.split("\n")[:-1])


def at(text: str) -> int:
    """The 1-based line that begins with ``text``."""
    return next(number for number, line in enumerate(LINES, start=1) if line.startswith(text))


def reading() -> Reading:
    """What a careful reader finds in the invented report."""
    facts = DocumentFacts(
        DocumentKind.ANNUAL_REPORT, 2019, "Helse Midt-Norge RHF", 2, "nb", "Årlig melding 2019"
    )
    pages = tuple(1 if number < at("Helseforetakene skal:") else 2 for number in range(1, len(LINES) + 1))

    def found(n: int, first: str, last: str, answer: tuple[str, str], group: int | None, stem: str | None):
        context = reader.CutContext(
            n, "2.1", "Mål 2019:", "oppdragsdokument", None, RequirementKind.GOAL, stem, group
        )
        own = (at(first), at(last))
        upto = {1: 13, 2: 19}.get(n, own[1])
        return reader.recut(
            LINES, pages, facts, context, *own, at(answer[0]), at(answer[1]), status_until=upto
        )

    shared = ("Begge deler", "Det er meldt")
    return Reading(
        document=facts,
        lines=LINES,
        pages=pages,
        headings=(
            FoundHeading(at("2. Rap"), 1, "2", "Rapportering"),
            FoundHeading(at("2.1"), 2, "2.1", "Ventetider"),
        ),
        requirements=(
            found(1, "Ventetiden skal", "innen 31", ("Ventetiden gikk", "Arbeidet"), None, None),
            found(2, "Helseforetakene skal ha", "Helseforetakene skal ha", ("Alle", "Planene"), None, None),
            found(3, "delta", "delta", shared, 1, "Helseforetakene skal:"),
            found(4, "melde", "melde", shared, 1, "Helseforetakene skal:"),
        ),
        tables=(
            FoundTable(
                at("HF 2018"),
                at("Sør 3"),
                "",
                (("HF", "2018", "2019"),),
                (("Nord", "1", "2"), ("Sør", "3", "4")),
            ),
        ),
        statements=(FoundStatement("brukerutvalg", at("Uttalelse"), at("Utvalget")),),
    )


def file(content: bytes | str = TEXT, name: str = "melding.txt") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def received(actor: Actor, organisation_id: int | None, name: str = "melding.txt") -> int:
    """A document that waits to be read."""
    return actions.upload(actor, file(name=name), organisation_id, read_again=True)


def under_review(actor: Actor, organisation_id: int | None) -> int:
    """A document with four findings that wait for a decision."""
    document_id = received(actor, organisation_id)
    actions.reading._begin(document_id)
    actions.keep_reading(document_id, reading())
    return document_id


def accepted(actor: Actor, organisation_id: int | None) -> int:
    """A document whose review is finished."""
    document_id = under_review(actor, organisation_id)
    actions.accept_all(actor, document_id)
    actions.finish(actor, document_id)
    return document_id


def registered(actor: Actor, organisation_id: int | None) -> int:
    """A document that stands in the register."""
    document_id = accepted(actor, organisation_id)
    actions.mark_registered(actor, document_id)
    return document_id


def failed(actor: Actor, organisation_id: int | None) -> int:
    """A document whose file was lost before it was read."""
    document_id = received(actor, organisation_id)
    row = UploadedDocument.objects.get(pk=document_id)
    row.file.storage.delete(row.file.name)
    actions.read_document(document_id)
    return document_id


def reading_now(actor: Actor, organisation_id: int | None) -> int:
    """A document that a worker is reading."""
    document_id = received(actor, organisation_id)
    actions.reading._begin(document_id)
    return document_id


def set_aside(actor: Actor, organisation_id: int | None) -> int:
    """A document out of the list."""
    document_id = under_review(actor, organisation_id)
    actions.set_aside(actor, document_id)
    return document_id


IN_STATE: dict[str, Callable[[Actor, int | None], int]] = {
    "received": received,
    "reading": reading_now,
    "under_review": under_review,
    "accepted": accepted,
    "registered": registered,
    "failed": failed,
    "set_aside": set_aside,
}

__all__ = ["IN_STATE", "LINES", "SYSTEM", "TEXT", "PrintedStatus", "at", "file", "reading", "under_review"]
