"""What reading knows: kinds, status phrases, dates, and how strongly words speak. Results are computed."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from linja.ground.kernel import vocabulary as words
from linja.ground.kernel.dates import date_phrases
from linja.ground.reading import cues, lexicon
from linja.ground.reading.deadlines import deadlines_of
from linja.ground.reading.statuses import read_phrase
from tools.reference.markdown import code, listed, page, table

#: Stock phrases of the field, bokmål and nynorsk.
PHRASES = (
    "Målet er nådd", "Målet er delvis nådd", "Målet er ikke nådd", "Målet er i hovedsak nådd",
    "Målet er ikkje nådd", "Målet er antatt nådd", "Måloppnåelse er ikke kjent", "Målet er bortfalt",
    "Kravet er innfridd", "Kravet er oppfylt", "Kravet er ikke innfridd", "Oppdraget er gjennomført",
    "Oppdraget er videreført", "Oppdraget er forsinket", "Oppgåva er fullført", "Oppgaven er ikke påbegynt",
    "Under arbeid", "Pågår", "Utsatt", "Avlyst", "Ferdigstilt", "Grønn", "Gul", "Rød",
)  # fmt: skip
#: Dates as documents for 2020 print them; a meeting was held on 14 January.
DATES = (
    "innen 1. oktober 2020", "innen 1. oktober", "senest 31.12.2020", "innen utgangen av 2020", "innen 2020",
    "i løpet av våren 2020", "i løpet av hausten 2020", "innen første halvår 2020", "innen 2. tertial 2020",
    "innen 3. kvartal 2020", "innen utgangen av juni", "medio mai 2020", "innen tre uker etter foretaksmøtet",
    "innen årsskiftet 2020/2021", "pr. 15. mars 2020",
)  # fmt: skip
_YEAR, _MEETING = 2020, "2020-01-14"
#: Sentences of our own, one for each way of asking and telling.
SENTENCES = (
    "Foretaksmøtet ba Helse Nord RHF om å styrke beredskapen.",
    "Helse Vest RHF skal redusere ventetiden.",
    "De regionale helseføretaka skal vidareføre arbeidet.",
    "Helse Nord RHF ble bedt om å lage en plan.",
    "Det skal legges til rette for heltid.",
    "Andel pasienter med kontaktlege skal være minst 90 pst.",
    "Foretaksmøtet viste til Meld. St. 7.",
    "Arbeidet er i gang, og planen ble vedtatt i juni.",
    "Andelen var 87,5 prosent per 2. tertial.",
    "Svar: Tiltakene er gjennomført.",
)  # fmt: skip


def write() -> str:
    """The page."""
    return page(
        "What reading knows",
        "The tables below are what the code answers today. How it decides is told in "
        "[the explanation](../explanation/reading.md).",
        "## Closed word lists\n\n" + _lists(),
        "## Status phrases\n\nThe phrase itself is always kept as printed.\n\n" + _phrases(),
        f"## Dates\n\nRead in a document for {_YEAR}; the meeting was on {_MEETING}. "
        "*Day* is the last day meant.\n\n" + _dates(),
        "## Cues\n\nHow strongly a block's words ask and tell. What a block becomes is decided for the whole "
        "document at once; a cue is only a vote.\n\n" + _cues(),
        "## Words\n\n" + _lexicon(),
    )


def _lists() -> str:
    held = (
        words.DocumentKind,
        words.RequirementKind,
        words.PrintedStatus,
        words.Obligation,
        words.Attainment,
        words.Basis,
        words.Progress,
        words.ChangeType,
        words.DeadlineType,
        words.DatePrecision,
        words.RoleKind,
    )
    return table(("List", "Meaning", "Values"), (_list(one) for one in held))


def _list(one: type[StrEnum]) -> tuple[str, str, str]:
    return (
        code(one.__name__),
        (one.__doc__ or "").split("\n", maxsplit=1)[0],
        listed(member.value for member in one),
    )


def _phrases() -> str:
    header = ("Phrase", "Status", "Obligation", "Attainment", "Basis", "Progress")
    rows = []
    for phrase in PHRASES:
        found = read_phrase(phrase)
        facts = (found.obligation, found.attainment, found.basis, found.progress)
        rows.append((phrase, code(found.status), *(code(fact) if fact else "–" for fact in facts)))
    return table(header, rows)


def _dates() -> str:
    rows = []
    for phrase in DATES:
        found = date_phrases(phrase, _YEAR, _MEETING)
        days = ", ".join(one.iso or "none" for one in found) or "–"
        bound = deadlines_of(f"Helse Nord RHF skal levere planen {phrase}.", _YEAR, _MEETING).all
        rows.append((phrase, days, listed(one.precision for one in found), listed(one.type for one in bound)))
    return table(("Phrase", "Day", "Precision", "As a deadline"), rows)


def _cues() -> str:
    rows = (
        (one, f"{cues.asked(one):.1f}", f"{cues.told(one):.1f}", f"{cues.background(one):.1f}")
        for one in SENTENCES
    )
    return table(("Sentence", "Asks", "Tells", "Leads up"), rows)


def _lexicon() -> str:
    verbs: Iterable[tuple[str, Iterable[str]]] = (
        ("Verbs that ask", lexicon.ASKING_VERBS),
        ("Verbs that tell", lexicon.TELLING_VERBS),
        ("Words after which a verb does not count", lexicon.SUBORDINATORS),
    )
    return table(("Words", "In the lexicon"), ((name, ", ".join(sorted(held))) for name, held in verbs))
