"""Role × act, found out by asking the rules themselves as a person of each role."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils import translation

from linja.ground.kernel.actor import Actor, ScopedRole
from linja.ground.kernel.lifecycle import Lifecycle
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.vocabulary import DocumentKind
from linja.line.approvals import rules as approvals
from linja.line.intake import lifecycle as intake_steps
from linja.line.intake import rules as intake
from linja.line.publication import lifecycle as publication_steps
from linja.line.publication import rules as publication
from linja.line.reporting import lifecycle as reporting_steps
from linja.line.reporting import rules as reporting
from linja.line.requirements import rules as requirements
from linja.people.accounts import phrases, roles
from linja.people.accounts import rules as accounts
from linja.people.organisations import rules as organisations
from linja.pillars.steering import rules as steering
from tools.reference.markdown import code, page, table

OWN, OTHER = 1, 2
LANGUAGES = ("nb", "nn", "en")


@dataclass(frozen=True, slots=True)
class Act:
    """Something done with what is an organisation's; ``ask(actor, organisation)``: None when it may be."""

    room: str
    name: str
    ask: Callable[[Actor, int], Refusal | None]
    #: The kind of organisation that the thing belongs to; empty: any.
    kind: str = ""


def write() -> str:
    """The page."""
    return page(
        "Permissions",
        "Roles are code (`linja.people.accounts.roles`), held in an organisation from a day to a day.",
        _roles(),
        "## Who may do what",
        "**own**: where the role is held. **all**: in other organisations too. **–**: nowhere. "
        "Every cell is the answer of the room's own rule, asked with everything else in order.",
        *(_matrix(room, [act for act in acts() if act.room == room]) for room in _rooms()),
    )


def _rooms() -> list[str]:
    return list(dict.fromkeys(act.room for act in acts()))


def _roles() -> str:
    rows = [(code(role.code), *_names(role.code), ", ".join(_places(role))) for role in roles.ROLES.values()]
    return table(("Role", "Bokmål", "Nynorsk", "English", "Held in"), rows)


def _names(role: str) -> Iterable[str]:
    for language in LANGUAGES:
        with translation.override(language):
            yield phrases.role_name(role)


def _places(role: roles.Role) -> list[str]:
    return sorted(role.kinds) + (["the whole country"] if role.national else [])


def _matrix(room: str, held: list[Act]) -> str:
    columns = people()
    rows = [(act.name, *(cell(act, actor, place) for _name, actor, place in columns)) for act in held]
    return f"### {room}\n\n" + table(("Act", *(code(name) for name, _actor, _place in columns)), rows)


def people() -> list[tuple[str, Actor, int]]:
    """(column, person, own organisation): one of each role, and those of the whole country."""
    found = [(role, _person(role, OWN), OWN) for role in roles.ROLES]
    return found + [
        (f"{role.code} (country)", _person(role.code, None), 0)
        for role in roles.ROLES.values()
        if role.national
    ]


def _person(role: str, organisation: int | None) -> Actor:
    return Actor("1", "Somebody", frozenset({ScopedRole(role, organisation)}))


def cell(act: Act, actor: Actor, own: int) -> str:
    """own, all, others or a dash."""
    there = act.ask(actor, OTHER) is None
    here = act.ask(actor, OWN) is None if _can_own(act, actor) else there
    if own == 0:
        return "all" if here and there else "–"
    return {(True, True): "all", (True, False): "own", (False, True): "others"}.get((here, there), "–")


def _can_own(act: Act, actor: Actor) -> bool:
    """Whether anybody in that role can be in an organisation whose thing it is."""
    return not act.kind or any(act.kind in roles.ROLES[held.role].kinds for held in actor.roles)


def acts() -> list[Act]:
    """Everything that a rule decides, in the order of the line."""
    return [
        *_requirements(),
        *_intake(),
        *_steering(),
        *_reporting(),
        *_approvals(),
        *_publication(),
        *_people(),
    ]


def _requirements() -> list[Act]:
    def issued(kind: str) -> Callable[[Actor, int], Refusal | None]:
        return lambda actor, place: requirements.may_write(actor, requirements.DocumentFacts(place, kind))

    kinds = (("ministry", "the ministry"), ("rhf", "an RHF"), ("hf", "an HF"))
    return [
        Act("Requirements", f"register and change what {name} issues", issued(kind), kind)
        for kind, name in kinds
    ]


def _intake() -> list[Act]:
    def step(name: str, state: str) -> Callable[[Actor, int], Refusal | None]:
        return lambda actor, place: intake.may_take(name, actor, _good_case(state, place))

    def see(actor: Actor, place: int) -> Refusal | None:
        return None if intake.may_see(actor, place, "another") else Refusal("intake.not_found")

    return [
        Act("Reading in", "see an uploaded document", see),
        Act("Reading in", "upload a document", intake.may_upload),
        *(Act("Reading in", name, step(*way)) for name, way in _steps(intake_steps.DOCUMENT).items()),
    ]


def _good_case(state: str, place: int) -> intake.Case:
    return intake.Case(
        state=state,
        organisation_id=place,
        uploader_key="another",
        was_read=True,
        kind_known=True,
        seconds_in_state=10_000,
    )


def _steps(held: Lifecycle) -> dict[str, tuple[str, str]]:
    """Each step once, for people: what the system alone takes is left out."""
    found: dict[str, tuple[str, str]] = {}
    for step in held.transitions:
        if step.roles != {"system"}:
            found.setdefault(step.name.replace("_", " "), (step.name, step.source))
    return found


def _steering() -> list[Act]:
    return [
        Act("Registering", "say what is the same", lambda a, o: steering.may_match(a, o, "accepted")),
        Act("Registering", "register a read document", lambda a, o: steering.may_register(a, o, "accepted")),
    ]


def _reporting() -> list[Act]:
    def report(state: str, place: int) -> reporting.ReportFacts:
        return reporting.ReportFacts(place, "", state)

    def step(name: str, state: str) -> Callable[[Actor, int], Refusal | None]:
        needs = frozenset(need for one in reporting_steps.REPORT.transitions for need in one.needs)
        return lambda actor, place: reporting.may_step(actor, report(state, place), name, needs)

    reads = [
        Act(
            "Reports",
            f"read a report that is {state}",
            lambda a, o, s=state: reporting.may_read(a, report(s, o)),
        )
        for state in reporting_steps.REPORT.states()
    ]
    return [
        *reads,
        Act(
            "Reports", "open a report", lambda a, o: reporting.may_open(a, o, "", DocumentKind.ANNUAL_REPORT)
        ),
        Act("Reports", "write answers and text", lambda a, o: reporting.may_write(a, report("draft", o))),
        *(Act("Reports", name, step(*way)) for name, way in _steps(reporting_steps.REPORT).items()),
    ]


def _approvals() -> list[Act]:
    def statement(body: str, place: int) -> approvals.StatementFacts:
        return approvals.StatementFacts(body, place, "", locked=False, has_words=True)

    found = [Act("Statements", "keep a printed one as printed", lambda a, _o: approvals.may_transcribe(a))]
    for body in approvals.SPEAKS:
        name = body.replace("_", " ")
        found += [
            Act(
                "Statements", f"write ({name})", lambda a, o, b=body: approvals.may_write(a, statement(b, o))
            ),
            Act(
                "Statements", f"deliver ({name})", lambda a, o, b=body: approvals.may_lock(a, statement(b, o))
            ),
        ]
    return found


def _publication() -> list[Act]:
    def edition(state: str, place: int) -> publication.EditionFacts:
        return publication.EditionFacts(place, "", state, newest=True)

    compiled, released = publication_steps.COMPILED, publication_steps.RELEASED
    return [
        Act("Editions", "compile", lambda a, o: publication.may_compile(a, o, "")),
        Act("Editions", "release", lambda a, o: publication.may_release(a, edition(compiled, o))),
        Act("Editions", "read before release", lambda a, o: publication.may_read(a, edition(compiled, o))),
        Act("Editions", "read after release", lambda a, o: publication.may_read(a, edition(released, o))),
    ]


def _people() -> list[Act]:
    def place(organisation: int) -> accounts.Place:
        return accounts.Place(organisation, "rhf", "")

    return [
        Act("People", "change organisations", lambda a, o: organisations.may_change(a, {o})),
        Act("People", "register people", lambda a, _o: accounts.may_register(a)),
        Act("People", "give and end roles", lambda a, o: accounts.may_administer(a, place(o))),
        Act("People", "read the log", accounts.may_read_log_of),
    ]
