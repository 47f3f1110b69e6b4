"""What the address chooses on an indicator's page: view, unit, kind of period, period and breakdown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.http import Http404, HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linja.faces.workbench.figures import words
from linja.ground.definitions import Definitions, Indicator, PeriodType, Version
from linja.ground.kernel.actor import Actor
from linja.line.indicators import queries
from linja.line.indicators.calculations import showing
from linja.line.indicators.records import BreakRecord, ValueRecord

#: Parameters of the address.
VIEW, UNIT, KIND, PERIOD, LIST = "vis", "enhet", "slag", "periode", "etter"
VIEWS: Final[dict[str, str | Promise]] = {
    "utvikling": _("Development"),
    "foretak": _("Trust against trust"),
    "landet": _("Region against nation"),
    "deler": _("Parts"),
    "variasjon": _("Variation in time"),
    "trakt": _("Funnel"),
}


@dataclass
class Asked:
    """One indicator as the reader asks to see it. What is fetched is fetched once."""

    actor: Actor
    definitions: Definitions
    indicator: Indicator
    view: str
    said: dict[str, str]

    @property
    def version(self) -> Version:
        """The definition in force."""
        return self.indicator.current

    @property
    def name(self) -> str:
        """The indicator's name in the reader's language."""
        return self.indicator.names.say(words.language())

    @cached_property
    def units(self) -> tuple[tuple[int, str], ...]:
        """The organisations that have values the reader sees."""
        return queries.places_with_values(self.actor, self.indicator.code)

    @cached_property
    def unit(self) -> tuple[int, str] | None:
        """The one that is looked at: the address's, else the reader's own, else the first."""
        known = {str(number): (number, name) for number, name in self.units}
        if self.said[UNIT]:
            if self.said[UNIT] not in known:
                raise Http404
            return known[self.said[UNIT]]
        own = {str(one.organisation_id) for one in self.actor.roles if one.organisation_id}
        return next((one for key, one in known.items() if key in own), next(iter(known.values()), None))

    @cached_property
    def values(self) -> tuple[ValueRecord, ...]:
        """The unit's values for the whole."""
        return self.of_unit(self.unit[0]) if self.unit else ()

    @cached_property
    def kind(self) -> PeriodType | None:
        """The kind of period that is looked at."""
        held = showing.kinds(self.values)
        wanted = self.said[KIND]
        return PeriodType(wanted) if wanted in held else showing.best_kind(self.values)

    @cached_property
    def breaks(self) -> tuple[BreakRecord, ...]:
        """Breaks that touch the indicator here."""
        every = queries.breaks()
        return showing.breaks_of(every, self.indicator.code, self.unit[0]) if self.unit else ()

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """The periods that somebody has values for, the latest first."""
        return queries.periods_with_values(self.actor, self.indicator.code)

    @cached_property
    def period(self) -> str:
        """The one that is looked at; empty where there is none."""
        wanted = self.said[PERIOD]
        return wanted if wanted in self.periods else next(iter(self.periods), "")

    def of_unit(self, organisation_id: int, breakdown: str | None = "") -> tuple[ValueRecord, ...]:
        """An organisation's values of the indicator, of the whole unless told."""
        return queries.values(
            self.actor,
            indicator=self.indicator.code,
            organisation_id=organisation_id,
            breakdown=breakdown,
        )

    def of_period(self) -> tuple[ValueRecord, ...]:
        """Everybody's values for the period that is looked at."""
        if not self.period:
            return ()
        return queries.values(self.actor, indicator=self.indicator.code, period=self.period, breakdown="")


def asked(request: HttpRequest, indicator: str) -> Asked:
    """What the request asks for; an indicator that is not defined is not found."""
    definitions = queries.definitions()
    if indicator not in definitions.indicators:
        raise Http404
    said = {name: request.GET.get(name, "") for name in (UNIT, KIND, PERIOD, LIST)}
    view = request.GET.get(VIEW, "")
    return Asked(
        request.actor,  # type: ignore[attr-defined]
        definitions,
        definitions.indicators[indicator],
        view if view in VIEWS else next(iter(VIEWS)),
        said,
    )
