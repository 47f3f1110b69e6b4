# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""Printed verdicts: the fixed status line, and verdicts in running text with any word order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linja.ground.kernel.vocabulary import Attainment, Basis, Obligation, PrintedStatus, Progress

_DONE = (
    r"(?:nådd|nådde|oppnådd|oppnådde|innfridd|innfris|innfria|oppfylt|oppfyles|oppfylles|oppfyller|gjennomført|"
    r"ferdigstilt|fullført|levert|utført|etablert|ivaretatt|ivareteke|fulgt\s+opp|følgt\s+opp|besvart|lukket|lukka|ok)"
)
_SUBJECT = (
    r"(?:(?:del)?mål(?:et|a|ene|setningen|settingen|setjinga)?|kravet|krava|kravene|oppgaven|oppgåva|oppdraget|"
    r"styringskravet|indikatoren|tiltaket|aktiviteten|måloppnåelsen?|måloppnåinga?|status)"
)
_STATUS_LINE = re.compile(
    rf"^(?:(?:status|måloppnåelse|måloppnåing|vurdering|konklusjon)\s*[:–-]\s*)?(?:{_SUBJECT}\s+(?:for\s+(?:20\d\d\s+)?)?)?"
    rf"(?:(?:er|blir|ble|vart|blei|anses|ansees|vurderes|antas|anslås|ventes|forventes|reknast|regnes)\s+)?"
    rf"(?:(?:som|å|være|bli|dermed|derfor|således|i\s+hovedsak|i\s+hovudsak|hovedsakelig|i\s+stor\s+grad|heller|ennå|enno|"
    rf"nesten|helt|heilt|fullt\s+ut|delvis|ikke|ikkje|antatt|under)\s+)*"
    rf"(?:{_DONE}|kjent|kjend|bortfalt|bortfalle|utgår|utgått|utsatt|utsett|forsinket|forseinka|påbegynt|påbyrja|startet|starta|"
    rf"igangsatt|igangsett|pågår|arbeid|videreført|vidareført|rapportert|aktuelt|aktuell|avsluttet|avslutta|avlyst|målt|vurdert)"
    rf"(?:\s+(?:for|i)\s+20\d\d)?\s*[.!]?$",
    re.IGNORECASE,
)
_STATUS_LINE_YEAR = re.compile(
    r"^måloppnå(?:else|ing)a?n?\s+(?:for|i)\s+20\d\d\s+er\s+(?:ikke|ikkje)\s+(?:kjent|kjend|målt|tilgjengelig)\.?$|"
    r"^måloppnå(?:else|ing)a?n?\s+(?:kan\s+(?:ikke|ikkje)\s+(?:vurderes|vurderast|måles|målast)|er\s+(?:ikke|ikkje)\s+(?:kjent|kjend|målt))\.?$",
    re.IGNORECASE,
)
_NEGATION = r"(?:ikke|ikkje|ingen|inga|manglende|manglande)"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A printed phrase with what it means to the line."""

    verbatim: str
    status: PrintedStatus
    obligation: Obligation | None = None
    attainment: Attainment | None = None
    basis: Basis | None = None
    progress: Progress | None = None


def is_status_line(text: str) -> bool:
    """Whether a line is nothing but a status phrase."""
    if not 2 <= len(text) <= 90 or len(text.split()) < 2 or not text[:1].isupper():
        return False
    return bool(_STATUS_LINE.match(text) or _STATUS_LINE_YEAR.match(text))


_WORD = re.compile(
    rf"^(?:(?:ikke|ikkje|delvis|i\s+hovedsak|i\s+hovudsak)\s+)?(?:{_DONE}|ferdig|pågår|påbegynt|påbyrja|startet|starta|igangsatt|igangsett|forsinket|forseinka|utsatt|utsett|"
    r"utgår|utgått|bortfalt|bortfalle|frafalt|videreføres|vidareførast|blir\s+vidareført|under\s+arbeid|under\s+utarbeidelse|i\s+arbeid|i\s+gang|i\s+prosess|i\s+rute|"
    r"(?:går\s+)?etter\s+plan(?:en)?|ja|nei|delvis|grønn|grøn|grønt|gul|gult|rød|rødt|raud|raudt|kontinuerlig|løpende|løpande|"
    r"(?:ikke|ikkje)\s+(?:påbegynt|påbyrja|startet|starta|aktuelt|relevant|målt|vurdert|kjent))"
    r"(?:\s+(?:i|for)\s+20\d\d)?\s*[.!]?$",
    re.IGNORECASE,
)


def is_status_word(text: str) -> bool:
    """Whether a short line or sentence is nothing but a status word; it counts only where one is expected."""
    return len(text) <= 40 and text[:1].isupper() and bool(_WORD.match(text.strip()))


_WHEN = re.compile(r"\s+(?=(?:fra|frå|i|den|innen|innan|ved|for|av|med|etter)\s)", re.IGNORECASE)


#: A verdict may be set off by a dash or a colon (``Delvis oppnådd – elleve av fjorten ...``).
_DASH = re.compile(r"\s+[–—-]\s+|:\s+")


def opening_status(sentence: str) -> str | None:
    """A status word that is the sentence, or heads a short one (``Gjennomført fra september``)."""
    if is_status_word(sentence):
        return sentence.rstrip(" .!")
    before_dash = _DASH.split(sentence, maxsplit=1)[0]
    if before_dash != sentence and is_status_word(before_dash):
        return before_dash
    head = _WHEN.split(sentence, maxsplit=1)[0]
    return head if len(sentence) <= 60 and head != sentence and is_status_word(head) else None


def read_phrase(phrase: str) -> Verdict:
    """What a whole status phrase means. The phrase is kept as printed."""
    verbatim = re.sub(r"\s+", " ", phrase).strip()
    low = verbatim.lower()
    for pattern, status, facts in _PHRASES:
        if re.search(pattern, low):
            return Verdict(verbatim, status, **facts)  # type: ignore[arg-type]
    return Verdict(verbatim, PrintedStatus.OTHER)


_S, _O, _A, _B, _P = PrintedStatus, Obligation, Attainment, Basis, Progress
_PHRASES: tuple[tuple[str, PrintedStatus, dict[str, object]], ...] = (
    (r"bortf[ae]l[lt]|utgår|utgått|frafall", _S.OTHER, {"obligation": _O.LAPSED}),
    (
        r"(?:ikke|ikkje)\s+(?:kjen[td]|målt|vurdert|rapportert|tilgjengelig|aktuel)",
        _S.OTHER,
        {"attainment": _A.UNKNOWN},
    ),
    (
        r"\bantas\b|\bantatt\b|forventes|ventes|anslås|venteleg",
        _S.OTHER,
        {"attainment": _A.REACHED, "basis": _B.PRESUMED},
    ),
    (
        r"(?:ikke|ikkje)\s+(?:påbegynt|påbyrja|startet|starta|igangsatt|igangsett)",
        _S.OTHER,
        {"progress": _P.NOT_STARTED},
    ),
    (r"forsinke|forseink|utsatt|utsett", _S.OTHER, {"progress": _P.DELAYED}),
    (r"avlyst", _S.OTHER, {"progress": _P.CANCELLED}),
    (r"videreført|vidareført", _S.OTHER, {"progress": _P.CONTINUED}),
    (
        r"pågår|under arbeid|påbegynt|påbyrja|startet|starta|igangsatt|igangsett",
        _S.OTHER,
        {"progress": _P.IN_PROGRESS},
    ),
    (
        rf"delvis|hovedsak|hovudsak|hovedsakelig|nesten|stor grad|(?:ikke|ikkje)\s+(?:fullt|heilt|helt).*{_DONE}",
        _S.PARTLY_ACHIEVED,
        {"attainment": _A.PARTLY, "basis": _B.JUDGED},
    ),
    (r"^ja\b|^grønn?t?\b", _S.ACHIEVED, {"attainment": _A.REACHED, "basis": _B.JUDGED}),
    (r"^gult?\b", _S.PARTLY_ACHIEVED, {"attainment": _A.PARTLY, "basis": _B.JUDGED}),
    (r"^nei\b|^rødt?\b|^raudt?\b", _S.NOT_ACHIEVED, {"attainment": _A.NOT_REACHED, "basis": _B.JUDGED}),
    (
        r"^i rute\b|^(?:går )?etter plan|^i gang|^i prosess|^i arbeid|kontinuerlig|løpende|løpande",
        _S.OTHER,
        {"progress": _P.IN_PROGRESS},
    ),
    (
        r"(?:kan|kunne)\s+(?:ikke|ikkje)\s+(?:vurderes|vurderast|måles|målast)",
        _S.OTHER,
        {"attainment": _A.UNKNOWN},
    ),
    (rf"{_NEGATION}\b.*{_DONE}", _S.NOT_ACHIEVED, {"attainment": _A.NOT_REACHED, "basis": _B.JUDGED}),
    (_DONE, _S.ACHIEVED, {"attainment": _A.REACHED, "basis": _B.JUDGED}),
)
