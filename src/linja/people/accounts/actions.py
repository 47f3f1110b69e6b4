"""The only writer of people and roles."""

from __future__ import annotations

from datetime import date, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q, QuerySet
from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.people.accounts import rules
from linja.people.accounts.models import Assignment, Person
from linja.people.accounts.roles import ADMINISTRATOR
from linja.people.audit.acting import acting
from linja.people.organisations import queries as organisations

ONE_DAY = timedelta(days=1)


def create_person(
    actor: Actor,
    *,
    email: str,
    name: str,
    password: str | None = None,
    password_hash: str = "",
    preferred_language: str = "",
) -> int:
    """Register a person; without a password the person sets one by the reset link. Answers the id.

    ``password_hash``: a password that has been hashed already, instead of ``password``.
    """
    email, name = email.strip(), name.strip()
    with acting(actor, "accounts.create_person") as act:
        refuse_if(may(actor, "register"))
        refuse_if(_person_facts(email, name, preferred_language))
        person = Person(email=email.lower(), name=name, preferred_language=preferred_language)
        if password_hash:
            person.password = password_hash
        else:
            person.set_password(password)
        person.save()
        act.log(person, {"email": person.email, "name": name})
    return person.pk


def assign_role(
    actor: Actor,
    *,
    person_id: int,
    role: str,
    organisation_id: int | None,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> int:
    """Give a person a role in an organisation (None: in the country). Answers the assignment's id."""
    start = valid_from or timezone.localdate()
    with acting(actor, "accounts.assign_role") as act:
        person = act.lock(Person.objects, pk=person_id)
        refuse_if(rules.may_assign(actor, role, _place(organisation_id), start, valid_to))
        key = {"person": person, "role": role, "organisation_id": organisation_id, "valid_from": start}
        if Assignment.objects.filter(**key).exists():
            raise Refused(Refusal("accounts.already_assigned", {"role": role}))
        assignment = Assignment.objects.create(**key, valid_to=valid_to)
        act.log(
            person, {"role": role, "organisation": organisation_id, "valid_from": start, "valid_to": valid_to}
        )
    return assignment.pk


def end_assignment(actor: Actor, assignment_id: int, *, on: date | None = None, reason: str = "") -> None:
    """The role is held until and including ``on`` (today unless told)."""
    last = on or timezone.localdate()
    with acting(actor, "accounts.end_assignment", reason=reason) as act:
        assignment = act.lock(Assignment.objects, pk=assignment_id)
        refuse_if(rules.may_end(actor, _place(assignment.organisation_id), assignment.valid_from, last))
        if assignment.valid_to is not None and assignment.valid_to < timezone.localdate():
            raise Refused(Refusal("accounts.ended_before", {"on": assignment.valid_to}))
        if _administers(assignment, last + ONE_DAY):
            national = assignment.organisation_id is None
            others = _administrators(national, last + ONE_DAY).exclude(pk=assignment.pk)
            refuse_if(rules.may_leave_administration(others.count()))
        before, assignment.valid_to = assignment.valid_to, last
        assignment.save()
        person = Person.objects.get(pk=assignment.person_id)
        act.log(person, {"role": assignment.role, "valid_to": (before, last)})


def set_active(actor: Actor, person_id: int, *, active: bool, reason: str = "") -> None:
    """Open or close a person's sign-in."""
    with acting(actor, "accounts.set_active", reason=reason) as act:
        person = act.lock(Person.objects, pk=person_id)
        refuse_if(may(actor, "change", person_id))
        if not active:
            _leaves_an_administrator(person_id)
        before, person.is_active = person.is_active, active
        person.save()
        act.log(person, {"is_active": (before, active)})


def change_person(
    actor: Actor, person_id: int, *, email: str, name: str, preferred_language: str = ""
) -> None:
    """Another name, address or language. The old address no longer signs in."""
    with acting(actor, "accounts.change_person") as act:
        person = act.lock(Person.objects, pk=person_id)
        refuse_if(may(actor, "change", person_id))
        wanted = {
            "email": email.strip().lower(),
            "name": name.strip(),
            "preferred_language": preferred_language,
        }
        refuse_if(_person_facts(**wanted, but=person_id))
        changes = {key: (getattr(person, key), value) for key, value in wanted.items()}
        changes = {key: pair for key, pair in changes.items() if pair[0] != pair[1]}
        if not changes:
            act.nothing_changed()
            return
        for key, (_before, value) in changes.items():
            setattr(person, key, value)
        person.save()
        EmailAddress.objects.filter(user=person).exclude(email=person.email).delete()
        act.log(person, changes)


def choose_language(actor: Actor, language: str) -> None:
    """A person's own language for screens."""
    with acting(actor, "accounts.choose_language") as act:
        if language not in dict(settings.LANGUAGES):
            raise Refused(Refusal("accounts.bad_language", {"language": language}))
        person = act.lock(Person.objects, pk=int(actor.id))
        before, person.preferred_language = person.preferred_language, language
        if before == language:
            act.nothing_changed()
            return
        person.save()
        act.log(person, {"preferred_language": (before, language)})


def may(actor: Actor, act: str, person_id: int | None = None) -> Refusal | None:
    """Why not, or None. Acts: ``register``; ``change`` (facts, open or closed) of one person."""
    if act == "register" or person_id is None:
        return rules.may_register(actor)
    held = Assignment.objects.filter(person_id=person_id).exclude(valid_to__lt=timezone.localdate())
    places = set(held.values_list("organisation_id", flat=True))
    return rules.may_change_person(actor, [_place(one) for one in places])


def _leaves_an_administrator(person_id: int) -> None:
    today = timezone.localdate()
    held = [one for one in Assignment.objects.filter(person_id=person_id) if _administers(one, today)]
    if held:
        national = any(one.organisation_id is None for one in held)
        others = _administrators(national, today).exclude(person_id=person_id)
        refuse_if(rules.may_leave_administration(others.count()))


def _administers(held: Assignment, on: date) -> bool:
    still = held.valid_to is None or held.valid_to >= on
    return held.role == ADMINISTRATOR and still and held.valid_from <= on


def _administrators(national: bool, on: date) -> QuerySet[Assignment]:
    """Of those who can sign in and administer on the day; locked, so that two cannot both leave."""
    rows = Assignment.objects.filter(role=ADMINISTRATOR)
    list(rows.select_for_update().values_list("pk", flat=True))
    if national:
        rows = rows.filter(organisation=None)
    still = Q(valid_to=None) | Q(valid_to__gte=on)
    return rows.filter(still, valid_from__lte=on, person__is_active=True)


def _person_facts(email: str, name: str, preferred_language: str, but: int | None = None) -> Refusal | None:
    try:
        validate_email(email)
    except ValidationError:
        return Refusal("accounts.bad_email", {"email": email})
    if not name:
        return Refusal("accounts.name_missing")
    if preferred_language and preferred_language not in dict(settings.LANGUAGES):
        return Refusal("accounts.bad_language", {"language": preferred_language})
    if Person.objects.filter(email__iexact=email).exclude(pk=but or 0).exists():
        return Refusal("accounts.email_taken", {"email": email})
    return None


def _place(organisation_id: int | None) -> rules.Place | None:
    if organisation_id is None:
        return None
    found = organisations.by_id(organisation_id)
    if found is None:
        raise Refused(Refusal("accounts.not_found", {"organisation": organisation_id}))
    above = organisations.ancestors_of(organisation_id)
    return rules.Place(found.id, found.kind, found.name, above)
