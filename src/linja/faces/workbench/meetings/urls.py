"""Addresses of meetings and cases."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.followup import items
from linja.faces.workbench.meetings import cases, pages

urlpatterns = [
    path("", pages.meetings, name="meetings"),
    path("moter.csv", pages.meetings_csv, name="meetings_csv"),
    path("moter.xlsx", pages.meetings_xlsx, name="meetings_xlsx"),
    path("nytt/", pages.new_meeting, name="meeting_new"),
    path("saker/", cases.register, name="cases"),
    path("saker/saker.csv", cases.register_csv, name="cases_csv"),
    path("saker/saker.xlsx", cases.register_xlsx, name="cases_xlsx"),
    path("saker/<int:case_id>/", cases.case, name="case"),
    path("saker/<int:case_id>/endre/", cases.edit_case, name="case_edit"),
    path("saker/<int:case_id>/vedtak/", cases.decide, name="case_decide"),
    path("saker/<int:case_id>/flytt/", cases.move, name="case_move"),
    path("saker/<int:case_id>/fjern/", cases.drop, name="case_drop"),
    path("<int:meeting_id>/", pages.meeting, name="meeting"),
    path("<int:meeting_id>/endre/", pages.edit_meeting, name="meeting_edit"),
    path("<int:meeting_id>/steg/<slug:name>/", pages.step, name="meeting_step"),
    path("<int:meeting_id>/sak/", cases.new_case, name="case_new"),
    path("<int:meeting_id>/avtalt/", items.new_agreed, name="agreed_new"),
    path("<int:meeting_id>/<slug:paper>.<slug:kind>", pages.meeting_file, name="meeting_file"),
]

navigation.register("meetings", _("Meetings"), order=50, group="follow")
