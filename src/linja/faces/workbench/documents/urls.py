"""Addresses of the governing documents."""

from django.urls import path

from linja.faces.workbench.documents import amending, pages

urlpatterns = [
    path("", pages.documents, name="documents"),
    path("nytt/", pages.new_document, name="document_new"),
    path("<int:document_id>/", pages.document, name="document"),
    path("<int:document_id>/endringer/", amending.amendments, name="document_amendments"),
]
