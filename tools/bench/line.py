"""The line at work, as large as it gets: one region with 25 hospitals, 100 requirements passed down to each.

The figures are of what many wait for: a round that opens, the round requirement by requirement, the line of a
requirement through all hospitals, one's own page, the leader's page, and the four regions side by side.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date

from tools.bench.timing import Figure

UNITS, ASKED, ANSWERED, YEAR = 25, 100, 10, 2032
PAGE_LIMIT, OPEN_LIMIT = 0.3, 5.0
FIRST_DAY = date(YEAR, 1, 14)


def figures(page: Callable[..., Figure]) -> list[Figure]:
    """Everything of the line; ``page`` measures one address for a signed-in client."""
    start = time.perf_counter()
    region, units, requirements = _passed_down()
    opened, round_id = _rounds(region, units)
    _handed_in(round_id)
    print(f"{UNITS} hospitals at work in {time.perf_counter() - start:.1f} s", file=sys.stderr)
    controller, leader = (_client(_person(role, region)) for role in ("rhf_controller", "rhf_leader"))
    ministry = _client(_known("hanne.departement@example.no"))
    pages = [
        (controller, f"/arbeid/runder/{round_id}/"),
        (controller, f"/arbeid/runder/{round_id}/?vis=krav"),
        (controller, f"/arbeid/viderefor/?ar={YEAR}"),
        (controller, f"/arbeid/linje/{requirements[0]}/"),
        (controller, "/arbeid/rapporter/innkomne/"),
        (controller, "/arbeid/"),
        (leader, f"/arbeid/leder/?ar={YEAR}"),
        (ministry, "/arbeid/regioner/?ar=2020"),
        (ministry, "/arbeid/leder/?ar=2020"),
        (ministry, "/arbeid/"),
    ]
    return [opened, *(page(client, path, PAGE_LIMIT) for client, path in pages)]


def _passed_down() -> tuple[int, list[int], list[int]]:
    """The ministry's letter to a new region, and the region's order to each of its hospitals."""
    from linja.ground.kernel.actor import SYSTEM
    from linja.line.requirements import queries as register
    from linja.people.organisations import actions as organisations
    from linja.people.organisations import queries

    ministry = queries.all_organisations("ministry")[0].id
    region = organisations.create_organisation(SYSTEM, name="Målregionen RHF", kind="rhf", parent_id=ministry)
    names = [f"Målsykehus {n} HF" for n in range(1, UNITS + 1)]
    units = [
        organisations.create_organisation(SYSTEM, name=name, kind="hf", parent_id=region) for name in names
    ]
    asked = _document("oppdragsdokument", ministry, region, [(f"Krav {n}.", None) for n in range(ASKED)])
    above = [(one.current.text, one.current.id) for one in register.requirements(asked)]
    for unit in units:
        own = [(f"Foretaket: {text}", version) for text, version in above]
        _document("oppdrag_og_bestilling", region, unit, own)
    return region, units, asked


def _document(kind: str, issuer: int, to: int, texts: list[tuple[str, int | None]]) -> list[int]:
    from linja.ground.kernel.actor import SYSTEM
    from linja.ground.kernel.vocabulary import RequirementKind
    from linja.line.requirements import actions
    from linja.line.requirements.records import RequirementDraft

    document = actions.register_document(
        SYSTEM,
        kind=kind,
        title=f"Styringsdokument {YEAR} til {to}",
        issuer_id=issuer,
        year=YEAR,
        issued_on=FIRST_DAY,
        addressee_ids=(to,),
    )
    drafts = [
        RequirementDraft(
            kind=RequirementKind.GOAL,
            chapter="2.1",
            chapter_title="Redusere unødvendig venting",
            heading="Mål",
            title="",
            stem="",
            text=text,
            in_force_from=FIRST_DAY,
            derived_from_id=above,
        )
        for text, above in texts
    ]
    return actions.add_requirements(SYSTEM, document, drafts)


def _rounds(region: int, units: list[int]) -> tuple[Figure, int]:
    """Three rounds open, one for each tertial; the first is the one that is worked in."""
    from linja.ground.kernel.actor import SYSTEM
    from linja.line.reporting import actions as reporting
    from linja.line.reporting.records import RoundDraft
    from linja.pillars.steering import actions as steering

    taken, made = [], []
    for tertial in (1, 2, 3):
        planned = reporting.plan_round(
            SYSTEM,
            RoundDraft(
                owner_id=region,
                series="tertial",
                title=f"Tertialrapport {tertial}. tertial {YEAR}",
                period=f"{YEAR}T{tertial}",
                opens_on=date(YEAR, 4 * tertial, 20),
                cutoff_on=date(YEAR, 4 * tertial, 30),
                due_on=date(YEAR + tertial // 3, (4 * tertial) % 12 + 1, 20),
                template="tertial_report",
                unit_ids=tuple(units),
            ),
        )
        start = time.perf_counter()
        steering.open_round(SYSTEM, planned)
        taken.append(time.perf_counter() - start)
        made.append(planned)
    what = f"open a round: {UNITS} units, {ASKED} requirements each"
    return Figure(what, sorted(taken)[1], max(taken), len(taken), OPEN_LIMIT), made[0]


def _handed_in(round_id: int) -> None:
    """Every unit answers some and hands in without the rest."""
    from linja.ground.document.tree import Paragraph, Role
    from linja.ground.kernel.actor import SYSTEM
    from linja.ground.kernel.vocabulary import Attainment
    from linja.line.reporting import actions as reporting
    from linja.line.reporting import queries as reports
    from linja.line.reporting.records import Status

    levels = list(Attainment)
    for place, unit in enumerate(reports.readable_round(round_id, SYSTEM).units):
        report = unit.report_id
        assert report is not None  # noqa: S101
        for one in reports.answered(report)[:ANSWERED]:
            words = [Paragraph("Det er gjort i alle avdelinger.", role=Role.ANSWER)]
            reporting.write_answer(SYSTEM, one.id, words, revision=one.revision)
            reporting.set_status(SYSTEM, one.id, Status(levels[(place + one.id) % len(levels)]))
        reporting.make_ready(SYSTEM, report)
        gaps = [gap.key for gap in reports.missing(report)]
        reporting.submit(SYSTEM, report, signed=True, accepted=gaps)


def _person(role: str, organisation: int):
    from linja.ground.kernel.actor import SYSTEM
    from linja.people.accounts import actions

    email = f"{role}@maal.example.no"
    made = actions.create_person(SYSTEM, email=email, name=role, password="styringslinja-2026")  # noqa: S106
    actions.assign_role(
        SYSTEM, person_id=made, role=role, organisation_id=organisation, valid_from=date(2000, 1, 1)
    )
    return _known(email)


def _known(email: str):
    from linja.people.accounts.models import Person

    return Person.objects.get(email=email)


def _client(person):
    from django.test import Client

    client = Client()
    client.force_login(person)
    return client
