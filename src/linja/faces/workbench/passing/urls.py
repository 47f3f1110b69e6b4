"""/arbeid/viderefor/"""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.passing import board, changes, files, one, orders
from linja.ground.kernel.actor import Actor
from linja.line.requirements.lifecycle import PREPARERS

#: Roles of those who decide what those below are asked.
_ROLES = PREPARERS - {"system"}


def _may_see(actor: Actor) -> bool:
    return any(held.role in _ROLES for held in actor.roles)


navigation.register("passing", _("Pass down"), order=30, may_see=_may_see, group="line")

urlpatterns = [
    path("", board.board, name="passing"),
    path("viderefor.csv", files.csv_file, name="passing_csv"),
    path("viderefor.xlsx", files.xlsx_file, name="passing_xlsx"),
    path("alle/", board.everything, name="passing_all"),
    path("endringer/", changes.changes, name="passing_changes"),
    path("ordre/<int:document_id>/", orders.order, name="passing_order"),
    path("ordre/<int:document_id>/fil.<str:kind>", orders.order_file, name="passing_order_file"),
    path("ordre/<int:document_id>/kast/", orders.discard, name="passing_order_discard"),
    path("ordre/<int:document_id>/ta-ut/<int:requirement_id>/", orders.take_out, name="passing_take_out"),
    path("<int:requirement_id>/", one.requirement, name="passing_requirement"),
]
