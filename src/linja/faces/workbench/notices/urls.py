"""/arbeid/varsler/"""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.notices import pages
from linja.people.notices import queries

urlpatterns = [path("", pages.listing, name="notices")]

navigation.register("notices", _("Notices"), order=12, group="own", count=queries.count_unseen)
