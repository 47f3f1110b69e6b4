"""A person's verdict beside the computed one: a difference is seen until somebody explains it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from linja.ground.kernel.vocabulary import Attainment


class Agreement(StrEnum):
    """How what was reported stands to the figures."""

    AGREES = "agrees"
    #: The report is harder on the organisation than its figures.
    STRICTER = "stricter"
    #: The report is kinder than the figures.
    KINDER = "kinder"
    #: One of the two is not known.
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class Difference:
    """Both verdicts side by side, neither replaced by the other."""

    computed: Attainment
    reported: Attainment
    agreement: Agreement

    @property
    def asks_for_explanation(self) -> bool:
        """Whether somebody must say why; only agreement needs no words."""
        return self.agreement is not Agreement.AGREES


_ORDER: Final[Mapping[Attainment, int]] = {
    Attainment.NOT_REACHED: 0,
    Attainment.PARTLY: 1,
    Attainment.REACHED: 2,
}

#: (nb, nn, en)
_SENTENCES: Final[Mapping[Agreement, tuple[str, str, str]]] = {
    Agreement.AGREES: (
        "Rapportert status stemmer med tallene.",
        "Rapportert status stemmer med tala.",
        "The reported status agrees with the figures.",
    ),
    Agreement.STRICTER: (
        "Rapportert status er strengere enn tallene. Forklar hvorfor.",
        "Rapportert status er strengare enn tala. Forklar kvifor.",
        "The reported status is stricter than the figures. Explain why.",
    ),
    Agreement.KINDER: (
        "Rapportert status er bedre enn tallene viser. Forklar hvorfor.",
        "Rapportert status er betre enn tala viser. Forklar kvifor.",
        "The reported status is better than the figures show. Explain why.",
    ),
    Agreement.NOT_COMPARABLE: (
        "Rapportert status kan ikke sammenlignes med tallene. Forklar hva den bygger på.",
        "Rapportert status kan ikkje samanliknast med tala. Forklar kva han byggjer på.",
        "The reported status cannot be compared with the figures. Explain what it rests on.",
    ),
}
_LANGUAGES: Final = {"nb": 0, "nn": 1, "en": 2}


def difference(computed: Attainment, reported: Attainment) -> Difference:
    """How the reported attainment stands to the computed one. Nothing is put right here."""
    return Difference(computed, reported, _agreement(computed, reported))


def difference_sentence(one: Difference, language: str = "nb") -> str:
    """The difference in words, with what is asked for, in ``nb``, ``nn`` or ``en``."""
    return _SENTENCES[one.agreement][_LANGUAGES.get(language, 0)]


def _agreement(computed: Attainment, reported: Attainment) -> Agreement:
    if computed is reported:
        return Agreement.AGREES
    if Attainment.UNKNOWN in (computed, reported):
        return Agreement.NOT_COMPARABLE
    return Agreement.STRICTER if _ORDER[reported] < _ORDER[computed] else Agreement.KINDER
