"""Sentences for findings about figures."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, tuple[str, str, str]]] = {
    "two_values": (
        "Samme tall er skrevet på to måter: {one} og {two}.",
        "Same tal er skrive på to måtar: {one} og {two}.",
        "The same figure is printed in two ways: {one} and {two}.",
    ),
    "prose_table": (
        "Teksten sier {prose}, tabellen {table} («{row}»).",
        "Teksten seier {prose}, tabellen {table} («{row}»).",
        "The text says {prose}, the table {table} (“{row}”).",
    ),
    "said_missing": (
        "Teksten sier at tallene ikke foreligger, men de står i tabellen («{row}»).",
        "Teksten seier at tala ikkje ligg føre, men dei står i tabellen («{row}»).",
        "The text says that the figures are not available, but the table prints them (“{row}”).",
    ),
    "said_incomparable": (
        "Teksten sier at tallene ikke kan sammenlignes, men tabellen viser en endring («{row}»).",
        "Teksten seier at tala ikkje kan samanliknast, men tabellen viser ei endring («{row}»).",
        "The text says that the figures cannot be compared, but the table prints a change (“{row}”).",
    ),
    "missing_as_minus_100": (
        "{printed} for «{row}» er regnet ut av en verdi som mangler.",
        "{printed} for «{row}» er rekna ut av ein verdi som manglar.",
        "{printed} for “{row}” is computed from a value that is missing.",
    ),
    "change_in_table": (
        "Endringen for «{row}» er skrevet som {printed}, men fra {before} til {after} er den {computed}.",
        "Endringa for «{row}» er skriven som {printed}, men frå {before} til {after} er ho {computed}.",
        "The change for “{row}” is printed as {printed}, but from {before} to {after} it is {computed}.",
    ),
    "change_in_prose": (
        "Endringen er skrevet som {printed}, men fra {before} til {after} er den {computed}.",
        "Endringa er skriven som {printed}, men frå {before} til {after} er ho {computed}.",
        "The change is printed as {printed}, but from {before} to {after} it is {computed}.",
    ),
    "direction_up": (
        "«{word}» tyder på oppgang, men tallene går fra {before} ned til {after}.",
        "«{word}» tyder på oppgang, men tala går frå {before} ned til {after}.",
        "“{word}” tells of a rise, but the figures fall from {before} to {after}.",
    ),
    "direction_down": (
        "«{word}» tyder på nedgang, men tallene går fra {before} opp til {after}.",
        "«{word}» tyder på nedgang, men tala går frå {before} opp til {after}.",
        "“{word}” tells of a fall, but the figures rise from {before} to {after}.",
    ),
    "sum": (
        "«{row}» er skrevet som {printed}, men radene over blir til sammen {computed}.",
        "«{row}» er skrive som {printed}, men radene over blir til saman {computed}.",
        "“{row}” is printed as {printed}, but the rows above add up to {computed}.",
    ),
    "sum_rounded": (
        "«{row}» er skrevet som {printed}, men radene over blir til sammen {computed}. Avrunding kan være grunnen.",
        "«{row}» er skrive som {printed}, men radene over blir til saman {computed}. Avrunding kan vere grunnen.",
        "“{row}” is printed as {printed}, but the rows above add up to {computed}. Rounding may be the reason.",
    ),
    "sum_in_prose": (
        "Delene ({parts}) blir til sammen {computed}, ikke {printed}.",
        "Delane ({parts}) blir til saman {computed}, ikkje {printed}.",
        "The parts ({parts}) add up to {computed}, not {printed}.",
    ),
    "share": (
        "{part} av {whole} er {computed}, ikke {printed}.",
        "{part} av {whole} er {computed}, ikkje {printed}.",
        "{part} of {whole} is {computed}, not {printed}.",
    ),
}
