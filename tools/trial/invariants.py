"""What must hold whatever happened: nothing half-done, nothing twice, nothing without its trace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise


def broken() -> list[str]:
    """Everything that does not hold, in short lines."""
    return [*_log(), *_steps(), *_answers(), *_editions(), *_handed_in(), *_told()]


def _log() -> Iterator[str]:
    from linja.people.audit import queries as audit

    verdict = audit.verify()
    if not verdict.whole:
        yield f"the log is broken: {verdict}"


def _steps() -> Iterator[str]:
    """A report stands where its last step led, each step began where the one before ended, all are logged."""
    from linja.line.reporting.models import Report, ReportStep
    from linja.people.audit.models import AuditEntry

    logged = Counter(
        AuditEntry.objects.filter(action__startswith="reporting.").values_list(
            "subject_kind", "subject_id", "action"
        )
    )
    for report in Report.objects.all():
        steps = list(ReportStep.objects.filter(report=report).order_by("id"))
        stands = steps[-1].target if steps else "draft"
        if report.state != stands:
            yield f"report {report.pk} is {report.state}, its last step led to {stands}"
        for one, after in pairwise(steps):
            if one.target != after.source:
                yield f"report {report.pk}: {after.step} began at {after.source}, after {one.target}"
        for name, count in Counter(one.step for one in steps).items():
            noted = logged["reporting.report", str(report.pk), f"reporting.{name}"]
            if noted != count:
                yield f"report {report.pk}: {count} steps {name}, {noted} in the log"


def _answers() -> Iterator[str]:
    """An answer has been saved as often as its revision says, and the log holds each time."""
    from linja.line.reporting.models import AnsweredRequirement
    from linja.people.audit.models import AuditEntry

    changes = AuditEntry.objects.filter(action__in=("reporting.write_answer", "reporting.write_parts"))
    saved = Counter(each["answered"]["to"] for each in changes.values_list("changes", flat=True))
    for row in AnsweredRequirement.objects.exclude(answer=None).select_related("answer"):
        if row.answer is not None and row.answer.revision != saved[row.pk]:
            yield f"answer {row.pk}: revision {row.answer.revision}, saved {saved[row.pk]} times in the log"


def _editions() -> Iterator[str]:
    """Numbers without a hole, and each tree is the one that its fingerprint was taken of."""
    from linja.ground.document.serial import from_data
    from linja.ground.document.walk import content_hash
    from linja.line.publication.models import Edition, Publication

    for publication in Publication.objects.all():
        numbers = sorted(publication.editions.values_list("number", flat=True))
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"publication {publication.pk} has editions {numbers}"
    for edition in Edition.objects.all().iterator(chunk_size=50):
        if content_hash(from_data(edition.tree)) != edition.content_hash:
            yield f"edition {edition.pk} is not what its fingerprint says"


def _handed_in() -> Iterator[str]:
    """Each handing-in has put an edition before the receiver."""
    from linja.line.publication.models import Submission
    from linja.line.reporting.models import ReportStep

    steps = Counter(
        f"report:{one}" for one in ReportStep.objects.filter(step="submit").values_list("report", flat=True)
    )
    shown = Counter(
        Submission.objects.filter(audience="receiver").values_list("edition__publication__subject", flat=True)
    )
    for subject in steps.keys() | shown.keys():
        if steps[subject] != shown[subject]:
            yield f"{subject}: {steps[subject]} times handed in, {shown[subject]} times put before"


def _told() -> Iterator[str]:
    """Whoever is to know has been told once: the receiver of what came, the clinic of what went back."""
    from linja.line.reporting.models import Report, ReportStep

    for report in Report.objects.exclude(receiver=None):
        steps = Counter(ReportStep.objects.filter(report=report).values_list("step", flat=True))
        for step, about, place in (
            ("submit", f"received:{report.pk}", report.receiver_id),
            ("return", f"report:{report.pk}", report.organisation_id),
        ):
            told = _notices(about, place)
            wrong = {person: count for person, count in told.items() if count != steps[step]}
            if wrong or (steps[step] and not told):
                yield f"report {report.pk}: {steps[step]} steps {step}, told {wrong or 'to nobody'}"


def _notices(about: str, place: int | None) -> Counter[int]:
    """How often each person of a place has been told of this."""
    from linja.people.accounts.models import Assignment
    from linja.people.notices.models import Notice

    here = Assignment.objects.filter(organisation_id=place).values("person_id")
    return Counter(Notice.objects.filter(about=about, person__in=here).values_list("person_id", flat=True))
