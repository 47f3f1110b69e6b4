"""/arbeid/tall/: the addresses by which figures come in."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.values import breaks, imports, listing, offered, typing
from linja.ground.kernel.actor import Actor
from linja.line.indicators import rules


def _may_see(actor: Actor) -> bool:
    return rules.may_give_somewhere(actor) is None


navigation.register("values_in", _("Figures in"), order=42, group="line", may_see=_may_see)

urlpatterns = [
    path("inn/", listing.listing, name="values_in"),
    path("inn/innlesinger.csv", listing.csv_file, name="values_in_csv"),
    path("inn/innlesinger.xlsx", listing.xlsx_file, name="values_in_xlsx"),
    path("inn/vent/<int:offered_id>/", offered.offered, name="values_offered"),
    path("inn/<int:import_id>/", imports.one, name="values_import"),
    path("inn/<int:import_id>/tall.csv", imports.csv_file, name="values_import_csv"),
    path("inn/<int:import_id>/tall.xlsx", imports.xlsx_file, name="values_import_xlsx"),
    path("skriv/", typing.choose, name="values_type_choose"),
    path("skriv/<int:organisation_id>/<str:period>/", typing.grid, name="values_type"),
    path("brudd/", breaks.register, name="values_breaks"),
    path("brudd/brudd.csv", breaks.csv_file, name="values_breaks_csv"),
    path("brudd/brudd.xlsx", breaks.xlsx_file, name="values_breaks_xlsx"),
    path("brudd/<int:break_id>/", breaks.withdraw, name="values_break_withdraw"),
]
