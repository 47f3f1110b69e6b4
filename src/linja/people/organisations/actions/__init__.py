"""The only writer of organisations. Reference data is loaded by ``reference``."""

from __future__ import annotations

from datetime import date

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.people.audit.acting import Act, acting
from linja.people.organisations import queries, rules
from linja.people.organisations.actions.changes import record_change
from linja.people.organisations.actions.handing_over import may_hand_over, note_handed_over, taking_over
from linja.people.organisations.actions.may import may
from linja.people.organisations.actions.reference import load_reference_organisations
from linja.people.organisations.calculations import normalised, organisation_number, slug_of
from linja.people.organisations.kinds import LinkKind
from linja.people.organisations.models import Alias, Organisation, OrganisationLink

__all__ = [
    "add_alias",
    "create_organisation",
    "end_link",
    "link",
    "load_reference_organisations",
    "may",
    "may_hand_over",
    "note_handed_over",
    "record_change",
    "taking_over",
]


def create_organisation(
    actor: Actor,
    *,
    name: str,
    kind: str,
    parent_id: int | None = None,
    number: str | None = None,
    resh_id: str | None = None,
    code: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> int:
    """Register an organisation, under ``parent_id`` when given. Answers the id."""
    with acting(actor, "organisations.create") as act:
        refuse_if(may(actor, parent_id))
        refuse_if(rules.valid_facts(name, kind, number))
        refuse_if(rules.valid_span(valid_from, valid_to))
        plain_number = organisation_number(number) if number else None
        taken = plain_number and queries.by_organisation_number(plain_number)
        if taken or Organisation.objects.filter(slug=slug_of(name)).exists():
            raise Refused(Refusal("organisations.already_there", {"name": name}))
        made = Organisation.objects.create(
            name=name.strip(),
            kind=kind,
            organisation_number=plain_number,
            resh_id=resh_id or None,
            code=code,
            slug=slug_of(name),
            valid_from=valid_from,
            valid_to=valid_to,
        )
        Alias.objects.create(organisation=made, name=made.name, normalised=normalised(made.name))
        act.log(made, {"name": made.name, "kind": kind, "organisation_number": plain_number})
        if parent_id is not None:
            _stand_under(act, made.pk, parent_id, LinkKind.OWNED, (valid_from, None))
    return made.pk


def link(
    actor: Actor,
    *,
    child_id: int,
    parent_id: int,
    kind: str = LinkKind.OWNED,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> int:
    """``child`` stands under ``parent`` from a date. Answers the link's id."""
    with acting(actor, "organisations.link") as act:
        refuse_if(may(actor, parent_id, child_id))
        return _stand_under(act, child_id, parent_id, kind, (valid_from, valid_to))


def _stand_under(
    act: Act, child_id: int, parent_id: int, kind: str, span: tuple[date | None, date | None]
) -> int:
    refuse_if(rules.valid_span(*span))
    child = act.lock(Organisation.objects, pk=child_id)
    parent = act.lock(Organisation.objects, pk=parent_id)
    refuse_if(rules.may_stand_under(child_id, parent_id, queries.ancestors_of(parent_id, span[0])))
    key = {"child": child, "parent": parent, "kind": kind, "valid_from": span[0]}
    made, new = OrganisationLink.objects.get_or_create(**key, defaults={"valid_to": span[1]})
    if new:
        act.log(
            child,
            {"parent": parent.name, "kind": kind, "valid_from": span[0]},
            action="organisations.link",
        )
    else:
        act.nothing_changed()
    return made.pk


def end_link(actor: Actor, link_id: int, *, on: date, reason: str = "") -> None:
    """The child stands under the parent until and including ``on``."""
    with acting(actor, "organisations.end_link", reason=reason) as act:
        held = act.lock(OrganisationLink.objects, pk=link_id)
        refuse_if(may(actor, held.parent_id))
        refuse_if(rules.valid_span(held.valid_from, on))
        before, held.valid_to = held.valid_to, on
        held.save()
        act.log(Organisation.objects.get(pk=held.child_id), {"link_valid_to": (before, on)})


def add_alias(actor: Actor, organisation_id: int, name: str) -> None:
    """One more name by which documents call the organisation."""
    with acting(actor, "organisations.add_alias") as act:
        refuse_if(may(actor, organisation_id))
        if not normalised(name):
            raise Refused(Refusal("organisations.name_missing"))
        found = act.lock(Organisation.objects, pk=organisation_id)
        _made, new = Alias.objects.get_or_create(
            organisation=found, normalised=normalised(name), defaults={"name": name.strip()}
        )
        if new:
            act.log(found, {"alias": name.strip()})
        else:
            act.nothing_changed()
