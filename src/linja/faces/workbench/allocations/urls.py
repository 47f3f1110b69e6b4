"""/arbeid/tildelinger/"""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.allocations import accounts, lists, one, writing

navigation.register("allocations", _("Allocations"), order=64, group="follow")

urlpatterns = [
    path("", lists.allocations, name="allocations"),
    path("tildelinger.csv", lists.csv_file, name="allocations_csv"),
    path("tildelinger.xlsx", lists.xlsx_file, name="allocations_xlsx"),
    path("ny/", writing.new, name="allocation_new"),
    path("<int:allocation_id>/", one.allocation, name="allocation"),
    path("<int:allocation_id>/endre/", writing.edit, name="allocation_edit"),
    path("<int:allocation_id>/steg/<slug:name>/", one.step, name="allocation_step"),
    path("regnskap/<int:report_id>/", accounts.tables_of, name="accounts"),
    path("regnskap/<int:report_id>/ny/", accounts.new, name="account_new"),
    path("regnskap/<int:report_id>/<int:table_id>/", accounts.edit, name="account_edit"),
    path("regnskap/<int:report_id>/<int:table_id>/fjern/", accounts.drop, name="account_drop"),
]
