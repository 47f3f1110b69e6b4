"""Whatever people do in the review: lines never change, no line is in two findings, undo brings all back."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linja.ground.kernel.actor import Actor, ScopedRole
from linja.ground.kernel.refusals import Refused
from linja.line.intake import actions, calculations, queries, rules
from linja.line.intake.models import UploadedDocument
from linja.people.accounts.roles import ROLES
from tests.rooms.intake.factory import LINES, received, under_review
from tests.support.country import Country

TOTAL = len(LINES)
deeds = st.tuples(
    st.sampled_from(
        [
            "step",
            "move",
            "split",
            "merge",
            "new",
            "drop",
            "accept",
            "reopen",
            "rekind",
            "fields",
            "all",
            "facts",
        ]
    ),
    st.integers(0, 9),
    st.integers(1, TOTAL + 1),
    st.integers(0, 3),
)
WHICH = calculations.WHICH


def do(actor: Actor, document: int, deed: tuple[str, int, int, int]) -> None:
    what, pick, line, small = deed
    found = queries.findings(document)
    one = found[pick % len(found)].id if found else 0
    calls = {
        "step": lambda: actions.step_boundary(actor, one, WHICH[small], 1 if line % 2 else -1),
        "move": lambda: actions.move_boundary(actor, one, WHICH[small], line),
        "split": lambda: actions.split(actor, one, line),
        "merge": lambda: actions.merge(actor, one, found[(pick + 1) % len(found)].id),
        "new": lambda: actions.cut_new(actor, document, line, line + small),
        "drop": lambda: actions.drop(actor, one),
        "accept": lambda: actions.accept(actor, one),
        "reopen": lambda: actions.reopen(actor, one),
        "rekind": lambda: actions.rekind(actor, one, ["mål", "krav", "oppgave", "oppdrag"][small]),
        "fields": lambda: actions.set_fields(
            actor, one, phrase=["Målet er nådd", "", "Ukjent", "I rute"][small]
        ),
        "all": lambda: actions.accept_all(actor, document, line / TOTAL),
        "facts": lambda: actions.correct_facts(
            actor,
            document,
            kind="brev",
            year=2000 + line,
            organisation_id=queries.document(document).organisation_id,  # type: ignore[union-attr]
            language="nn",
        ),
    }
    with suppress(Refused):
        calls[what]()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(deeds, max_size=8))
def test_corrections_keep_the_law_and_can_be_undone(
    country: Country, done: list[tuple[str, int, int, int]]
) -> None:
    actor = country.actor("rhf_controller", country.midt)
    document = under_review(actor, country.midt)
    start, facts = queries.findings(document), queries.document(document)
    for deed in done:
        do(actor, document, deed)
        live = [one.span for one in queries.findings(document) if one.state != "dropped"]
        assert calculations.conflicts(live) == [], deed
        assert queries.source(document).lines == LINES
        told = {line.line for line in queries.unclaimed_lines(document)}
        claimed = set().union(*(calculations.claimed(span) for span in live)) if live else set()
        assert (told | claimed, told & claimed) == (set(range(1, TOTAL + 1)), set())
    while queries.last_undoable(document):
        actions.undo_last(actor, document)
    assert queries.findings(document) == start
    now = queries.document(document)
    assert facts is not None
    assert now is not None
    assert (now.kind, now.year, now.language, now.counts) == (
        facts.kind,
        facts.year,
        facts.language,
        facts.counts,
    )


roles = st.builds(
    ScopedRole,
    st.sampled_from([*sorted(ROLES), "system"]),
    st.sampled_from(["midt", "sorost", "stolavs", None]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.frozensets(roles, max_size=3))
def test_the_scope_shows_exactly_what_the_rule_allows(country: Country, held: frozenset[ScopedRole]) -> None:
    if not UploadedDocument.objects.exists():
        for region in (country.midt, country.sorost):
            controller = country.actor("rhf_controller", region)
            received(controller, region)
            received(controller, None)
    ids = {name: getattr(country, name) for name in ("midt", "sorost", "stolavs")}
    scoped = frozenset(ScopedRole(one.role, ids.get(str(one.organisation_id))) for one in held)
    uploader = country.actor("rhf_controller", country.midt).id
    for key in ("nobody", uploader):
        actor = Actor(key, "Somebody", scoped)
        allowed = {
            row.pk
            for row in UploadedDocument.objects.all()
            if rules.may_see(actor, row.organisation_id, row.uploader_key)
        }
        assert {one.id for one in queries.documents(actor)} == allowed
        assert {
            pk for pk in UploadedDocument.objects.values_list("pk", flat=True) if queries.document(pk, actor)
        } == allowed


@pytest.mark.fault
def test_a_line_in_two_findings_would_be_seen(country: Country) -> None:
    """Planted: a finding stretched over its neighbour behind the actions' back."""
    from linja.line.intake.models import Finding

    document = under_review(country.actor("rhf_controller", country.midt), country.midt)
    first = queries.findings(document)[0]
    Finding.objects.filter(pk=first.id).update(line_end=first.line_end + 12)
    assert calculations.conflicts(one.span for one in queries.findings(document)) != []
