"""/arbeid/lofter/"""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.promises import calendar, deliveries, requests, settling

navigation.register("promises", _("Deadlines and promises"), order=46, group="follow")

urlpatterns = [
    path("", calendar.promises, name="promises"),
    path("frister.csv", calendar.csv_file, name="promises_csv"),
    path("frister.xlsx", calendar.xlsx_file, name="promises_xlsx"),
    path("<int:promise_id>/", settling.promise, name="promise"),
    path("soknader/", requests.dispensations, name="dispensations"),
    path("soknader/soknader.csv", requests.csv_file, name="dispensations_csv"),
    path("soknader/soknader.xlsx", requests.xlsx_file, name="dispensations_xlsx"),
    path("soknader/<int:dispensation_id>/", requests.dispensation, name="dispensation"),
    path("leveranser/", deliveries.deliveries, name="deliveries"),
    path("leveranser/leveranser.csv", deliveries.csv_file, name="deliveries_csv"),
    path("leveranser/leveranser.xlsx", deliveries.xlsx_file, name="deliveries_xlsx"),
    path("leveranser/<int:delivery_id>/", settling.delivery, name="delivery"),
]
