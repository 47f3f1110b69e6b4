"""The public portal. Each area has its own module here."""

from django.urls import path

from linja.faces.portal import front

urlpatterns = [
    path("", front.front, name="front"),
]
