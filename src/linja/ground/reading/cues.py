# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""What the words of a block speak for: something asked, something told, a stem, background."""

from __future__ import annotations

import re
from functools import lru_cache

from linja.ground.reading import lexicon
from linja.ground.reading.statuses import is_status_line, opening_status

_SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=[«\"A-ZÆØÅ])")
_AFTER_STOP = re.compile(r"(?<=[.!])\s+")
_WORD = re.compile(r"[\wæøåÆØÅ§-]+")
_MEETING_ASKS = re.compile(
    rf"^(?:«|\")?(?:i\s+(?:tråd|samsvar)\s+med\b.{{0,80}}?\b{lexicon.ASKS}\s+{lexicon.MEETING}"
    rf"|{lexicon.MEETING}\s+(?:(?:også|òg|videre|vidare|derfor|difor|samtidig|samstundes|på\s+nytt)\s+)?{lexicon.ASKS}\b"
    rf"|(?:videre|vidare|i\s+tillegg|samtidig|samstundes)\s+{lexicon.ASKS}\s+{lexicon.MEETING})",
    re.IGNORECASE,
)
_MEETING_ASSUMES = re.compile(
    rf"^(?:{lexicon.MEETING}|{lexicon.REGION.pattern})\s+(?:la\s+(?:også\s+|òg\s+|videre\s+|vidare\s+)?til\s+grunn|legg(?:er)?\s+til\s+grunn|forutsatte|"
    rf"føresette|føreset|forutsetter|stilte\s+krav|pålegger|påla|forventer|ventar|vedtok\s+at\b(?!.{0, 80}\bkan\b)|"
    rf"vedtok\s+(?:ei|en|et|eit)\s+\w*(?:ramme|krav)\b|"
    rf"vedtok\s*:\s+{lexicon.ORGANISATION}\s+(?:skal|må)\b(?!.{{0,200}}\b(?:over|ovenfor)\.$))",
    re.IGNORECASE,
)
#: A demand with nobody named, in the passive or as a plain figure.
_DEMANDED = re.compile(
    r"^det\s+(?:stilles|stillast|(?:blir|vert|ble|blei|vart|er)\s+(?:videre\s+|vidare\s+|også\s+|òg\s+)?stilt)\s+(?:\w+\s+)?krav\s+(?:om|til)\b|"
    r"^resultatkravet\b[^.]{0,60}?\b(?:er|settes\s+til|er\s+sett\s+til|blir\s+sett\s+til)\s+(?:(?:et|eit)\s+\w+\s+på\s+)?(?:minst\s+)?[+–-]?\d",
    re.IGNORECASE,
)
_ASKED_PASSIVE = re.compile(
    rf"^{lexicon.ORGANISATION}\s+(?:(?:ble|blei|vart|blir|vert|er)\s+(?:også\s+|òg\s+|videre\s+|vidare\s+)?(?:bedt|bede|bedne|pålagt)|får\s+i\s+oppdrag|bes)\b",
    re.IGNORECASE,
)
_MEETING_SPEAKS = re.compile(rf"^{lexicon.MEETING}\b", re.IGNORECASE)
_ADDRESSED = re.compile(
    rf"^(?:«|\")?(?:i\s+20\d\d\s+skal\s+)?(?:alle\s+)?{lexicon.ORGANISATION}(?:\s+og\s+{lexicon.ORGANISATION}|,\s*{lexicon.ORGANISATION}){{0,3}}"
    rf"\s*(?:,[^.]{{2,160}}?,|\bi\s+samarbeid[^.]{{2,80}}?)?\s*(?P<verb>skal|må|bes|plikter|pliktar|bør)\b",
    re.IGNORECASE,
)
_GOAL_CHANGED = re.compile(
    r"^(?:det\s+[^.]{0,40})?(?:(?:resultat|styrings|rapporterings)?(?:mål|krav|oppdrag)(?:et|setningen|settingen)?|måltallet|måltalet|rapportering(?:en|a)?|oppgaven|oppgåva|frist(?:en)?)\s+"
    r"(?:om|i|frå|fra|for|til|gitt|stilt|av|på)\s+.{4,260}?\b(?:opprettholdes|oppretthaldast|"
    r"videreføres|vidareførast|bortfaller|bortfell|fell\s+bort|utgår|går\s+ut|utsettes|utsett|blir\s+utsett|forlenges|forlengjast|utvides|"
    r"flyttes|flyttast|erstattes|erstattast|blir\s+erstatta|(?:blir|er|vert)\s+(?:flytta|flyttet|forlengd|forlenget|utvida|utvidet)|står\s+ved\s+lag|rapporteres\s+likevel|endres\s+(?:til|fra)|blir\s+(?:endra|heva|senka|justert)|heves|hevast|senkes|senkast|justeres|justerast|(?:settes|setjast|blir\s+sett)\s+(?:opp|ned|til))\b",
    re.IGNORECASE,
)
_FREE_GOAL = re.compile(
    r"^[A-ZÆØÅ][^.,;:]{3,110}\bskal\s+(?:øke|økes|auke|aukast|reduseres|reduserast|bli|være|vere|styrkes|styrkast|ned|opp)\b[^.]{0,120}\.?$"
)
_ADDRESSEE_LATER = re.compile(rf"\b(?:skal|må|bes)\s+{lexicon.ORGANISATION}\b", re.IGNORECASE)
_IT_SHALL = re.compile(
    r"^det\s+(?:skal|må|bes\s+om|blir\s+bede|forutsettes|føresetjast|føresettast|legges\s+til\s+grunn|"
    r"leggast\s+til\s+grunn|vert\s+lagt\s+til\s+grunn|tas\s+sikte\s+på)",
    re.IGNORECASE,
)
_ASKED_WORDS = re.compile(
    r"\bpst\.|(?:sammenliknet|samanlikna)\s+med\s+(?:20\d\d|året\s+før)|under\s+(?:ledelse|leiing)\s+av|\bfrist\s+for\b|"
    r"<ny\s+frist|ny\s+frist\s+for|\bbes\s+(?:om|lede)|legges\s+til\s+grunn\b|i\s+oppdrag\s+å|bortf[ae]ll\w*\s+målet|skal\s+rapporteres|"
    r"stilt\s+krav\s+til|skal\s+(?:videreføres|vidareførast)|(?:videreføres|vidareførast)\s+med\s+(?:følgende|følgjande)",
    re.IGNORECASE,
)
_TOLD_WORDS = re.compile(
    r"\d,\d\s*(?:prosent|%)|\bper\s+(?:\d\.\s+)?(?:tertial|januar|desember|november|oktober|september)|"
    r"\b(?:rapporterer|melder|opplyser|oppgir)\b|jobbes|arbeides|arbeidast|jobbast|"
    r"\b(?:er|ble|har|blei|vart|er\s+blitt|har\s+blitt)\s+(?:\w+\s+)?(?:gjennomført|etablert|utarbeidet|utarbeidd|startet|starta|"
    r"igangsatt|igangsett|fulgt\s+opp|følgt\s+opp|videreført|vidareført|gitt|oversendt|innført|behandlet|behandla|lagt|"
    r"inngått|tatt|teke|opprettet|oppretta|satt|sett|iverksatt|iverksett|deltatt|delteke|bidratt|bidrege|mottatt|motteke|ansatt|tilsatt|"
    r"oppnevnt|oppnemnd|ferdigstilt|styrket|styrka|økt|auka|redusert|besluttet|vedtatt|vedteke|forsinket|utsatt)\b",
    re.IGNORECASE,
)
_TOLD_START = re.compile(
    r"^(?:arbeidet|arbeidene|oppdraget|rapporten?|tiltakene|tiltaka|prosjektet|målet|utredningen|utgreiinga|planen|"
    r"undersøkelsen|prosjektgruppen|arbeidsgruppen|arbeidsgruppa|dette|ventetiden|ventetida|resultat(?:et|ene|a)?|"
    r"evalueringen|informasjon|kravet|strategien|tall\s+fra|tal\s+frå|eksempler|døme)\s+"
    r"(?:\w+\s+){0,4}?(?:er|har|ble|blei|vart|blir|pågår|vil|viser|følges|følgjast|oppdateres|inngår|var)\b",
    re.IGNORECASE,
)
_TOLD_IT = re.compile(
    r"^(?:det\s+(?:er|ble|blei|vart|har|foreligger|ligg|vises\s+til\s+rapportering|jobbes|arbeides|arbeidast|pågår|vil|blir|varierer|"
    r"gjenstår|forventes)|i\s+20\d\d\s+(?:ble|er|har|oppst)|jf\.|se\s)",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(
    r"^(?:[a-zæøå]+(?:e|å|gå|få|bistå|delta|bidra|gi|gje|ta|se|sjå|styrke|ha|la))\b(?!\s+(?:er|har|ble)\b)"
)


@lru_cache(maxsize=20000)
def asked(text: str) -> float:
    """How strongly the words ask something of somebody (0 to about 8)."""
    sentences = _SENTENCE.split(text)[:8]
    score = _asked_first(sentences[0] if len(text) > len(sentences[0]) else text)
    if _MEETING_ASSUMES.match(text):
        score = max(score, 4.0)
    later = sum(_asked_later(sentence) for sentence in sentences[1:])
    words = 0.7 * min(3, len(_ASKED_WORDS.findall(text)))
    return score + min(2.2, later) + words


def _asked_first(sentence: str) -> float:  # noqa: PLR0911
    if _MEETING_ASKS.match(sentence):
        return 5.0
    if _MEETING_ASSUMES.match(sentence) or _DEMANDED.match(sentence):
        return 4.0
    if _ASKED_PASSIVE.match(sentence):
        return 4.5
    if addressed := _ADDRESSED.match(sentence):
        # ``skal`` binds; ``må`` and ``bør`` are said in answers too.
        return 2.5 if addressed["verb"].lower() in {"må", "bør"} else 4.0
    if lexicon.QUANTITY.match(sentence) and lexicon.TARGET.search(sentence):
        definite = re.match(r"\w+(?:en|et|ane|ene)\b", sentence) and not re.search(r"\bskal\b", sentence)
        return 0.5 if definite or re.search(r"\d,\d", sentence) else 3.5
    if _IT_SHALL.match(sentence):
        return 2.0
    if _GOAL_CHANGED.match(sentence):
        return 3.0
    if (
        lexicon.QUANTITY.match(sentence)
        and " " in sentence
        and len(sentence) < 60
        and not main_verb(sentence)
    ):
        return 1.5
    if _FREE_GOAL.match(sentence):
        return 2.5
    verb = main_verb(sentence)
    return 1.5 if verb in lexicon.ASKING_VERBS else 0.0


def _asked_later(sentence: str) -> float:
    if _MEETING_ASKS.match(sentence) or _MEETING_ASSUMES.match(sentence):
        return 2.2
    if _ADDRESSED.match(sentence):
        return 1.6
    return 0.5 if main_verb(sentence) in lexicon.ASKING_VERBS else 0.0


@lru_cache(maxsize=20000)
def opens_with_verdict(text: str) -> bool:
    """Whether the first sentence is nothing but a status phrase (``Delvis oppfylt. 14 av 17 ...``)."""
    first = _AFTER_STOP.split(text, maxsplit=1)[0]
    return opening_status(first) is not None or (len(first) <= 90 and is_status_line(first))


@lru_cache(maxsize=20000)
def told(text: str) -> float:
    """How strongly the words tell what was done or how it stands (0 to about 7)."""
    first = _SENTENCE.split(text, maxsplit=1)[0]
    score = 0.0
    if lexicon.ANSWER_LABEL.match(text):
        score += 5.0
    elif opens_with_verdict(text):
        score += 4.0
    measured = (
        lexicon.QUANTITY.match(first) and lexicon.TARGET.search(first) and not re.search(r"\d,\d", first)
    )
    if main_verb(first) in lexicon.TELLING_VERBS and not _MEETING_SPEAKS.match(first) and not measured:
        score += 2.0
    if re.match(
        r"mål(?:et|settingen|setningen)?\s+om\b.{10,200}\b(?:bortfalt|utgikk|fall\s+bort)",
        first,
        re.IGNORECASE,
    ):
        score += 2.0
    if _TOLD_START.match(first):
        score += 1.5
    elif _TOLD_IT.match(first):
        score += 1.0
    return score + 0.7 * min(4, len(_TOLD_WORDS.findall(text)))


@lru_cache(maxsize=20000)
def main_verb(sentence: str) -> str | None:
    """The first finite verb that does not stand in a subordinate clause, lower case; None when none is known."""
    skip = 0
    words: list[str] = _WORD.findall(sentence.lower())
    for word in words[:45]:
        if word in lexicon.SUBORDINATORS:
            skip = 1
        elif word in lexicon.ASKING_VERBS or word in lexicon.TELLING_VERBS:
            if not skip:
                return word
            skip = 0
    return None


@lru_cache(maxsize=20000)
def background(text: str) -> float:
    """How strongly the block leads up to a request without making one."""
    if lexicon.BACKGROUND.match(text):
        return 3.0
    return 0.0


@lru_cache(maxsize=20000)
def stem(text: str, bullet: bool) -> float:
    """How strongly the block is the shared sentence before a list of requirements."""
    if not lexicon.STEM_END.search(text) or len(text) > 600:
        return -6.0
    if lexicon.PARTS_BEFORE_COLON.search(text) or lexicon.ANSWER_LABEL.match(text):
        return -4.0
    score = -1.5 if bullet else 0.0
    last = _SENTENCE.split(text)[-1]
    if _MEETING_ASKS.match(last) or _MEETING_ASKS.match(text):
        score += 5.0
    elif (
        (_MEETING_ASSUMES.match(last) and re.search(r"\b(?:at|om|om\s+å|(?:RHF|HF))\s*:?$", last))
        or _ASKED_PASSIVE.match(last)
        or re.search(r"\brapporter(?:es|ast)\s+(?:også\s+|òg\s+)?(?:på|om)\s*:$", last)
    ):
        score += 4.5
    elif _ADDRESSED.match(last) or _ADDRESSED.match(text):
        score += 4.0
    elif re.search(r"\b(?:skal|må|oppdrag)\s*(?:å\s*)?:$", text):
        score += 2.5
    else:
        score -= 1.5
    return score + (0.5 if text.endswith(":") else -0.5)


@lru_cache(maxsize=20000)
def continues_stem(text: str) -> bool:
    """Whether an item reads as the grammatical end of a stem (``bidra til ...``)."""
    return bool(_INFINITIVE.match(text)) or text[:1].islower()


#: Those who were asked, or who speak for others, say what they think.
_OTHERS_SPEAK = re.compile(
    r"^(?:styrele(?:der|iar)|nestle(?:der|iar)|administrer|direktør|bruker|brukar|tillits|konserntillits|verneomb|representant)",
    re.IGNORECASE,
)


@lru_cache(maxsize=20000)
def asks_after_background(text: str, *, whatever: bool = False) -> bool:
    """Whether a paragraph that starts by referring ends by asking (``Foretaksmøtet viste til ... ba om ...``).

    ``whatever``: any first sentence will do, as where nothing is answered.
    """
    first, *later = _SENTENCE.split(text)
    if _OTHERS_SPEAK.match(first):
        return False
    refers = whatever or lexicon.BACKGROUND.match(first) is not None
    return refers and any(_MEETING_ASKS.match(s) or _MEETING_ASSUMES.match(s) for s in later)


def changes_earlier(text: str) -> bool:
    """Whether the block changes an earlier requirement (``Fristen for ... utsettes``)."""
    return bool(_GOAL_CHANGED.match(text))


def meeting_asks(text: str) -> bool:
    """Whether a meeting asks in the block's first words: a request of its own, wherever it stands."""
    return bool(_MEETING_ASKS.match(text))


def addressed(text: str) -> bool:
    """Whether the block opens with an addressee that shall, or with a meeting that asks."""
    return any(p.match(text) for p in (_ADDRESSED, _MEETING_ASKS, _MEETING_ASSUMES, _DEMANDED))
