"""Addresses of the governing documents."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.documents import amending, drafting, files, pages, writing
from linja.faces.workbench.requirements import kin

urlpatterns = [
    path("", pages.documents, name="documents"),
    path("nytt/", pages.new_document, name="document_new"),
    path("<int:document_id>/", pages.document, name="document"),
    path("<int:document_id>/fil.<str:kind>", files.document_file, name="document_file"),
    path("<int:document_id>/endringer/", amending.amendments, name="document_amendments"),
    path("<int:document_id>/hode/", drafting.head, name="document_head"),
    path("<int:document_id>/gi/", drafting.issue, name="document_issue"),
    path("<int:document_id>/forkast/", drafting.discard, name="document_discard"),
    path("<int:document_id>/krav/<int:requirement_id>/", drafting.requirement, name="document_requirement"),
    path("<int:document_id>/krav/<int:requirement_id>/ta-ut/", drafting.take_out, name="document_take_out"),
    path("<int:document_id>/krav/nytt/", writing.new_requirement, name="requirement_new"),
    path("<int:document_id>/slekt/", kin.document_kin, name="document_kin"),
]

navigation.register("documents", _("Governing documents"), order=30)
