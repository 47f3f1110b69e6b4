"""The life of a plan and of a project, as tables. Roles are those held where the plan or project belongs."""

from __future__ import annotations

from linja.ground.kernel.lifecycle import Lifecycle, Transition

DRAFT, ADOPTED, ENDED = "draft", "adopted", "ended"

WRITERS = frozenset(
    {
        "ministry",
        "rhf_controller",
        "rhf_leader",
        "hf_contributor",
        "hf_leader",
        "hf_board_secretary",
        "system",
    }
)
#: Who records what the board or the ministry has adopted.
ADOPTERS = frozenset({"ministry", "rhf_leader", "hf_leader", "hf_board_secretary", "system"})

PLAN = Lifecycle(
    name="projects",
    initial=DRAFT,
    transitions=(
        Transition("adopt", DRAFT, ADOPTED, ADOPTERS, records=("adopted_on", "adopted_by")),
        Transition("revise", ADOPTED, DRAFT, WRITERS, records=("reason",)),
        Transition("end", ADOPTED, ENDED, ADOPTERS, records=("reason",)),
    ),
)

PLANNED, RUNNING, PAUSED, DONE, STOPPED = "planned", "running", "paused", "done", "stopped"

PROJECT = Lifecycle(
    name="projects",
    initial=PLANNED,
    transitions=(
        Transition("start", PLANNED, RUNNING, WRITERS, needs=("has_mandate",)),
        Transition("pause", RUNNING, PAUSED, WRITERS, records=("reason",)),
        Transition("resume", PAUSED, RUNNING, WRITERS),
        Transition("finish", RUNNING, DONE, WRITERS, needs=("milestones_settled",)),
        Transition("stop", PLANNED, STOPPED, WRITERS, records=("reason",)),
        Transition("stop", RUNNING, STOPPED, WRITERS, records=("reason",)),
        Transition("stop", PAUSED, STOPPED, WRITERS, records=("reason",)),
        Transition("reopen", DONE, RUNNING, WRITERS, records=("reason",)),
    ),
)
#: From here on those above see a project.
SHARED_PROJECT = frozenset({RUNNING, PAUSED, DONE, STOPPED})
#: Those below see a plan from then on as well: it is what they are to follow.
SHARED_PLAN = frozenset({ADOPTED, ENDED})
