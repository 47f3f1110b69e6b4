"""Which dates bind whom: triggers around date phrases, whose date it is, and which one is in force."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from linja.ground.kernel.dates import DatePhrase, date_phrases
from linja.ground.kernel.vocabulary import DatePrecision, DeadlineType
from linja.ground.reading.findings import FoundDeadline

_SENTENCE_END = re.compile(
    r"(?<=[a-zæøå)»\"\]])[.;]\s+(?=[A-ZÆØÅ<«])|>\s*|(?<=\d)\.\s+(?=(?:[A-ZÆØÅ][a-zæøå]+\s|<))"
)
#: Words right before a date that make it a limit.
_LIMIT = re.compile(
    r"(?:\b(?:innen|innan|senest|seinast|før|fram\s+mot|frem\s+mot|i\s+løpet\s+av|til\s+og\s+med)"
    r"(?:\s+(?:og\s+med|utgangen\s+av|utgongen\s+av|utløpet\s+av|slutten\s+av|den|våren|hausten|høsten|perioden|planperioden|året|år|"
    r"inngangen\s+til|årsskiftet|juni|i))*"
    r"|\bfrist(?:en|a)?\b[^.;]{0,90}?(?:\ber|\btil|\bsettes\s+til|\bsett\s+til|\bblir|:)?(?:\s+utgangen\s+av)?"
    r"|\b(?:utsettes|utvides|forlenges|flyttes|flytta|flyttet|utsett|utvida|forlenga|settes|sett|ny\s+frist)\b(?:[^.;]|\d\.){0,60}?\btil(?:\s+utgangen\s+av)?"
    r"|\b(?:fra|frå)\s+\d\d?\.?(?:[^.;]|\d\.){2,20}?\btil"
    r"|\bfor\s+oppstart|\boppstart|\butgangen\s+av|\butgongen\s+av|\butløpet\s+av|\bved(?=\s+$))\s*$",
    re.IGNORECASE,
)
#: Between two dates under one limit.
_AND_ALSO = re.compile(
    r"^\s*(?:\([^)]{0,40}\)|for\s+\w+|til\s+\w+)?\s*(?:,\s*)?(?:og|samt)\s*$", re.IGNORECASE
)
_REPORT_BY = re.compile(r"\b(?:pr\.?|per)\s*$", re.IGNORECASE)
_DELIVER = re.compile(
    r"\b(?:rapporter(?:e|es|ast|ing)|rapport\s+(?:skal|sendes|leveres)|lever(?:e|es|ast)|send(?:e|es|ast)|oversend(?:e|es|ast)|"
    r"meld(?:e|es|ast)|legges\s+fr[ae]m|leggast\s+fram|redegjør\w*|gjere\s+greie|orienter(?:e|es)|vil\s+foreligge)\b",
    re.IGNORECASE,
)
_PHASED_OUT = re.compile(r"\bfør\b[^.;]{3,60}\bavvikl\w*\s*$", re.IGNORECASE)
_TO_BE_DONE = re.compile(
    r"\b(?:skal|må)\s+(?:\w+\s+){0,2}?(?:være|vere|vera|bli|ha)\s+(?:[\w-]+\s+){0,3}?(?:ferdig|ferdige|ferdigstilt|gjennomført|etablert|"
    r"på\s+plass|levert|klare?|innført|utarbeidet|utarbeidd|tatt\s+i\s+bruk)\b",
    re.IGNORECASE,
)
#: Words right before a date that make it the date of a document or an event that has been.
_CITED = re.compile(
    r"(?:\b(?:av|datert|dagsett|fra|frå|den|i\s+brev|sendt|foretaksmøtet?|føretaksmøtet?|møte(?:t)?(?:\s+i)?|gjeldende|gjeldande|"
    r"gjelder|gjeld|etter|vedtatt|vedteke|oppdragsdokument(?:et)?(?:\s+for)?|protokoll\w*|mellom|sammenliknet\s+med|samanlikna\s+med|"
    r"melding|behandling|lov|budsjett\w*|statsbudsjettet\s+for|Prop\.?\s*\d*\s*S?|med|nr\.)|[(])\s*$",
    re.IGNORECASE,
)
_MEETING_BY = re.compile(r"\btil\s+(?:felles\s+)?\w*møte(?:t)?\s+i\s*$", re.IGNORECASE)
_EVENT = re.compile(
    r"\b(?:så\s+snart|snarest|så\s+snart\s+som\s+mulig|straks|umiddelbart|når\s+[^,.;]{3,60}\ber\s+\w+)\b",
    re.IGNORECASE,
)
_RECURRING = re.compile(
    r"\b(?:hvert|kvart|årlig|årleg|månedlig|månadleg|tertialvis|hver|kvar)\b", re.IGNORECASE
)
_RECURRING_DATES = re.compile(
    r"\b\d{1,2}\.\d{1,2}\.?\s+og\s+\d{1,2}\.\d{1,2}\.?\s+(?:hvert|kvart)\s+år", re.IGNORECASE
)
_INTERIM = re.compile(
    r"\b(?:foreløpig|førebels|underveis|undervegs|plan\s+for\s+arbeidet|delrapport|status\s+og\s+mulig|midtveis)\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:ny\s+frist|utsettes|utvides|forlenges|utsett\s+til|ny\s+rapporteringsfrist|fristen\s+\w+\s+\w+\s+utvides)\b",
    re.IGNORECASE,
)
_VALID = re.compile(
    r"\b(?:gjeldende|gjeldande|gjelder|gjeld|trer\s+i\s+kraft|frå\s+og\s+med|fra\s+og\s+med)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_HORIZON = re.compile(r"\bi\s+$")
_COMPARED = re.compile(r"^\s*(?:sammenliknet|sammenlignet|samanlikna)\s+med\s+((?:19|20)\d\d)", re.IGNORECASE)
#: Bodies whose dates are not the addressee's.
_OTHER_BODY = (
    r"Helsedirektoratet|Direktoratet\s+for\s+(?:e-helse|strålevern\s+og\s+atomberedskap)|Folkehelseinstituttet|Statens\s+legemiddelverk|"
    r"[Dd]epartementet|Helse-\s?og\s+omsorgsdepartementet|Riksrevisjonen|Norsk\s+Helsenett(?:\s+SF)?|Kreftregisteret|Stortinget|"
    r"[Rr]egjeringen|[Rr]egjeringa|Sykehusinnkjøp\s+HF|Sykehusbygg\s+HF|Forskningsrådet"
)
_OWNER = (
    re.compile(rf"\b({_OTHER_BODY})(?:s)?\s+(?:skal|vil|har\s+fått|får|tar\s+sikte|legger\s+fram)\b"),
    re.compile(rf"\b(?:vises|visast|vist)\s+til\s+({_OTHER_BODY})s?\s+(?:oppdrag|arbeid)"),
    re.compile(
        rf"\b(?:anbefalinger|råd|retningslinjer|tilrådingar)\s+(?:fra|frå)\s+({_OTHER_BODY})[^.;]*\bvil\b"
    ),
)
_ASSUMED = re.compile(
    r"\b(?:legges|leggast|lagt)\s+til\s+grunn\s+at\s+(?!(?:de|dei)\s+regionale|helse|rhf|det\b)|\bsom\s+vil\s+bli\b",
    re.IGNORECASE,
)
_ASSIGNED_OTHER = re.compile(rf"^({_OTHER_BODY})\s+har\s+fått\s+i\s+oppdrag")


@dataclass(frozen=True, slots=True)
class Deadlines:
    """All dates that bind somebody, and the one that is the addressee's own and in force."""

    all: tuple[FoundDeadline, ...]
    own: str | None
    #: A new date set by an amendment in the text.
    amended: str | None


def deadlines_of(text: str, year: int | None, event_day: str | None = None) -> Deadlines:
    """Read the deadlines in a requirement's text. ``event_day``: the day of the meeting that asked."""
    found: list[tuple[FoundDeadline, bool]] = []
    assigned = _ASSIGNED_OTHER.match(text)
    for start, sentence in _sentences(text):
        found += _in_sentence(
            sentence, year, event_day, assigned.group(1) if assigned and start < 400 else None
        )
    found += [(d, False) for d in _events(text, bool(found))]
    amended = next((d.iso for d, is_new in reversed(found) if is_new and d.iso), None)
    return Deadlines(tuple(d for d, _ in found), amended or _own(d for d, _ in found), amended)


def _own(found: Iterable[FoundDeadline]) -> str | None:
    """The addressee's last final date; an interim one only when there is nothing else."""
    mine = [(d.iso, d.type) for d in found if d.owner is None and d.iso]
    final = [iso for iso, kind in mine if kind is DeadlineType.FINAL]
    interim = [iso for iso, kind in mine if kind in {DeadlineType.INTERIM, DeadlineType.EVENT_BOUND}]
    return max(final or interim, default=None)


def _sentences(text: str) -> list[tuple[int, str]]:
    places = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return [(a, text[a:b]) for a, b in itertools.pairwise(places) if b > a]


def _in_sentence(
    sentence: str, year: int | None, event_day: str | None, assigned: str | None
) -> list[tuple[FoundDeadline, bool]]:
    found: list[tuple[FoundDeadline, bool]] = []
    last_end = 0
    if match := _RECURRING_DATES.search(sentence):
        return [(FoundDeadline(match.group(0), DeadlineType.RECURRING, DatePrecision.DAY, None), False)]
    for phrase in date_phrases(sentence, year, event_day):
        before, after = sentence[: phrase.start], sentence[phrase.end :]
        kind = _type(before, after, sentence, phrase, year)
        if kind is None and found and _AND_ALSO.search(sentence[last_end : phrase.start]):
            kind = found[-1][0].type
        if kind is None:
            continue
        last_end = phrase.end
        precision = phrase.precision
        if precision is DatePrecision.YEAR and re.search(r"\binn[ea]n\s*$", before, re.IGNORECASE):
            precision = DatePrecision.AMBIGUOUS_YEAR
        owner = _owner(sentence, before, assigned)
        verbatim = _verbatim(before, phrase)
        is_new = bool(_NEW.search(before[-90:]))
        found.append((FoundDeadline(verbatim, kind, precision, phrase.iso, owner), is_new))
    return found


def _type(
    before: str, after: str, sentence: str, phrase: DatePhrase, year: int | None
) -> DeadlineType | None:
    """What sort of deadline the date is, or None when it binds nobody."""
    near = before[-110:]
    if re.search(r"\b(?:fra|frå)\s*$", near, re.IGNORECASE) and not _VALID.search(near):
        return None
    if compared := _horizon(near, after, phrase, year):
        return compared
    exact = phrase.precision not in {DatePrecision.YEAR, DatePrecision.AMBIGUOUS_YEAR}
    if not _limits(near, phrase):
        if _VALID.search(near) and exact:
            return DeadlineType.VALIDITY
        if not (exact and _due(before, after, sentence)) and not _PHASED_OUT.search(near):
            return None
    if _RECURRING.search(after[:15]):
        return DeadlineType.RECURRING
    return (
        DeadlineType.INTERIM
        if _INTERIM.search(sentence[max(0, phrase.start - 120) : phrase.end])
        else DeadlineType.FINAL
    )


def _limits(near: str, phrase: DatePhrase) -> bool:
    """Whether the date, or the words right before it, set a limit by themselves."""
    if phrase.precision is DatePrecision.EVENT or _MEETING_BY.search(near):
        return True
    ends_a_span = phrase.verbatim.lower().startswith(("løpet", "utløpet", "utgangen", "utgongen"))
    return ends_a_span or bool(_LIMIT.search(near))


def _due(before: str, after: str, sentence: str) -> bool:
    """Whether the sentence says that something is to be delivered or done by the date."""
    near = before[-110:]
    if (_DELIVER.search(before) or _TO_BE_DONE.search(before)) and not _CITED.search(near):
        return True
    if _REPORT_BY.search(near) and _DELIVER.search(sentence):
        return True
    return before.strip().lower() in {"", "i"} and re.match(r"\s+skal\b", after) is not None


def _horizon(near: str, after: str, phrase: DatePhrase, year: int | None) -> DeadlineType | None:
    """``i 2020 sammenliknet med 2012``: a horizon when it lies ahead or the way there is long."""
    compared = _COMPARED.match(after)
    if compared is None or phrase.precision is not DatePrecision.YEAR or not _HORIZON.search(near):
        return None
    target, base = int(phrase.verbatim), int(compared.group(1))
    return DeadlineType.FINAL if (year is not None and target > year) or target - base >= 5 else None


def _owner(sentence: str, before: str, assigned: str | None) -> str | None:
    for pattern in _OWNER:
        if match := pattern.search(sentence):
            return match.group(1)
    if _ASSUMED.search(before):
        return "andre"
    if assigned is not None and not re.search(
        r"\bregionale\s+helseforetak|\bregionale\s+helseføretak", before, re.IGNORECASE
    ):
        return assigned
    return None


def _verbatim(before: str, phrase: DatePhrase) -> str:
    lead = re.search(
        r"((?:innen|innan|senest|seinast|pr\.?|per|i\s+løpet\s+av|utgangen\s+av|utgongen\s+av|før|til)\s+)+$",
        before,
        re.IGNORECASE,
    )
    return (lead.group(0) if lead else "") + phrase.verbatim


def _events(text: str, has_date: bool) -> list[FoundDeadline]:
    match = _EVENT.search(text)
    if match is None or has_date:
        return []
    return [FoundDeadline(match.group(0), DeadlineType.EVENT_BOUND, DatePrecision.EVENT, None)]
