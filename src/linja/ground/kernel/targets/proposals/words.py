"""The words of targets in bokmål and nynorsk."""

from __future__ import annotations

import re
from typing import Final

_I: Final = re.IGNORECASE

#: What asks: a modal, or a goal by name.
ASKS: Final = re.compile(
    r"\b(?:skal|skulle|må|målet\s+er|målsetning(?:en|a)\s+er|målsetting(?:en|a)\s+er|mål\s+om)\b", _I
)
#: "… skal ligge på 15 prosent": a number to reach, without saying from which side.
REACHES: Final = re.compile(r"\bskal\s+(?:ligge\s+p[åa]|være|vere|utgjøre|utgjere)\s+$", _I)
#: Requirements that begin with the limit itself ("Minst 70 pst. av …", "30 pst. reduksjon i …").
OPENS: Final = re.compile(
    r"^\W*(?:minst|høyst|høgst|maksimalt|ingen|\d+(?:,\d+)?\s*(?:pst\.?|prosent|%)\s+(?:reduksjon|auke|økning|vekst))\b",
    _I,
)
#: "Antall … er økt med": asked in the words of what is done.
DONE: Final = re.compile(
    r"^\W*(?:antall\w*|andel\w*|talet|delen|omfanget)\b.*?\ber\s+(?:økt|auka|redusert)\b", _I
)
#: The target is gone: what follows says what it was.
LAPSED: Final = re.compile(r"\bbort(?:faller|fell|falt|falle)\b", _I)
#: A relative clause between what asks and the limit: the limit tells who, not how much.
TELLS_WHO: Final = re.compile(r"\b(?:som|der|dersom|hvis|når|med\s+vent\w*)\b", _I)

#: What is measured, at the beginning of a sentence or right after what asks.
_NOUNS: Final = (
    r"(?:andel\w*|antall\w*|talet|delen|gjennomsnitt\w*|snittet|median\w*|ventetid\w*"
    r"|sam(?:let|la)\s+\w+|omfanget)\b"
)
MEASURED: Final = re.compile(rf"^\W*{_NOUNS}", _I)
MEASURE: Final = re.compile(rf"\b{_NOUNS}", _I)
#: What comes between what is measured and the limit.
MODAL: Final = re.compile(r"\b(?:skal|skulle|må)\b", _I)
BEING: Final = re.compile(r"\b(?:være|vere|bli|ligge\s+på|er)\b", _I)
#: "Ingen fristbrudd." sets a limit; "Ingen pasienter skal vente mer enn …" says something else.
NONE_AT_ALL: Final = re.compile(
    r"^\W*ingen\s+(?!skal\b|må\b|kan\b|av\b)(?P<what>[\wæøå-]+)"
    r"(?!.*\b(?:ble|blei|vart|var|har|hadde|er)\b)"
    r"(?!.*\b(?:skal|må|kan)\b(?!\s+(?:forekomm\w*|førekom\w*|være|vere|finn\w+)))",
    _I,
)
#: "Ingen … mer enn 60 dager" turns the limit round.
NOBODY: Final = re.compile(r"^\W*ingen\b", _I)
NOT_THERE: Final = re.compile(
    r"^\W*det\s+skal\s+(?:ikke|ikkje)\s+(?:være|vere|forekomme|førekome)\s+(?P<what>[\wæøå-]+)\W*$", _I
)
KINDS: Final = (
    ("DISTINCT_COUNT", re.compile(r"\b(?:antall|talet\s+på)\s+(?:pasient|person)\w*", _I)),
    ("COUNT", re.compile(r"\b(?:antall\w*|talet)\b", _I)),
    ("MEDIAN", re.compile(r"\bmedian\w*", _I)),
    ("MEAN", re.compile(r"\b(?:gjennomsnitt\w*|snittet)\b", _I)),
    ("SHARE", re.compile(r"\b(?:andel\w*|delen)\b", _I)),
)

LESS: Final = re.compile(
    r"\b(?:reduser\w*|reduksjon\w*|nedgang|lavere|lågare|senk\w*|mindre\s+(?:andel|del)|færre|ned)\b", _I
)
MORE: Final = re.compile(
    r"\b(?:øke[st]?|økt|økning\w*|auk\w*|vekst|høyere|høgare|større\s+(?:andel|del)|flere|fleire|bedre|betre)\b",
    _I,
)
#: "økes med minst 5 pst.": the limit is an amount of change.
BY: Final = re.compile(r"\b(?:med|på)\s+$", _I)
COMPARED: Final = re.compile(
    r"\b(?:sammenli[kg]ne[td]|samanlikna|jamført|målt\s+mot|i\s+forhold\s+til|enn|frå|fra)\s+(?:med\s+)?(?:i\s+)?(?:nivået\s+i\s+)?"
    r"(?P<when>(?P<before>(?:året|åra)\s+før|fjoråret|i\s+fjor|året\s+før)"
    r"|(?P<part>(?:[1-4]\.|første|fyrste|andre|tredje)\s+(?:halvår|tertial|kvartal)\s+(?:i\s+)?(?:19|20)\d\d)"
    r"|(?P<year>(?:19|20)\d\d)\d?)(?!\w)",
    _I,
)
BEFORE_HORIZON: Final = re.compile(
    r"\b(?:(?:innen|innan|senest|seinast|ved|i)\s+)?(?:utgangen|utgongen|løpet)\s+av\s+$"
    r"|\b(?:innen|innan|senest|seinast|i|for)\s+$",
    _I,
)

EACH_ITEM: Final = re.compile(
    r"\b(?:for|i|ved|innen|innan)\s+(?:hver|hvert|kvar|kvart|alle)\s+(?:av\s+)?(?:de|dei|disse|desse)?\s*(?:(?P<count>\d+)\s+)?"
    r"(?P<item>[\wæøå-]*(?:form|forma|formene|formane|typ|typene|typane|gruppene|gruppane|fagområde\w*|pakkeforløp\w*))\b",
    _I,
)
EACH_HF: Final = re.compile(
    r"\b(?:i|ved|hos|for)\s+(?:alle|hver|hvert|kvar|kvart|det\s+enkelte|det\s+einskilde|et|eit)(?:\s+av)?\s+"
    r"(?:helseforeta\w*|helseføreta\w*|HF|sykehus\w*|sjukehus\w*)\b",
    _I,
)
EACH_REGION: Final = re.compile(
    r"\b(?:i|for)\s+(?:alle|hver|kvar)\s+(?:helse)?region\w*|\b(?:i|for)\s+(?:alle|hvert|kvart)\s+(?:av\s+)?(?:de\s+|dei\s+)?regionale\s+hels\w+\b",
    _I,
)
WHOLE: Final = re.compile(r"\bpå\s+(?:regionnivå|region(?:alt)?\s+nivå|nasjonalt\s+nivå)\b", _I)

#: The areas of treatment, longest first.
AREA: Final = re.compile(
    r"\b(?:psykisk\s+hels(?:evern|evernet|evern)\s+(?:for\s+)?(?P<young>barn\s+og\s+unge)|psykisk\s+helsevern\s+(?:for\s+)?(?P<adults>vaksne|voksne)"
    r"|(?P<mental>psykisk\s+helsevern)|(?P<tsb>TSB|tverrfaglig\s+spesialisert\s+rusbehandling|tverrfagleg\s+spesialisert\s+rusbehandling)"
    r"|(?P<somatic>somatikk\w*|somatisk\w*\s+hels\w+))\b",
    _I,
)
AREA_NAMES: Final = {
    "young": ("psykisk helsevern barn og unge",),
    "adults": ("psykisk helsevern voksne",),
    "mental": ("psykisk helsevern voksne", "psykisk helsevern barn og unge"),
    "tsb": ("TSB",),
    "somatic": ("somatikk",),
}

SPREAD: Final = re.compile(
    r"\b(?:(?:uønske[td]e?\s+)?variasjon(?:en|ane|ene)?|forskjell(?:en|ene)?|skilnad(?:en|ane)?|spredning(?:en|a)?)\s+mellom\s+"
    r"(?:helsefor\w+|helsefør\w+|hf\w*|sykehus\w*|sjukehus\w*|regionene|regionane)\s+(?:skal|må)\s+(?:reduser\w+|minsk\w+|gå\s+ned|bli\s+mindre)\b",
    _I,
)
GROWTH: Final = re.compile(
    r"\b(?:høyere|høgare|større)\s+vekst\s+(?P<between>[^.]*?)\benn\s+(?:for\s+|i\s+|innen\s+|innan\s+)?(?P<than>somatikk\w*|somatisk\w*)\b",
    _I,
)
MEASURED_BY: Final = re.compile(
    r"\b(?:målt\s+ved|måles\s+ved|måles\s+på|vert\s+målt\s+ved|blir\s+målt\s+ved)\b(?P<by>.*)", _I
)
MEASURES: Final = (
    ("ventetid", re.compile(r"\bventetid\w*", _I)),
    ("kostnader", re.compile(r"\bkostnad\w*", _I)),
    ("aktivitet", re.compile(r"\b(?:aktivitet\w*|polikliniske\s+\w+)", _I)),
)
AT_LEAST_ONE: Final = re.compile(
    r"\bminst\s+(?P<number>et|ett|eit|eitt|én|ein|to|tre|fire|\d+)\s+(?:helsefor\w+|helsefør\w+|HF|sykehus\w*|sjukehus\w*)\b"
    r"(?P<where>\s+i\s+(?:hver|kvar)\s+(?:helse)?region\w*)?",
    _I,
)
NUMBERS: Final = {"et": 1, "ett": 1, "eit": 1, "eitt": 1, "én": 1, "ein": 1, "to": 2, "tre": 3, "fire": 4}
