"""Loading the example country, step by step, through actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from django.contrib.auth.hashers import make_password
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from linja.ground.kernel.actor import SYSTEM, Actor
from linja.line.intake import actions as intake
from linja.line.requirements import actions as register
from linja.people.accounts import actions as accounts
from linja.people.accounts import queries as people
from linja.people.organisations import actions as organisation_actions
from linja.people.organisations import queries as organisations
from linja.pillars.steering.actions.register import keep_order
from linja.pillars.steering.definitions import definitions_folder
from linja.pillars.steering.example import drafts
from linja.pillars.steering.example.figures import keep_figures
from linja.pillars.steering.example.line import live_the_year, live_today
from linja.pillars.steering.example.reports import write_reports
from linja.pillars.steering.example.targets import read_targets
from linja.pillars.steering.example.texts import Example, example_of

#: People have held their roles since before the first letter.
SINCE = date(2018, 1, 1)


@dataclass(slots=True)
class Loading:
    """What is known while loading."""

    example: Example
    organisations: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    documents: dict[str, int] = field(default_factory=dict)
    requirements: dict[str, int] = field(default_factory=dict)

    def organisation(self, name: str) -> int:
        """The id of an organisation by name; a name that nobody has is an error in the texts."""
        if name not in self.organisations:
            found = organisations.find_by_name(name)
            if found is None:
                raise LookupError(f"The example country speaks of {name!r}, which is no organisation.")
            self.organisations[name] = found.id
        return self.organisations[name]

    def actor(self, role: str, organisation: str) -> Actor:
        """The example person who holds a role there, or the system when nobody does."""
        for person in self.example.people:
            if person["role"] == role and person.get("at") == organisation:
                found = people.person_by_email(person["email"])
                return people.actor_for(found) if found else SYSTEM
        return SYSTEM


def load(progress: Callable[[str], None] = lambda _step: None, *, today: date | None = None) -> Example:
    """Load everything into a database that has nobody in it; all or nothing, but for the upload's reading.

    ``today``: the day that the invented year is counted from; unsaid: the day on which it is loaded.
    """
    example = example_of(definitions_folder() / "example_country")
    loading = Loading(example)
    with transaction.atomic():
        progress("organisations")
        organisation_actions.load_reference_organisations()
        _clinics(loading)
        progress("people")
        _people(loading)
        progress("letters")
        _letters(loading)
        _amendments(loading)
        _lineage(loading)
        progress("figures")
        keep_figures(loading)
        read_targets(loading)
        progress("reports")
        write_reports(loading)
        progress("the line at work")
        live_the_year(loading)
        progress("this year")
        live_today(loading, today or timezone.localdate())
    progress("upload")
    _upload(loading)
    return example


def _clinics(loading: Loading) -> None:
    for clinic in loading.example.clinics:
        organisation_actions.create_organisation(
            SYSTEM, name=clinic["name"], kind="clinic", parent_id=loading.organisation(clinic["under"])
        )


def _people(loading: Loading) -> None:
    # All have the same password, which everybody can read: it is hashed once, since that is what takes time.
    hashed = make_password(loading.example.password)
    for person in loading.example.people:
        person_id = accounts.create_person(
            SYSTEM,
            email=person["email"],
            name=person["name"],
            password_hash=hashed,
            preferred_language=person.get("language", ""),
        )
        loading.people[person["email"]] = person_id
        place = loading.organisation(person["at"]) if "at" in person else None
        accounts.assign_role(
            SYSTEM, person_id=person_id, role=person["role"], organisation_id=place, valid_from=SINCE
        )


def _letters(loading: Loading) -> None:
    ministry = organisations.all_organisations("ministry")[0].id
    for document in loading.example.documents():
        key = drafts.key_of(document)
        loading.documents[document["key"]] = register.register_document(
            SYSTEM,
            kind=document["kind"],
            title=key.title,
            issuer_id=ministry,
            year=document["year"],
            issued_on=document["issued_on"],
            amends_id=loading.documents.get(document.get("amends", "")),
            addressee_ids=[loading.organisation(name) for name in document["addressees"]],
        )
        _requirements(loading, document)


def _requirements(loading: Loading, document: Mapping[str, Any]) -> None:
    asked = document["requirements"]
    document_id = loading.documents[document["key"]]
    ids = register.add_requirements(
        SYSTEM,
        document_id,
        [drafts.requirement(one, document["issued_on"], loading.organisation) for one in asked],
        known_from=_morning(document["issued_on"]),
    )
    loading.requirements.update({one["id"]: made for one, made in zip(asked, ids, strict=True)})
    if "order" in document:
        keep_order(document_id, document["year"], document["order"])


def _amendments(loading: Loading) -> None:
    issued = {document["key"]: document["issued_on"] for document in loading.example.documents()}
    asked = loading.example.requirements()
    for year in loading.example.letters:
        for amendment in year["amendments"]:
            day = issued[amendment["by"]]
            changes = [
                drafts.change(one, asked[one["of"]], loading.requirements[one["of"]], day)
                for one in amendment["changes"]
            ]
            register.amend(SYSTEM, loading.documents[amendment["by"]], changes, known_from=_morning(day))


def _lineage(loading: Loading) -> None:
    for key, one in loading.example.requirements().items():
        if "continues" in one:
            earlier = loading.requirements[one["continues"]]
            register.link_lineage(SYSTEM, earlier, loading.requirements[key], "continues")


def _upload(loading: Loading) -> None:
    """One region's report has been read in and waits for a person."""
    name = "Helse Nord RHF"
    file = ContentFile(loading.example.upload.encode(), name="aarlig-melding-2020-helse-nord.txt")
    actor = loading.actor("rhf_controller", name)
    document_id = intake.upload(actor, file, loading.organisation(name))
    intake.read_document(document_id)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(8), tzinfo=UTC)
