"""/arbeid/leder/"""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.leading import board, files, listing
from linja.pillars.steering import queries as steering

navigation.register("leading", _("How we stand"), order=50, may_see=steering.may_lead, group="follow")

urlpatterns = [
    path("", board.board, name="leading"),
    path("leder.<str:kind>", files.board_file, name="leading_file"),
    path("krav/", listing.listing, name="leading_list"),
    path("krav/krav.<str:kind>", files.list_file, name="leading_list_file"),
]
