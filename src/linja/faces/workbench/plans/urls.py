"""/arbeid/planer/"""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.plans import lists, one

navigation.register("plans", _("Plans"), order=60, group="follow")

urlpatterns = [
    path("", lists.plans, name="plans"),
    path("planer.csv", lists.csv_file, name="plans_csv"),
    path("planer.xlsx", lists.xlsx_file, name="plans_xlsx"),
    path("ny/", one.new, name="plan_new"),
    path("<int:plan_id>/", one.plan, name="plan"),
    path("<int:plan_id>/endre/", one.edit, name="plan_edit"),
    path("<int:plan_id>/steg/<slug:name>/", one.step, name="plan_step"),
]
