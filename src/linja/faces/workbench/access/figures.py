"""What the rules of figures and targets decide, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linja.faces.workbench.access.matrix import Act
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.line.indicators import lifecycle
from linja.line.indicators import rules as indicators


def figures() -> list[Act]:
    """What is decided of values and targets."""

    def place(o: int) -> indicators.Place:
        return indicators.Place(o)

    room = _("Figures and targets")
    return [
        Act(room, pgettext_lazy("act", "give figures"), lambda a, o: indicators.may_give(a, place(o))),
        Act(room, pgettext_lazy("act", "release figures"), lambda a, o: indicators.may_release(a, place(o))),
        Act(
            room,
            pgettext_lazy("act", "say a break in a series"),
            lambda a, o: indicators.may_say_break(a, place(o)),
        ),
        Act(
            room,
            pgettext_lazy("act", "keep targets"),
            lambda a, o: indicators.may_keep(a, indicators.TargetFacts(o)),
        ),
        Act(room, pgettext_lazy("act", "see a target before it is confirmed"), _sees),
    ]


def _sees(actor: Actor, organisation_id: int) -> Refusal | None:
    sight = indicators.sight_of(actor, indicators.INSIDERS)
    seen = indicators.may_see(sight, indicators.TargetFacts(organisation_id), lifecycle.PROPOSED)
    return None if seen else Refusal("indicators.not_found", {})
