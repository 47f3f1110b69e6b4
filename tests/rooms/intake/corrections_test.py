"""What a person can do with what was found, told on the invented report of ``factory``."""

from __future__ import annotations

import pytest

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refused
from linja.line.intake import actions, calculations, queries
from linja.line.intake.models import Correction
from linja.line.intake.queries import FindingRecord
from tests.rooms.intake.factory import LINES, at, under_review
from tests.support.country import Country


@pytest.fixture
def actor(country: Country) -> Actor:
    return country.actor("rhf_controller", country.midt)


@pytest.fixture
def document(actor: Actor, country: Country) -> int:
    return under_review(actor, country.midt)


def found(document: int) -> list[FindingRecord]:
    return list(queries.findings(document))


def places(document: int) -> list[tuple[int, int, int | None, int | None, str]]:
    return [(f.line, f.line_end, f.answer_line, f.answer_line_end, f.state) for f in found(document)]


def refused(call, *args, **kwargs) -> str:
    with pytest.raises(Refused) as caught:
        call(*args, **kwargs)
    return caught.value.refusal.code


def test_reading_is_kept_whole(document: int) -> None:
    record = queries.document(document)
    assert record is not None
    assert (record.state, record.kind, record.year, record.counts) == (
        "under_review",
        "årlig_melding",
        2019,
        queries.Counts(4, 0, 0),
    )
    assert queries.source(document).lines == LINES
    assert [f.found.status.value for f in found(document)] == ["partly_achieved", "achieved", "none", "none"]
    assert [f.found.shared_answer_group for f in found(document)] == [None, None, 1, 1]


def test_the_end_moved_up_leaves_lines_as_plain_text(actor: Actor, document: int) -> None:
    first = found(document)[0]
    actions.step_boundary(actor, first.id, "end", -1)
    assert found(document)[0].found.text == "Ventetiden skal ned i hele regionen"
    assert at("innen 31") in {line.line for line in queries.unclaimed_lines(document) if line.role == "text"}


def test_the_start_takes_lines_from_the_answer_before(actor: Actor, document: int) -> None:
    second = found(document)[1]
    actions.step_boundary(actor, second.id, "start", -1)
    first, second = found(document)[:2]
    assert (second.line, second.found.text) == (
        at("Arbeidet"),
        "Arbeidet går videre i 2020. Helseforetakene skal ha en plan for beredskap.",
    )
    assert first.found.answer is not None
    assert (first.answer_line_end, first.found.answer.text) == (
        at("Ventetiden gikk"),
        "Ventetiden gikk ned med to dager.",
    )


def test_a_boundary_never_enters_another_requirement(actor: Actor, document: int) -> None:
    third, fourth = found(document)[2:]
    assert refused(actions.move_boundary, actor, third.id, "end", fourth.line) == "intake.meets_requirement"
    assert refused(actions.move_boundary, actor, third.id, "answer_end", 999) == "intake.outside_document"
    first, second = found(document)[:2]
    assert (
        refused(actions.move_boundary, actor, first.id, "answer_end", second.line)
        == "intake.meets_requirement"
    )
    assert (
        refused(actions.move_boundary, actor, second.id, "answer_start", second.line)
        == "intake.answer_in_requirement"
    )


def test_an_accepted_neighbour_gives_nothing(actor: Actor, document: int) -> None:
    first, second = found(document)[:2]
    actions.accept(actor, first.id)
    assert refused(actions.step_boundary, actor, second.id, "start", -1) == "intake.neighbour_accepted"
    actions.reopen(actor, first.id)
    actions.step_boundary(actor, second.id, "start", -1)
    assert found(document)[1].line == at("Arbeidet")


def test_a_shared_answer_moves_for_all(actor: Actor, document: int) -> None:
    fourth = found(document)[3]
    actions.step_boundary(actor, fourth.id, "answer_end", -1)
    assert {f.answer_line_end for f in found(document)[2:]} == {at("Begge deler")}


def test_split_in_the_requirement_shares_the_answer(actor: Actor, document: int) -> None:
    first = found(document)[0]
    actions.split(actor, first.id, at("innen 31"))
    one, two = found(document)[:2]
    assert (one.found.text, two.found.text) == (
        "Ventetiden skal ned i hele regionen",
        "innen 31. desember 2020.",
    )
    assert one.found.shared_answer_group == two.found.shared_answer_group == 2
    assert one.found.answer == two.found.answer
    assert [part.found.status_verbatim for part in (one, two)] == ["Målet er delvis nådd"] * 2


def test_split_in_the_answer_makes_a_requirement_with_the_rest(actor: Actor, document: int) -> None:
    first = found(document)[0]
    new = actions.split(actor, first.id, at("Arbeidet"))
    one, two = found(document)[:2]
    assert (two.id, two.found.text, two.answer_line) == (new, "Arbeidet går videre i 2020.", None)
    assert one.answer_line_end == at("Ventetiden gikk")
    assert two.cut_by_person


def test_merge_of_two_list_items(actor: Actor, document: int) -> None:
    third, fourth = found(document)[2:]
    assert actions.merge(actor, fourth.id, third.id) == third.id
    joined = found(document)[2]
    assert (joined.found.text, joined.line, joined.line_end) == (
        "delta i opplæringen. melde fra om avvik.",
        third.line,
        fourth.line_end,
    )
    assert joined.found.shared_answer_group is None
    assert joined.answer_line == third.answer_line


def test_merge_behind_an_answer_makes_it_part_of_that_answer(actor: Actor, document: int) -> None:
    first, second = found(document)[:2]
    actions.merge(actor, first.id, second.id)
    joined = found(document)[0]
    assert (joined.line_end, joined.answer_line, joined.answer_line_end) == (
        first.line_end,
        first.answer_line,
        second.answer_line_end,
    )


def test_only_neighbours_merge(actor: Actor, document: int) -> None:
    first, _second, third, _fourth = found(document)
    assert refused(actions.merge, actor, first.id, third.id) == "intake.not_neighbours"


def test_a_person_marks_a_requirement_that_reading_missed(actor: Actor, document: int) -> None:
    new = actions.cut_new(actor, document, at("Utvalget"), at("Utvalget"), kind="krav")
    made = queries.finding(new)
    assert made is not None
    assert (made.found.text, made.found.kind.value, made.cut_by_person, made.state) == (
        "Utvalget er fornøyd.",
        "krav",
        True,
        "proposed",
    )


def test_what_a_person_sets_stays_when_a_boundary_moves(actor: Actor, document: int) -> None:
    first = found(document)[0]
    actions.set_fields(actor, first.id, phrase="Målet er nådd", deadline="2021-12-31", lead="Helse Vest RHF")
    actions.rekind(actor, first.id, "krav")
    actions.step_boundary(actor, first.id, "end", -1)
    now = found(document)[0].found
    assert (now.status_verbatim, now.status.value, now.deadline, now.lead, now.kind.value, now.text) == (
        "Målet er nådd",
        "achieved",
        "2021-12-31",
        "Helse Vest RHF",
        "krav",
        "Ventetiden skal ned i hele regionen",
    )


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"deadline": "31.12.2020"}, "intake.no_such_day"), ({"status": "great"}, "intake.unknown_status")],
)
def test_impossible_fields_are_refused(
    actor: Actor, document: int, fields: dict[str, str], code: str
) -> None:
    assert refused(actions.set_fields, actor, found(document)[0].id, **fields) == code


def test_nothing_of_a_dropped_finding_is_lost(actor: Actor, document: int) -> None:
    second = found(document)[1]
    before = {line.line for line in queries.unclaimed_lines(document)}
    actions.drop(actor, second.id)
    after = {line.line for line in queries.unclaimed_lines(document)}
    assert after - before == calculations.claimed(second.span)
    assert [f.state for f in found(document)] == ["proposed", "dropped", "proposed", "proposed"]


def test_every_line_is_in_a_finding_or_unclaimed(actor: Actor, document: int) -> None:
    claimed = set().union(*(calculations.claimed(one.span) for one in found(document)))
    unclaimed = queries.unclaimed_lines(document)
    assert claimed | {line.line for line in unclaimed} == set(range(1, len(LINES) + 1))
    assert claimed & {line.line for line in unclaimed} == set()
    roles = {line.text: line.role for line in unclaimed if line.text}
    assert roles["Helseforetakene skal:"] == "stem"
    assert roles["2.1 Ventetider"] == "heading"
    assert roles["Nord 1 2"] == "table"
    assert roles["Utvalget er fornøyd."] == "statement"
    assert roles["Mål 2019:"] == "text"


def test_a_dropped_finding_comes_back_where_its_lines_are_free(actor: Actor, document: int) -> None:
    second = found(document)[1]
    actions.drop(actor, second.id)
    actions.reopen(actor, second.id)
    assert places(document)[1] == (
        second.line,
        second.line_end,
        second.answer_line,
        second.answer_line_end,
        "proposed",
    )
    assert found(document)[1].found == second.found
    actions.drop(actor, second.id)
    actions.cut_new(actor, document, second.line, second.line_end)
    assert refused(actions.reopen, actor, second.id) == "intake.finding.lines_free"


def test_accept_all_above_a_certainty(actor: Actor, document: int) -> None:
    assert actions.accept_all(actor, document, min_confidence=1.1) == 0
    assert actions.accept_all(actor, document, min_confidence=0.5) == 4
    assert [one.id for one in queries.accepted_findings(document)] == [one.id for one in found(document)]


def test_undo_takes_back_one_thing_at_a_time(actor: Actor, document: int) -> None:
    start = found(document)
    actions.split(actor, start[0].id, at("innen 31"))
    split = found(document)
    actions.merge(actor, split[2].id, split[1].id)
    actions.accept_all(actor, document)
    actions.correct_facts(
        actor,
        document,
        kind="oppdragsdokument",
        year=2020,
        organisation_id=queries.document(document).organisation_id,
        language="nn",
    )
    assert [actions.undo_last(actor, document) for _ in range(3)] == ["correct_facts", "accept_all", "merge"]
    assert found(document) == split
    assert actions.undo_last(actor, document) == "split"
    assert found(document) == start
    record = queries.document(document)
    assert record is not None
    assert (record.kind, record.year, record.language) == ("årlig_melding", 2019, "nb")
    assert refused(actions.undo_last, actor, document) == "intake.nothing_to_undo"


def test_every_correction_is_logged_with_who_and_from_and_to(actor: Actor, document: int) -> None:
    first = found(document)[0]
    actions.rekind(actor, first.id, "krav")
    row = Correction.objects.get(document_id=document)
    assert (row.actor_name, row.what, row.finding_key) == (actor.name, "rekind", first.id)
    change = row.changes["findings"][0]
    assert (change["before"]["data"]["kind"], change["after"]["data"]["kind"]) == ("mål", "krav")


def test_a_correction_that_changes_nothing_leaves_no_trace(actor: Actor, document: int) -> None:
    actions.rekind(actor, found(document)[0].id, "mål")
    assert Correction.objects.count() == 0


def test_least_certain_first(actor: Actor, document: int) -> None:
    from linja.line.intake.models import Finding

    ids = [one.id for one in found(document)]
    for pk, confidence in zip(ids, (0.9, 0.4, 0.8, 0.6), strict=True):
        Finding.objects.filter(pk=pk).update(confidence=confidence)
    actions.accept(actor, ids[3])
    assert [one.id for one in queries.least_certain_first(document)] == [ids[1], ids[2], ids[0], ids[3]]
