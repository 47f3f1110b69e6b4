"""/arbeid/runder/"""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.rounds import lists, one, planning, steps, units

urlpatterns = [
    path("", lists.listing, name="rounds"),
    path("liste.<str:kind>", lists.list_file, name="rounds_file"),
    path("ny/", planning.new_round, name="round_new"),
    path("<int:round_id>/", one.one, name="round"),
    path("<int:round_id>/fil.<str:kind>", one.round_file, name="round_file"),
    path("<int:round_id>/endre/", planning.change, name="round_change"),
    path("<int:round_id>/steg/<str:step>/", steps.step, name="round_step"),
    path("<int:round_id>/utsett/<int:organisation_id>/", steps.extend, name="round_extend"),
    path("<int:round_id>/ny-enhet/", units.add, name="round_add_unit"),
    path("<int:round_id>/ta-ut/<int:organisation_id>/", units.take_out, name="round_take_out"),
]

navigation.register("rounds", _("Rounds"), order=36)
