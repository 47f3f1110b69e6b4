"""A register of many requirements, and how long its questions take.

``seed(n)`` fills the database in use with ``n`` requirements of our own words; ``measure()`` answers the
timings in milliseconds. Run by itself: ``python -m tools.bench.requirements 20000``.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

VERBS = ("redusere", "styrke", "utarbeide", "gjennomføre", "samordne", "videreutvikle", "sikre", "rapportere")
THINGS = (
    "ventetider", "pasientforløp", "beredskapsplaner", "pakkeforløp", "legemiddelgjennomganger", "kompetanse",
    "henvisninger", "epikriser", "oppfølging", "rehabilitering", "habilitering", "nyfødtmedisin", "screening",
    "journalføring", "avtalespesialister", "bemanning", "forskning", "innovasjon", "tilgjengelighet",
)  # fmt: skip
FIELDS = (
    "psykisk helsevern", "tverrfaglig spesialisert rusbehandling", "kreftomsorgen", "fødselsomsorgen",
    "prehospitale tjenester", "intensivmedisin", "sykehusapotekene", "barne- og ungdomspsykiatrien",
)  # fmt: skip
ENDS = (
    "i samarbeid med kommunene", "innen utgangen av året", "sammenliknet med året før", "for alle pasienter",
    "i tråd med nasjonale retningslinjer", "og legge frem en plan for styret", "ved alle sykehus",
)  # fmt: skip
AREAS = (
    "Redusere unødvendig venting", "Prioritere psykisk helsevern", "Bedre kvalitet og pasientsikkerhet",
    "Personell og kompetanse", "Forskning og innovasjon", "Økonomi og organisering",
)  # fmt: skip
DOCUMENT_SIZE = 200


def seed(n: int, seed_number: int = 1) -> list[int]:
    """Register ``n`` requirements in documents of 200 each, through the room's own actions."""
    from linja.ground.kernel.actor import SYSTEM
    from linja.line.requirements import actions

    issuer, regions = _organisations()
    dice = random.Random(seed_number)  # noqa: S311
    made: list[int] = []
    for place, start in enumerate(range(0, n, DOCUMENT_SIZE)):
        year = 2007 + place % 20
        document = actions.register_document(
            SYSTEM,
            kind="oppdragsdokument" if place % 2 else "foretaksmøteprotokoll",
            title=f"Styringsdokument {year} nummer {place + 1}",
            issuer_id=issuer,
            year=year,
            issued_on=date(year, 1, 10) + timedelta(days=place % 28),
            addressee_ids=[regions[place % len(regions)]],
        )
        drafts = [_draft(dice, year, at) for at in range(min(DOCUMENT_SIZE, n - start))]
        made += actions.add_requirements(SYSTEM, document, drafts)
    return made


def _organisations() -> tuple[int, list[int]]:
    from linja.ground.kernel.actor import SYSTEM
    from linja.people.organisations import actions, queries

    ministry = queries.all_organisations("ministry")
    regions = queries.all_organisations("rhf")
    if ministry and regions:
        return ministry[0].id, [one.id for one in regions]
    top = actions.create_organisation(SYSTEM, name="Helse- og omsorgsdepartementet", kind="ministry")
    names = ("Helse Sør-Øst RHF", "Helse Vest RHF", "Helse Midt-Norge RHF", "Helse Nord RHF")
    return top, [actions.create_organisation(SYSTEM, name=name, kind="rhf") for name in names]


def _draft(dice: random.Random, year: int, at: int):
    from linja.ground.kernel.vocabulary import (
        DatePrecision,
        DeadlineType,
        Obligation,
        RequirementKind,
        RoleKind,
    )
    from linja.line.requirements.records import DeadlineDraft, RequirementDraft, RoleDraft

    due = date(year, 12, 31) - timedelta(days=dice.randrange(300)) if dice.random() < 0.5 else None
    deadlines = (
        (DeadlineDraft(DeadlineType.FINAL, DatePrecision.DAY, due, f"innen {due:%d.%m.%Y}"),) if due else ()
    )
    lead = dice.choice(("", "", "Helse Vest RHF", "Helse Nord RHF"))
    sentences = [
        f"{dice.choice(VERBS).capitalize()} {dice.choice(THINGS)} og {dice.choice(THINGS)} innen "
        f"{dice.choice(FIELDS)} {dice.choice(ENDS)}."
        for _ in range(dice.randrange(1, 5))
    ]
    return RequirementDraft(
        kind=dice.choice(list(RequirementKind)),
        chapter=f"2.{1 + at * len(AREAS) // DOCUMENT_SIZE}",
        chapter_title=AREAS[at * len(AREAS) // DOCUMENT_SIZE],
        heading="Mål" if at % 3 else "Andre oppgaver",
        title="",
        stem="De regionale helseforetakene skal" if at % 2 else "",
        text=f"{' '.join(sentences)} Krav {at + 1} av {year}.",
        deadlines=deadlines,
        roles=(RoleDraft(RoleKind.LEAD, lead),) if lead else (),
        obligation=dice.choice([Obligation.IN_FORCE] * 8 + list(Obligation)),
    )


def measure() -> dict[str, float]:
    """Milliseconds (median of five) of what the pages ask."""
    from linja.line.requirements import queries
    from linja.line.requirements.records import RegisterFilter
    from linja.line.search import queries as search

    some = queries.register(RegisterFilter(), 1, 1).rows[0].id
    return {
        "register, first page": _ms(lambda: queries.register(RegisterFilter())),
        "register, last page": _ms(lambda: queries.register(RegisterFilter(), 10**6)),
        "register, filtered": _ms(
            lambda: queries.register(RegisterFilter(kinds=("mål",), obligations=("in_force",), years=(2020,)))
        ),
        "register, with words": _ms(lambda: queries.register(RegisterFilter(text="ventetider kommunene"))),
        "register, by deadline": _ms(lambda: queries.register(RegisterFilter(sort="due"))),
        "one requirement": _ms(lambda: queries.requirement(some)),
        "documents": _ms(queries.documents),
        "search, one word": _ms(lambda: search.find("ventetider")),
        "search, every entry": _ms(lambda: search.find("krav")),
        "search, two words": _ms(lambda: search.find("rehabilitering nyfødtmedisin")),
        "search, a phrase": _ms(lambda: search.find('"psykisk helsevern"')),
        "search, a beginning": _ms(lambda: search.find("reh")),
    }


def measure_pages() -> dict[str, float]:
    """Milliseconds (median of five) of whole pages on the server, templates and all."""
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    from linja.line.requirements import queries
    from linja.line.requirements.records import RegisterFilter

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.force_login(_reader())
    some = queries.register(RegisterFilter(), 1, 1).rows[0]
    register, search = reverse("requirements"), reverse("search")
    addresses = {
        "page: register": register,
        "page: register, last": f"{register}?side=400",
        "page: register, filtered": f"{register}?slag=krav&kraft=in_force&ar=2020",
        "page: register, words": f"{register}?q=ventetider",
        "page: one requirement": reverse("requirement", args=[some.id]),
        "page: documents": reverse("documents"),
        "page: one document": reverse("document", args=[some.document_id]),
        "page: search": f"{search}?q=ventetider",
        "api: requirements": "/api/v1/requirements",
    }
    return {
        name: _ms(lambda address=address: _fetched(client, address)) for name, address in addresses.items()
    }


def _fetched(client, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")


def _reader():
    from linja.ground.kernel.actor import SYSTEM
    from linja.people.accounts import actions
    from linja.people.accounts.models import Person

    issuer, _regions = _organisations()
    email = "reader@example.no"
    found = Person.objects.filter(email=email).first()
    if found is None:
        made = actions.create_person(SYSTEM, email=email, name="Reader", password="styringslinja-2026")  # noqa: S106
        actions.assign_role(
            SYSTEM, person_id=made, role="ministry", organisation_id=issuer, valid_from=date(2000, 1, 1)
        )
        found = Person.objects.get(pk=made)
    return found


def _ms(ask: Callable[[], object], times: int = 5) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        ask()
        taken.append(1000 * (time.perf_counter() - start))
    return round(statistics.median(taken), 1)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linja.faces.config.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    if len(sys.argv) > 1:
        start = time.perf_counter()
        made = seed(int(sys.argv[1]))
        with connection.cursor() as cursor:
            # What the database's own keeper does within a minute.
            cursor.execute("ANALYZE")
        print(f"{len(made)} requirements registered in {time.perf_counter() - start:.1f} s")
    for name, milliseconds in (measure() | measure_pages()).items():
        print(f"{name:<24}{milliseconds:8.1f} ms")


if __name__ == "__main__":
    main()
