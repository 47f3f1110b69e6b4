"""/arbeid/prosjekter/"""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.projects import lists, one, rollout, writing

navigation.register("projects", _("Projects"), order=62, group="follow")

urlpatterns = [
    path("", lists.projects, name="projects"),
    path("prosjekter.csv", lists.csv_file, name="projects_csv"),
    path("prosjekter.xlsx", lists.xlsx_file, name="projects_xlsx"),
    path("innforing/", rollout.rollouts, name="rollouts"),
    path("innforing.csv", rollout.csv_file, name="rollouts_csv"),
    path("innforing.xlsx", rollout.xlsx_file, name="rollouts_xlsx"),
    path("ny/", writing.new, name="project_new"),
    path("<int:project_id>/", one.project, name="project"),
    path("<int:project_id>/endre/", writing.edit, name="project_edit"),
    path("<int:project_id>/steg/<slug:name>/", one.step, name="project_step"),
    path("<int:project_id>/milepel/<int:milestone_id>/", one.milestone, name="project_milestone"),
    path("<int:project_id>/innforing/", rollout.set_one, name="project_rollout"),
]
