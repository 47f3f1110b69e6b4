"""Whether the log still says what it said: the chain of what was done, the batches of what was read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from linja.people.audit.actions.access import SEAL
from linja.people.audit.calculations import ACCESS_FIELDS, FIELDS, batch_hash, entry_hash
from linja.people.audit.models import AccessEntry, AuditEntry, AuditHead


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether all is whole; ``broken_at``, ``broken_batch``: the first entry and batch that do not fit."""

    whole: bool
    entries: int
    broken_at: int | None = None
    #: Sealed notes of what was read, and those that wait for their seal.
    read: int = 0
    unsealed: int = 0
    broken_batch: int | None = None


def verify() -> Verdict:
    """Walk the chain from its start and compute every fingerprint again, then those of the batches."""
    chain = _chain()
    if not chain.whole:
        return chain
    broken, read = _batches()
    unsealed = AccessEntry.objects.filter(batch=None).count()
    return Verdict(broken is None, chain.entries, None, read, unsealed, broken)


def _chain() -> Verdict:
    previous, count = "", 0
    for row in AuditEntry.objects.order_by("sequence").values(*FIELDS, "hash").iterator(chunk_size=1000):
        count += 1
        fits = row["sequence"] == count and row["previous_hash"] == previous
        if not fits or entry_hash(row) != row["hash"]:
            return Verdict(False, count, row["sequence"])
        previous = row["hash"]
    head = AuditHead.objects.first()
    # The last entries may have been cut off: the chain itself would not show it, its kept end does.
    if (head.sequence, head.hash) != (count, previous) if head else count:
        return Verdict(False, count, count + 1)
    return Verdict(True, count)


def _batches() -> tuple[int | None, int]:
    """The first batch that is not what was sealed (or that nobody sealed), and how many notes are sealed."""
    sealed = {
        int(number): (facts["fingerprint"]["to"], facts["count"]["to"])
        for number, facts in AuditEntry.objects.filter(action=SEAL).values_list("subject_id", "changes")
    }
    rows = (
        AccessEntry.objects.exclude(batch=None).order_by("batch", "id").values("batch", "id", *ACCESS_FIELDS)
    )
    found: dict[int, tuple[str, int]] = {}
    for number, held in groupby(rows.iterator(chunk_size=1000), key=lambda row: row["batch"]):
        batch = list(held)
        found[number] = (batch_hash(batch), len(batch))
    wrong = [number for number in sealed.keys() | found.keys() if sealed.get(number) != found.get(number)]
    return min(wrong, default=None), sum(count for _hash, count in found.values())
