"""What the rules of figures and targets decide, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linja.faces.workbench.access.matrix import Act
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.line.indicators import lifecycle, rules


def figures() -> list[Act]:
    """Who gives figures, releases them, reads them before that, says breaks, and keeps targets."""
    room = _("Figures and targets")
    return [
        Act(room, _("give figures"), lambda a, o: rules.may_give(a, rules.Place(o))),
        Act(
            room,
            _("give figures for those below"),
            lambda a, o: rules.may_give(a, rules.Place(0, frozenset({o}))),
        ),
        Act(room, _("offer a file with figures"), rules.may_offer),
        Act(room, _("read what was taken in of a file"), rules.may_read_import),
        Act(
            room,
            _("read figures before they are released"),
            lambda a, o: rules.may_read(a, rules.Place(o), released=False),
        ),
        Act(room, _("release figures"), lambda a, o: rules.may_release(a, rules.Place(o))),
        Act(room, _("say a break in series"), lambda a, o: rules.may_say_break(a, rules.Place(o))),
        Act(room, _("say a break for the whole country"), lambda a, _o: rules.may_say_break(a, None)),
        Act(
            room,
            pgettext_lazy("act", "keep targets"),
            lambda a, o: rules.may_keep(a, rules.TargetFacts(o)),
        ),
        Act(room, pgettext_lazy("act", "see a target before it is confirmed"), _sees_targets),
    ]


def _sees_targets(actor: Actor, organisation_id: int) -> Refusal | None:
    sight = rules.sight_of(actor, rules.INSIDERS)
    seen = rules.may_see(sight, rules.TargetFacts(organisation_id), lifecycle.PROPOSED)
    return None if seen else Refusal("indicators.not_found", {})
