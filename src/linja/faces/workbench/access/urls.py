"""Address of the roles and what they may do."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.access import page

urlpatterns = [path("", page.access, name="access")]

navigation.register("access", _("Roles"), order=75, group="house")
