"""Words as the index holds them: stems of Norwegian, bokmål and nynorsk alike. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

import snowballstemmer

#: A document longer than this is found by its first words only; PostgreSQL keeps positions to 16 383.
MOST_WORDS: Final = 12_000

_WORD = re.compile(r"[^\W_]+")
_stemmer = snowballstemmer.stemmer("norwegian")

#: Nynorsk forms with another root than bokmål's. Endings are the stemmer's work.
_NYNORSK: Final[dict[str, str]] = {
    "ikkje": "ikke", "ein": "en", "eit": "et", "ei": "en", "dei": "de", "deira": "deres", "frå": "fra",
    "meir": "mer", "fleire": "flere", "noko": "noe", "nokon": "noen", "korleis": "hvordan", "kva": "hva",
    "kven": "hvem", "kvar": "hver", "kvart": "hvert", "berre": "bare", "òg": "også", "eigen": "egen",
    "eige": "eget", "eigne": "egne", "sjølv": "selv", "saman": "sammen", "hjå": "hos",
    "vere": "være", "vore": "vært", "blei": "ble", "vart": "ble", "verte": "bli", "gjere": "gjøre",
    "gjer": "gjør", "gje": "gi", "gjev": "gir", "seie": "si", "auke": "øke", "auka": "økt",
    "veke": "uke", "vekene": "ukene", "veker": "uker", "tal": "tall", "talet": "tallet", "løysing": "løsning",
    "born": "barn", "høgare": "høyere", "høg": "høy", "høge": "høye",
    "moglegheit": "mulighet", "mogleg": "mulig", "naudsynt": "nødvendig",
    "tilvising": "henvisning", "fråvær": "fravær", "sjukdom": "sykdom", "skilnad": "forskjell",
}  # fmt: skip
#: Parts of compounds; the first that fits is changed wherever it stands in the word.
_PARTS: Final[tuple[tuple[str, str], ...]] = (
    ("sjuk", "syk"), ("verksemd", "virksomhet"), ("føretak", "foretak"), ("teneste", "tjeneste"),
    ("tenest", "tjenest"), ("rettleiing", "veiledning"), ("rettleiar", "veileder"),
    ("utgreiing", "utredning"),
    ("løysing", "løsning"), ("eigar", "eier"), ("arbeidsgjevar", "arbeidsgiver"),
    ("forsking", "forskning"), ("behandlar", "behandler"),
    ("tryggleik", "trygghet"), ("oppgåve", "oppgave"),
    ("heit", "het"), ("leik", "het"),
)  # fmt: skip


def words(text: str) -> list[str]:
    """The words of a text in small letters, in order; å, ø and æ stay letters. Soft hyphens vanish."""
    whole = unicodedata.normalize("NFC", text).replace("\u00ad", "").lower()
    return _WORD.findall(whole)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of one small-letter word, the same for both written forms where they differ by habit only."""
    known = _NYNORSK.get(word, word)
    for part, bokmal in _PARTS:
        if part in known:
            known = known.replace(part, bokmal)
            break
    found = str(_stemmer.stemWord(known)) or known
    # The stemmer takes "heten" and "heter" away, but leaves "het".
    return found.removesuffix("het") if len(found) > 6 else found


def stems(text: str) -> list[str]:
    """The stems of a text in order, at most ``MOST_WORDS``."""
    return [stem(word) for word in words(text)[:MOST_WORDS]]
