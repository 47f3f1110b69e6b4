"""/arbeid/rapporter/: merging, joint answers, summary and board case"""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import navigation
from linja.faces.workbench.merging import board, joint, one, overview, summary
from linja.ground.kernel.actor import Actor
from linja.line.reporting import rules


def _may_see(actor: Actor) -> bool:
    return any(held.role in rules.INSIDERS - {"ministry", "directorate"} for held in actor.roles)


navigation.register("joint_answers", _("Joint answers"), order=45, may_see=_may_see, group="line")

urlpatterns = [
    path("felles/", joint.joint_answers, name="joint_answers"),
    path("felles/begynn/", joint.begin, name="joint_begin"),
    path("felles/fil.<str:kind>", joint.joint_file, name="joint_file"),
    path("felles/<int:joint_id>/", joint.joint_answer, name="joint_answer"),
    path("felles/<int:joint_id>/tilby/", joint.offer, name="joint_offer"),
    path("felles/<int:joint_id>/overlat/", joint.delegate, name="joint_delegate"),
    path("<int:report_id>/felles/<int:answered_id>/", joint.take_in, name="joint_take_in"),
    path("<int:report_id>/flett/", overview.overview, name="merge_overview"),
    path("<int:report_id>/flett/fil.<str:kind>", overview.overview_file, name="merge_file"),
    path("<int:report_id>/flett/<int:answered_id>/", one.merge, name="merge_one"),
    path("<int:report_id>/flett/<int:answered_id>/status/", one.status, name="merge_status"),
    path("<int:report_id>/flett/<int:answered_id>/deler/", one.parts, name="merge_parts"),
    path("<int:report_id>/sammendrag/", summary.summary, name="report_summary"),
    path("<int:report_id>/styresak/", board.board_case, name="board_case"),
    path("<int:report_id>/styresak/dagsorden/", board.put_on_agenda, name="board_case_agenda"),
    path("<int:report_id>/styresak/fil.<str:kind>", board.board_case_file, name="board_case_file"),
]
