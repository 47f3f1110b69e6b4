# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""What the document is: kind, year, organisation, language, title."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from linja.ground.kernel.vocabulary import DocumentKind
from linja.ground.reading import lexicon
from linja.ground.reading.blocks import Block
from linja.ground.reading.findings import DocumentFacts

_HEAD = 60
_K = DocumentKind
#: (kind, pattern in the head of the document, weight). The weights add up.
_HEAD_SIGNS: tuple[tuple[DocumentKind, str, float], ...] = (
    (_K.ANNUAL_REPORT, r"\bårl[ie]e?g\s+melding|årsmelding", 3.0),
    (_K.ANNUAL_REPORT, r"(?:helseforetaks|helseføretaks)lov(?:en|a)\s+§\s*34", 2.0),
    (_K.REVISED_MISSION_LETTER, r"revidert\s+oppdragsdokument|justert\s+oppdragsdokument", 4.5),
    (_K.SUPPLEMENTARY_LETTER, r"tilleggsdokument|tillegg\s+til\s+oppdragsdokument|tilleggsoppdrag", 5.0),
    (
        _K.BOARD_DECISION,
        r"^(?:saksframlegg|saksfremlegg|styresak\b|forslag\s+til\s+vedtak|saksnummer\b|styremøte\b)",
        6.0,
    ),
    (_K.MISSION_LETTER, r"^oppdragsdokument(?:et)?\b", 4.0),
    (_K.MISSION_LETTER, r"tildeling\s+av\s+midl|løyving|oppdragsdokument\s+20\d\d", 1.0),
    (
        _K.OWNER_MEETING_PROTOCOL,
        r"protokoll\s+(?:fra|frå)\s+(?:(?:ekstraordinært|felles)\s+)?(?:foretaksmøt|føretaksmøt)",
        6.0,
    ),
    (
        _K.OWNER_MEETING_PROTOCOL,
        r"(?:avholdt|halde|haldne)\s+(?:ekstraordinært\s+)?(?:foretaksmøt|føretaksmøt)|dagsorden|saksliste",
        2.5,
    ),
    (
        _K.COMMISSION_AND_ORDER,
        r"oppdrag\s+og\s+bestilling|oppdrags-\s?og\s+bestill|styringsdokument\s+20\d\d|oppdragsbrev",
        4.5,
    ),
    (_K.SERVICE_REVIEW, r"helhetlig\s+gjennomgang|heilskapleg\s+gjennomgang", 2.5),
    (
        _K.SERVICE_ENVIRONMENT_REPORT,
        r"servicemilj|\butred[ea]\b|utredning|utgreiing|fremtidig\s+organisering",
        1.0,
    ),
    (_K.STATUS_REPORT, r"status\s+og\s+fre?a?mgang|statusrapport|rapport\w*\s+p[åa]\s+status", 3.0),
    (_K.WHITE_PAPER, r"^meld\.\s*st\.\s*\d+|melding\s+til\s+stortinget", 3.0),
    (_K.REGULATION, r"^forskrift\s+om\b|^forskrift\s+\d", 3.0),
)
GOVERNING = frozenset(
    {
        _K.MISSION_LETTER,
        _K.REVISED_MISSION_LETTER,
        _K.SUPPLEMENTARY_LETTER,
        _K.OWNER_MEETING_PROTOCOL,
        _K.COMMISSION_AND_ORDER,
        _K.LETTER,
    }
)
_ORGANISATION = re.compile(
    r"\b(Helse[ -](?:Midt-?\s?Norge|Sør-?\s?Øst|Vest|Nord)(?!-Trøndelag)\s+RHF"
    r"|(?:[A-ZÆØÅ][a-zæøåA-ZÆØÅ.-]+(?:\s+(?:i|og|sykehus|sjukehus|hospital|universitetssykehus|universitetssjukehus))?\s+){1,4}HF)\b"
)
_YEAR = re.compile(r"\b(20[0-4]\d)\b")


def document_kind(blocks: Sequence[Block]) -> DocumentKind:
    """The kind with most signs in the head, in headings and in the body; UNKNOWN when signs are few."""
    score: dict[DocumentKind, float] = defaultdict(float)
    head = _head(blocks)
    for kind, pattern, weight in _HEAD_SIGNS:
        hits = sum(1 for text in head if re.search(pattern, text, re.IGNORECASE))
        score[kind] += weight * min(2.0, hits) if weight < 3 else weight * (hits > 0)
    _add_body_signs(score, blocks)
    if (titled := _titled_kind(blocks)) is not None:
        score[titled] += 8.0
    kind, best = max(score.items(), key=lambda pair: pair[1], default=(_K.UNKNOWN, 0.0))
    return kind if best >= 2.0 else _K.UNKNOWN


#: What a title line starts with, in the order of preference when it names several.
_TITLES: tuple[tuple[DocumentKind, str], ...] = (
    (_K.ANNUAL_REPORT, r"^(?:styrets\s+|utkast\s+til\s+)?årl[ie]e?g\s+melding\b(?!.{0,40}skal)"),
    (
        _K.ANNUAL_REPORT,
        r"^(?:matrise\s+for\s+)?(?:tertialvis\s+|halvårl[ie]e?g\s+|årl[ie]e?g\s+)?rapportering\b.{0,60}\bp[åa]\b.{0,60}\b(?:krav|mål|oppdrag|styringsdokument)",
    ),
    (_K.OWNER_MEETING_PROTOCOL, r"^(?:foreløpig\s+)?protokoll\b.{0,40}(?:foretaksmøt|føretaksmøt)"),
    (_K.SUPPLEMENTARY_LETTER, r"^(?:tilleggsdokument|tillegg)\b.{0,40}oppdragsdokument"),
    (_K.REVISED_MISSION_LETTER, r"^(?:revidert|justert)\s+oppdragsdokument"),
    (
        _K.COMMISSION_AND_ORDER,
        r"^(?:oppdrag\s+og\s+bestilling|oppdrags-\s?og\s+bestill|styringsdokument|oppdragsbrev|"
        r"(?:oppdrag|bestilling|styringskrav)\s+(?:for\s+)?20\d\d\s+(?:til|for|frå|fra)\b)",
    ),
    (_K.MISSION_LETTER, r"^oppdragsdokument"),
)


def _titled_kind(blocks: Sequence[Block]) -> DocumentKind | None:
    """The kind that the first title-like block names; a title has no full stop and stands before the chapters."""
    for block in blocks[:14]:
        text = block.text.strip()
        if len(text) > 160 or text.endswith(".") or block.first.heading_number:
            continue
        for kind, pattern in _TITLES:
            if re.search(pattern, text, re.IGNORECASE):
                return kind
    return None


def _head(blocks: Sequence[Block]) -> list[str]:
    head, lines = [], 0
    for block in blocks:
        head.append(block.text)
        lines += len(block.lines)
        if lines >= _HEAD:
            break
    return head


def _add_body_signs(score: dict[DocumentKind, float], blocks: Sequence[Block]) -> None:
    reporting = sum(
        1
        for b in blocks
        if b.first.heading_level is not None
        and re.search(r"rapportering\s+(?:på|av|om)\s+(?:krav|oppdrag|mål)", b.text, re.I)
    )
    statuses = sum(b.first.is_status for b in blocks)
    annual = sum(1 for b in blocks if re.search(r"\bårl[ie]e?g\s+melding", b.text, re.IGNORECASE))
    cases = sum(1 for b in blocks if re.match(r"sak\s+\d+\b", b.text, re.IGNORECASE) and len(b.text) < 120)
    score[_K.ANNUAL_REPORT] += (
        3.0 * min(2, reporting) + (3.0 if statuses >= 5 else 0.0) + 0.3 * min(5, annual)
    )
    score[_K.OWNER_MEETING_PROTOCOL] += min(2.0, 0.7 * cases)


def document_facts(blocks: Sequence[Block], kind: DocumentKind, pages: int | None) -> DocumentFacts:
    """Everything known about the document as a whole."""
    title = _title(blocks, kind)
    return DocumentFacts(
        kind=kind,
        year=_year(blocks, title),
        organisation=_organisation(blocks, title, kind),
        pages=pages,
        language=language_of(blocks),
        title=title,
    )


def language_of(blocks: Sequence[Block]) -> str:
    """``nn`` or ``nb`` by the share of words that only one of them has."""
    nn = nb = 0
    for block in blocks[:400]:
        nn += len(lexicon.NYNORSK.findall(block.text))
        nb += len(lexicon.BOKMAAL.findall(block.text))
    return "nn" if nn > nb else "nb"


def _title(blocks: Sequence[Block], kind: DocumentKind) -> str:
    words = r"årl[ie]e?g\s+melding|oppdragsdokument|protokoll|oppdrag\s+og\s+bestilling|styringsdokument|rapport|gjennomgang|tilleggsdokument"
    for block in blocks[:25]:
        if (
            len(block.text) <= 140
            and re.search(words, block.text, re.IGNORECASE)
            and not block.text.endswith(".")
        ):
            return _PAGE.sub("", block.text).strip(" :")
    return ""


_PAGE = re.compile(r"\s+(?:side|page)\s+\d+(?:\s+av\s+\d+)?\s*$", re.IGNORECASE)


def _year(blocks: Sequence[Block], title: str) -> int | None:
    """The title's year, else the year that kind headings and chapter titles carry, else the commonest."""
    if match := _YEAR.search(title):
        return int(match.group(1))
    named: Counter[str] = Counter()
    for block in blocks:
        if block.first.heading_level is not None:
            named.update(set(_YEAR.findall(block.text)))
    if named and (top := named.most_common(1)[0])[1] >= 2:
        return int(top[0])
    anywhere: Counter[str] = Counter()
    for block in blocks:
        anywhere.update(_YEAR.findall(block.text))
    return int(anywhere.most_common(1)[0][0]) if anywhere else None


def _organisation(blocks: Sequence[Block], title: str, kind: DocumentKind) -> str | None:
    """The organisation named in the title, else the one that the document names most, as one writes."""
    if kind is _K.COMMISSION_AND_ORDER and (receiver := _receiver(blocks)):
        return receiver
    if match := _reporter(title):
        return match
    for block in blocks[:12]:
        if (
            len(block.text) < 60
            and block.first.heading_number is None
            and not re.match(r"til\b", block.text, re.IGNORECASE)
        ) and (match := _reporter(block.text)):
            return match
    if kind is _K.SUPPLEMENTARY_LETTER:
        # A letter to all regions names one of them only where that one leads something.
        return None
    counts: Counter[str] = Counter()
    for i, block in enumerate(blocks):
        weight = 8 if i < 8 else 1
        for named in _ORGANISATION.finditer(block.text):
            counts[_tidy(named.group(1))] += weight
    return counts.most_common(1)[0][0] if counts else None


def _receiver(blocks: Sequence[Block]) -> str | None:
    """The trust to which a region's letter goes; the region that signs it stands in its head, too."""
    for block in blocks[:12]:
        if len(block.text) > 120 or block.first.heading_number is not None:
            continue
        named = _reporter(block.text.split(" til ", 1)[-1])
        if named is not None and not named.endswith("RHF"):
            return named
    return None


def _reporter(text: str) -> str | None:
    """The organisation that a title names first; the one after ``til`` only receives."""
    own = re.split(
        r"\bfor\s+20\d\d\s+til\b|\btil\s+(?=Helse- og|Helse Sør|Helse Vest|Helse Nord|Helse Midt)", text
    )[0]
    for candidate in (
        own,
        own.title().replace(" Rhf", " RHF").replace(" Hf", " HF") if own.isupper() else "",
    ):
        if match := _ORGANISATION.search(candidate):
            return _tidy(match.group(1))
    return None


_SMALL_WORDS = frozenset(
    ["i", "og", "sykehus", "sjukehus", "hospital", "universitetssykehus", "universitetssjukehus"]
)


def _tidy(name: str) -> str:
    name = re.sub(r"\s+", " ", name).strip()
    name = re.sub(r"-\s+", "-", name)
    if name.isupper():
        words = [word if word in {"HF", "RHF"} else word.title() for word in name.split()]
        name = " ".join(word.lower() if word.lower() in _SMALL_WORDS else word for word in words)
    name = re.sub(r"^(?:Styret i|Til|Fra|Frå|Ved|For|Av|I|På)\s+", "", name)
    return re.sub(r"Midt Norge", "Midt-Norge", re.sub(r"Sør Øst", "Sør-Øst", name))
