"""Up the line: signatures on named parts, gaps accepted by name, editions put before receiver and bodies."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from linja.ground.document import walk
from linja.ground.document.tree import Paragraph, Role, Section
from linja.ground.kernel.refusals import Refused
from linja.line.approvals import actions as approvals
from linja.line.approvals import queries as statements
from linja.line.publication import queries as publication
from linja.line.reporting import queries as reports
from linja.pillars.steering import actions, content, queries
from tests.support.country import Country
from tests.support.reports import Opened, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(country: Country) -> Opened:
    made = opened(country)
    made.answer_all()
    return made


def code_of(act) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.refusal.code


def state(report: Opened) -> str:
    return reports.readable(report.id, report.writer).state


def standing(report: Opened) -> dict[str, str]:
    return {one.role: one.state for one in queries.signatures_of(report.id, report.writer)}


def board(report: Opened, case: str = "", day: date | None = None) -> None:
    met = day or timezone.localdate()
    number = case or f"14-{met.year}"
    actions.sign(report.secretary, report.id, "board", case_number=number, meeting_on=met)


def test_the_leader_signs_then_the_board_and_then_it_is_handed_in(report: Opened) -> None:
    assert standing(report) == {"leader": "unsigned", "board": "unsigned"}
    sign = lambda: actions.sign(report.leader, report.id, "leader")  # noqa: E731
    assert code_of(sign) == "steering.not_put_forward"
    actions.put_forward(report.writer, report.id)
    assert code_of(lambda: board(report)) == "steering.leader_first"
    sign()
    assert code_of(sign) == "approvals.signed_already"
    hand_in = lambda: actions.hand_in(report.leader, report.id, report.gaps)  # noqa: E731
    assert code_of(hand_in) == "reporting.signed"
    board(report)
    assert standing(report) == {"leader": "signed", "board": "signed"}
    hand_in()
    assert state(report) == "submitted"


@pytest.mark.parametrize(
    ("who", "role", "code"),
    [
        ("writer", "leader", "approvals.not_leader"),
        ("secretary", "leader", "approvals.not_leader"),
        ("leader", "board", "steering.leader_first"),
        ("ministry", "leader", "reporting.not_found"),
        ("stranger", "leader", "reporting.not_found"),
    ],
)
def test_nobody_signs_for_another(report: Opened, who: str, role: str, code: str) -> None:
    report.put_forward()
    assert code_of(lambda: actions.sign(getattr(report, who), report.id, role)) == code


TODAY = timezone.localdate()
# what is written as the case, and the day of the meeting -> the refusal
CASES = [
    ("14-{y}", 0, None),
    ("14/{s}", 0, None),
    ("Styresak 014-{y}", 0, None),
    ("14-1999", 0, "approvals.case_number"),
    ("14", 0, "approvals.case_number"),
    ("0-{y}", 0, "approvals.case_number"),
    ("{y}-14", 0, "approvals.case_number"),
    ("", 0, "approvals.case_number"),
    ("14-{y}", 1, "approvals.meeting_day"),
]


@pytest.mark.parametrize(("case", "days", "code"), CASES)
def test_the_boards_case(report: Opened, case: str, days: int, code: str | None) -> None:
    report.sign("leader")
    number = case.format(y=TODAY.year, s=TODAY.year % 100)
    act = lambda: actions.sign(  # noqa: E731
        report.secretary,
        report.id,
        "board",
        case_number=number,
        meeting_on=TODAY + timedelta(days=days),
    )
    if code:
        assert code_of(act) == code
    else:
        act()
        kept = statements.newest_sign_offs([f"report:{report.id}"])[f"report:{report.id}"]["board"]
        assert kept.case_number in (f"14-{TODAY.year}", f"14/{TODAY.year % 100}", f"014-{TODAY.year}")


def test_what_changes_falls_and_only_that_is_asked_again(report: Opened) -> None:
    report.sign()
    from linja.line.reporting import actions as reporting

    reporting.take_back(report.writer, report.id, "Et tall var feil.")
    assert standing(report) == {"leader": "signed", "board": "signed"}
    report.answer(1, "0,5 pst. lå på korridor.", revision=1)
    assert standing(report) == {"leader": "fallen", "board": "fallen"}
    held = content.gather(report.id, report.leader)
    asked = queries.to_sign(held, "leader")
    assert [(one.name, one.change) for one in asked] == [(f"requirement:{report.answered[1]}", "changed")]
    assert asked[0].before is not None
    assert asked[0].after is not None
    assert "Det er gjort." in asked[0].before.text
    assert "0,5 pst. lå på korridor." in asked[0].after.text
    report.sign()
    assert standing(report) == {"leader": "signed", "board": "signed"}


def test_a_status_alone_falls_too(report: Opened) -> None:
    from linja.ground.kernel.vocabulary import Attainment
    from linja.line.reporting import actions as reporting

    report.sign()
    reporting.take_back(report.writer, report.id, "Feil status.")
    report.status(0, Attainment.PARTLY)
    assert standing(report) == {"leader": "fallen", "board": "fallen"}


def test_a_statement_is_no_part_of_what_is_signed(report: Opened) -> None:
    report.sign()
    found = statements.statements(f"report:{report.id}")[0]
    body = report.country.actor("user_committee", report.country.midt)
    words = Section("Uttalelse", None, (Paragraph("Vi er hørt.", role=Role.STATEMENT),))
    approvals.write(body, found.id, [words])
    approvals.lock(body, found.id, content_hash="a" * 64)
    assert standing(report) == {"leader": "signed", "board": "signed"}


def test_gaps_are_accepted_by_name_with_a_reason_and_printed(country: Country) -> None:
    report = opened(country)
    for place in range(1, 4):
        report.answer(place)
        report.status(place)
    report.sign()
    gaps = report.gaps
    missing = f"no_answer:{report.requirements[0]}"
    assert missing in gaps
    fewer = {key: why for key, why in gaps.items() if key != missing}
    assert code_of(lambda: actions.hand_in(report.leader, report.id, fewer)) == "steering.gaps_left"
    blank = {**gaps, missing: "  "}
    assert code_of(lambda: actions.hand_in(report.leader, report.id, blank)) == "steering.gaps_left"
    assert state(report) == "ready"
    edition = actions.hand_in(report.leader, report.id, gaps)
    printed = [
        block.block.text
        for block in walk.blocks(publication.tree(edition))
        if isinstance(block.block, Paragraph) and block.block.role is Role.GAP
    ]
    assert "Rapportering mangler" in printed
    step = reports.handed_in_at(reports.steps(report.id))
    assert step is not None
    assert set(step.accepted_gaps) == set(gaps)
    assert publication.submissions(f"report:{report.id}", "receiver")[0].accepted == gaps


def test_what_the_leader_accepted_when_signing_is_not_asked_again(report: Opened) -> None:
    report.put_forward()
    actions.sign(report.leader, report.id, "leader", accepted=report.gaps)
    board(report)
    actions.hand_in(report.leader, report.id)
    assert state(report) == "submitted"


def test_a_gap_is_accepted_with_a_reason_when_signing(report: Opened) -> None:
    report.put_forward()
    bare = dict.fromkeys(report.gaps, " ")
    act = lambda: actions.sign(report.leader, report.id, "leader", accepted=bare)  # noqa: E731
    assert code_of(act) == "approvals.accepted_why"


def test_the_receiver_reads_the_report_when_handed_in_and_the_edition_ever_after(report: Opened) -> None:
    report.sign()
    assert reports.report(report.id, report.ministry) is None
    edition = report.hand_in()
    sorost = report.country.actor("rhf_leader", report.country.sorost)
    for who, seen in ((report.ministry, True), (report.stranger, False), (sorost, False)):
        assert (reports.report(report.id, who) is not None) is seen
        assert (publication.edition(edition, who) is not None) is seen
    actions.send_back(report.ministry, report.id, "Kapittel 2 mangler tall.")
    assert state(report) == "draft"
    report.answer(1, "Et helt nytt svar.", revision=1)
    assert reports.report(report.id, report.ministry) is None
    assert publication.edition(edition, report.ministry) is not None
    assert "Et helt nytt svar." not in list(walk.words(publication.tree(edition)))
    later = actions.compile_report(report.writer, report.id)
    assert publication.edition(later, report.ministry) is None


def test_sent_back_with_the_reason_and_handed_in_again(report: Opened) -> None:
    first = report.hand_in()
    assert code_of(lambda: actions.send_back(report.ministry, report.id, " ")) == "reporting.no_reason"
    assert code_of(lambda: actions.send_back(report.leader, report.id, "Feil.")) == "reporting.wrong_role"
    actions.send_back(report.ministry, report.id, "Kapittel 2 mangler tall.")
    report.answer(1, "0,5 pst.", revision=1)
    second = report.hand_in()
    found = publication.received([report.country.ministry])
    assert [(one.edition_id, one.edition_number) for one in found] == [(second, 2)]
    assert first != second
    actions.accept_report(report.ministry, report.id)
    assert code_of(lambda: actions.approve_report(report.ministry, report.id, "")) == "reporting.no_reference"
    actions.approve_report(report.ministry, report.id, "Foretaksmøte 15. juni, sak 4")
    assert state(report) == "approved"


def test_withdrawn_by_the_leader_before_it_is_accepted(report: Opened) -> None:
    report.hand_in()
    assert (
        code_of(lambda: actions.withdraw_report(report.writer, report.id, "Feil.")) == "reporting.wrong_role"
    )
    actions.withdraw_report(report.leader, report.id, "Et vedlegg manglet.")
    assert (state(report), reports.report(report.id, report.ministry)) == ("draft", None)
    report.hand_in()
    actions.accept_report(report.ministry, report.id)
    act = lambda: actions.withdraw_report(report.leader, report.id, "Feil.")  # noqa: E731
    assert code_of(act) == "reporting.no_such_step"


def test_only_what_was_handed_in_last_is_published(report: Opened) -> None:
    draft = actions.compile_report(report.writer, report.id)
    act = lambda: actions.release_edition(report.leader, draft, [])  # noqa: E731
    assert code_of(act) == "steering.hand_in_first"
    edition = report.hand_in()
    assert code_of(lambda: actions.compile_report(report.writer, report.id)) == "steering.frozen"
    assert code_of(lambda: actions.release_edition(report.leader, edition)) == "steering.accepted_first"
    assert state(report) == "submitted"
    actions.accept_report(report.ministry, report.id)
    actions.release_edition(report.leader, edition)
    assert state(report) == "published"


def test_a_body_reads_what_is_put_before_it_and_its_statement_binds_to_that(report: Opened) -> None:
    country = report.country
    body = country.actor("user_committee", country.midt)
    others = country.actor("employee_representative", country.midt)
    found = statements.statements(f"report:{report.id}")[0]
    words = Section(found.title, None, (Paragraph("Vi er hørt.", role=Role.STATEMENT),))
    approvals.write(body, found.id, [words])
    assert code_of(lambda: actions.deliver_statement(body, found.id)) == "steering.nothing_put_before"
    edition = actions.put_before(report.writer, report.id, "user_committee")
    assert actions.put_before(report.writer, report.id, "user_committee") == edition
    assert len(publication.submissions(f"report:{report.id}")) == 1
    assert reports.report(report.id, body) is None
    readers = [publication.edition(edition, who) is not None for who in (body, others, report.ministry)]
    assert readers == [True, False, False]
    actions.deliver_statement(body, found.id)
    locked = statements.statement(found.id)
    assert locked is not None
    assert locked.content_hash == queries.body_hash(report.id)
    record = reports.readable(report.id, report.writer)
    basis = queries.basis_of(locked, record, report.writer)
    assert basis is not None
    assert (basis.edition_id, basis.outdated) == (edition, False)
    report.answer(1, "Et nytt svar.", revision=1)
    basis = queries.basis_of(locked, record, report.writer)
    assert basis is not None
    assert basis.outdated
    assert len(basis.headings) == 1
    # The body is not told of what has not been put before it.
    told = queries.basis_of(locked, record, body)
    assert told is not None
    assert not told.outdated


@pytest.mark.parametrize("who", ["stranger", "ministry"])
def test_others_put_nothing_before_anybody(report: Opened, who: str) -> None:
    act = lambda: actions.put_before(getattr(report, who), report.id, "user_committee")  # noqa: E731
    assert code_of(act) == "reporting.not_found"


def test_each_part_of_a_report_falls_by_itself(country: Country) -> None:
    """Every text and answer in turn: exactly its own part falls; saved again unchanged, nothing does."""
    from linja.line.reporting import actions as reporting

    report = opened(country)
    report.answer_all()
    report.sign()
    reporting.take_back(report.writer, report.id, "Gjennomgang.")
    for place, answered_id in enumerate(report.answered):
        report.answer(place, "Det er gjort.", revision=1)
        assert standing(report) == {"leader": "signed", "board": "signed"}
        report.answer(place, "Det er ikke gjort.", revision=reports.answered_one(answered_id).revision)
        assert fallen_parts(report) == [f"requirement:{answered_id}"]
        report.answer(place, "Det er gjort.", revision=reports.answered_one(answered_id).revision)
    for section in reports.sections(report.id):
        if section.role == "narrative":
            reporting.write_section(report.writer, section.id, [Paragraph("Ny tekst.", role=Role.BODY)])
            assert fallen_parts(report) == [f"section:{section.id}"]
            reporting.write_section(report.writer, section.id, [])
    assert standing(report) == {"leader": "signed", "board": "signed"}


def fallen_parts(report: Opened) -> list[str]:
    held = content.gather(report.id, report.leader)
    return [one.name for one in queries.to_sign(held, "leader")]
