# ruff: noqa: E501 (a list of words is easier to check unbroken)
"""What the heads of columns mean: our own words, Norwegian ones, and those of the national quality indicators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: The meaning of a head: our own columns, and those that others part them into.
WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "indicator": (
        "indicator", "indikator", "indikatorkode", "indikator-id", "indikatorid", "indikatornavn", "indikatornamn",
        "kvalitetsindikator", "navn på indikator", "namn på indikator", "måleparameter",
    ),
    "organisation": (
        "organisation", "organisasjon", "enhet", "eining", "enhetsnavn", "einingsnamn", "behandlingsenhet",
        "behandlingssted", "behandlingsstad", "foretak", "føretak", "helseforetak", "helseføretak", "sykehus",
        "sjukehus", "hf", "rhf", "rhf/hf", "hf/rhf", "region", "helseregion", "unit",
    ),
    "number": ("organisasjonsnummer", "orgnr", "org.nr.", "resh-id", "reshid", "resh id", "resh", "enhets-id", "enhetsid"),
    "period": ("period", "periode", "tid", "tidsperiode", "måleperiode", "rapporteringsperiode", "time"),
    "year": ("år", "årstall", "årstal", "year"),
    "tertial": ("tertial",),
    "quarter": ("kvartal", "quarter"),
    "month": ("måned", "månad", "month"),
    "breakdown": ("breakdown", "nedbrytning", "nedbryting", "fordeling"),
    "state": ("state", "tilstand", "verditilstand", "status"),
    "value": ("value", "verdi", "resultat", "indikatorverdi", "måloppnåelse", "måloppnåing", "andel", "tall", "tal"),
    "numerator": ("numerator", "teller", "teljar"),
    "denominator": ("denominator", "nevner", "nemnar"),
    "extracted": ("extracted", "uttrekk", "uttrekksdato", "uttrekksdag", "uttrekk dato"),
    "hidden": ("skjermet", "skjerma", "suppressed"),
}  # fmt: skip
_MEANINGS: Final = {word: meaning for meaning, words in WORDS.items() for word in words}


def meaning_of(head: str) -> str | None:
    """What a column is, by its head (``Andel (%)``, ``Teller``); None for a head that is no such word."""
    word = " ".join(head.casefold().replace("_", " ").split()).strip(" .:*")
    bare = word.split(" (")[0].rstrip(" %")
    return _MEANINGS.get(word) or _MEANINGS.get(bare) or _MEANINGS.get(word.replace(" ", ""))
