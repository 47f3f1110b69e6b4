"""Things of the example country that the pages are about, looked up when they are asked for."""

from __future__ import annotations

from collections.abc import Callable

from linja.ground.kernel.actor import Actor
from linja.line.allocations import queries as allocations
from linja.line.approvals import queries as approvals
from linja.line.indicators import queries as indicators
from linja.line.intake import queries as intake
from linja.line.meetings import queries as meetings
from linja.line.projects import queries as projects
from linja.line.publication import queries as publication
from linja.line.reporting import queries as reporting
from linja.line.requirements import queries as register
from linja.people.accounts import queries as people
from linja.people.organisations import queries as organisations
from linja.pillars.steering import queries as steering

NOBODY, KARI, OLA, JON, BERIT = "", "kari.nordmann", "ola.nordmann", "jon.nordli", "berit.bruker"
ANNE, ROLF = "anne.admin", "rolf.revisor"
HANNE = "hanne.departement"


def actor(who: str) -> Actor:
    """An example person by the first part of the address."""
    return people.actor_for(people.person_by_email(f"{who}@example.no"))


def draft() -> int:
    return next(one.id for one in reporting.reports(actor(KARI)) if one.state == "draft")


def answered() -> int:
    return reporting.answered(draft())[0].id


def indicator() -> str:
    return "waiting_time_started"


def parted() -> str:
    """An indicator that is broken down into parts."""
    return "cancer_pathways_in_time"


def measure() -> int:
    return reporting.measures(actor(KARI))[0].id


def target() -> int:
    return steering.unconfirmed(actor(KARI))[0].target.id


def merged() -> int:
    return steering.merge_rows(actor(KARI), draft())[0].answered.id


def joint() -> int:
    return reporting.joint_answers(actor(KARI))[0].id


def section() -> int:
    return next(one.id for one in reporting.sections(draft()) if one.role == "narrative" and one.level == 2)


def statement() -> int:
    return approvals.statements(f"report:{draft()}")[0].id


def midt() -> int:
    return organisations.find_by_name("Helse Midt-Norge RHF").id  # type: ignore[union-attr]


def taken_in() -> int:
    return indicators.imports(actor(KARI))[0].id


def offered() -> int:
    return indicators.offered_files(actor(KARI))[0].id


def a_break() -> int:
    return indicators.breaks()[0].id


def uploaded() -> int:
    return intake.documents(actor(JON))[0].id


def edition() -> int:
    return publication.editions(released().id)[0].id


def released() -> publication.PublicationRecord:
    return publication.released_publications()[0]


def number() -> int:
    return publication.editions(released().id, released_only=True)[0].number


def slug() -> str:
    return released().slug


def letter() -> int:
    return next(one.id for one in register.documents() if one.amends_id)


def letter_draft() -> int:
    return next(one.id for one in register.documents(actor=actor(HANNE)) if one.draft and not one.order)


def asked_in_draft() -> int:
    return register.ids_in(letter_draft())[0]


def order_draft() -> int:
    return next(one.document_id for one in register.orders(actor(KARI)) if one.draft)


def amended_document() -> int:
    return next(one.amends_id for one in register.documents() if one.amends_id)


def requirement() -> int:
    """One that a letter has changed, so that there is a history to show."""
    return register.changed_by(letter())[0].requirement_id


def person() -> int:
    person = people.person_by_email(f"{KARI}@example.no")
    return person.pk if person else 0


def role() -> int:
    return people.assignments_of(person())[0].id


def organisation(name: str) -> Callable[[], int]:
    return lambda: next(one.id for one in organisations.all_organisations() if one.name == name)


MIDT = organisation("Helse Midt-Norge RHF")
GONE = organisation("Helse Sunnmøre HF")


def ending() -> int:
    change = organisations.ending_of(GONE())
    return change.id if change else 0


def published() -> int:
    return next(one.id for one in reporting.reports(actor(HANNE)) if one.state == "published")


def older() -> int:
    """A letter of the year before the last, so that there is a next one."""
    return min((one for one in register.documents() if one.requirement_count), key=lambda one: one.year).id


def passed() -> int:
    return register.in_force_for(organisation("Helse Midt-Norge RHF")(), 2020)[0].id


def order() -> int:
    return register.orders(actor(KARI), issuer_id=organisation("Helse Midt-Norge RHF")())[0].document_id


def round() -> int:
    return next(one.id for one in reporting.rounds(actor(KARI)) if one.state == "open")


def unit_of_round() -> int:
    return next(
        one.organisation_id for one in reporting.readable_round(round(), actor(KARI)).units if one.owes
    )


def meeting() -> int:
    return next(one.id for one in meetings.meetings(actor(KARI)) if one.state == "planned")


def case() -> int:
    return meetings.register(actor(KARI))[0].id


def item() -> int:
    return next(one.id for one in meetings.items(actor(KARI)) if one.state == "open")


def promise() -> int:
    return reporting.promises(actor(KARI))[0].id


def request() -> int:
    return next(one.id for one in reporting.dispensations(actor(KARI)) if one.state == "asked")


def plan() -> int:
    return projects.plans(actor(KARI))[0].id


def project() -> int:
    return projects.projects(actor(KARI))[0].id


def allocation() -> int:
    return next(one.id for one in allocations.allocations(actor(HANNE)) if one.parent_id is None)


def account() -> int:
    return allocations.account_tables(f"report:{draft()}")[0].id
