"""The addresses. Published ones never vanish: they redirect."""

from __future__ import annotations

import importlib.util

from django.urls import URLPattern, URLResolver, include, path

from linja.faces.config import health
from linja.faces.ui import views as ui

urlpatterns: list[URLPattern | URLResolver] = [
    path("helse", health.alive, name="health"),
    path("klar", health.ready, name="ready"),
    path("helse/", health.alive),
    path("klar/", health.ready),
    path("komponenter/", ui.gallery, name="gallery"),
    path("komponenter", ui.gallery_address),
    path("sprak/", ui.choose_language, name="choose_language"),
    path("konto/", include("linja.faces.ui.account_urls")),
    path("arbeid/", include("linja.faces.workbench.urls")),
]

if importlib.util.find_spec("linja.faces.api.urls"):
    urlpatterns.append(path("api/v1/", include("linja.faces.api.urls")))

# Last, since the portal owns the root and everything that no other face has taken.
urlpatterns.append(path("", include("linja.faces.portal.urls")))

handler400 = "linja.faces.config.errors.bad_request"
handler403 = "linja.faces.config.errors.forbidden"
handler404 = "linja.faces.config.errors.not_found"
handler500 = "linja.faces.config.errors.broken"
