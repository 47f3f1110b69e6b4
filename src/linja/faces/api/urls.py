"""Addresses for machines, with their description at ``openapi.json``."""

from django.urls import path

from linja.faces.api.api import api

urlpatterns = [path("", api.urls)]
