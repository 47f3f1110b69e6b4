"""Noting what an answer was merged from, and verdicts by part."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from linja.ground.document.tree import Block
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.reporting import calculations, lifecycle
from linja.line.reporting.actions.common import writable, writable_row
from linja.line.reporting.models import (
    AnsweredRequirement,
    MergedAnswer,
    PartVerdict,
    Report,
    ReportSection,
)
from linja.line.reporting.records import MergedDraft, VerdictOfPart
from linja.people.audit.acting import acting


def note_merged(actor: Actor, answered_id: int, drafts: Sequence[MergedDraft]) -> None:
    """Keep which units' answers stand in this one, and how they read; only what was handed in to it."""
    with acting(actor, "reporting.merge") as act:
        row, report = writable_row(act, answered_id)
        _refuse_foreign(report, {draft.source_id for draft in drafts})
        for draft in drafts:
            MergedAnswer.objects.update_or_create(
                answered=row,
                source_id=draft.source_id,
                defaults={
                    "revision": draft.revision,
                    "fingerprint": draft.fingerprint,
                    "text": draft.text,
                    "merged_by": actor.name[:200],
                    "merged_at": timezone.now(),
                },
            )
        if not drafts:
            act.nothing_changed()
            return
        act.log(report, {"answered": row.pk, "merged": [draft.source_id for draft in drafts]})


def set_part_verdicts(actor: Actor, answered_id: int, verdicts: Sequence[VerdictOfPart]) -> None:
    """Say how far each part was reached; those that were there and are not named go."""
    with acting(actor, "reporting.set_part_verdicts") as act:
        row, report = writable_row(act, answered_id)
        labels = [one.label.strip()[:200] for one in verdicts]
        if not all(labels) or len({label.lower() for label in labels}) != len(labels):
            raise Refused(Refusal("reporting.part_named_twice", {}))
        before = [[one.label, one.attainment, one.note] for one in row.part_verdicts.all()]
        after = [
            [label, one.attainment.value, one.note.strip()[:500]]
            for label, one in zip(labels, verdicts, strict=True)
        ]
        if before == after:
            act.nothing_changed()
            return
        row.part_verdicts.all().delete()
        PartVerdict.objects.bulk_create(
            PartVerdict(answered=row, ordinal=place, label=label, attainment=attainment, note=note)
            for place, (label, attainment, note) in enumerate(after, start=1)
        )
        act.log(report, {"answered": row.pk, "parts": (before, after)})


def add_to_section(actor: Actor, section_id: int, blocks: Sequence[Block]) -> None:
    """Put blocks after a section's own text; what others have written there meanwhile stays."""
    with acting(actor, "reporting.write_section") as act:
        section = act.lock(ReportSection.objects, pk=section_id)
        report = writable(act, section.report_id)
        if not blocks:
            raise Refused(Refusal("reporting.nothing_written", {}))
        text = [part for part in section.blocks if "slot" not in part]
        slots = [part for part in section.blocks if "slot" in part]
        section.blocks = text + calculations.stored(blocks) + slots
        section.save(update_fields=["blocks"])
        act.log(report, {"section": section.title, "added": len(blocks)})


def _refuse_foreign(report: Report, source_ids: set[int]) -> None:
    """Sources must have been handed in to whoever writes here."""
    rows = AnsweredRequirement.objects.filter(
        pk__in=source_ids,
        report__receiver_id=report.organisation_id,
        report__state__in=lifecycle.HANDED_OVER,
    )
    if rows.count() != len(source_ids):
        raise Refused(Refusal("reporting.not_found", {}))
