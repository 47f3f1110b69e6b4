"""Facts about what is answered: reports, their sections, answers and what each answer covers.

One answer may answer several requirements; each of them has its own status (rule 3).
"""

from __future__ import annotations

from enum import StrEnum

from django.db import models

from linja.ground.kernel import vocabulary as words


def _choices(enum: type[StrEnum]) -> list[tuple[str, str]]:
    return [(member.value, member.value) for member in enum]


class Report(models.Model):
    """What one organisation answers for one period."""

    kind = models.CharField(max_length=40, choices=_choices(words.DocumentKind))
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=5, default="nb")
    state = models.CharField(max_length=20, default="draft")
    origin = models.ForeignKey(
        "intake.UploadedDocument", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-year", "organisation_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "organisation", "year"),
                condition=~models.Q(state="replaced"),
                name="report_once_a_year",
            ),
        )

    def __str__(self) -> str:
        return self.title


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
    #: Blocks of the neutral tree (paragraphs, lists, tables).
    blocks = models.JSONField(default=list, blank=True)
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
    attainment = models.CharField(max_length=20, choices=_choices(words.Attainment), blank=True)
    basis = models.CharField(max_length=20, choices=_choices(words.Basis), blank=True)
    progress = models.CharField(max_length=20, choices=_choices(words.Progress), blank=True)
    delivered_on = models.DateField(null=True, blank=True)
    #: Why nothing is reported (exempted, reported elsewhere), printed as its phrase.
    exemption = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("section__ordinal", "ordinal")
        indexes = (models.Index(fields=("report", "attainment")), models.Index(fields=("version",)))
        constraints = (
            models.UniqueConstraint(fields=("report", "section", "ordinal"), name="answered_place_once"),
            models.UniqueConstraint(fields=("report", "version"), name="version_once_in_report"),
        )
