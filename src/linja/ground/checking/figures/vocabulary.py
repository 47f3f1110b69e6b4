# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""The indicators, areas and bodies that prose and tables name. Same shape as the definitions' names and synonyms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from linja.ground.kernel.numbers import Unit

_P, _D, _N = Unit.PERCENT, Unit.DAYS, Unit.NONE


@dataclass(frozen=True)
class Indicator:
    """A measured thing: its code, the words that name it, the unit, and which way is better."""

    code: str
    names: tuple[str, ...]
    unit: Unit
    #: +1: higher is better, −1: lower is better, 0: neither.
    direction: int = 0
    #: ``count``, ``share``, ``mean`` or ``money``: only counts and money are added up.
    kind: str = "share"

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of the names."""
        return re.compile("|".join(f"(?:{name})" for name in self.names), re.IGNORECASE)


#: More special before more general: of two that begin at the same place the first one counts.
INDICATORS: Final[tuple[Indicator, ...]] = (
    Indicator(
        "median_to_start",
        (
            r"median\w*\s+(?:vente)?tid\b[^.]{0,25}(?:tjenestestart|tenestestart)",
            r"tid til (?:tjenestestart|tenestestart)",
        ),
        _D,
        -1,
        "mean",
    ),
    Indicator(
        "waiting_of_waiting",
        (
            r"vente\w*\s*(?:\(dager\),?)?\s*(?:for\s+)?(?:ventende|ventande)\b",
            r"(?:ventende|ventande) pasient\w*",
        ),
        _D,
        -1,
        "mean",
    ),
    Indicator("waiting", (r"(?:gjennomsnitt\w*\s+)?ventetid\w*",), _D, -1, "mean"),
    Indicator(
        "breach_of_waiting",
        (r"fristbrudd\w*[^.]{0,20}(?:ventende|ventande)", r"fristbrot\w*[^.]{0,20}ventande"),
        _P,
        -1,
    ),
    Indicator("breach", (r"frist(?:brudd|brot)\w*",), _P, -1),
    Indicator("long_waiting", (r"langtidsventende", r"langtidsventande"), _N, -1, "count"),
    Indicator("waiting_count", (r"antal\w* (?:ventende|ventande)(?! pas\w+ \w)",), _N, -1, "count"),
    Indicator("referrals", (r"nyhenvis\w*", r"nytilvis\w*"), _N, 0, "count"),
    Indicator("passed_time", (r"passert planlagt tid",), _P, -1),
    Indicator(
        "kept_appointments", (r"overh[oa]ld\w*[^.]{0,40}avtal\w*", r"avtal\w*[^.]{0,20}overh[oa]ld\w*"), _P, 1
    ),
    Indicator(
        "outpatient",
        (
            r"poliklinisk\w*\s+(?:konsultasjon\w*|opph[oa]ld|aktivitet\w*)",
            r"\baktivitet(?:sendring|snivå|snivået|svekst|en)?\b",
        ),
        _N,
        1,
        "count",
    ),
    Indicator(
        "costs",
        (r"\bkostnad(?:sendring|svekst|snivå|er|ar|ene|ane)\b", r"totale kostnad\w*"),
        Unit.KRONER,
        0,
        "money",
    ),
    Indicator("cancer_included", (r"inkluder\w*\s+i\s+(?:et\s+)?pakkeforløp\w*",), _P, 1),
    Indicator(
        "cancer_in_time",
        (
            r"innen(?:for)?\s+standard\w*\s+forløpstid\w*",
            r"pakkeforløp\w*\s+for\s+kreft[^.]{0,40}maksimal anbefalt\w*",
            r"pakkeforløp for kreft[^.]{0,60}innen maksimal",
        ),
        _P,
        1,
    ),
    Indicator("spread", (r"variasjons-?\s?breidd\w*|variasjons-?\s?bredde\w*",), _P, -1),
    Indicator(
        "planning", (r"planleggings?horisont\w*", r"avtalte timer", r"planlegging av faste timer"), _P, 1
    ),
    Indicator(
        "phone_or_video",
        (
            r"(?:telefon|video)\w*-?\s*(?:/|og|eller)\s*(?:telefon|video)\w*",
            r"konsultasjon\w* (?:via|per) (?:telefon|video)\w*",
        ),
        _P,
        1,
    ),
    Indicator(
        "assessed_in_time",
        (r"utred\w*\s+innen(?:for)?\s+(?:anbefalt\s+)?forløpstid", r"innen forløpstid for utredning"),
        _P,
        1,
    ),
    Indicator("discharge_letters", (r"epikrise\w*",), _P, 1),
    Indicator("coercion", (r"tvangsmid\w*", r"tvangsvedtak\w*", r"bruk av tvang"), _N, -1, "count"),
    Indicator("injuries", (r"pasientskad\w*",), _P, -1),
    Indicator("safety_climate", (r"sikkerhetsklima\w*", r"tryggleiksklima\w*"), _P, 1),
    Indicator("antibiotics", (r"antibiotika\w*",), _P, -1),
    Indicator("corridor", (r"korridorpasient\w*", r"pasient\w* i korridor"), _P, -1),
    Indicator("studies", (r"behandlingsstudi\w*",), _N, 1, "count"),
    Indicator("thrombolysis", (r"trombolyse\w*",), _P, 1),
    Indicator(
        "rejected",
        (r"avvis\w*\s+(?:pasient|henvisning|tilvising)\w*", r"avvisningsrate\w*", r"avslagsprosent\w*"),
        _P,
        -1,
    ),
    Indicator("interpreting", (r"fremmøtetolk\w*", r"frammøtetolk\w*"), _P, -1),
    Indicator("apprentices", (r"lærling\w*",), _N, 1, "count"),
    Indicator("response_rate", (r"svarprosent\w*",), _P, 1),
    Indicator("sick_leave", (r"sykefravær\w*", r"sjukefråvær\w*"), _P, -1),
    Indicator("investments", (r"investering\w*",), Unit.KRONER, 0, "money"),
    Indicator(
        "result",
        (
            r"års?resultat\w*",
            r"driftsresultat\w*",
            r"\bresultat per (?:helse)?f[øo]r?e?tak\w*|\bøkonomisk\w* resultat\w*",
            r"\boverskudd(?:et|s)?\b",
            r"\boverskot(?:et)?\b",
            r"(?:positivt|negativt|samlet|samla)\s+(?:\w+\s+)?resultat\b",
            r"\bresultatet\s+(?:er|var|ble|vart|på|hittil)\b",
        ),
        Unit.KRONER,
        1,
        "money",
    ),
)
BY_CODE: Final = {one.code: one for one in INDICATORS}

SOMATICS, ADULTS, CHILDREN, ADDICTION, MENTAL = "somatics", "adults", "children", "addiction", "mental"
#: Areas of service. ``MENTAL`` is all of mental health care; it is tried after its two parts.
AREAS: Final[tuple[tuple[str, str], ...]] = (
    (CHILDREN, r"psykisk (?:helsevern|helsevern, )\s*(?:for\s+)?(?:barn og unge|barn/unge|born og unge)|\bP?HBU\b|\bBUP\b|\bPHBU\b|\bPHV (?:for )?barn og unge|(?<=voksne og )\s*barn/unge"),
    (ADULTS, r"psykisk helsevern\s*(?:for\s+)?(?:vaksne|voksne)|\bVOP\b|\bPHV(?: for voksne)?\b|voksenpsykiatri\w*|vaksenpsykiatri\w*"),
    (ADDICTION, r"(?:tverrfaglig|tverrfagleg) spesialisert rusbehandling(?: \(TSB\))?|\bTSB\b"),
    (SOMATICS, r"somatik\w*|somatisk\w*"),
    (MENTAL, r"psykisk helsevern|\bPHV totalt"),
)  # fmt: skip
AREA: Final = re.compile("|".join(f"(?P<{code}>{words})" for code, words in AREAS), re.IGNORECASE)

COUNTRY: Final = "country"
REGIONS: Final[tuple[tuple[str, str], ...]] = (
    ("helse midt-norge", r"Helse[ -]Midt[- ]?\s?Norge(?: RHF)?|Helse Midt(?: RHF)?\b|\bHMN\b"),
    ("helse sør-øst", r"Helse Sør[-‐]?\s?Øst(?: RHF)?|\bHSØ\b"),
    ("helse vest", r"Helse Vest(?: RHF)?\b"),
    ("helse nord", r"Helse Nord(?![-–\w])(?: RHF)?"),
    (COUNTRY, r"(?<![\w-])(?:landet|landsgjennomsnitt\w*|landssnitt\w*|landsbasis|hele landet|nasjonalt snitt)\b|(?<!Midt-)(?<!Midt )(?<!Midt- )\bNorge\b"),
)  # fmt: skip

#: Words that make another figure of the same indicator.
QUALIFIERS: Final = re.compile(
    r"\b(kirurg|medikament|stråle|median|kvinne|kvinn|menn\b|video|telefon|private|ideelle|akutt|øyeblikkelig|elektiv|døgn|dagbehand"
    r"|innen en uke|ei veke|førstegang|nyhenvis|langtid|prognose|budsjett|avtalespesialist|ekskl|inkl\b|kumulativ|hittil"
    r"|per måned|i gjennomsnitt per|unike|egne|sjette|ventende)",
    re.IGNORECASE,
)


def indicators_in(text: str) -> list[tuple[int, int, Indicator]]:
    """(start, end, indicator) of every indicator named, from left to right; the special before the general."""
    found: list[tuple[int, int, Indicator]] = []
    if _ANY.search(text) is None:
        return found
    for indicator in INDICATORS:
        for match in indicator.pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), indicator))
    return sorted(found, key=lambda one: one[0])


#: A cheap look before the exact ones: one stem of every indicator.
_ANY: Final = re.compile(
    r"tid|vent|frist|nyhenvis|nytilvis|avtal|overh|polikl|aktivit|kostnad|pakkeforløp|varia|planlegg|konsult|telefon|video"
    r"|utred|epikris|tvang|skad|sikkerhet|trygg|antibiot|korridor|studi|avvis|avslag|tolk|lærling|svarpro|fravær|fråvær|trombo|invest|result|oversk",
    re.IGNORECASE,
)


def areas_in(text: str) -> list[tuple[int, int, str]]:
    """(start, end, area) of every area of service named."""
    return [(match.start(), match.end(), match.lastgroup) for match in AREA.finditer(text) if match.lastgroup]


def qualifiers_in(text: str) -> frozenset[str]:
    """The words of the text that set a figure apart."""
    return frozenset(word.lower() for word in QUALIFIERS.findall(text))
