"""Which signatures a report needs, how they stand, and what has changed since they were given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from linja.ground.kernel import governed
from linja.ground.kernel.actor import Actor
from linja.line.approvals import calculations
from linja.line.approvals import queries as approvals
from linja.line.approvals.records import Part, SignOffRecord
from linja.line.reporting.records import ReportRecord
from linja.pillars.steering import content, rules
from linja.pillars.steering.content import Gathered
from linja.pillars.steering.definitions import definitions_folder
from linja.pillars.steering.records import ChangedPart, Signature


@cache
def sign_off_rulesets(folder: Path) -> tuple[rules.SignOffRuleset, ...]:
    """The rulesets of ``definitions/rulesets/sign_off.yaml``, read once."""
    path = folder / "rulesets" / "sign_off.yaml"
    return rules.parsed_sign_off(governed.loaded(path))


def signatures_needed(report: ReportRecord) -> tuple[str, ...]:
    """Which signatures the report needs, in order, under the ruleset of its year."""
    held = sign_off_rulesets(definitions_folder())
    return rules.needed(held, report.organisation_kind, report.kind, date(report.year, 12, 31))


def signatures(held: Gathered) -> tuple[Signature, ...]:
    """The signatures that a report needs and how each stands against what it says now."""
    wanted = signatures_needed(held.report)
    if not wanted:
        return ()
    subject = f"report:{held.report.id}"
    given = approvals.newest_sign_offs([subject]).get(subject, {})
    now = calculations.hashes_of(content.signed_parts(held)) if given else {}
    return tuple(_signature(role, given.get(role), now) for role in wanted)


def signatures_in(reports: Iterable[ReportRecord]) -> dict[int, tuple[Signature, ...]]:
    """:func:`signatures` of many reports; the same number of questions for two and for forty."""
    wanted = {one.id: (one, signatures_needed(one)) for one in reports}
    given = approvals.newest_sign_offs(f"report:{one}" for one in wanted)
    # What nobody has signed needs no reading.
    held = content.gather_many(one for key, (one, _roles) in wanted.items() if f"report:{key}" in given)
    found = {}
    for key, (_one, roles) in wanted.items():
        now = calculations.hashes_of(content.signed_parts(held[key])) if key in held else {}
        signed = given.get(f"report:{key}", {})
        found[key] = tuple(_signature(role, signed.get(role), now) for role in roles)
    return found


def signatures_of(report_id: int, actor: Actor) -> tuple[Signature, ...]:
    """:func:`signatures` of a report that the actor may read."""
    return signatures(content.gather(report_id, actor))


def to_sign(held: Gathered, role: str) -> tuple[ChangedPart, ...]:
    """What the signer is asked about: all of it the first time, later only what changed; one question."""
    parts = content.signed_parts(held)
    subject = f"report:{held.report.id}"
    last = approvals.newest_sign_offs([subject]).get(subject, {}).get(role)
    if last is None:
        return tuple(ChangedPart(name, "added", None, part) for name, part in parts.items())
    return changed_since(last, parts)


def changed_since(last: SignOffRecord, parts: Mapping[str, Part]) -> tuple[ChangedPart, ...]:
    """The parts that no longer say what was signed, with the words as they were."""
    fallen = calculations.fallen(last.parts, calculations.hashes_of(parts))
    words = approvals.signed_texts(last.parts[name] for name in (*fallen.changed, *fallen.removed))
    before = {name: words.get(last.parts[name]) for name in (*fallen.changed, *fallen.removed)}
    found = dict.fromkeys(fallen.changed, "changed") | dict.fromkeys(fallen.added, "added")
    here = [ChangedPart(name, found[name], before.get(name), parts[name]) for name in parts if name in found]
    return (*here, *(ChangedPart(name, "removed", before[name], None) for name in fallen.removed))


def _signature(role: str, given: SignOffRecord | None, now: Mapping[str, str]) -> Signature:
    if given is None:
        return Signature(role, "unsigned")
    fallen = calculations.fallen(given.parts, now)
    return Signature(role, "fallen" if fallen else "signed", given, fallen)
