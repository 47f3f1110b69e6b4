"""What the rules of plans, projects and money decide, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from linja.faces.workbench.access.matrix import Act
from linja.line.allocations import lifecycle as allocations_steps
from linja.line.allocations import rules as allocations
from linja.line.projects import lifecycle as projects_steps
from linja.line.projects import rules as projects


def plans_and_projects() -> list[Act]:
    """What is decided of plans and projects."""

    def held(place: int, state: str, *above: int, below: int = 0) -> projects.Facts:
        return projects.Facts(place, "", state, frozenset(above), frozenset({below} if below else ()))

    room, steps = _("Plans and projects"), projects_steps
    return [
        Act(room, _("write a plan or a project"), lambda a, o: projects.may_write(a, o, "")),
        Act(
            room,
            _("record that a plan was adopted"),
            lambda a, o: projects.may_step(a, steps.PLAN, held(o, steps.DRAFT), "adopt"),
        ),
        Act(
            room,
            _("read a draft of a plan"),
            lambda a, o: projects.may_read(a, held(o, steps.DRAFT), steps.SHARED_PLAN),
        ),
        Act(
            room,
            _("read an adopted plan of those above"),
            lambda a, o: projects.may_read(a, held(0, steps.ADOPTED, below=o), steps.SHARED_PLAN),
        ),
        Act(
            room,
            _("read an adopted plan of those below"),
            lambda a, o: projects.may_read(a, held(0, steps.ADOPTED, o), steps.SHARED_PLAN),
        ),
    ]


def money() -> list[Act]:
    """What is decided of money."""

    def held(state: str, giver: int = 0, receiver: int = 0) -> allocations.AllocationFacts:
        return allocations.AllocationFacts(giver, receiver, state)

    room, steps = _("Allocations and accounts"), allocations_steps
    return [
        Act(room, _("allot money"), lambda a, o: allocations.may_write(a, o, "")),
        Act(
            room,
            _("read what one has been given"),
            lambda a, o: allocations.may_read(a, held(steps.GIVEN, receiver=o)),
        ),
        Act(
            room,
            _("report the use of money"),
            lambda a, o: allocations.may_step(a, held(steps.GIVEN, receiver=o), "report_use"),
        ),
        Act(
            room,
            _("write budget and accounts in a report"),
            lambda a, o: allocations.may_keep_accounts(a, o, ""),
        ),
    ]
