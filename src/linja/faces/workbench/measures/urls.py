"""/arbeid/tiltak/"""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.measures import lists, one

navigation.register("measures", _("Measures"), order=45, group="follow")

urlpatterns = [
    path("", lists.measures, name="measures"),
    path("tiltak.csv", lists.csv_file, name="measures_csv"),
    path("tiltak.xlsx", lists.xlsx_file, name="measures_xlsx"),
    path("ny/", one.new, name="measure_new"),
    path("<int:measure_id>/", one.measure, name="measure"),
]
