"""Verdicts in running text: which sentence of an answer pronounces on the requirement, and what it says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from linja.ground.kernel.vocabulary import Attainment, Basis, Obligation, PrintedStatus, Progress
from linja.ground.reading import lexicon
from linja.ground.reading.statuses import Verdict, opening_status, read_phrase
from linja.ground.reading.verdict_rules import BY_WEIGHT, GOAL, REACHED, Rule

_S, _A, _P = PrintedStatus, Attainment, Progress
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[«\"A-ZÆØÅ])")
#: One quick look: a sentence without any of these can match no rule.
_TRIGGER = re.compile(
    r"bortf|fall\s+bort|fell\s+bort|utg[iå]|går\s+ut|frafal|måleperiod|avlyst|gjennomført|ferdigstil|fullført|sluttf|lever|avslutt|send|"
    r"f[uø]lgt\s+opp|etablert|innrett|operativ|i\s+drift|løst|løyst|stadfest|fordelt|videre|vidare|i\s+oppdrag|forsink|forseink|"
    r"utsatt|utsett|frist|fremdrift|lenger\s+tid|forskyv|igang|start|påbegy|påbyr|i\s+gang|i\s+prosess|under\s|pågår|plan|vent|"
    r"foreligg|føre|utredes|varierer|behandl|forelagt|handsam|til\s+(?:rapp|omt|svar|punkt|kap)|^se\s|^sjå\s|delvis|besluttet|etter\s+plan|utført|ferdig|lansert|i\s+bruk|implementert|på\s+plass|i\s+rute|ikkj?e\s+(?:\w+\s+)?(?:aktuel|relevant|klar|publis|tilgj|offentl|vurder|mål)",
    re.IGNORECASE,
)
_ABOUT_OTHERS = re.compile(
    r"\b(?:deres|deira)\s+leveranse|som\s+svar\s+på\s+(?:en|ei)\s+bestilling|ikke\s+fått\s+tilbakemelding|ikkje\s+fått\s+tilbakemelding|\bnoen\s+studenter\b",
    re.IGNORECASE,
)
_CHANGE_WORDS = re.compile(r"\bbortfal|\butgikk\b|\bfrafal", re.IGNORECASE)


_SAYS_REACHED = re.compile(rf"\b{REACHED}\b", re.IGNORECASE)
_ABOUT_GOAL = re.compile(rf"\b{GOAL}\b|\b(?:dette|ble\s+dermed|ble\s+heller|vart\s+difor)\b", re.IGNORECASE)
_EXPECTED = re.compile(
    r"\b(?:forventes|ventes|ventast|oversikt\s+over\s+om|forventer|ventar|vil\s+bli|kan\s+bli)\b",
    re.IGNORECASE,
)
_IN_PART = re.compile(
    r"\bdelvis\b|\bhovedsakelig\b|\bi\s+(?:hovedsak|hovudsak)\b|\bkun\s+oppnådd\b|\bmed\s+(?:unntak|unnatak)\b|"
    r"\b(?:ett?|to|tre|fire|fem|seks|[1-9])\s+av\s+(?:to|tre|fire|fem|seks|sju|syv|åtte|ti|[2-9]|1\d)\b|\blangt\s+på\s+vei\b|"
    r"\blangt\s+på\s+veg\b|\bmen\s+(?:ikke|ikkje)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    rf"\b(?:ikke|ikkje|heller\s+ikke)\b(?:\s+\w+){{0,6}}?\s+{REACHED}\b|\b{REACHED}\s+(?:ikke|ikkje)\b|\bikke\s+målet\b",
    re.IGNORECASE,
)


def goal_verdict(sentence: str) -> str | None:
    """``yes``, ``no`` or ``part`` when a sentence pronounces on a goal, whatever the word order."""
    if not _SAYS_REACHED.search(sentence) or not _ABOUT_GOAL.search(sentence) or _EXPECTED.search(sentence):
        return None
    if _IN_PART.search(sentence):
        return "part"
    return "no" if _DENIED.search(sentence) else "yes"


def sentences_of(paragraph: str) -> list[str]:
    """The paragraph cut into sentences."""
    return _SENTENCE.split(paragraph)


def first_sentence(paragraph: str) -> str:
    """The sentence that heads a paragraph."""
    return _SENTENCE.split(paragraph, maxsplit=1)[0]


def opening_verdict(paragraph: str) -> Verdict | None:
    """What the first sentence of a shared answer pronounces on all that it answers."""
    return verdict_in([first_sentence(_LABEL.sub("", lexicon.ANSWER_FIELD.sub("", paragraph)).lstrip())])


def verdict_in(paragraphs: Sequence[str]) -> Verdict | None:
    """The verdict that an answer's paragraphs pronounce, or None where they only tell."""
    bare = [_LABEL.sub("", lexicon.ANSWER_FIELD.sub("", paragraph)).lstrip() for paragraph in paragraphs]
    sentences = [_TOPIC.sub("", s) for paragraph in bare for s in _SENTENCE.split(paragraph) if s]
    if not sentences:
        return None
    if opening := opening_status(_STOP.split(sentences[0], maxsplit=1)[0]):
        return read_phrase(opening)
    spoken = [(verdict, s) for s in sentences if (verdict := goal_verdict(s)) is not None]
    return _of_goals(spoken, sentences) if spoken else _of_work(sentences)


_LABEL = re.compile(r"^(?:status|måloppnåelse|måloppnåing)\s*:\s*", re.IGNORECASE)
#: A status word is a sentence also where a figure follows (``Delvis oppfylt. 14 av 17 ...``).
_STOP = re.compile(r"(?<=[a-zæøå][.!])\s+")
#: What the sentence is about, set before it (``Trygg kirurgi: Sjekklisten er ...``).
_TOPIC = re.compile(r"^[A-ZÆØÅ][\wæøå -]{2,40}:\s+(?=[A-ZÆØÅ])")


def _of_work(sentences: Sequence[str]) -> Verdict | None:
    """The surest word on the work, the duty or the data; what stands first counts a little more."""
    best: tuple[float, Rule, str] | None = None
    for i, sentence in enumerate(sentences):
        if not _TRIGGER.search(sentence) or _ABOUT_OTHERS.search(sentence):
            continue
        for rule in BY_WEIGHT:
            score = rule.weight - 0.06 * i
            if best is not None and score <= best[0]:
                break
            match = rule.pattern.search(sentence)
            if match and not (rule.status is _S.ACHIEVED and _not_yet(sentence, match)):
                best = (score, rule, _phrase(sentence, match))
    if best is None or best[0] < 1.0:
        return None
    _, rule, phrase = best
    return Verdict(phrase, rule.status, rule.obligation, rule.attainment, None, rule.progress)


def _not_yet(sentence: str, match: re.Match[str]) -> bool:
    """Whether what sounds done is only expected, planned, or another's (``som leverte``)."""
    before = sentence[max(0, match.start() - 70) : match.start()].lower()
    expected = re.search(
        r"\b(?:forventes|ventes|ventast|vil|skal|planlagt|planlegges|før|når|dersom|ikke|ikkje)\b", before
    )
    denied = re.search(r"\b(?:ikke|ikkje|forventes|ventes)\b", match.group(0).lower())
    return bool(expected or denied) or bool(
        re.search(r"\bsom\s+(?:har\s+)?$", sentence[: match.start()].lower())
    )


def _of_goals(spoken: Sequence[tuple[str, str]], sentences: Sequence[str]) -> Verdict:
    """Different verdicts for different parts make partly; a verdict beside a lapse stands."""
    kinds = Counter(v for v, _ in spoken)
    if kinds["part"] or (kinds["yes"] and kinds["no"]):
        status, attainment = _S.PARTLY_ACHIEVED, _A.PARTLY
    elif kinds["no"]:
        status, attainment = _S.NOT_ACHIEVED, _A.NOT_REACHED
    else:
        status, attainment = _S.ACHIEVED, _A.REACHED
    phrase = next((s for v, s in spoken if v != "yes"), spoken[0][1])
    lapsed = any(_CHANGE_WORDS.search(s) for s in sentences)
    return Verdict(_clause(phrase), status, Obligation.LAPSED if lapsed else None, attainment, Basis.JUDGED)


def _phrase(sentence: str, match: re.Match[str]) -> str:
    return sentence.rstrip() if len(sentence) <= 60 else match.group(0).strip()


def _clause(sentence: str) -> str:
    """The clause that carries the verdict: cut at commas when a sentence is long."""
    if len(sentence) <= 50:
        return sentence.strip()
    for clause in re.split(r",\s+", sentence):
        if re.search(rf"\b{REACHED}\b", clause, re.IGNORECASE):
            return clause.strip()
    return sentence.strip()[:160]
