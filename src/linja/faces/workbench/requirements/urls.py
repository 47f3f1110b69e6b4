"""Addresses of the register."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.requirements import correcting, exports, kin, one, register

urlpatterns = [
    path("", register.register, name="requirements"),
    path("kolonner/", register.choose_columns, name="requirements_columns"),
    path("krav.csv", exports.csv_file, name="requirements_csv"),
    path("krav.xlsx", exports.xlsx_file, name="requirements_xlsx"),
    path("<int:requirement_id>/", one.requirement, name="requirement"),
    path("<int:requirement_id>/rett/", correcting.correct, name="requirement_correct"),
    path("<int:requirement_id>/slekt/", kin.kin, name="requirement_kin"),
]

navigation.register("requirements", _("Requirements"), order=20, pinned=True)
