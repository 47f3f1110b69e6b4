"""An answer as it is printed: the result, then the typed parts with run-in labels in the report's language.

Pure. The labels are those of the report, not of whoever reads the screen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from linja.ground.document.tree import Block, ItemList, ListItem, Paragraph, Role
from linja.ground.kernel.vocabulary import AnswerPart
from linja.line.reporting.records.answers import DeliveryRecord, MeasureSaid

Parts = Mapping[AnswerPart, Sequence[Block]]

LABELS: Mapping[str, Mapping[AnswerPart, str]] = {
    "nb": {
        AnswerPart.EXPLANATION: "Forklaring",
        AnswerPart.DIFFERENCE: "Ulikt tallene fordi",
        AnswerPart.MEASURES: "Tiltak",
        AnswerPart.OUTLOOK: "Veien videre",
        AnswerPart.EVIDENCE: "Dokumentasjon",
        AnswerPart.RESERVATION: "Forbehold",
    },
    "nn": {
        AnswerPart.EXPLANATION: "Forklaring",
        AnswerPart.DIFFERENCE: "Ulikt tala fordi",
        AnswerPart.MEASURES: "Tiltak",
        AnswerPart.OUTLOOK: "Vegen vidare",
        AnswerPart.EVIDENCE: "Dokumentasjon",
        AnswerPart.RESERVATION: "Atterhald",
    },
}
_STATES: Mapping[str, Mapping[str, str]] = {
    "nb": {
        "planned": "planlagt",
        "started": "igangsatt",
        "continued": "videreført",
        "done": "gjennomført",
        "stopped": "avsluttet",
    },
    "nn": {
        "planned": "planlagt",
        "started": "sett i gang",
        "continued": "vidareført",
        "done": "gjennomført",
        "stopped": "avslutta",
    },
}
_LEVELS: Mapping[str, Mapping[str, str]] = {
    "nb": {"clinic": "klinikk", "hf": "helseforetak", "region": "regionalt", "national": "nasjonalt"},
    "nn": {"clinic": "klinikk", "hf": "helseføretak", "region": "regionalt", "national": "nasjonalt"},
}
_KINDS: Mapping[str, Mapping[str, str]] = {
    "nb": {
        "report": "rapport",
        "letter": "brev",
        "note": "notat",
        "board_case": "styresak",
        "plan": "plan",
        "application": "søknad",
        "other": "levert",
    },
    "nn": {
        "report": "rapport",
        "letter": "brev",
        "note": "notat",
        "board_case": "styresak",
        "plan": "plan",
        "application": "søknad",
        "other": "levert",
    },
}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "nb": {
        "effect": "Effekt",
        "responsible": "ansvarlig",
        "delivered": "levert {day} til {receiver}",
        "archive": "arkivreferanse {reference}",
        "interim": "delleveranse",
        "late_1": "én dag etter fristen",
        "late": "{n} dager etter fristen",
        "see": "Se svaret under {place}.",
        "see_same": "Se svaret på kravet «{text}».",
        "new_deadline": "<Ny frist {day}.>",
        "exempt": "Unntatt fra rapportering av {by} {day} ({reference}).",
    },
    "nn": {
        "effect": "Effekt",
        "responsible": "ansvarleg",
        "delivered": "levert {day} til {receiver}",
        "archive": "arkivreferanse {reference}",
        "interim": "delleveranse",
        "late_1": "éin dag etter fristen",
        "late": "{n} dagar etter fristen",
        "see": "Sjå svaret under {place}.",
        "see_same": "Sjå svaret på kravet «{text}».",
        "new_deadline": "<Ny frist {day}.>",
        "exempt": "Unnateke frå rapportering av {by} {day} ({reference}).",
    },
}
_MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip


def printed_answer(
    result: Sequence[Block],
    parts: Parts,
    language: str,
    *,
    measures: Sequence[MeasureSaid] = (),
    deliveries: Sequence[DeliveryRecord] = (),
) -> tuple[Block, ...]:
    """The whole answer as blocks, in printed order; an answer of one text is that text alone."""
    own = _own(language)
    blocks: list[Block] = list(result)
    for kind in AnswerPart:
        if kind is AnswerPart.RESULT:
            continue
        said = [*parts.get(kind, ())]
        if kind is AnswerPart.MEASURES and measures:
            said.append(_listed([measure_line(one, own) for one in measures]))
        if kind is AnswerPart.EVIDENCE and deliveries:
            said.append(_listed([delivery_line(one, own) for one in deliveries]))
        blocks += labelled(LABELS[own][kind], said)
    return tuple(blocks)


def labelled(label: str, blocks: Sequence[Block]) -> list[Block]:
    """The label runs into the first paragraph; before a list or a table it stands alone."""
    if not blocks:
        return []
    first = blocks[0]
    if isinstance(first, Paragraph):
        return [Paragraph(f"{label}: {first.text}", role=first.role, ref=first.ref), *blocks[1:]]
    return [Paragraph(f"{label}:", role=Role.ANSWER), *blocks]


def measure_line(one: MeasureSaid, language: str) -> str:
    """One measure in a line: what, how far, at which level, by whom, to what effect."""
    own = _own(language)
    words = _WORDS[own]
    told = [_STATES[own].get(one.state, ""), _LEVELS[own].get(one.level, "")]
    if one.responsible:
        told.append(f"{words['responsible']}: {one.responsible}")
    line = f"{one.title.rstrip('.')} ({', '.join(part for part in told if part)})."
    for text in (one.description, f"{words['effect']}: {one.effect}" if one.effect else ""):
        line += f" {_closed(text)}" if text else ""
    return line


def delivery_line(one: DeliveryRecord, language: str) -> str:
    """One delivery in a line: what, when, to whom, where it is filed, and how late it was."""
    own = _own(language)
    words = _WORDS[own]
    told = [words["delivered"].format(day=day_in_words(one.delivered_on), receiver=one.receiver)]
    if one.archive_reference:
        told.append(words["archive"].format(reference=one.archive_reference))
    if not one.final:
        told.append(words["interim"])
    elif one.days_late and one.days_late > 0:
        told.append(words["late_1"] if one.days_late == 1 else words["late"].format(n=one.days_late))
    kind = _KINDS[own].get(one.kind, "")
    title = one.title if one.kind == "other" else f"{kind[:1].upper()}{kind[1:]}: {one.title}"
    return f"{title}, {', '.join(told)}."


def reference_line(place: str, text: str, language: str) -> str:
    """Where the answer that is referred to stands: its heading, or its requirement when that is near."""
    words = _WORDS[_own(language)]
    if place:
        return words["see"].format(place=place)
    short = text if len(text) <= 80 else f"{text[:79].rstrip()}…"
    return words["see_same"].format(text=short)


def new_deadline(day: date, language: str) -> str:
    """The bracket that says that a later deadline has been granted."""
    return _WORDS[_own(language)]["new_deadline"].format(day=day_in_words(day))


def exemption_words(by: str, day: date, reference: str, language: str) -> str:
    """What is printed in place of an answer: who exempted, when, and what that rests on."""
    return _WORDS[_own(language)]["exempt"].format(by=by, day=day_in_words(day), reference=reference)


def day_in_words(day: date) -> str:
    """``1. juni 2021``: the same in both written languages."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def _listed(lines: Sequence[str]) -> ItemList:
    return ItemList(tuple(ListItem(line) for line in lines), role=Role.ANSWER)


def _closed(text: str) -> str:
    return text if text.rstrip().endswith((".", "!", "?")) else f"{text.rstrip()}."


def _own(language: str) -> str:
    return language if language in LABELS else "nb"
