"""What a requirement's text (or its answer) says about a change of the requirement."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linja.ground.kernel.dates import date_phrases
from linja.ground.kernel.vocabulary import ChangeType, Obligation
from linja.ground.reading.findings import FoundAmendment

_C = ChangeType
#: In the requirement's text, strongest first.
_IN_TEXT: tuple[tuple[ChangeType, str], ...] = (
    (
        _C.LAPSE_BUT_REPORT,
        r"(?:bortf[ae]l[lt]\w*|(?:fall|fell)(?:er)?\s+bort|utgår)\b.{0,80}?\b(?:skal|må)\s+(?!(?:ikke|ikkje))(?:resultatet\s+)?[^.]{0,30}"
        r"(?:rapporter)|\brapporter(?:es|ast)\s+likevel",
    ),
    (
        _C.WAIVE,
        r"rapportering(?:en|a)?\b(?:[^.]|\.\d){0,80}?\b(?:utgår|utgikk|frafalles|fell\s+bort)|^rapportering(?:en|a)?\b(?:[^.]|\.\d){0,80}?\b(?:bortfaller|bortfell|går\s+ut)|\bskal\s+(?:ikke|ikkje)\s+rapporter(?:es|ast)",
    ),
    (
        _C.REPLACE,
        r"\berstatter\s+(?:følgende|følgjande|tidligere|tidlegare|oppdrag|krav)|\berstattar\s|"
        r"\b(?:erstattes|erstattast|blir\s+erstatta|vert\s+erstatta)\s+(?:av|med)\b|"
        r"opprinnelige\s+målet\b.*\bbortf[ae]ll|"
        r"opphavlege\s+målet\b.*\bbortfell",
    ),
    (
        _C.EXTEND,
        r"<\s*ny\s+frist|\bny\s+frist\b|\bfrist(?:en|a)?\b.{0,260}?\b(?:utvides|utsettes|forlenges|flyttes|flyttet|flytta|vert\s+utsett|blir\s+utsett|utvidast)\b",
    ),
    (
        _C.LAPSE,
        r"\b(?:kravet|målet|oppdraget|oppgaven|oppgåva)\b.{0,140}?\b(?:bortfaller|bortfalt|bortfell|utgår|utgikk|fell\s+bort|fall\s+bort|går\s+ut)\b|"
        r"\bbortfalt\s+(?:målet|kravet|oppdraget)|\(\s*bortfalt|\bUTGÅR\b",
    ),
    (_C.EXTEND_MEASURING_PERIOD, r"måleperioden?\b[^.]{0,120}\b(?:utvid|forleng)"),
    (
        _C.CLARIFY,
        r"(?:videreføres|vidareførast|vert\s+vidareført)\s+med\s+(?:følgende|følgjande)\s+presisering",
    ),
    (_C.CONTINUE, r"vises\s+til\s+(?:[\w\s]+\s)?oppdrag[^.]{0,80}20\d\d.*\b(?:videreføre|vidareføre)\b"),
)
#: In the answer, where the text itself says nothing.
_IN_ANSWER: tuple[tuple[ChangeType, str], ...] = (
    (
        _C.LAPSE,
        r"\b(?:bortfalt|utgikk|frafalt|fall\s+bort)\b[^.]{0,60}(?:oppdragsdokument|foretaksmøte|føretaksmøte|\bRHF\b)|"
        r"^(?:oppgaven|oppgåva|kravet|oppdraget|målet)\s+(?:utgår|går\s+ut|bortfaller|fell\s+bort)\b",
    ),
    (
        _C.EXTEND,
        r"\b(?:gitt|fått|innvilget|sett|satt)\s+(?:en\s+)?(?:ny|utsatt|forlenget)\s+frist\b|\bny\s+frist\s+(?:til|er)\b",
    ),
    (_C.EXTEND_MEASURING_PERIOD, r"måleperioden?\b[^.]{0,140}\b(?:utvid|forleng)"),
    (
        _C.CONTINUE,
        r"videreført\s+i\s+(?:revidert\s+)?oppdragsdokument|vidareført\s+i\s+(?:revidert\s+)?oppdragsdokument",
    ),
)
_TEXT = tuple((change, re.compile(pattern, re.IGNORECASE)) for change, pattern in _IN_TEXT)
_ANSWER = tuple((change, re.compile(pattern, re.IGNORECASE)) for change, pattern in _IN_ANSWER)
_SENTENCE_END = re.compile(r"(?<!\d)[.]\s+(?=[A-ZÆØÅ<«])|>\s*|\s(?=<)|\n+")
_BY = re.compile(
    r"\b((?:justert|revidert)\s+oppdragsdokument(?:\s+for)?(?:\s+20\d\d)?|(?:foretaksmøte|føretaksmøte)\w*\s+\d{1,2}\.\s*\w+(?:\s+20\d\d)?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Change:
    """An amendment and what it does to the duty."""

    amendment: FoundAmendment
    obligation: Obligation


def change_of(text: str, line: int, answer: str, answer_line: int, year: int | None) -> Change | None:
    """The strongest change said in the text; else one that only the answer tells."""
    for change, pattern in _TEXT:
        if match := pattern.search(text):
            return _change(change, match, text, line, year)
    for change, pattern in _ANSWER:
        if match := pattern.search(answer):
            return _change(change, match, answer, answer_line, year)
    return None


def _change(change: ChangeType, match: re.Match[str], text: str, line: int, year: int | None) -> Change:
    ends = [0, *(end.end() for end in _SENTENCE_END.finditer(text)), len(text)]
    start = max(end for end in ends if end <= match.start())
    sentence = text[start : next(end for end in ends if end >= match.end())].strip()
    by = _BY.search(sentence)
    amendment = FoundAmendment(
        change, sentence[:300], line, by.group(1) if by else None, _new_date(change, sentence, year)
    )
    return Change(amendment, _OBLIGATION.get(change, Obligation.IN_FORCE))


def _new_date(change: ChangeType, sentence: str, year: int | None) -> str | None:
    if change not in {_C.EXTEND, _C.EXTEND_MEASURING_PERIOD}:
        return None
    dates = [phrase.iso for phrase in date_phrases(sentence, year) if phrase.iso]
    return dates[-1] if dates else None


_OBLIGATION = {
    _C.LAPSE: Obligation.LAPSED,
    _C.LAPSE_BUT_REPORT: Obligation.REPORT_ONLY,
    _C.WAIVE: Obligation.WAIVED,
}
