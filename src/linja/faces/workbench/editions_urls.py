"""/arbeid/utgaver/"""

from __future__ import annotations

from django.urls import path

from linja.faces.workbench import editions
from linja.faces.workbench.reports import contradictions

urlpatterns = [
    path("<int:edition_id>/", editions.edition, name="edition"),
    path("<int:edition_id>/fil.<str:kind>", editions.edition_file, name="edition_file"),
    path("<int:edition_id>/motsigelser/", contradictions.in_edition, name="edition_contradictions"),
    path("<int:edition_id>/slipp/", editions.release, name="edition_release"),
]
