"""The targets of the letters: read by the machine, and confirmed where nothing is in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linja.ground.kernel.targets import measured_in
from linja.line.indicators import actions as indicators
from linja.line.indicators import queries as targets
from linja.line.requirements import queries as requirements
from linja.pillars.steering.actions.targets import propose_targets

if TYPE_CHECKING:
    from linja.pillars.steering.example.load import Loading

#: Who reads the letters, and for whom.
READER = ("rhf_controller", "Helse Midt-Norge RHF")


def read_targets(loading: Loading) -> None:
    """What is plain and of a known indicator is confirmed; the rest waits for a person."""
    reader = loading.actor(*READER)
    for document_id in loading.documents.values():
        if loading.organisation(READER[1]) in _spoken_to(document_id):
            propose_targets(reader, document_id)
    known = targets.definitions().indicators
    for one in targets.targets(reader, states=("proposed",)):
        plain = not one.doubts and all(what in known for what in measured_in(one.target))
        if plain:
            indicators.confirm(reader, one.id)


def _spoken_to(document_id: int) -> frozenset[int]:
    found = requirements.document(document_id)
    return frozenset(unit for unit, _name in found.addressees) if found else frozenset()
