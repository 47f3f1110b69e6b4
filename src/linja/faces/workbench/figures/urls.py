"""/arbeid/tall/"""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.figures import board, files, lists, one

navigation.register("figures", _("Figures"), order=55, group="follow")

urlpatterns = [
    path("", lists.figures, name="figures"),
    path("indikatorer.csv", lists.csv_file, name="figures_csv"),
    path("indikatorer.xlsx", lists.xlsx_file, name="figures_xlsx"),
    path("styre/", lists.to_board, name="figures_to_board"),
    path("styre/<int:organisation_id>/", board.board, name="figures_board"),
    path("styre/<int:organisation_id>/tavle.<str:kind>", board.board_file, name="figures_board_file"),
    path("<slug:indicator>/", one.indicator, name="figures_one"),
    path("<slug:indicator>/verdier.<str:kind>", files.values_file, name="figures_file"),
]
