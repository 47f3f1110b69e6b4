"""What happens to an organisation on a date: renamed, merged, dissolved, moved under another."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.people.audit.acting import acting
from linja.people.organisations import queries, rules
from linja.people.organisations.actions.may import may
from linja.people.organisations.calculations import normalised
from linja.people.organisations.kinds import OrganisationChangeKind
from linja.people.organisations.models import Alias, Organisation, OrganisationChange, OrganisationLink

ONE_DAY = timedelta(days=1)


def record_change(
    actor: Actor,
    organisation_id: int,
    *,
    kind: str,
    on: date,
    successor_id: int | None = None,
    new_name: str = "",
    reason: str = "",
) -> None:
    """Record what happens on a date; the organisation's own facts and place in the line follow."""
    with acting(actor, "organisations.record_change", reason=reason) as act:
        found = act.lock(Organisation.objects, pk=organisation_id)
        successor = act.lock(Organisation.objects, pk=successor_id) if successor_id else None
        refuse_if(may(actor, organisation_id, *([successor_id] if successor_id else [])))
        refuse_if(rules.valid_change(_facts(found, on), kind, on, successor_id, new_name))
        old_name = found.name if kind == OrganisationChangeKind.RENAMED else ""
        OrganisationChange.objects.create(
            organisation=found,
            kind=kind,
            on=on,
            successor=successor,
            old_name=old_name,
            new_name=new_name.strip(),
        )
        _follow(found, kind, on, successor, new_name.strip())
        found.save()
        act.log(found, {"change": kind, "on": on, "successor": successor_id, "name": (old_name, new_name)})


def _facts(found: Organisation, on: date) -> rules.ChangeFacts:
    return rules.ChangeFacts(
        organisation_id=found.pk,
        name=found.name,
        valid_from=found.valid_from,
        valid_to=found.valid_to,
        units=_standing(on).filter(parent=found).count(),
        today=timezone.localdate(),
    )


def _follow(found: Organisation, kind: str, on: date, successor: Organisation | None, new_name: str) -> None:
    if kind == OrganisationChangeKind.RENAMED:
        _rename(found, new_name)
    elif kind == OrganisationChangeKind.TRANSFERRED and successor:
        _move([*_standing(on).filter(child=found)], on, successor)
    elif successor:
        _move([*_standing(on).filter(parent=found)], on, successor)
        _end(found, on)
    else:
        _end(found, on)


def _move(links: list[OrganisationLink], on: date, parent: Organisation) -> None:
    """Each link ends the day before; from the day the child stands under the new parent, once."""
    above = queries.ancestors_of(parent.pk, on)
    for link in links:
        if link.parent_id == parent.pk:
            raise Refused(Refusal("organisations.already_under", {"organisation": parent.name}))
        refuse_if(rules.may_stand_under(link.child_id, parent.pk, above))
        _end_link(link, on)
        OrganisationLink.objects.get_or_create(
            child_id=link.child_id, parent=parent, kind=link.kind, valid_from=on
        )


def _end(found: Organisation, on: date) -> None:
    found.valid_to = on - ONE_DAY
    for link in _standing(on).filter(child=found):
        _end_link(link, on)


def _end_link(link: OrganisationLink, on: date) -> None:
    link.valid_to = on - ONE_DAY
    refuse_if(rules.valid_span(link.valid_from, link.valid_to))
    link.save()


def _standing(on: date) -> QuerySet[OrganisationLink]:
    begun = Q(valid_from=None) | Q(valid_from__lte=on)
    return OrganisationLink.objects.filter(begun & (Q(valid_to=None) | Q(valid_to__gte=on)))


def _rename(organisation: Organisation, new_name: str) -> None:
    organisation.name = new_name
    # The address stays: it has been published.
    Alias.objects.get_or_create(
        organisation=organisation, normalised=normalised(new_name), defaults={"name": new_name}
    )
