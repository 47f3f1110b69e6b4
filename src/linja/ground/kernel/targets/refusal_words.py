"""Why there is no verdict, in a sentence for people: (nb, nn, en)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: Code → (nb, nn, en); what figures refuse is worded by :mod:`linja.ground.kernel.measures.words`.
SENTENCES: Final[Mapping[str, tuple[str, str, str]]] = {
    "targets.no_value": (
        "Det finnes ingen verdi.",
        "Det finst ingen verdi.",
        "There is no value.",
    ),
    "targets.several_values": (
        "Det finnes flere verdier (%(count)s) der det skal være én.",
        "Det finst fleire verdiar (%(count)s) der det skal vere éin.",
        "There are several values (%(count)s) where there should be one.",
    ),
    "targets.more_than_asked": (
        "Målet gjelder %(asked)s, men det finnes %(found)s verdier.",
        "Målet gjeld %(asked)s, men det finst %(found)s verdiar.",
        "The target is for %(asked)s, but there are %(found)s values.",
    ),
    "targets.fewer_than_needed": (
        "Minst %(needed)s må nå målet, men bare %(of)s er med.",
        "Minst %(needed)s må nå målet, men berre %(of)s er med.",
        "At least %(needed)s must reach the target, but only %(of)s are there.",
    ),
    "targets.not_published": (
        "Verdien for %(period)s er ikke publisert ennå.",
        "Verdien for %(period)s er ikkje publisert enno.",
        "The value for %(period)s is not yet published.",
    ),
    "targets.part_of_the_period": (
        "Målet gjelder hele %(whole)s, men verdien er bare for %(part)s.",
        "Målet gjeld heile %(whole)s, men verdien er berre for %(part)s.",
        "The target is for all of %(whole)s, but the value is only for %(part)s.",
    ),
    "targets.only_a_forecast": (
        "Verdien for %(period)s er en prognose, ikke et resultat.",
        "Verdien for %(period)s er ein prognose, ikkje eit resultat.",
        "The value for %(period)s is a forecast, not a result.",
    ),
    "targets.no_limit": (
        "Målet sier ikke hvilken verdi som skal nås.",
        "Målet seier ikkje kva verdi som skal nåast.",
        "The target does not say what value is to be reached.",
    ),
    "targets.no_baseline": (
        "Verdien å sammenligne med mangler.",
        "Verdien å samanlikne med manglar.",
        "The value to compare with is missing.",
    ),
    "targets.no_spread_of_one": (
        "Forskjellen krever minst to enheter.",
        "Forskjellen krev minst to einingar.",
        "A spread needs at least two units.",
    ),
    "targets.other_organisations": (
        "Det er ikke de samme enhetene i de to periodene.",
        "Det er ikkje dei same einingane i dei to periodane.",
        "The units are not the same in the two periods.",
    ),
    "targets.no_complement": (
        "Målet kan ikke snus til den andre delen av helheten.",
        "Målet kan ikkje snuast til den andre delen av heilskapen.",
        "The target cannot be turned to the other part of the whole.",
    ),
}
