# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""The words by which an answer pronounces on the requirement, as one table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linja.ground.kernel.vocabulary import Attainment, Obligation, PrintedStatus, Progress

_S, _A, _P = PrintedStatus, Attainment, Progress
GOAL = (
    r"(?:tiltak(?:ene|a)?|(?:del|resultat|ventetids|hoved)?mål(?:et|ene|a|settingen|setningen|settinga|setjinga|settingane)?|\w*krav(?:et|ene|a)?|måltallet|"
    r"styringskrav(?:et)?|styringsmål(?:et)?|\w*regelen|prioriteringsregelen|måloppnåelse(?:n)?)"
)
REACHED = r"(?:nådd|nådde|oppnådd|oppnådde|innfridd|innfris|innfridde|oppfylt|oppfyles|oppfylles|oppfyller|oppfylte|oppnås)"
_WORK = (
    r"\w*(?:arbeid(?:et|ene|a)?|oppdrag(?:et|ene|er|a)?|prosjekt(?:et)?|rapport(?:en)?|utredning(?:en|a)?|"
    r"utgreiing(?:a)?|plan(?:en)?|planlegging|oppgav(?:en|a)|oppgåva|tiltaket|kartlegging(?:en|a)?|"
    r"overgang(?:en|a)?|innføring(?:en|a)?|etablering(?:en|a)?|prøveprosjekt(?:et)?|pilot(?:en)?|implementering(?:en|a)?|evaluering(?:en|a)?|oppbygning)"
)
#: What was to be made, named in few words with the article at its end.
_THING = r"[A-ZÆØÅ]\w*(?:en|et|a|ane|ene)(?:\s+(?:med|for|av|til|i|om|på)\s+[\w-]+(?:\s+[\w-]+){0,3}?)?"
_LATE = r"(?:forsinket|forseinka|forsinka|utsatt|utsett)"
_BE = r"(?:er|ble|blei|vart|blir|har\s+blitt|er\s+blitt|har\s+vorte|er\s+vorte|har\s+vært|har\s+vore)"


@dataclass(frozen=True, slots=True)
class Rule:
    """Words, what they say, and how surely they say it of the whole."""

    pattern: re.Pattern[str]
    status: PrintedStatus
    weight: float
    attainment: Attainment | None = None
    progress: Progress | None = None
    obligation: Obligation | None = None


def _rule(pattern: str, status: PrintedStatus, weight: float, **facts: object) -> Rule:
    return Rule(re.compile(pattern, re.IGNORECASE), status, weight, **facts)  # type: ignore[arg-type]


#: Words on the work, on the duty and on the data. Weight: how surely the words pronounce on the whole.
_RULES: tuple[Rule, ...] = (
    # The duty has changed.
    _rule(
        r"\b(?:bortfalt|bortfaller|bortfell)\b|\b(?:fall|fell)\s+bort\b|\b(?:oppgaven|oppgåva|kravet|oppdraget|målet)\s+(?:utgår|går\s+ut)\b|\butgikk\b|\bfrafalt\b|\brapportering\w*\b[^.]{0,60}\butgår\b",
        _S.OTHER,
        6.0,
        obligation=Obligation.LAPSED,
    ),
    _rule(r"\bmåleperioden?\b[^.]{0,140}\b(?:utvid|forleng)", _S.OTHER, 4.0),
    _rule(r"\bavlyst\b", _S.OTHER, 1.1, progress=_P.CANCELLED),
    # Delivered.
    _rule(
        rf"(?:\b{_WORK}|^dette)\s+{_BE}\s+(?:(?!planlagt|forventet|ventet|ikke|ikkje|delvis|under)\w+\s+)?"
        r"(?:gjennomført|ferdigstilt|fullført|sluttført|levert|avsluttet|avslutta|oversendt)\b",
        _S.ACHIEVED,
        4.0,
        progress=_P.DELIVERED,
    ),
    _rule(
        r"\b(?:oversendt|sendt|levert|avlevert)\b[^.]{0,110}\b(?:innen|innan)\s+(?:angitt\s+|angitte\s+)?frist",
        _S.ACHIEVED,
        5.0,
        progress=_P.DELIVERED,
    ),
    _rule(
        r"\b(?:oversendte|leverte|avleverte|sendte|har\s+(?:levert|oversendt|sendt))\s+(?:\w+\s+)?(?:rapport|rapportering|plan|utredning|vurdering|utgreiing)",
        _S.ACHIEVED,
        3.5,
        progress=_P.DELIVERED,
    ),
    _rule(
        r"\b(?:ferdigstilt|styrebehandlet|styrehandsama|utarbeidet)\b[^.]{0,80}\bog\s+(?:er\s+)?oversendt\b",
        _S.ACHIEVED,
        4.0,
        progress=_P.DELIVERED,
    ),
    _rule(
        r"\b(?:oppdraget|kravet|forutsetninger|beslutning|vedtak|føresetnader|krava|kravene|dette)\b[^.]{0,25}\ber\s+(?:fulgt|følgt)\s+opp\b",
        _S.ACHIEVED,
        4.5,
        progress=_P.DELIVERED,
    ),
    _rule(
        r"\b(?:etablert|innrettet|innretta|gjennomført)\s+(?:i\s+(?:henhold\s+til|tråd\s+med|samsvar\s+med)\s+(?:styrings)?krav|innenfor|innanfor|"
        r"som\s+(?:planlagt|planlagd|forutsatt))",
        _S.ACHIEVED,
        4.0,
        progress=_P.DELIVERED,
    ),
    _rule(
        r"\bhar\s+(?:vært|vore)\s+operativ|\ber\s+satt\s+i\s+drift\b|\ber\s+sett\s+i\s+drift\b",
        _S.ACHIEVED,
        2.6,
        progress=_P.DELIVERED,
    ),
    _rule(
        r"\bløste\s+oppdraget\b|\bløyste\s+oppdraget\b|\bhar\s+(?:løst|levert\s+på)\s+oppdraget\b|\bstadfestet\b",
        _S.ACHIEVED,
        3.0,
        progress=_P.DELIVERED,
    ),
    _rule(
        r"^[^.]{0,90}\bmillioner\s+kroner\s+er\s+fordelt\b|^[^.]{0,60}midl\w+[^.]{0,40}\ber\s+fordelt\b",
        _S.ACHIEVED,
        3.0,
        progress=_P.DELIVERED,
    ),
    _rule(
        r"\b(?:øvelsen|øvinga|undersøkelsen|undersøkinga|evalueringen)\s+(?:ble|vart|blei|er)\s+gjennomført\b",
        _S.ACHIEVED,
        2.6,
        progress=_P.DELIVERED,
    ),
    _rule(r"\b(?:sluttført|sluttfort)\s+i\s+20\d\d", _S.ACHIEVED, 2.6, progress=_P.DELIVERED),
    # Any work named by itself at the sentence's start, in few words.
    _rule(
        rf"^(?:{_THING}\s+)(?:{_BE})\s+(?:nå\s+|no\s+|også\s+|òg\s+)?(?:utført|ferdig\b(?!\s+(?:i|til)\b)|ferdigstilt|fullført|sluttført|levert|lansert|"
        r"tatt\s+i\s+bruk|teke\s+i\s+bruk|teken\s+i\s+bruk|implementert|på\s+plass)",
        _S.ACHIEVED,
        2.2,
        progress=_P.DELIVERED,
    ),
    _rule(
        rf"^(?:{_THING}\s+)(?:{_BE})\s+(?:godt\s+|nå\s+|no\s+|framleis\s+|fortsatt\s+)?(?:i\s+rute|i\s+gang|i\s+prosess|påbegynt|påbyrja|startet|starta|igangsatt|sett\s+i\s+gang|"
        r"under\s+(?:arbeid|utarbeidelse|utarbeiding|etablering|planlegging|utvikling))\b|"
        rf"^(?:{_THING}\s+)(?:går|er|ligger|ligg)\s+(?:etter|i\s+tråd\s+med|i\s+rute\s+med)\s+plan(?:en)?\b",
        _S.OTHER,
        2.2,
        progress=_P.IN_PROGRESS,
    ),
    _rule(
        rf"^(?:{_THING}\s+)(?:{_BE})\s+(?:ikke|ikkje)\s+(?:aktuel\w*|relevant\w*)",
        _S.OTHER,
        3.0,
    ),
    _rule(
        r"\b(?:tall(?:ene|a)?|tala?|resultat(?:et|ene|a)?|data)\b[^.]{0,40}\b(?:er|var)\s+(?:ikke|ikkje|ennå\s+ikke|enno\s+ikkje)\s+(?:ennå\s+|enno\s+)?(?:klare?|publisert|offentlige|tilgjengelige?|tilgjengelege?)\b|"
        r"^måloppnå\w+\s+(?:kan|kunne)\s+(?:ikke|ikkje)\s+(?:vurder|mål)",
        _S.OTHER,
        3.0,
        attainment=_A.UNKNOWN,
    ),
    # Done in part.
    _rule(
        r"\b(?:er|ble|vart|blei)\s+(?:\w+\s+)?delvis\s+(?:gjennomført|ferdigstilt|levert|innført|fulgt\s+opp|følgt\s+opp|oppfylt|innfridd)",
        _S.PARTLY_ACHIEVED,
        4.2,
        attainment=_A.PARTLY,
    ),
    # Passed on.
    _rule(
        r"\b(?:oppdrag\w*|krav\w*|forutsetninger|føringer|føringar|tiltak\w*)\b[^.]{0,130}\b(?:gitt\s+videre|gjeve\s+vidare|gitt\s+vidare|ført\s+vidare|ført\s+videre|videreformidlet|"
        r"vidareformidla|(?:videreført|vidareført)\s+(?:til|i\s+det\s+årlige|i\s+oppdrag))",
        _S.OTHER,
        4.0,
        progress=_P.PASSED_ON,
    ),
    _rule(
        r"\bhar\s+(?:videreført|vidareført)\s+(?:disse\s+)?oppdrag\w*\s+til\b|\bvidareført\s+desse\s+oppdraga\b",
        _S.OTHER,
        4.0,
        progress=_P.PASSED_ON,
    ),
    _rule(
        r"^[^.]{0,40}\bhar\s+gitt\s+(?:alle\s+)?(?:helseforetakene|sykehusene|helseføretaka)\s+i\s+oppdrag\b",
        _S.OTHER,
        3.0,
        progress=_P.PASSED_ON,
    ),
    # Late, waiting, under way.
    _rule(
        rf"\b{_WORK}\b[^.]{{0,70}}?\b{_BE}\s+(?:av\s+\w+\s+\w+\s+)?(?:blitt\s+)?(?:\w+\s+)?{_LATE}\b",
        _S.OTHER,
        3.6,
        progress=_P.DELAYED,
    ),
    _rule(
        rf"\b(?:ble|blei|vart)\s+{_WORK}\s+(?:\w+\s+)?{_LATE}\b|\bble\s+{_LATE}\s+på\s+grunn\s+av\b",
        _S.OTHER,
        3.4,
        progress=_P.DELAYED,
    ),
    _rule(
        rf"\b(?:ble|er)\s+(?:noe\s+)?{_LATE}\b[^.]{{0,30}}\b(?:pandemi|korona|covid)",
        _S.OTHER,
        3.0,
        progress=_P.DELAYED,
    ),
    _rule(
        r"\bny\s+(?:formell\s+)?(?:rapporterings)?frist\b|\bgitt\s+ny\s+frist\b",
        _S.OTHER,
        2.6,
        progress=_P.DELAYED,
    ),
    _rule(
        r"\bikke\s+hatt\s+den\s+fremdrift|\bbehov\s+for\s+å\s+bruke\s+lenger\s+tid|\bforskyve\b",
        _S.OTHER,
        2.6,
        progress=_P.DELAYED,
    ),
    _rule(
        rf"\b{_WORK}\b[^.]{{0,60}}?\b{_BE}\s+(?:ikke|ikkje)\s+(?:igangsatt|startet|starta|påbegynt|påbyrja|sett\s+i\s+gang)",
        _S.OTHER,
        3.0,
        progress=_P.NOT_STARTED,
    ),
    _rule(
        rf"\b{_WORK}\b[^.,]{{0,60}}?\b{_BE}\s+(?:godt\s+)?(?:påbegynt|påbyrja|påstartet|starta|startet|igangsatt|igangsett|i\s+gang|i\s+prosess|"
        r"i\s+sluttfasen|under\s+(?:arbeid|utarbeidelse|utarbeiding|etablering|planlegging|ferdigstillelse))",
        _S.OTHER,
        3.6,
        progress=_P.IN_PROGRESS,
    ),
    _rule(
        rf"\b{_WORK}\s+(?:med\s+[^.]{{0,60}})?pågår\b|\bdette\s+arbeidet\s+pågår\b",
        _S.OTHER,
        3.4,
        progress=_P.IN_PROGRESS,
    ),
    _rule(
        rf"\b{_WORK}\b[^.]{{0,90}}?\b(?:følger|følgjer)\s+(?:vedtatt\s+|vedteken\s+)?(?:tids|fre?a?mdrifts)?plan|\b(?:går|går\s+vidare)\s+etter\s+planen",
        _S.OTHER,
        3.4,
        progress=_P.IN_PROGRESS,
    ),
    _rule(
        r"\bhar\s+(?:\w+\s+)?(?:startet|starta|påbegynt)\s+(?:\w+\s+)?arbeid",
        _S.OTHER,
        2.6,
        progress=_P.IN_PROGRESS,
    ),
    _rule(
        rf"^(?:dette\s+)?{_WORK}\b[^.]{{0,120}}?\b(?:videreføres|vidareførast|ble\s+videreført|blir\s+vidareført)\b",
        _S.OTHER,
        2.6,
        progress=_P.CONTINUED,
    ),
    _rule(
        r"\bvideref?ørt\s+i\s+(?:revidert\s+)?oppdragsdokument|\bvidareført\s+i\s+oppdragsdokument",
        _S.OTHER,
        4.0,
        progress=_P.CONTINUED,
    ),
    _rule(
        rf"\b{_WORK}\b[^.]{{0,80}}\b(?:forventes|ventes|ventast|er\s+planlagt|er\s+planlagd|vil\s+bli)\s+(?:\w+\s+)?"
        r"(?:forelagt|oversendt|ferdigstilt|levert|lagt\s+fr[ae]m|behandlet|handsama)",
        _S.OTHER,
        2.6,
        progress=_P.IN_PROGRESS,
    ),
    _rule(
        r"\b(?:er\s+(?:fortsatt|fremdeles|framleis)\s+under\s+(?:planlegging|arbeid|utarbeidelse|etablering))",
        _S.OTHER,
        2.8,
        progress=_P.IN_PROGRESS,
    ),
    _rule(
        r"\bferdigstilles\s+(?:tidlig\s+)?i\s+(?:løpet\s+av\s+)?20\d\d|\bskal\s+utredes\s+videre\b",
        _S.OTHER,
        2.4,
        progress=_P.IN_PROGRESS,
    ),
    _rule(
        r"\b\w+(?:et|en)\s+er\s+i\s+prosess\b|\bdet\s+varierer\s+hvor\s+langt\b",
        _S.OTHER,
        2.4,
        progress=_P.IN_PROGRESS,
    ),
    # No data, see elsewhere.
    _rule(
        r"\b(?:ikke|ikkje)\s+(?:foreligge|ligge\s+føre|ligg\s+føre|føreligg)\b[^.]{0,60}(?:result|tall|tal\b|20\d\d)|\b(?:tall|tal|resultat\w*)\b"
        r"[^.]{0,80}\b(?:foreligger|ligg)\s+(?:ikke|ikkje)|\b(?:foreligger|føreligg|ligg|ligger)\s+(?:ikke|ikkje)(?:\s+føre)?\b[^.]{0,40}\b(?:tall|tal|resultat)",
        _S.OTHER,
        3.6,
        attainment=_A.UNKNOWN,
    ),
    _rule(
        r"^(?:det\s+(?:vises|visast|blir\s+vist)\s+til\s+(?:rapportering|omtale|svar|punkt|kap)|se\s+(?:rapportering|omtale|punkt|kap|svar)|"
        r"sjå\s+(?:rapportering|omtale|punkt|kap|svar))",
        _S.OTHER,
        2.4,
    ),
)
#: The surest first: what comes after a better one need not be tried.
BY_WEIGHT = tuple(sorted(_RULES, key=lambda rule: -rule.weight))
