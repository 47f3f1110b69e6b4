"""What stands beside answers, and what a region asks of its own before anybody else is to see it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from linja.ground.kernel.targets.proposals import proposals_in
from linja.ground.kernel.vocabulary import ChangeType
from linja.line.indicators import actions as indicators
from linja.line.indicators.records import TargetDraft
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import DeliveryDraft, MeasureDraft, RoundDraft
from linja.line.requirements import actions as register
from linja.line.requirements.records import LetterDraft
from linja.pillars.steering import actions as steering
from tests.support.governing import change, draft

if TYPE_CHECKING:
    from tests.leaks.world import Region

DAY = date(2020, 11, 1)


def beside_answers(region: Region) -> None:
    """A measure, a promise, a delivery and a request for a later deadline, in the region's draft."""
    writer, place = region.actor("rhf_controller", region.rhf), region.rhf
    answered = reports.answered(region.report)[0]

    def said(what: str) -> str:
        return region.secret(f"beside the region's answer: {what}", place)

    measure = reporting.create_measure(
        writer, place, MeasureDraft(said("a measure"), "region", "started", description=said("its words"))
    )
    reporting.use_measure(writer, answered.id, measure)
    promise = reporting.promise(writer, answered.id, said("a promise"), DAY)
    delivery = reporting.deliver(
        writer,
        answered.requirement_id,
        place,
        DeliveryDraft("report", said("a delivery"), DAY, "Departementet"),
    )
    region.has(measure_id=measure, promise_id=promise, delivery_id=delivery)
    (proposal,) = proposals_in("Andelen skal være minst 70 pst.", 2020)
    target = TargetDraft(place, place, "", 2020, said("a target that is not confirmed"), proposal.target)
    region.has(target_id=indicators.propose(writer, [target])[0])


def asked_above(region: Region) -> None:
    """A trust asks its region for an exemption, and the region says what it thinks of what was handed in."""
    first, second = region.hfs
    reason = region.secret("why a trust asks for an exemption", first, handed_in=True)
    asked = reporting.ask_dispensation(
        region.actor("hf_contributor", first), first, region.asked[first][0], "exemption", reason
    )
    report = next(int(one["report_id"]) for one in region.things if one.get("organisation_id") == second)
    told = region.secret("feedback on a trust's report", second, handed_in=True)
    feedback = steering.give_feedback(region.actor("rhf_controller", region.rhf), report, told)
    region.has(dispensation_id=asked, feedback_id=feedback)


def not_yet_asked(region: Region) -> None:
    """A round that is planned and an order that is not issued: nobody below knows of them."""
    keeper = region.actor("rhf_controller", region.rhf)
    first = region.hfs[0]
    planned = reporting.plan_round(
        keeper,
        RoundDraft(
            owner_id=region.rhf,
            series="tertial",
            title=region.secret("a round that is planned", region.rhf),
            period="2020T1",
            opens_on=date(2020, 5, 1),
            cutoff_on=date(2020, 4, 30),
            due_on=date(2020, 5, 20),
            template="tertial_report",
            unit_ids=(first,),
            instruction=region.secret("a round's instruction", region.rhf),
        ),
    )
    order = register.open_order(keeper, first, 2021)
    made = register.add_requirements(
        keeper, order, [draft(region.secret("an order that is not issued", region.rhf))]
    )
    region.has(
        round_id=planned,
        step="close",
        organisation_id=first,
        governing_document_id=order,
        requirement_id=made[0],
    )
    _draft_letter(region)


def _draft_letter(region: Region) -> None:
    """A letter of the region's own that asks and changes something, and is not issued."""
    keeper, first = region.actor("rhf_controller", region.rhf), region.hfs[0]
    letter = register.open_letter(
        keeper,
        LetterDraft(
            kind="brev",
            title=region.secret("the title of a draft letter", region.rhf),
            issuer_id=region.rhf,
            year=2020,
            addressee_ids=(first,),
        ),
    )
    made = register.add_requirements(keeper, letter, [draft(region.secret("a draft letter", region.rhf))])
    words = region.secret("what a draft letter changes", region.rhf)
    register.keep_changes(keeper, letter, [change(region.asked[first][0], ChangeType.LAPSE, verbatim=words)])
    region.has(governing_document_id=letter, requirement_id=made[0], organisation_id=first)
