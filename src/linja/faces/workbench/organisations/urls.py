"""Addresses of organisations."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.organisations import changing, country, handing_over, one

urlpatterns = [
    path("", country.organisations, name="organisations"),
    path("<int:organisation_id>/", one.organisation, name="organisation"),
    path("<int:organisation_id>/navn/", changing.add_name, name="organisation_add_name"),
    path("<int:organisation_id>/endringer/<slug:what>/", changing.change, name="organisation_change"),
    path(
        "<int:organisation_id>/overta/<int:change_id>/",
        handing_over.hand_over,
        name="organisation_hand_over",
    ),
]

navigation.register("organisations", _("Organisations"), order=70, group="house")
