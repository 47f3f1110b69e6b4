"""What the rules of figures decide, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from linja.faces.workbench.access.matrix import Act
from linja.line.indicators import rules


def figures() -> list[Act]:
    """Who gives figures, releases them, reads them before that, and says breaks."""
    room = _("Figures")
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
    ]
