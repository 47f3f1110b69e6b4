"""What is decided of people and organisations, for the table of who may do what."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from linja.faces.workbench.access.matrix import Act
from linja.people.accounts import rules as accounts
from linja.people.organisations import rules as organisations


def _left_below(place: int) -> organisations.HandOverFacts:
    """A unit below the organisation that has been merged into another there."""
    day = date(2020, 1, 1)
    stood = frozenset({place})
    return organisations.HandOverFacts("", "merged", day, -1, stood, (stood, stood), day)


def people() -> list[Act]:
    """People, roles, organisations and the log."""

    def place(organisation: int) -> accounts.Place:
        return accounts.Place(organisation, "rhf", "")

    room = _("People and organisations")
    return [
        Act(room, _("change organisations"), lambda a, o: organisations.may_change(a, {o})),
        Act(
            room,
            _("let a successor take over from a unit directly below that is no more"),
            lambda a, o: organisations.may_hand_over(a, _left_below(o)),
        ),
        Act(room, _("give and end roles"), lambda a, o: accounts.may_administer(a, place(o))),
        Act(room, _("see, change and close people"), lambda a, o: accounts.may_change_person(a, [place(o)])),
        Act(room, _("read the log of what was done"), accounts.may_read_log_of),
        Act(room, _("read who has read what is not released"), accounts.may_read_log_of),
    ]
