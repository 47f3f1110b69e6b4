"""The only writer of people and roles."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.people.accounts import rules
from linja.people.accounts.models import Assignment, Person
from linja.people.audit.acting import acting
from linja.people.organisations import queries as organisations


def create_person(
    actor: Actor, *, email: str, name: str, password: str | None = None, preferred_language: str = ""
) -> int:
    """Register a person; without a password the person sets one by the reset link. Answers the id."""
    email, name = email.strip(), name.strip()
    with acting(actor, "accounts.create_person") as act:
        refuse_if(_may_register(actor))
        refuse_if(_person_facts(email, name, preferred_language))
        person = Person(email=email.lower(), name=name, preferred_language=preferred_language)
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
        before, assignment.valid_to = assignment.valid_to, last
        assignment.save()
        person = Person.objects.get(pk=assignment.person_id)
        act.log(person, {"role": assignment.role, "valid_to": (before, last)})


def set_active(actor: Actor, person_id: int, *, active: bool, reason: str = "") -> None:
    """Open or close a person's sign-in."""
    with acting(actor, "accounts.set_active", reason=reason) as act:
        refuse_if(_may_register(actor))
        person = act.lock(Person.objects, pk=person_id)
        before, person.is_active = person.is_active, active
        person.save()
        act.log(person, {"is_active": (before, active)})


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


def _may_register(actor: Actor) -> Refusal | None:
    """Any administrator may register people; what they may then do is said by the roles given."""
    if actor.has("system") or any(held.role == "administrator" for held in actor.roles):
        return None
    return Refusal("accounts.only_national_administrator")


def _person_facts(email: str, name: str, language: str) -> Refusal | None:
    try:
        validate_email(email)
    except ValidationError:
        return Refusal("accounts.bad_email", {"email": email})
    if not name:
        return Refusal("accounts.name_missing")
    if language and language not in dict(settings.LANGUAGES):
        return Refusal("accounts.bad_language", {"language": language})
    if Person.objects.filter(email__iexact=email).exists():
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
