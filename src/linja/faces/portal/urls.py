"""The public portal. Each area has its own module here."""

from django.urls import path

from linja.faces.portal import front, publications

urlpatterns = [
    path("", front.front, name="front"),
    path("publikasjoner/<slug:slug>/", publications.latest, name="publication"),
    path("publikasjoner/<slug:slug>/utgave/<int:number>/", publications.numbered, name="publication_edition"),
    path(
        "publikasjoner/<slug:slug>/utgave/<int:number>.<str:kind>",
        publications.numbered_file,
        name="publication_file",
    ),
]
