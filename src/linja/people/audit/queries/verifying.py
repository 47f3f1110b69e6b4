"""Whether the log still says what it said: the chain of what was done, the batches of what was read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Max

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
    """Walk the chain from its start and compute every fingerprint again, then those of the batches.

    Others may be writing meanwhile: what is proved is the log as it stood when the proof began, and that
    nothing stands in it now beyond its kept end.
    """
    head = _head()
    chain = _chain(head)
    if not chain.whole:
        return chain
    broken, read = _batches(head[0])
    unsealed = AccessEntry.objects.filter(batch=None).count()
    return Verdict(broken is None, chain.entries, None, read, unsealed, broken)


def _head() -> tuple[int, str]:
    """The kept end of the chain: the number of the last entry, and its fingerprint."""
    found = AuditHead.objects.values_list("sequence", "hash").first()
    return found or (0, "")


def _chain(head: tuple[int, str]) -> Verdict:
    previous, count = "", 0
    rows = AuditEntry.objects.filter(sequence__lte=head[0]).order_by("sequence").values(*FIELDS, "hash")
    for row in rows.iterator(chunk_size=1000):
        count += 1
        fits = row["sequence"] == count and row["previous_hash"] == previous
        if not fits or entry_hash(row) != row["hash"]:
            return Verdict(False, count, row["sequence"])
        previous = row["hash"]
    # The last entries may have been cut off: the chain itself would not show it, its kept end does.
    if head != (count, previous):
        return Verdict(False, count, count + 1)
    last = AuditEntry.objects.aggregate(last=Max("sequence"))["last"] or 0
    # The end is read after the last entry, so that one written in between is not taken for an intruder.
    return Verdict(True, count) if last <= _head()[0] else Verdict(False, count, last)


def _batches(until: int) -> tuple[int | None, int]:
    """The first batch that is not what was sealed (or that nobody sealed), and how many notes are sealed.

    The seals are read before the notes and after them: a batch that is being sealed meanwhile is in neither
    or in both.
    """
    before = _sealed(until)
    found = _found()
    after = _sealed(None)
    wrong = [number for number, seal in before.items() if found.get(number) != seal]
    wrong += [number for number, notes in found.items() if after.get(number) != notes]
    return min(wrong, default=None), sum(count for _hash, count in found.values())


def _sealed(until: int | None) -> dict[int, tuple[str, int]]:
    rows = AuditEntry.objects.filter(action=SEAL)
    if until is not None:
        rows = rows.filter(sequence__lte=until)
    return {
        int(number): (facts["fingerprint"]["to"], facts["count"]["to"])
        for number, facts in rows.values_list("subject_id", "changes")
    }


def _found() -> dict[int, tuple[str, int]]:
    rows = (
        AccessEntry.objects.exclude(batch=None).order_by("batch", "id").values("batch", "id", *ACCESS_FIELDS)
    )
    found: dict[int, tuple[str, int]] = {}
    for number, held in groupby(rows.iterator(chunk_size=1000), key=lambda row: row["batch"]):
        batch = list(held)
        found[number] = (batch_hash(batch), len(batch))
    return found
