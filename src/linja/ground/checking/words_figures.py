# ruff: noqa: E501 (sentences are easier to compare unbroken)
"""Sentences for findings about figures."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, tuple[str, str, str]]] = {
    "two_values": (
        "Samme tall er skrevet på to måter: {one} og {two}.",
        "Same tal er skrive på to måtar: {one} og {two}.",
        "The same figure is printed in two ways: {one} and {two}.",
    ),
    "extreme_claim": (
        "Teksten sier en annen, men i tabellen er det {row} som er {word} ({value}).",
        "Teksten seier ein annan, men i tabellen er det {row} som er {word} ({value}).",
        "The text names another, but in the table {row} is the one with “{word}” ({value}).",
    ),
    "hundred": (
        "{one} og {two} prosent blir til sammen {computed}, ikke 100.",
        "{one} og {two} prosent blir til saman {computed}, ikkje 100.",
        "{one} and {two} per cent add up to {computed}, not 100.",
    ),
    "two_targets": (
        "Samme mål er skrevet med to grenser: {one} og {two}.",
        "Same mål er skrive med to grenser: {one} og {two}.",
        "The same goal is printed with two limits: {one} and {two}.",
    ),
    "status_reached_but_moved": (
        "Målet meldes nådd, men tallet gikk fra {before} til {after}.",
        "Målet blir meldt nådd, men talet gjekk frå {before} til {after}.",
        "The goal is said to be reached, but the figure went from {before} to {after}.",
    ),
    "verdict_twice": (
        "Målet meldes nådd ett sted og ikke nådd et annet.",
        "Målet blir meldt nådd ein stad og ikkje nådd ein annan.",
        "The goal is said to be reached in one place, and not reached in another.",
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
    "count_claim": (
        "Teksten sier «{claim}»; i tabellen er det {counted} av {total}.",
        "Teksten seier «{claim}»; i tabellen er det {counted} av {total}.",
        "The text says “{claim}”; in the table it is {counted} of {total}.",
    ),
    "claim_of_all": (
        "Teksten sier «{claim}», men i tabellen gjelder det ikke {rows}.",
        "Teksten seier «{claim}», men i tabellen gjeld det ikkje {rows}.",
        "The text says “{claim}”, but in the table it does not hold for {rows}.",
    ),
    "status_reached_but_value_fails": (
        "Målet meldes nådd, men {value} er ikke {target}.",
        "Målet blir meldt nådd, men {value} er ikkje {target}.",
        "The goal is reported as reached, but {value} is not {target}.",
    ),
    "status_missed_but_value_reaches": (
        "Målet meldes ikke nådd, men {value} er {target}.",
        "Målet blir meldt ikkje nådd, men {value} er {target}.",
        "The goal is reported as not reached, but {value} is {target}.",
    ),
    "relation": (
        "Teksten sier at {value} er {word} enn målet på {target}. Det stemmer ikke.",
        "Teksten seier at {value} er {word} enn målet på {target}. Det stemmer ikkje.",
        "The text says that {value} is “{word}” than the target of {target}. It is not.",
    ),
    "growth_order": (
        "Veksten skal være høyere enn {base}; teksten sier at bare {claimed} har nådd det, men {value} gjør det også.",
        "Veksten skal vere høgare enn {base}; teksten seier at berre {claimed} har nådd det, men {value} gjer det òg.",
        "Growth is to be above {base}; the text says that only {claimed} reached it, but {value} does too.",
    ),
    "status_part": (
        "Målet meldes nådd, men {part} har {value}, som ikke er {target}.",
        "Målet blir meldt nådd, men {part} har {value}, som ikkje er {target}.",
        "The goal is reported as reached, but {part} has {value}, which is not {target}.",
    ),
    "status_each": (
        "Målet gjelder hver enkelt og meldes nådd, men {count} av {total} er ikke {target}: {parts}.",
        "Målet gjeld kvar einskild og blir meldt nådd, men {count} av {total} er ikkje {target}: {parts}.",
        "The goal is for each and is reported as reached, but {count} of {total} are not {target}: {parts}.",
    ),
    "over_100": (
        "En andel kan ikke være {printed}.",
        "Ein del kan ikkje vere {printed}.",
        "A share cannot be {printed}.",
    ),
    "count_in_percent": (
        "«{word}» er et antall, men {printed} er en andel.",
        "«{word}» er eit tal på noko, men {printed} er ein del.",
        "“{word}” is a number of things, but {printed} is a share.",
    ),
    "negative_count": (
        "«{row}» kan ikke være negativt: {printed}.",
        "«{row}» kan ikkje vere negativt: {printed}.",
        "“{row}” cannot be negative: {printed}.",
    ),
    "change_ways": (
        "Endringene under «{column}» følger ikke av tallene som er skrevet ({row}: {before} til {after} er skrevet {printed}), slik de andre kolonnene gjør.",
        "Endringane under «{column}» følgjer ikkje av tala som er skrivne ({row}: {before} til {after} er skrive {printed}), slik dei andre kolonnane gjer.",
        "The changes under “{column}” do not follow from the printed values ({row}: {before} to {after} is printed {printed}), as those of the other columns do.",
    ),
    "list_claim": (
        "Teksten sier «{claim}», men nevner {listed}.",
        "Teksten seier «{claim}», men nemner {listed}.",
        "The text says “{claim}”, but names {listed}.",
    ),
    "trend_up": (
        "Teksten forteller om oppgang, men tabellen går fra {before} til {after}.",
        "Teksten fortel om oppgang, men tabellen går frå {before} til {after}.",
        "The text tells of a rise, but the table goes from {before} to {after}.",
    ),
    "trend_same": (
        "Teksten sier at nivået er det samme, men tabellen går fra {before} til {after}.",
        "Teksten seier at nivået er det same, men tabellen går frå {before} til {after}.",
        "The text says that the level is the same, but the table goes from {before} to {after}.",
    ),
    "trend_down": (
        "Teksten forteller om nedgang, men tabellen går fra {before} til {after}.",
        "Teksten fortel om nedgang, men tabellen går frå {before} til {after}.",
        "The text tells of a fall, but the table goes from {before} to {after}.",
    ),
    "status_lowest": (
        "Målet meldes nådd, men det spenner ned til {value}, som ikke er {target}.",
        "Målet blir meldt nådd, men det spenner ned til {value}, som ikkje er {target}.",
        "The goal is reported as reached, but values go down to {value}, which is not {target}.",
    ),
    "gap": (
        "{printed} stemmer ikke med {one} og {two}.",
        "{printed} stemmer ikkje med {one} og {two}.",
        "“{printed}” does not agree with {one} and {two}.",
    ),
    "times": (
        "«{word}» stemmer ikke: fra {before} til {after}.",
        "«{word}» stemmer ikkje: frå {before} til {after}.",
        "“{word}” does not hold: from {before} to {after}.",
    ),
    "change_turned": (
        "Endringen er skrevet som {printed} den andre veien: fra {before} til {after} er den {computed}.",
        "Endringa er skriven som {printed} den andre vegen: frå {before} til {after} er ho {computed}.",
        "The change of {printed} is told the other way round: from {before} to {after} it is {computed}.",
    ),
    "growth_of_all": (
        "Veksten skal være høyere enn {base}, og teksten sier at alle har nådd det; {value} gjør det ikke.",
        "Veksten skal vere høgare enn {base}, og teksten seier at alle har nådd det; {value} gjer det ikkje.",
        "Growth is to be above {base}, and the text says that all reached it; {value} does not.",
    ),
}
