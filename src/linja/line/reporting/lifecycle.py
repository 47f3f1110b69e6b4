"""The life of a report and of a round, as tables.

One table serves every level of the line: a clinic's report to its HF, an HF's to its RHF, an RHF's to the
ministry. A role is written plainly when it is held where the report is written, and after ``above:``
when it is held by the one who receives it. ``rules.roles_towards`` works out which an actor has.
"""

from __future__ import annotations

from linja.ground.kernel.lifecycle import Lifecycle, Transition

DRAFT, READY, SUBMITTED, ACCEPTED, APPROVED = "draft", "ready", "submitted", "accepted", "approved"
PUBLISHED, REPLACED = "published", "replaced"

#: States in which the receiver reads the report itself; before that only what was handed over earlier.
HANDED_OVER = frozenset({SUBMITTED, ACCEPTED, APPROVED, PUBLISHED})

#: Role codes of ``people.accounts``; "system" is the house itself.
WRITERS = frozenset(
    {"rhf_controller", "rhf_leader", "hf_contributor", "hf_leader", "clinic_contributor", "system"}
)
LEADERS = frozenset({"rhf_leader", "hf_leader", "system"})
#: A clinic has no leader of its own in the line: whoever writes for it also hands in.
SENDERS = LEADERS | {"clinic_contributor"}
#: Those who receive: the RHF its HFs' reports, the HF its clinics', the ministry the RHFs'.
RECEIVERS = frozenset(
    {
        "above:ministry",
        "above:rhf_controller",
        "above:rhf_leader",
        "above:hf_contributor",
        "above:hf_leader",
        "system",
    }
)
OWNERS = frozenset({"above:ministry", "above:rhf_leader", "above:hf_leader", "system"})

REPORT = Lifecycle(
    name="reporting",
    initial=DRAFT,
    transitions=(
        Transition("make_ready", DRAFT, READY, WRITERS, needs=("asks_something",), tells=("leaders",)),
        Transition("take_back", READY, DRAFT, WRITERS, records=("reason",), tells=("writers",)),
        # Who has to sign is said by the level; that they did, and of what, is compared on reading (rule 10).
        Transition(
            "submit",
            READY,
            SUBMITTED,
            SENDERS,
            needs=("signed", "gaps_accepted"),
            records=("accepted_gaps",),
            tells=("receiver",),
        ),
        Transition("withdraw", SUBMITTED, DRAFT, SENDERS, records=("reason",), tells=("receiver",)),
        Transition("return", SUBMITTED, DRAFT, RECEIVERS, records=("reason",), tells=("writers", "leaders")),
        Transition("return", ACCEPTED, DRAFT, RECEIVERS, records=("reason",), tells=("writers", "leaders")),
        Transition("accept", SUBMITTED, ACCEPTED, RECEIVERS, tells=("writers", "leaders")),
        # The owner meeting approves the annual report, by the end of June.
        Transition("approve", ACCEPTED, APPROVED, OWNERS, records=("reference",), tells=("leaders",)),
        # The public may see it before the meeting does; the meeting's approval is noted all the same, once.
        Transition(
            "approve",
            PUBLISHED,
            PUBLISHED,
            OWNERS,
            needs=("awaits_approval",),
            records=("reference",),
            tells=("leaders",),
        ),
        # What was read from paper has been signed and sent on paper.
        Transition("publish", DRAFT, PUBLISHED, LEADERS, needs=("edition_released", "from_paper")),
        Transition("publish", READY, PUBLISHED, LEADERS, needs=("edition_released", "from_paper")),
        Transition("publish", SUBMITTED, PUBLISHED, LEADERS, needs=("edition_released",)),
        Transition("publish", ACCEPTED, PUBLISHED, LEADERS, needs=("edition_released",)),
        Transition("publish", APPROVED, PUBLISHED, LEADERS, needs=("edition_released",)),
        Transition("correct", PUBLISHED, DRAFT, LEADERS, records=("reason",), tells=("receiver",)),
        # A report that is read in anew takes the old one's place; what was published stays published.
        *(
            Transition("replace", state, REPLACED, WRITERS, records=("reason",))
            for state in (DRAFT, READY, SUBMITTED, ACCEPTED, APPROVED, PUBLISHED)
        ),
    ),
)

PLANNED, OPEN, CLOSED = "planned", "open", "closed"
#: Who asks: held at the round's owner.
ASKERS = frozenset({"ministry", "rhf_controller", "rhf_leader", "hf_leader", "hf_contributor", "system"})

ROUND = Lifecycle(
    name="reporting",
    initial=PLANNED,
    transitions=(
        Transition("open", PLANNED, OPEN, ASKERS, needs=("has_units", "asks_something"), tells=("units",)),
        Transition("remind", OPEN, OPEN, ASKERS, needs=("somebody_owes",), tells=("late units",)),
        Transition("close", OPEN, CLOSED, ASKERS),
        Transition("reopen", CLOSED, OPEN, ASKERS, records=("reason",)),
    ),
)

#: A request for a later deadline or an exemption, decided above.
DISPENSATION = Lifecycle(
    name="reporting",
    initial="asked",
    transitions=(
        Transition("grant", "asked", "granted", OWNERS | {"above:rhf_controller"}, records=("reference",)),
        Transition("refuse", "asked", "refused", OWNERS | {"above:rhf_controller"}, records=("note",)),
        Transition("withdraw", "asked", "withdrawn", WRITERS),
    ),
)
