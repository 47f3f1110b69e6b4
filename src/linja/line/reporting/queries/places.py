"""Where requirements stand in reports, and what answers say: for the line of sight and the way back."""

from __future__ import annotations

from collections.abc import Iterable

from linja.ground.kernel.actor import Actor
from linja.line.reporting import calculations
from linja.line.reporting.models import Answer, AnsweredRequirement
from linja.line.reporting.queries.reports import visible


def places_of_requirements(requirement_ids: Iterable[int]) -> list[tuple[int, int, int]]:
    """(requirement, report, answered) wherever the requirements stand, newest report first; one query.

    Says nothing of who may see it: ask of the report, or of the edition that prints it.
    """
    rows = AnsweredRequirement.objects.filter(version__requirement_id__in=set(requirement_ids))
    ordered = rows.order_by("-report__year", "report__organisation__name", "pk")
    return list(ordered.values_list("version__requirement_id", "report_id", "pk"))


def asked_at(answered_ids: Iterable[int]) -> dict[int, int]:
    """The requirement at each place in a report; one query. Says nothing of who may see the report."""
    rows = AnsweredRequirement.objects.filter(pk__in=set(answered_ids))
    return dict(rows.values_list("pk", "version__requirement_id"))


def answer_texts(answer_ids: Iterable[int], actor: Actor) -> dict[int, tuple[str, ...]]:
    """What answers say, paragraph by paragraph, of those that stand in reports the actor may read."""
    rows = Answer.objects.filter(pk__in=set(answer_ids), report__in=visible(actor).values("pk"))
    return {
        one: tuple(calculations.words_of(blocks).splitlines())
        for one, blocks in rows.values_list("pk", "blocks")
    }
