"""Address of the search across everything."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench import searching

urlpatterns = [path("", searching.search, name="search")]

navigation.register("search", _("Search"), order=90, group="end")
