"""Address of the roles and what they may do."""

from django.urls import path

from linja.faces.workbench.access import page

urlpatterns = [path("", page.access, name="access")]
