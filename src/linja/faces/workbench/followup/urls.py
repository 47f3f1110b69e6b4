"""Addresses of what is followed up."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.followup import audits, items, listing, packages, tracked

urlpatterns = [
    path("", listing.followup, name="followup"),
    path("oppfolging.csv", listing.csv_file, name="followup_csv"),
    path("oppfolging.xlsx", listing.xlsx_file, name="followup_xlsx"),
    path("nytt/", items.new_item, name="followup_new"),
    path("<int:item_id>/", items.item, name="followup_item"),
    path("<int:item_id>/endre/", items.edit_item, name="followup_edit"),
    path("<int:item_id>/krav/", items.requirement_of, name="followup_tie"),
    path("<int:item_id>/steg/<slug:name>/", items.step, name="followup_step"),
    path("revisjoner/", audits.audits, name="audits"),
    path("revisjoner/revisjoner.csv", audits.csv_file, name="audits_csv"),
    path("revisjoner/revisjoner.xlsx", audits.xlsx_file, name="audits_xlsx"),
    path("revisjoner/ny/", audits.new_audit, name="audit_new"),
    path("revisjoner/<int:organisation_id>-<int:year>.<slug:kind>", audits.summary, name="audits_summary"),
    path("revisjoner/<int:audit_id>/", audits.audit, name="audit"),
    path("revisjoner/<int:audit_id>/endre/", audits.edit_audit, name="audit_edit"),
    path("revisjoner/<int:audit_id>/funn/", audits.new_finding, name="finding_new"),
    path("revisjoner/<int:audit_id>/steg/<slug:name>/", audits.step, name="audit_step"),
    path("pakke/", packages.packages, name="packages"),
    path("pakke/<int:unit_id>/", packages.package, name="package"),
    path("pakke/<int:unit_id>/saksliste/", packages.agenda, name="package_agenda"),
    path("pakke/<int:unit_id>.<slug:kind>", packages.package_file, name="package_file"),
    path("uttalelse/<int:statement_id>/", tracked.statement, name="statement_tracked"),
]

navigation.register("followup", _("Follow-up items"), order=52, group="follow")
