"""The one scope of rounds is the twin of the rule: every role, everywhere, in every state."""

from __future__ import annotations

import pytest

from linja.ground.kernel.actor import Actor, ScopedRole
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting import rules
from linja.line.reporting.models import Round
from linja.people.accounts.roles import ROLES
from tests.support.country import Country
from tests.support.rounds import region_that_asks

PLACES = ("ministry", "directorate", "midt", "sorost", "stolavs", "nordtrondelag", "ous", "clinic", None)


@pytest.mark.parametrize("state", ["planned", "open", "closed"])
def test_the_list_shows_exactly_what_the_rule_lets_one_read(country: Country, state: str) -> None:
    region = region_that_asks(country)
    round_id = region.planned() if state == "planned" else region.opened(unit_ids=(country.stolavs,))
    if state == "closed":
        reporting.close_round(region.controller, round_id)
    row = Round.objects.select_related("owner").get(pk=round_id)
    facts = reports.round_facts(row, row.units.values_list("organisation_id", flat=True))
    for role in (*ROLES, "system"):
        for name in PLACES:
            place = getattr(country, name) if name else None
            actor = Actor("1", "Somebody", frozenset({ScopedRole(role, place)}))
            seen = reports.visible_rounds(actor).filter(pk=round_id).exists()
            assert seen == (rules.may_read_round(actor, facts) is None), (role, name)
