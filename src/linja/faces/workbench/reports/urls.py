"""/arbeid/rapporter/"""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.reports import answer, lists, live

navigation.register("reports", _("Reports"), order=40, pinned=True)

urlpatterns = [
    path("", lists.reports, name="reports"),
    path("ny/", lists.new_report, name="report_new"),
    path("<int:report_id>/", live.report, name="report"),
    path("<int:report_id>/fil.<str:kind>", live.report_file, name="report_file"),
    path("<int:report_id>/mangler/", live.gaps, name="report_gaps"),
    path("<int:report_id>/ta-inn/", live.take_in, name="report_take_in"),
    path("<int:report_id>/steg/", live.step, name="report_step"),
    path("<int:report_id>/lag-utgave/", live.compile_edition, name="report_compile"),
    path("<int:report_id>/svar/<int:answered_id>/", answer.answer, name="report_answer"),
    path("<int:report_id>/tekst/<int:section_id>/", answer.section, name="report_section"),
]
