"""Addresses of people."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.people import listing, one
from linja.people.accounts import rules

urlpatterns = [
    path("", listing.people, name="people"),
    path("personer.csv", listing.csv_file, name="people_csv"),
    path("personer.xlsx", listing.xlsx_file, name="people_xlsx"),
    path("ny/", one.new, name="person_new"),
    path("<int:person_id>/", one.person, name="person"),
    path("<int:person_id>/roller/ny/", one.give_role, name="person_give_role"),
    path("<int:person_id>/roller/<int:assignment_id>/avslutt/", one.end_role, name="person_end_role"),
    path("<int:person_id>/tilgang/", one.open_or_close, name="person_open_or_close"),
]

navigation.register(
    "people",
    _("People"),
    order=80,
    may_see=lambda actor: rules.may_register(actor) is None,
    group="house",
)
