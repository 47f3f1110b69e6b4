# ruff: noqa: E501 (one language, one sentence: the table is easier to proofread unbroken)
"""Sentences for what reading refuses or warns about: what happened, what it means, what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Literal

from linja.ground.kernel.refusals import Refusal

Language = Literal["nb", "nn", "en"]

_REFUSALS: dict[str, dict[Language, str]] = {
    "reading.empty": {
        "nb": "Filen «{name}» er tom. Det er ingenting å lese. Last opp filen på nytt fra der den ble laget.",
        "nn": "Fila «{name}» er tom. Det er ingenting å lese. Last opp fila på nytt frå der ho vart laga.",
        "en": "The file “{name}” is empty. There is nothing to read. Upload it again from where it was made.",
    },
    "reading.no_text": {
        "nb": "«{name}» inneholder ingen tekst, trolig bare bilder av sider. Krav kan ikke finnes i bilder. "
        "Be om originalen som Word eller PDF med tekst, eller kjør tekstgjenkjenning (OCR) først.",
        "nn": "«{name}» inneheld ingen tekst, truleg berre bilete av sider. Krav kan ikkje finnast i bilete. "
        "Be om originalen som Word eller PDF med tekst, eller køyr tekstattkjenning (OCR) først.",
        "en": "“{name}” holds no text, probably only pictures of pages. Requirements cannot be found in pictures. "
        "Ask for the original as Word or as PDF with text, or run text recognition (OCR) first.",
    },
    "reading.password": {
        "nb": "«{name}» er beskyttet med passord og kan ikke åpnes. Ingenting er lest. "
        "Lagre en kopi uten passord og last opp den.",
        "nn": "«{name}» er verna med passord og kan ikkje opnast. Ingenting er lese. "
        "Lagre ein kopi utan passord og last opp den.",
        "en": "“{name}” is protected by a password and cannot be opened. Nothing has been read. "
        "Save a copy without a password and upload that.",
    },
    "reading.broken": {
        "nb": "«{name}» er skadet og kan ikke åpnes. Ingenting er lest. "
        "Åpne dokumentet der det ble laget, lagre det på nytt og last opp den nye filen.",
        "nn": "«{name}» er skadd og kan ikkje opnast. Ingenting er lese. "
        "Opne dokumentet der det vart laga, lagre det på nytt og last opp den nye fila.",
        "en": "“{name}” is damaged and cannot be opened. Nothing has been read. "
        "Open the document where it was made, save it again and upload the new file.",
    },
    "reading.too_large": {
        "nb": "«{name}» er {size}; grensen er {limit}. Filen er ikke lest. "
        "Lagre dokumentet uten store bilder, eller del det opp.",
        "nn": "«{name}» er {size}; grensa er {limit}. Fila er ikkje lesen. "
        "Lagre dokumentet utan store bilete, eller del det opp.",
        "en": "“{name}” is {size}; the limit is {limit}. The file has not been read. "
        "Save the document without large pictures, or split it.",
    },
    "reading.zip_bomb": {
        "nb": "«{name}» blir uvanlig stor når den pakkes ut, og er stoppet av sikkerhetshensyn. Ingenting er lest. "
        "Lagre dokumentet på nytt som DOCX eller PDF, og meld fra hvis du ikke vet hvor filen kommer fra.",
        "nn": "«{name}» blir uvanleg stor når ho blir pakka ut, og er stoppa av tryggleiksomsyn. Ingenting er "
        "lese. Lagre dokumentet på nytt som DOCX eller PDF, og meld frå om du ikkje veit kvar fila kjem frå.",
        "en": "“{name}” grows unusually large when unpacked and was stopped for safety. Nothing has been read. "
        "Save the document again as DOCX or PDF, and report it if you do not know where the file is from.",
    },
    "reading.wrong_extension": {
        "nb": "«{name}» heter {extension}, men innholdet er {content}. Filen er ikke lest. "
        "Lagre dokumentet på nytt som PDF, DOCX eller TXT, med riktig filendelse.",
        "nn": "«{name}» heiter {extension}, men innhaldet er {content}. Fila er ikkje lesen. "
        "Lagre dokumentet på nytt som PDF, DOCX eller TXT, med rett filending.",
        "en": "“{name}” is called {extension}, but its content is {content}. The file has not been read. "
        "Save the document again as PDF, DOCX or TXT, with the right extension.",
    },
    "reading.picture": {
        "nb": "«{name}» er et bilde. Krav kan ikke finnes i bilder. Last opp dokumentet som PDF, DOCX eller TXT.",
        "nn": "«{name}» er eit bilete. Krav kan ikkje finnast i bilete. Last opp dokumentet som PDF, DOCX eller TXT.",
        "en": "“{name}” is a picture. Requirements cannot be found in pictures. "
        "Upload the document as PDF, DOCX or TXT.",
    },
    "reading.unsupported": {
        "nb": "«{name}» er {content}, som ikke kan leses her. Ingenting er lest. "
        "Åpne dokumentet, lagre det som DOCX eller PDF og last opp den filen.",
        "nn": "«{name}» er {content}, som ikkje kan lesast her. Ingenting er lese. "
        "Opne dokumentet, lagre det som DOCX eller PDF og last opp den fila.",
        "en": "“{name}” is {content}, which cannot be read here. Nothing has been read. "
        "Open the document, save it as DOCX or PDF and upload that file.",
    },
    "reading.not_text": {
        "nb": "«{name}» er ikke tekst, PDF eller DOCX. Ingenting er lest. Lagre dokumentet som PDF, DOCX eller TXT.",
        "nn": "«{name}» er ikkje tekst, PDF eller DOCX. Ingenting er lese. Lagre dokumentet som PDF, DOCX eller TXT.",
        "en": "“{name}” is neither text, PDF nor DOCX. Nothing has been read. "
        "Save the document as PDF, DOCX or TXT.",
    },
    "reading.not_found": {
        "nb": "Filen «{name}» finnes ikke. Ingenting er lest. Sjekk navnet og mappen.",
        "nn": "Fila «{name}» finst ikkje. Ingenting er lese. Sjekk namnet og mappa.",
        "en": "The file “{name}” does not exist. Nothing has been read. Check the name and the folder.",
    },
    "reading.not_a_file": {
        "nb": "«{name}» er ikke en fil. Ingenting er lest. Oppgi ett dokument, ikke en mappe.",
        "nn": "«{name}» er ikkje ei fil. Ingenting er lese. Oppgje eitt dokument, ikkje ei mappe.",
        "en": "“{name}” is not a file. Nothing has been read. Give one document, not a folder.",
    },
    "reading.no_access": {
        "nb": "Filen «{name}» kan ikke åpnes på denne maskinen. Ingenting er lest. Sjekk at du har lesetilgang.",
        "nn": "Fila «{name}» kan ikkje opnast på denne maskina. Ingenting er lese. Sjekk at du har lesetilgang.",
        "en": "The file “{name}” cannot be opened on this machine. Nothing has been read. "
        "Check that you may read it.",
    },
    "reading.too_many_pages": {
        "nb": "«{name}» har {pages} sider; grensen er {limit}. Dokumentet er ikke lest. Del det opp.",
        "nn": "«{name}» har {pages} sider; grensa er {limit}. Dokumentet er ikkje lese. Del det opp.",
        "en": "“{name}” has {pages} pages; the limit is {limit}. It has not been read. Split the document.",
    },
    "reading.too_slow": {
        "nb": "«{name}» tar for lang tid å lese og ble stoppet etter {read} av {pages} sider. Ingenting er beholdt. "
        "Skriv dokumentet ut til en ny PDF, eller lagre det som DOCX.",
        "nn": "«{name}» tek for lang tid å lese og vart stoppa etter {read} av {pages} sider. Ingenting er teke "
        "vare på. Skriv dokumentet ut til ein ny PDF, eller lagre det som DOCX.",
        "en": "“{name}” takes too long to read and was stopped after {read} of {pages} pages. Nothing was kept. "
        "Print the document to a new PDF, or save it as DOCX.",
    },
}
_OTHERWISE: dict[Language, str] = {
    "nb": "Dokumentet kunne ikke leses ({code}). Ingenting er lagret.",
    "nn": "Dokumentet kunne ikkje lesast ({code}). Ingenting er lagra.",
    "en": "The document could not be read ({code}). Nothing has been saved.",
}
_WARNINGS: dict[str, dict[Language, str]] = {
    "reading.wrong_extension": {
        "nb": "Filendelsen stemmer ikke med innholdet. Dokumentet er lest etter innholdet.",
        "nn": "Filendinga stemmer ikkje med innhaldet. Dokumentet er lese etter innhaldet.",
        "en": "The file extension does not match the content. The document was read by its content.",
    },
    "reading.old_encoding": {
        "nb": "Teksten er lagret i et eldre tegnsett (Latin-1 eller lignende). Sjekk at æ, ø og å er riktige.",
        "nn": "Teksten er lagra i eit eldre teiknsett (Latin-1 eller liknande). Sjekk at æ, ø og å er rette.",
        "en": "The text is stored in an older character set (Latin-1 or similar). Check that æ, ø and å are right.",
    },
    "reading.pages_without_text": {
        "nb": "Noen sider har ingen tekst, trolig bare bilder. Det som står der, er ikke lest.",
        "nn": "Nokre sider har ingen tekst, truleg berre bilete. Det som står der, er ikkje lese.",
        "en": "Some pages have no text, probably only pictures. What they say has not been read.",
    },
    "reading.tables_cut_short": {
        "nb": "Dokumentet har mange tegnede tabeller; ikke alle ble sett etter. Teksten er lest i sin helhet.",
        "nn": "Dokumentet har mange teikna tabellar; ikkje alle vart sett etter. Teksten er lesen i si heilskap.",
        "en": "The document has many drawn tables; not all were looked for. The text has been read in full.",
    },
}
_CONTENTS: dict[str, dict[Language, str]] = {
    "txt": {"nb": "ren tekst", "nn": "rein tekst", "en": "plain text"},
    "html": {"nb": "en nettside (HTML)", "nn": "ei nettside (HTML)", "en": "a web page (HTML)"},
    "xml": {"nb": "en XML-fil", "nn": "ei XML-fil", "en": "an XML file"},
    "program": {"nb": "et program", "nn": "eit program", "en": "a program"},
    "archive": {"nb": "et filarkiv", "nn": "eit filarkiv", "en": "a file archive"},
    "zip": {"nb": "et filarkiv (ZIP)", "nn": "eit filarkiv (ZIP)", "en": "a file archive (ZIP)"},
    "ole": {
        "nb": "et eldre Office-format (.doc, .xls, .ppt)",
        "nn": "eit eldre Office-format (.doc, .xls, .ppt)",
        "en": "an older Office format (.doc, .xls, .ppt)",
    },
    "rtf": {"nb": "et RTF-dokument", "nn": "eit RTF-dokument", "en": "an RTF document"},
    "odt": {"nb": "et OpenDocument (.odt)", "nn": "eit OpenDocument (.odt)", "en": "an OpenDocument (.odt)"},
    "xlsx": {"nb": "et regneark", "nn": "eit rekneark", "en": "a spreadsheet"},
    "pptx": {"nb": "en presentasjon", "nn": "ein presentasjon", "en": "a presentation"},
}
_NO_EXTENSION: dict[Language, str] = {"nb": "uten endelse", "nn": "utan ending", "en": "without extension"}


def sentence(refusal: Refusal, language: str = "nb") -> str:
    """Return what happened, what it means for the reader's work and what to do next."""
    tongue = _language(language)
    template = _REFUSALS.get(refusal.code, _OTHERWISE)[tongue]
    return _filled(template, {"code": refusal.code, **refusal.facts}, tongue)


def warning_sentence(code: str, language: str = "nb") -> str:
    """Return the sentence of a warning code; the code itself when nobody has worded it."""
    return _WARNINGS[code][_language(language)] if code in _WARNINGS else code


def refusal_codes() -> tuple[str, ...]:
    """Return every code that has a sentence of its own."""
    return tuple(_REFUSALS)


def _language(language: str) -> Language:
    if language.startswith("nn"):
        return "nn"
    return "en" if language.startswith("en") else "nb"


def _filled(template: str, facts: Mapping[str, object], language: Language) -> str:
    wanted = {field for _, field, _, _ in Formatter().parse(template) if field}
    return template.format(**{field: _worded(field, facts.get(field), language) for field in wanted})


def _worded(field: str, fact: object, language: Language) -> str:
    if field in {"size", "limit"} and isinstance(fact, int) and fact >= 1024 * 1024:
        megabytes = f"{fact / 1024 / 1024:.0f}"
        return f"{megabytes} MB"
    if field == "content":
        return _CONTENTS.get(str(fact), {"nb": str(fact), "nn": str(fact), "en": str(fact)})[language]
    if field == "extension":
        return str(fact) or _NO_EXTENSION[language]
    if field == "name":
        return str(fact or "?")[:200]
    return str(fact)
