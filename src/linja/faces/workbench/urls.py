"""The signed-in workbench. Each area is a module of this package with its own ``urlpatterns``.

An area that is to stand in the main navigation registers itself there:
``navigation.register("requirements", _("Requirements"), order=20)`` in its url module.
"""

from __future__ import annotations

import importlib.util

from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench import my_page

urlpatterns: list[URLPattern | URLResolver] = [
    path("", my_page.my_page, name="my_page"),
]
navigation.register("my_page", _("My page"), order=10, alone=True, group="own")

#: Address part and module of each area.
AREAS = (
    ("krav/", "requirements"),
    ("dokumenter/", "documents"),
    ("les-inn/", "intake"),
    ("les-inn/", "registering"),
    ("tall/", "values"),
    ("utgaver/", "editions"),
    ("uttalelser/", "statements"),
    ("viderefor/", "passing"),
    ("linje/", "sight"),
    ("regioner/", "regions"),
    ("neste-ar/", "rolling"),
    ("runder/", "rounds"),
    ("rapporter/", "reports"),
    ("rapporter/", "merging"),
    ("tiltak/", "measures"),
    ("mal/", "targets"),
    ("lofter/", "promises"),
    ("moter/", "meetings"),
    ("oppfolging/", "followup"),
    ("planer/", "plans"),
    ("prosjekter/", "projects"),
    ("tildelinger/", "allocations"),
    ("leder/", "leading"),
    ("varsler/", "notices"),
    ("sok/", "search"),
    ("organisasjoner/", "organisations"),
    ("personer/", "people"),
    ("logg/", "audit"),
    ("tilgang/", "access"),
    # Last of what stands under it: an indicator's address takes any word.
    ("tall/", "figures"),
)


def _module(area: str) -> str | None:
    """``<area>_urls.py``, or ``urls.py`` in the folder of a larger area."""
    for name in (f"linja.faces.workbench.{area}_urls", f"linja.faces.workbench.{area}.urls"):
        try:
            found = importlib.util.find_spec(name)
        except ModuleNotFoundError:
            found = None
        if found:
            return name
    return None


urlpatterns += [path(address, include(module)) for address, area in AREAS if (module := _module(area))]
