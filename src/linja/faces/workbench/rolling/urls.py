"""/arbeid/neste-ar/"""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.rolling import comparing, page
from linja.ground.kernel.actor import Actor

_READERS = frozenset(
    {"ministry", "directorate", "auditor", "rhf_controller", "rhf_leader", "hf_leader", "hf_board_secretary"}
)


def _may_see(actor: Actor) -> bool:
    return any(held.role in _READERS for held in actor.roles)


navigation.register("rolling", _("Next year"), order=70, may_see=_may_see, group="line")

urlpatterns = [
    path("", page.choose, name="rolling"),
    path("sammenlign/", comparing.compare, name="rolling_compare"),
    path("sammenlign.csv", comparing.csv_file, name="rolling_compare_csv"),
    path("sammenlign.xlsx", comparing.xlsx_file, name="rolling_compare_xlsx"),
    path("<int:document_id>/", page.roll, name="rolling_document"),
    path("<int:document_id>/liste.csv", page.csv_file, name="rolling_csv"),
    path("<int:document_id>/liste.xlsx", page.xlsx_file, name="rolling_xlsx"),
    path("<int:document_id>/apne/", page.open_next, name="rolling_open"),
]
