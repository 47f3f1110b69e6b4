"""The addresses of Read in."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.intake import contradictions, corrections, document, listing, review, source
from linja.faces.workbench.values import tables

urlpatterns = [
    path("", listing.uploads, name="intake"),
    path("<int:document_id>/", document.document, name="intake_document"),
    path("<int:document_id>/fakta/", document.facts, name="intake_facts"),
    path("<int:document_id>/steg/", document.step, name="intake_step"),
    path("<int:document_id>/gjennomgang/", review.review, name="intake_review"),
    path("<int:document_id>/kilde/", source.source, name="source"),
    path("<int:document_id>/motsigelser/", contradictions.shown, name="intake_contradictions"),
    path("<int:document_id>/motsigelser/merk/", contradictions.mark, name="intake_contradiction_mark"),
    path("<int:document_id>/motsigelser.csv", contradictions.as_csv, name="intake_contradictions_csv"),
    path("<int:document_id>/motsigelser.xlsx", contradictions.as_xlsx, name="intake_contradictions_xlsx"),
    path("<int:document_id>/tall/", tables.proposed, name="intake_values"),
    path("<int:document_id>/tall.csv", tables.csv_file, name="intake_values_csv"),
    path("<int:document_id>/tall.xlsx", tables.xlsx_file, name="intake_values_xlsx"),
    path("<int:document_id>/funn/<int:finding_id>/", corrections.on_finding, name="intake_finding"),
    path("<int:document_id>/nytt/", corrections.new_finding, name="intake_new"),
    path("<int:document_id>/godta/", corrections.accept_all, name="intake_accept_all"),
    path("<int:document_id>/angre/", corrections.undo, name="intake_undo"),
]

navigation.register("intake", _("Read in"), order=40)
