"""/arbeid/rapporter/"""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.reports import (
    answer,
    contradictions,
    handing_in,
    lists,
    live,
    owing,
    received,
    register,
    section,
    signing,
    steps,
)

navigation.register("reports", _("Reports"), order=40, pinned=True)
navigation.register(
    "received",
    _("Reports received"),
    order=45,
    may_see=lambda actor: bool(received.receiving(actor)),
    count=received.waiting,
)

urlpatterns = [
    path("", register.reports, name="reports"),
    path("ny/", lists.new_report, name="report_new"),
    path("liste.csv", register.csv_file, name="reports_csv"),
    path("liste.xlsx", register.xlsx_file, name="reports_xlsx"),
    path("innkomne/", received.received, name="received"),
    path("innkomne.csv", received.csv_file, name="received_csv"),
    path("innkomne.xlsx", received.xlsx_file, name="received_xlsx"),
    path("<int:report_id>/", live.report, name="report"),
    path("<int:report_id>/signer/", signing.sign, name="report_sign"),
    path("<int:report_id>/send-inn/", handing_in.hand_in, name="report_hand_in"),
    path("<int:report_id>/legg-fram/", steps.put_before, name="report_put_before"),
    path("<int:report_id>/fil.<str:kind>", live.report_file, name="report_file"),
    path("<int:report_id>/mangler/", live.gaps, name="report_gaps"),
    path("<int:report_id>/mangler.csv", owing.csv_file, name="report_gaps_csv"),
    path("<int:report_id>/mangler.xlsx", owing.xlsx_file, name="report_gaps_xlsx"),
    path("<int:report_id>/motsigelser/", contradictions.shown, name="report_contradictions"),
    path("<int:report_id>/motsigelser/merk/", contradictions.mark, name="report_contradiction_mark"),
    path("<int:report_id>/motsigelser.csv", contradictions.csv_file, name="report_contradictions_csv"),
    path("<int:report_id>/motsigelser.xlsx", contradictions.xlsx_file, name="report_contradictions_xlsx"),
    path("<int:report_id>/ta-inn/", live.take_in, name="report_take_in"),
    path("<int:report_id>/steg/", steps.step, name="report_step"),
    path("<int:report_id>/lag-utgave/", live.compile_edition, name="report_compile"),
    path("<int:report_id>/svar/<int:answered_id>/", answer.answer, name="report_answer"),
    path("<int:report_id>/svar/<int:answered_id>/her/", answer.here, name="report_answer_here"),
    path("<int:report_id>/tekst/<int:section_id>/", section.section, name="report_section"),
]
