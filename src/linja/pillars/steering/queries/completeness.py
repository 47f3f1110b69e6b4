"""What stands between a report and the one who is to receive it, and who owes each of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.line.approvals import lifecycle as signing
from linja.line.approvals.rules import SPEAKS
from linja.line.reporting import lifecycle
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import ReportRecord
from linja.people.accounts import queries as accounts
from linja.people.organisations import queries as organisations
from linja.pillars.steering import content
from linja.pillars.steering.calculations import completeness as reckoning
from linja.pillars.steering.content import Gathered
from linja.pillars.steering.queries.signing import signatures
from linja.pillars.steering.records import Owed, Signature

#: So many names are said; of the rest, how many they are.
NAMES = 2


def completeness(report_id: int, actor: Actor) -> tuple[Owed, ...]:
    """Everything that is owed before the report can be handed in; refused when it may not be read."""
    held = content.gather(report_id, actor)
    return owed(held, signatures(held))


def owed(held: Gathered, signed: Iterable[Signature] = ()) -> tuple[Owed, ...]:
    """As :func:`completeness`, of what has been gathered. A fixed number of questions."""
    names = _Names(held.report)
    return (*gaps(held, names), *_signatures(signed, names))


def unsigned(signed: Iterable[Signature], report: ReportRecord) -> tuple[Owed, ...]:
    """The signatures that are missing or have fallen, and who gives them."""
    return tuple(_signatures(signed, _Names(report)))


def gaps(held: Gathered, names: _Names | None = None) -> tuple[Owed, ...]:
    """What a leader may accept by name: everything but the signatures."""
    who = names or _Names(held.report)
    return (*_answers(held, who), *_figures(held, who), *_differing(held, who), *_sections(held, who),
            *_late(held, who), *_statements(held), *_units(held.report))  # fmt: skip


class _Names:
    """Who holds which role where the report is written, asked for once."""

    def __init__(self, report: ReportRecord) -> None:
        self.report = report
        self._said: dict[frozenset[str], str] = {}

    def of(self, roles: Iterable[str]) -> str:
        """The first names of those who hold one of the roles; the organisation when nobody does."""
        key = frozenset(roles)
        if key not in self._said:
            found = accounts.holders_of_any(key, [self.report.organisation_id])
            said = ", ".join(one.name for one in found[:NAMES])
            more = f" + {len(found) - NAMES}" if len(found) > NAMES else ""
            self._said[key] = said + more or self.report.organisation_name
        return self._said[key]

    @property
    def writers(self) -> str:
        """Those who write answers."""
        return self.of(lifecycle.WRITERS - lifecycle.LEADERS)


def _answers(held: Gathered, names: _Names) -> Iterable[Owed]:
    for gap in reporting.missing_of(held.report, held.answered):
        yield Owed(
            key=gap.key,
            code=gap.code,
            text=gap.text,
            who=names.writers,
            where="answer" if gap.answered_id else "requirement",
            link=gap.answered_id or gap.requirement_id,
            due_on=gap.due_on,
            requirement_id=gap.requirement_id,
            answered_id=gap.answered_id,
        )


def _figures(held: Gathered, names: _Names) -> Iterable[Owed]:
    for one in held.answered:
        if reckoning.lacks_figure(one):
            yield Owed(
                key=f"figure:{one.requirement_id}",
                code="figure",
                text=one.text,
                who=names.writers,
                where="answer",
                link=one.id,
                requirement_id=one.requirement_id,
                answered_id=one.id,
            )


def _differing(held: Gathered, names: _Names) -> Iterable[Owed]:
    """A status that the figures do not bear out, and nobody has said why."""
    for one in held.answered:
        if one.id in held.figures and held.figures[one.id].owes:
            yield Owed(
                key=f"differs:{one.requirement_id}",
                code="differs",
                text=one.text,
                who=names.writers,
                where="answer",
                link=one.id,
                requirement_id=one.requirement_id,
                answered_id=one.id,
            )


def _sections(held: Gathered, names: _Names) -> Iterable[Owed]:
    for section in reckoning.empty_sections(held.sections, held.answered):
        heading = f"{section.number} {section.title}".strip()
        yield Owed(f"section:{section.id}", "empty", heading, names.writers, "section", section.id)


def _late(held: Gathered, names: _Names) -> Iterable[Owed]:
    """A day that has passed with nothing delivered, and no other day said."""
    answered = [one for one in held.answered if one.answer_id is not None]
    for one in reporting.past_deadlines(held.report, answered, _today(held.report)):
        yield Owed(
            key=f"late:{one.requirement_id}",
            code="late",
            text=one.text,
            who=names.writers,
            where="answer",
            link=one.id,
            due_on=one.due_on,
            requirement_id=one.requirement_id,
            answered_id=one.id,
        )


def _today(report: ReportRecord) -> date:
    """A report tells of its own year: what falls due after it is not late there."""
    return min(timezone.localdate(), date(report.year + 1, 1, 1))


def _statements(held: Gathered) -> Iterable[Owed]:
    for found in held.statements:
        if not found.locked:
            roles = [SPEAKS[found.body_kind]] if found.body_kind in SPEAKS else []
            people = accounts.holders_of_any(roles, [found.body_id or held.report.organisation_id])
            who = ", ".join(one.name for one in people[:NAMES]) or found.body_name
            yield Owed(f"statement:{found.id}", "statement", found.title, who, "statement", found.id)


def _units(report: ReportRecord) -> Iterable[Owed]:
    """Units below that were asked for the same report and have not handed in theirs."""
    states = {one.organisation_id: one for one in reporting.units_below(report)}
    asked = reporting.units_asked(report.organisation_id, report.year, report.kind, report.period)
    unnamed = organisations.by_ids(set(asked) - set(states))
    for unit_id in dict.fromkeys((*states, *asked)):
        held = states.get(unit_id)
        if held is not None and held.state in lifecycle.HANDED_OVER:
            continue
        name = held.organisation_name if held else unnamed[unit_id].name if unit_id in unnamed else ""
        yield Owed(f"unit:{unit_id}", "unit", name, name, "units", unit_id, asked.get(unit_id))


def _signatures(signed: Iterable[Signature], names: _Names) -> Iterable[Owed]:
    for one in signed:
        if not one.stands:
            yield Owed(
                key=f"sign:{one.role}",
                code=f"{one.role}_{'fallen' if one.state == 'fallen' else 'unsigned'}",
                text="",
                who=names.of(signing.SIGNERS[one.role]),
                where="sign",
                acceptable=False,
            )
