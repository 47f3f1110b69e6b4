"""/arbeid/mal/"""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from linja.faces.ui import navigation
from linja.faces.workbench.targets import lists, new, one

navigation.register("targets", pgettext_lazy("what is to be reached", "Targets"), order=46, group="follow")

urlpatterns = [
    path("", lists.targets, name="targets"),
    path("mal.csv", lists.csv_file, name="targets_csv"),
    path("mal.xlsx", lists.xlsx_file, name="targets_xlsx"),
    path("les/", lists.read, name="targets_read"),
    path("krav/<int:requirement_id>/", new.new, name="target_new"),
    path("<int:target_id>/", one.target, name="target"),
]
