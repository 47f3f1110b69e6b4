"""/arbeid/regioner/"""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.regions import amending, board, feedback, files, one
from linja.ground.kernel.actor import Actor

_READERS = frozenset({"ministry", "directorate", "auditor", "rhf_controller", "rhf_leader"})


def _may_see(actor: Actor) -> bool:
    return any(held.role in _READERS for held in actor.roles)


navigation.register("regions", _("Four regions"), order=60, may_see=_may_see, group="follow")

urlpatterns = [
    path("", board.board, name="regions"),
    path("regioner.csv", files.csv_file, name="regions_csv"),
    path("regioner.xlsx", files.xlsx_file, name="regions_xlsx"),
    path("endre/", amending.amend, name="regions_amend"),
    path("godkjenn/<int:report_id>/", feedback.approve, name="regions_approve"),
    path("rapport/<int:report_id>/", feedback.report, name="regions_report"),
    path("tilbakemelding/<int:feedback_id>/", feedback.one, name="feedback"),
    path("<int:requirement_id>/", one.requirement, name="regions_one"),
]
