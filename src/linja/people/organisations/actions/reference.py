"""Real organisations from the reviewed definitions; loading twice changes nothing."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from linja.ground.kernel.actor import SYSTEM
from linja.people.audit.acting import acting
from linja.people.audit.actions import Subject
from linja.people.organisations.calculations import normalised, organisation_number, slug_of
from linja.people.organisations.kinds import LinkKind, OrganisationKind
from linja.people.organisations.models import Alias, Organisation, OrganisationChange, OrganisationLink

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many were new."""

    organisations: int
    aliases: int
    links: int
    changes: int


def load_reference_organisations(folder: Path | None = None) -> Loaded:
    """Read ``definitions/organisations/*.csv`` and add what is not there yet.

    What somebody has changed since is left as it is: definitions bring units in, they do not take them over.
    """
    source = folder or Path(settings.LINJA_DEFINITIONS) / "organisations"
    rows = list(_rows(source / "organisations.csv")) + list(_municipalities(source / "municipalities.csv"))
    with acting(SYSTEM, "organisations.load_reference") as act:
        made = _organisations(rows)
        known = {one.slug: one for one in Organisation.objects.all()}
        loaded = Loaded(
            made, _aliases(rows, known), _links(rows, known), _changes(source / "changes.csv", known)
        )
        if loaded == Loaded(0, 0, 0, 0):
            act.nothing_changed()
        else:
            subject = Subject("organisations.reference", "reference", "Reference organisations")
            act.log(subject, {name: getattr(loaded, name) for name in loaded.__slots__})
    return loaded


def _rows(path: Path) -> Iterable[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _municipalities(path: Path) -> Iterable[Row]:
    for row in _rows(path):
        number = row["number"]
        name = row["name"] or number
        yield {"name": f"{name} kommune" if row["name"] else f"Kommune {number}", "kind": "municipality"} | {
            "parents": row["health_community"],
            "code": number,
            "aliases": row["name"],
            "slug": f"kommune-{number}",
        }


def _slug(row: Row) -> str:
    return row.get("slug") or slug_of(row["name"])


def _organisations(rows: list[Row]) -> int:
    there = set(Organisation.objects.values_list("slug", flat=True))
    new = [_organisation(row) for row in rows if _slug(row) not in there]
    for one in new:
        one.clean_fields()
    return len(Organisation.objects.bulk_create(new))


def _organisation(row: Row) -> Organisation:
    number = row.get("organisation_number") or None
    return Organisation(
        name=row["name"],
        kind=OrganisationKind(row["kind"]),
        organisation_number=organisation_number(number) or number if number else None,
        resh_id=row.get("resh_id") or None,
        code=row.get("code", ""),
        slug=_slug(row),
        valid_from=_day(row.get("valid_from")),
        valid_to=_day(row.get("valid_to")),
    )


def _aliases(rows: list[Row], known: dict[str, Organisation]) -> int:
    there = set(Alias.objects.values_list("organisation_id", "normalised"))
    new = []
    for row in rows:
        owner = known[_slug(row)]
        for name in [row["name"], *_parts(row.get("aliases", ""))]:
            key = (owner.pk, normalised(name))
            if key[1] and key not in there:
                there.add(key)
                new.append(Alias(organisation=owner, name=name, normalised=key[1]))
    return len(Alias.objects.bulk_create(new))


def _links(rows: list[Row], known: dict[str, Organisation]) -> int:
    there = set(OrganisationLink.objects.values_list("child_id", "parent_id"))
    new = []
    for row in rows:
        child = known[_slug(row)]
        for parent in _parts(row["parents"]):
            pair = (child.pk, known[slug_of(parent)].pk)
            if pair not in there:
                there.add(pair)
                new.append(
                    OrganisationLink(child_id=pair[0], parent_id=pair[1], kind=_link_kind(row["kind"]))
                )
    return len(OrganisationLink.objects.bulk_create(new))


def _link_kind(kind: str) -> LinkKind:
    belongs = {OrganisationKind.MUNICIPALITY, OrganisationKind.HEALTH_COMMUNITY, OrganisationKind.BODY}
    return LinkKind.MEMBER if kind in belongs else LinkKind.OWNED


def _changes(path: Path, known: dict[str, Organisation]) -> int:
    there = set(OrganisationChange.objects.values_list("organisation_id", "kind", "on"))
    new = []
    for row in _rows(path):
        owner, on = known[slug_of(row["organisation"])], date.fromisoformat(row["on"])
        if (owner.pk, row["kind"], on) not in there:
            successor = known[slug_of(row["successor"])] if row["successor"] else None
            words = {"old_name": row["old_name"], "new_name": row["new_name"]}
            new.append(
                OrganisationChange(organisation=owner, kind=row["kind"], on=on, successor=successor, **words)
            )
    return len(OrganisationChange.objects.bulk_create(new))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
