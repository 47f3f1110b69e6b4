"""Orders: what a unit writes to one unit below it, draft until it is issued, and then frozen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.ground.kernel.vocabulary import DocumentKind
from linja.line.requirements import phrases, rules
from linja.line.requirements.actions import writing
from linja.line.requirements.calculations.deadlines import own_final
from linja.line.requirements.lifecycle import DRAFT, ISSUED, PREPARERS
from linja.line.requirements.models import (
    Addressee,
    GoverningDocument,
    Order,
    Requirement,
    RequirementVersion,
    Treatment,
)
from linja.line.requirements.records import RequirementDraft
from linja.people.audit.acting import Act, acting
from linja.people.notices import actions as notices
from linja.people.organisations import queries as organisations

#: Who in the receiving unit is told that it has been asked for something.
RECEIVERS = frozenset({"hf_contributor", "hf_leader", "hf_board_secretary", "clinic_contributor"})


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The order that is to be opened."""

    issuer_id: int
    receiver_id: int
    year: int
    kind: str
    language: str


def open_order(
    actor: Actor,
    receiver_id: int,
    year: int,
    *,
    issuer_id: int | None = None,
    kind: str = DocumentKind.COMMISSION_AND_ORDER.value,
    language: str = "nb",
) -> int:
    """The draft order of the unit above to this unit for a year: the one held, or a new one.

    After the year's own has been issued the next is a supplement (edition 2, 3 ...).
    """
    with acting(actor, "requirements.open_order") as act:
        issuer = _issuer(actor, receiver_id, issuer_id)
        refuse_if(rules.may_prepare(actor, issuer))
        held = _draft_of(issuer, receiver_id, year)
        if held is not None:
            act.nothing_changed()
            return held.document_id
        made = _opened(act, _Wanted(issuer, receiver_id, year, kind, language))
        return made.document_id


def _issuer(actor: Actor, receiver_id: int, asked: int | None) -> int:
    """The unit directly above for which the actor acts."""
    above = [one.id for one in organisations.parents_of(receiver_id)]
    fitting = [one for one in above if asked in (None, one)]
    own = [one for one in fitting if rules.may_prepare(actor, one) is None]
    if not fitting:
        raise Refused(Refusal("requirements.no_unit_above", {"receiver_id": receiver_id}))
    return (own or fitting)[0]


def _draft_of(issuer_id: int, receiver_id: int, year: int) -> Order | None:
    held = Order.objects.filter(issuer_id=issuer_id, receiver_id=receiver_id, year=year, issued_at=None)
    return held.order_by("-edition").first()


def _opened(act: Act, wanted: _Wanted) -> Order:
    try:
        with transaction.atomic():
            order = _new_order(act.actor, wanted)
    except IntegrityError:
        # Somebody else opened it in the same moment.
        found = _draft_of(wanted.issuer_id, wanted.receiver_id, wanted.year)
        if found is None:
            raise
        act.nothing_changed()
        return found
    act.log(order.document, {"receiver": wanted.receiver_id, "edition": order.edition})
    return order


def _new_order(actor: Actor, wanted: _Wanted) -> Order:
    orders = Order.objects.filter(
        issuer_id=wanted.issuer_id, receiver_id=wanted.receiver_id, year=wanted.year
    )
    edition = (orders.aggregate(last=Max("edition"))["last"] or 0) + 1
    receiver = organisations.by_id(wanted.receiver_id)
    document = GoverningDocument.objects.create(
        kind=wanted.kind,
        title=phrases.order_title(
            wanted.kind, wanted.language, wanted.year, edition, receiver.name if receiver else ""
        ),
        issuer_id=wanted.issuer_id,
        year=wanted.year,
        edition=edition,
        language=wanted.language,
        state=DRAFT,
    )
    Addressee.objects.create(document=document, organisation_id=wanted.receiver_id)
    return Order.objects.create(
        document=document,
        issuer_id=wanted.issuer_id,
        receiver_id=wanted.receiver_id,
        year=wanted.year,
        edition=edition,
        opened_by=actor.name,
    )


def issue_order(actor: Actor, document_id: int, issued_on: date | None = None) -> None:
    """Give the order: from now on it binds the receiver, is read by all, and nothing is added to it.

    ``issued_on`` unsaid: today. What it asks is in force from that day.
    """
    with acting(actor, "requirements.issue_order") as act:
        order = _locked_order(act, document_id)
        document = order.document
        day = issued_on or timezone.localdate()
        refuse_if(_may_issue(actor, order, day))
        _issue(actor, order, day)
        act.log(document, {"state": (DRAFT, ISSUED), "issued_on": day})
        _tell(actor, order)


def may_issue_order(actor: Actor, document_id: int) -> Refusal | None:
    """Why the actor may not issue it on any day; None when allowed."""
    order = Order.objects.select_related("document").filter(document_id=document_id).first()
    if order is None:
        return Refusal("requirements.document_not_found", {"document_id": document_id})
    return _may_issue(actor, order, None)


def _may_issue(actor: Actor, order: Order, day: date | None) -> Refusal | None:
    last = min(timezone.localdate(), date(order.year, 12, 31))
    return rules.may_issue(
        actor,
        order.issuer_id,
        order.document.state,
        asks=order.document.requirements.exists(),
        day_allowed=day is None or day <= last,
    )


def _locked_order(act: Act, document_id: int) -> Order:
    """The order, locked; not found for whoever may not see it."""
    order = act.lock(Order.objects.select_related("document"), document_id=document_id)
    if not rules.may_know(act.actor, order.issuer_id, draft=order.document.state == DRAFT):
        raise Refused(Refusal("requirements.not_found", {"document_id": document_id}))
    return order


def _issue(actor: Actor, order: Order, day: date) -> None:
    now = timezone.now()
    document = order.document
    document.state, document.issued_on = ISSUED, day
    document.save(update_fields=["state", "issued_on"])
    order.issued_by, order.issued_at = actor.name, now
    order.save(update_fields=["issued_by", "issued_at"])
    versions = RequirementVersion.objects.filter(requirement__document=document)
    versions.update(in_force_from=day, known_from=now)
    writing.index_document(document)
    rows = document.requirements.select_related("current")
    writing.index_requirements(document, [(row, row.current) for row in rows if row.current])


def _tell(actor: Actor, order: Order) -> None:
    notices.tell(
        actor,
        roles=RECEIVERS,
        organisation_ids=[order.receiver_id],
        subject=_("You have been given %(title)s"),
        body=_("It asks for %(count)s things. They are now among what your unit is to answer."),
        facts={"title": order.document.title, "count": order.document.requirements.count()},
        link=f"/arbeid/viderefor/ordre/{order.document_id}/",
        about=f"document:{order.document_id}",
    )


def tell_below(actor: Actor, document: GoverningDocument, requirement_ids: Sequence[int]) -> None:
    """Tell those who have passed any of these on that it reads otherwise from now on."""
    derived = Requirement.objects.filter(derived_from__requirement_id__in=set(requirement_ids))
    counted: dict[int, int] = {}
    for issuer in derived.values_list("document__issuer_id", flat=True):
        counted[issuer] = counted.get(issuer, 0) + 1
    for issuer, count in sorted(counted.items()):
        notices.tell(
            actor,
            roles=PREPARERS,
            organisation_ids=[issuer],
            subject=_("%(title)s changes what you have passed down"),
            body=_("%(count)s requirements below derive from what it changes. Look at each of them."),
            facts={"title": document.title, "count": count},
            link="/arbeid/viderefor/endringer/",
            about=f"document:{document.pk}",
        )


def change_draft(actor: Actor, requirement_id: int, draft: RequirementDraft) -> None:
    """Write anew what a draft asks: words, dates, roles and targets. Nobody has read the old ones."""
    with acting(actor, "requirements.change_draft") as act:
        requirement = _in_draft(act, requirement_id)
        if not draft.text.strip():
            raise Refused(Refusal("requirements.empty_text", {}))
        version = requirement.versions.get(number=1)
        before = {"text": (version.text, draft.text), "due_on": (version.due_on, own_final(draft.deadlines))}
        writing.rewrite(requirement, version, draft)
        act.log(requirement, before)


def take_out(actor: Actor, requirement_ids: Sequence[int]) -> None:
    """Take requirements out of a draft. One above that nobody has any longer is untreated again."""
    with acting(actor, "requirements.take_out") as act:
        for requirement_id in requirement_ids:
            requirement = _in_draft(act, requirement_id)
            document = requirement.document
            act.log(document, {"taken_out": requirement.current.text[:300] if requirement.current else ""})
            remove(requirement, document.issuer_id)


def discard_order(actor: Actor, document_id: int) -> None:
    """Throw a draft away with all that stands in it."""
    with acting(actor, "requirements.discard_order") as act:
        order = _locked_order(act, document_id)
        refuse_if(rules.may_prepare(actor, order.issuer_id))
        if order.document.state != DRAFT:
            raise Refused(Refusal("requirements.not_a_draft", {}))
        document = order.document
        act.log(document, {"requirements": document.requirements.count()})
        for requirement in document.requirements.all():
            remove(requirement, document.issuer_id)
        document.delete()


def _in_draft(act: Act, requirement_id: int) -> Requirement:
    requirement = act.lock(
        Requirement.objects.select_related("document", "current", "derived_from"), pk=requirement_id
    )
    document = requirement.document
    if not rules.may_know(act.actor, document.issuer_id, draft=document.state == DRAFT):
        raise Refused(Refusal("requirements.not_found", {"requirement_id": requirement_id}))
    refuse_if(rules.may_draft(act.actor, document.issuer_id))
    if document.state != DRAFT:
        raise Refused(Refusal("requirements.not_a_draft", {}))
    return requirement


def remove(requirement: Requirement, issuer_id: int) -> None:
    source = requirement.derived_from.requirement_id if requirement.derived_from else None
    requirement.earlier_ties.all().delete()
    requirement.later_ties.all().delete()
    requirement.current = None
    requirement.save(update_fields=["current"])
    requirement.versions.all().delete()
    requirement.delete()
    if source is None:
        return
    left = Requirement.objects.filter(derived_from__requirement_id=source, document__issuer_id=issuer_id)
    if not left.exists():
        Treatment.objects.filter(requirement_id=source, organisation_id=issuer_id, decision="passed").delete()
