"""Facts about what is answered: reports, their sections, answers and what each answer covers.

One answer may answer several requirements; each of them has its own status (rule 3).
"""

from __future__ import annotations

from django.db import models

from linja.ground.kernel import vocabulary as words
from linja.line.reporting.models.common import choices


class Report(models.Model):
    """What one organisation answers for one period."""

    kind = models.CharField(max_length=40, choices=choices(words.DocumentKind))
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=5, default="nb")
    state = models.CharField(max_length=20, default="draft")
    #: The period within the year, as ``kernel.periods`` writes it; empty: the whole year.
    period = models.CharField(max_length=20, blank=True)
    #: What a special report is about, since several may be asked for the same period; else empty.
    subject = models.CharField(max_length=300, blank=True, default="")
    #: Whom it is handed in to: the one above at the time it was opened.
    receiver = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    #: Key of the template it was opened under, and the day that says which version of it (rule 12).
    template = models.CharField(max_length=60, blank=True)
    template_day = models.DateField(null=True, blank=True)
    origin = models.ForeignKey(
        "intake.UploadedDocument", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-year", "organisation_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "organisation", "year", "period", "subject"),
                condition=~models.Q(state="replaced"),
                name="report_once_a_year",
            ),
        )

    def __str__(self) -> str:
        return self.title


class ReportStep(models.Model):
    """One step that a report has taken along its lifecycle, as it was taken; never changed."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="steps")
    step = models.CharField(max_length=20)
    source = models.CharField(max_length=20)
    target = models.CharField(max_length=20)
    by_key = models.CharField(max_length=100)
    by_name = models.CharField(max_length=200)
    #: The reason given, when the step asks for one; shown to those whom it came back to.
    reason = models.TextField(blank=True)
    #: What the step rests on: a board case number, an owner meeting, an edition.
    reference = models.CharField(max_length=200, blank=True)
    #: Keys of the gaps that were accepted by name with the step.
    accepted_gaps = models.JSONField(default=list, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("report_id", "at", "id")


class ReportSection(models.Model):
    """A heading of the report with its own text, in printed order; ``level`` 1 is a chapter."""

    ROLES = ("frame", "narrative", "requirements", "statement", "appendix")

    report = models.ForeignKey(Report, models.CASCADE, related_name="sections")
    ordinal = models.PositiveIntegerField()
    level = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=300)
    role = models.CharField(max_length=20, choices=[(role, role) for role in ROLES])
    #: Blocks of the neutral tree as ``ground.document.serial`` writes them.
    blocks = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("report_id", "ordinal")
        constraints = (models.UniqueConstraint(fields=("report", "ordinal"), name="section_ordinal_once"),)


class Answer(models.Model):
    """What was done, in words. ``revision`` rises with each save, so that two writers are told."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="answers")
    #: Blocks of the neutral tree (paragraphs, lists, tables): the answer's running text, the result first.
    blocks = models.JSONField(default=list, blank=True)
    #: Typed parts beside the running text: ``{kind: blocks}`` with the kinds of ``vocabulary.AnswerPart``.
    parts = models.JSONField(default=dict, blank=True)
    updated_by = models.CharField(max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=1)
    origin = models.ForeignKey("intake.Finding", models.SET_NULL, null=True, blank=True, related_name="+")
    updated_at = models.DateTimeField(auto_now=True)


class AnsweredRequirement(models.Model):
    """One requirement in one report: where it is printed, its status, and the answer that covers it."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="answered")
    section = models.ForeignKey(ReportSection, models.CASCADE, related_name="answered")
    #: Order inside the section.
    ordinal = models.PositiveIntegerField()
    version = models.ForeignKey("requirements.RequirementVersion", models.PROTECT, related_name="+")
    answer = models.ForeignKey(Answer, models.SET_NULL, null=True, blank=True, related_name="covers")
    #: The words as this report prints them, when they differ from the register's.
    printed_stem = models.TextField(blank=True)
    printed_text = models.TextField(blank=True)
    printed_sub_items = models.JSONField(default=list, blank=True)
    #: The status phrase as printed (rule 3: kept beside the normalised answers).
    phrase = models.CharField(max_length=500, blank=True)
    #: The phrase stands inside the answer's own words, so it gets no line of its own.
    phrase_inline = models.BooleanField(default=False)
    #: The stem is printed here (first of its list), not only known.
    prints_stem = models.BooleanField(default=False)
    attainment = models.CharField(max_length=20, choices=choices(words.Attainment), blank=True)
    basis = models.CharField(max_length=20, choices=choices(words.Basis), blank=True)
    progress = models.CharField(max_length=20, choices=choices(words.Progress), blank=True)
    delivered_on = models.DateField(null=True, blank=True)
    #: Why nothing is reported (exempted, reported elsewhere), printed as its phrase.
    exemption = models.CharField(max_length=500, blank=True)
    #: Why it was not reached or is late: one of ``vocabulary.Cause``.
    cause = models.CharField(max_length=20, choices=choices(words.Cause), blank=True)
    #: An answer that refers to another follows its status until it gets one of its own.
    follows = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    #: The joint text of the reporting regions that is printed before the own addition.
    joint = models.ForeignKey("JointAnswer", models.SET_NULL, null=True, blank=True, related_name="rows")

    class Meta:
        ordering = ("section__ordinal", "ordinal")
        indexes = (models.Index(fields=("report", "attainment")), models.Index(fields=("version",)))
        constraints = (
            models.UniqueConstraint(fields=("report", "section", "ordinal"), name="answered_place_once"),
            models.UniqueConstraint(fields=("report", "version"), name="version_once_in_report"),
        )
