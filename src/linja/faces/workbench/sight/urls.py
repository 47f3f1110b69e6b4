"""/arbeid/linje/"""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.sight import files, finding, index, page

navigation.register("sight_index", _("The line"), order=25, group="line")

urlpatterns = [
    path("", index.index, name="sight_index"),
    path("finn/", finding.find, name="sight_find"),
    path("sted/<int:answered_id>/", finding.place, name="sight_place"),
    path("<int:requirement_id>/", page.sight, name="sight"),
    path("<int:requirement_id>/linje.csv", files.csv_file, name="sight_csv"),
    path("<int:requirement_id>/linje.xlsx", files.xlsx_file, name="sight_xlsx"),
]
