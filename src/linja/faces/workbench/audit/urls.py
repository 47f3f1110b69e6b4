"""Addresses of the log."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.audit import access, log
from linja.people.accounts import rules

urlpatterns = [
    path("", log.entries, name="log"),
    path("logg.csv", log.csv_file, name="log_csv"),
    path("logg.xlsx", log.xlsx_file, name="log_xlsx"),
    path("kontroll/", log.verify, name="log_verify"),
    path("innsyn/", access.accesses, name="accesses"),
    path("innsyn/innsyn.csv", access.csv_file, name="accesses_csv"),
    path("innsyn/innsyn.xlsx", access.xlsx_file, name="accesses_xlsx"),
    path("<int:sequence>/", log.entry, name="log_entry"),
]

navigation.register(
    "log",
    _("Log"),
    order=85,
    may_see=lambda actor: rules.may_read_audit(actor) is None,
    group="house",
)
