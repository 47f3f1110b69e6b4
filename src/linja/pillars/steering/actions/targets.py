"""Reading the targets of a document's requirements, so that a person can confirm them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.ground.kernel.targets import Operator, Single, Target
from linja.ground.kernel.targets.proposals import proposals_in
from linja.ground.kernel.vocabulary import Obligation
from linja.line.indicators import actions as indicators
from linja.line.indicators import queries as targets
from linja.line.indicators.records import TargetDraft
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import DocumentRecord, RequirementRecord
from linja.people.audit.acting import acting
from linja.people.audit.actions import Subject
from linja.pillars.steering.calculations.figures import subject_of

_BINDING = (Obligation.IN_FORCE, Obligation.REPORT_ONLY)


def propose_targets(actor: Actor, document_id: int) -> int:
    """Propose every target that the document's sentences seem to set, for each addressee the actor keeps.

    What was proposed before, whatever became of it, is left. Answers how many are new.
    """
    with acting(actor, "steering.propose_targets") as act:
        document = requirements.document(document_id, actor)
        if document is None:
            raise Refused(Refusal("steering.not_found", {}))
        if document.draft:
            raise Refused(Refusal("steering.not_issued", {"document": document.title}))
        units = [
            unit
            for unit, _name in document.addressees
            if targets.may_keep(actor, unit, document.issuer_id) is None
        ]
        if not units:
            raise Refused(Refusal("steering.no_targets_kept", {"document": document.title}))
        asked = requirements.requirements(requirements.ids_in(document_id), actor)
        drafts = [draft for one in asked for unit in units for draft in _drafts(one, document, unit)]
        made = indicators.propose(actor, drafts) if drafts else []
        if not made:
            act.nothing_changed()
            return 0
        subject = Subject("requirements.governingdocument", str(document_id), document.title)
        act.log(subject, {"targets": len(made)})
    return len(made)


def _drafts(one: RequirementRecord, document: DocumentRecord, unit: int) -> Iterator[TargetDraft]:
    """What the words of a requirement that binds seem to ask of a unit, and what was set with it."""
    version = one.current
    if version.obligation not in _BINDING:
        return
    words = " ".join(part for part in (version.stem, version.text, *version.sub_items) if part)
    plain = TargetDraft(unit, document.issuer_id, subject_of(one.id), document.year, words, _NOTHING)
    said = [_limit(held.target) for held in version.targets]
    for held in version.targets:
        yield replace(plain, set_by_id=held.set_by_id or document.issuer_id, target=Single(held.target))
    for found in proposals_in(words, document.year):
        if not isinstance(found.target, Single) or _limit(found.target.limit) not in said:
            yield replace(plain, target=found.target, doubts=found.doubts)


def _limit(target: Target) -> Target:
    """What is asked, without the words: a unit that has set it in figures has not set it twice."""
    return replace(target, words="", scope="", horizon=None)


_NOTHING: Final = Single(Target(Operator.NONE))
