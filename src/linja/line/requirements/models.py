"""Facts about what is asked: governing documents, requirements and their versions.

Rule 1: text, stem and place are stored verbatim. Rule 2: everything that may change stands on the
version, and a version is never edited. Only ``actions`` writes here.
"""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.db.models import Q

from linja.ground.kernel import numbers, targets
from linja.ground.kernel import vocabulary as words


def _choices(enum: type[StrEnum]) -> list[tuple[str, str]]:
    return [(member.value, member.value) for member in enum]


class GoverningDocument(models.Model):
    """A document that binds: mission letter, protocol, letter, regulation."""

    kind = models.CharField(max_length=40, choices=_choices(words.DocumentKind))
    title = models.CharField(max_length=300)
    issuer = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    issued_on = models.DateField(null=True, blank=True)
    edition = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(max_length=5, default="nb")
    reference = models.CharField(max_length=100, blank=True)
    #: The document whose requirements this one changes, when it is an amending letter.
    amends = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    #: A draft binds nobody, and only the issuer's own people see it (``lifecycle.ORDER``).
    state = models.CharField(
        max_length=10, choices=[("draft", "draft"), ("issued", "issued")], default="issued"
    )
    #: Who opened it here as a draft, and who issued it and when; empty for what stands on paper.
    opened_by = models.CharField(max_length=200, blank=True)
    issued_by = models.CharField(max_length=200, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    #: The uploaded file it was read from, when it was.
    origin = models.ForeignKey(
        "intake.UploadedDocument", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-year", "-issued_on", "id")
        indexes = (
            models.Index(fields=("year", "kind")),
            models.Index(fields=("state",), name="governing_document_state"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "year", "issued_on", "issuer", "edition", "title"),
                name="governing_document_once",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Addressee(models.Model):
    """An organisation that a governing document speaks to."""

    document = models.ForeignKey(GoverningDocument, models.CASCADE, related_name="addressees")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    #: Empty: from the document's own day, and for good. Dated when an organisation took over from another.
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("document", "organisation"), name="addressee_once"),)


class Requirement(models.Model):
    """One thing that is asked. Its words stand on the versions."""

    document = models.ForeignKey(GoverningDocument, models.PROTECT, related_name="requirements")
    ordinal = models.PositiveIntegerField()
    kind = models.CharField(max_length=30, choices=_choices(words.RequirementKind))
    chapter = models.CharField(max_length=20, blank=True)
    chapter_title = models.CharField(max_length=300, blank=True)
    heading = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=300, blank=True)
    #: Rule 1: a passed-down requirement derives from a *version*.
    derived_from = models.ForeignKey(
        "RequirementVersion", models.PROTECT, null=True, blank=True, related_name="+"
    )
    #: The last version; kept by the action that adds one, so that lists need one join.
    current = models.ForeignKey("RequirementVersion", models.PROTECT, null=True, blank=True, related_name="+")
    #: Copies of the document's year and of the current version's answers, kept by the actions, so that
    #: the register filters, sorts and counts without a join.
    year = models.PositiveSmallIntegerField()
    obligation = models.CharField(
        max_length=20, choices=_choices(words.Obligation), default=words.Obligation.IN_FORCE
    )
    due_on = models.DateField(null=True, blank=True)
    #: The first lead as printed; empty when none is named.
    lead = models.CharField(max_length=200, blank=True)
    #: Where it was read: the finding with its lines and page.
    origin = models.ForeignKey("intake.Finding", models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("document_id", "ordinal")
        indexes = (
            models.Index(fields=("document", "kind")),
            models.Index(fields=("-year", "document", "ordinal"), name="register_order"),
            models.Index(fields=("due_on", "id"), name="register_by_deadline"),
            # So that the register's filters are counted from an index alone.
            models.Index(fields=("kind",), name="register_kinds"),
            models.Index(fields=("chapter_title",), name="register_goal_areas"),
            models.Index(fields=("lead",), name="register_leads"),
        )
        constraints = (
            models.UniqueConstraint(fields=("document", "ordinal"), name="ordinal_once_in_document"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.chapter} #{self.ordinal}"


class RequirementVersion(models.Model):
    """The requirement as it read from a day on, as it was known from a moment on."""

    requirement = models.ForeignKey(Requirement, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    change = models.CharField(max_length=30, choices=_choices(words.ChangeType))
    #: The document that made this version (the first one's own, or the amending letter).
    changed_by = models.ForeignKey(GoverningDocument, models.PROTECT, related_name="made_versions")
    text = models.TextField()
    stem = models.TextField(blank=True)
    sub_items = models.JSONField(default=list, blank=True)
    obligation = models.CharField(
        max_length=20, choices=_choices(words.Obligation), default=words.Obligation.IN_FORCE
    )
    #: The change as the amending document words it.
    change_verbatim = models.TextField(blank=True)
    in_force_from = models.DateField()
    known_from = models.DateTimeField()
    #: Last day of the final own deadline, derived from ``deadlines`` when the version is written.
    due_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("requirement_id", "in_force_from", "number")
        indexes = (
            models.Index(fields=("requirement", "in_force_from", "known_from")),
            models.Index(fields=("obligation", "due_on")),
        )
        constraints = (
            models.UniqueConstraint(fields=("requirement", "number"), name="version_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_number_from_one"),
        )

    def __str__(self) -> str:
        return f"{self.requirement_id} v{self.number}"


class Deadline(models.Model):
    """A date in a version's text, with what kind of date it is and whose."""

    version = models.ForeignKey(RequirementVersion, models.CASCADE, related_name="deadlines")
    type = models.CharField(max_length=20, choices=_choices(words.DeadlineType))
    precision = models.CharField(max_length=20, choices=_choices(words.DatePrecision))
    due_on = models.DateField(null=True, blank=True)
    verbatim = models.CharField(max_length=200)
    #: Empty: the addressee's own.
    owner = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("due_on", "id")


class RequirementRole(models.Model):
    """An organisation's part in a version: lead, coordinator, partner, recipient."""

    version = models.ForeignKey(RequirementVersion, models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20, choices=_choices(words.RoleKind))
    #: As printed; the organisation is set when the name is known.
    name = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("role", "id")


class Citation(models.Model):
    """A typed reference in a version's text (Prop., Meld. St., forskrift, anmodningsvedtak ...)."""

    version = models.ForeignKey(RequirementVersion, models.CASCADE, related_name="citations")
    kind = models.CharField(max_length=40)
    verbatim = models.CharField(max_length=300)

    class Meta:
        ordering = ("id",)


class Funding(models.Model):
    """Money that follows a requirement."""

    version = models.ForeignKey(RequirementVersion, models.CASCADE, related_name="funding")
    budget_chapter = models.CharField(max_length=20, blank=True)
    budget_post = models.CharField(max_length=20, blank=True)
    amount = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    verbatim = models.CharField(max_length=300)

    class Meta:
        ordering = ("id",)


class Lineage(models.Model):
    """A tie between requirements of different documents or years."""

    KINDS = ("continues", "repeats", "amends", "replaces", "fulfils")

    earlier = models.ForeignKey(Requirement, models.PROTECT, related_name="later_ties")
    later = models.ForeignKey(Requirement, models.PROTECT, related_name="earlier_ties")
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in KINDS])
    #: When it was found to be wrong. What was once said is not removed.
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("earlier", "later", "kind"), condition=Q(ended_at=None), name="lineage_once"
            ),
            models.CheckConstraint(condition=~Q(earlier=models.F("later")), name="lineage_not_itself"),
        )


class Order(models.Model):
    """A governing document written here, from one unit to one below it; it is frozen when it is issued."""

    document = models.OneToOneField(GoverningDocument, models.CASCADE, related_name="order")
    issuer = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    receiver = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    #: 1: the year's own; higher: what was added later in the year.
    edition = models.PositiveSmallIntegerField()
    opened_by = models.CharField(max_length=200)
    opened_at = models.DateTimeField(auto_now_add=True)
    issued_by = models.CharField(max_length=200, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        # Two who pass down at once must find the same draft.
        constraints = (
            models.UniqueConstraint(
                fields=("issuer", "receiver", "year", "edition"), name="order_edition_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.issuer_id} → {self.receiver_id} ({self.edition})"


class PendingChange(models.Model):
    """What a draft letter will change when it is issued; until then nobody reads anything otherwise."""

    document = models.ForeignKey(GoverningDocument, models.CASCADE, related_name="pending")
    requirement = models.ForeignKey(Requirement, models.PROTECT, related_name="+")
    #: The change itself (``calculations.pending``).
    fields = models.JSONField()
    written_by = models.CharField(max_length=200)
    written_at = models.DateTimeField()

    class Meta:
        constraints = (
            # A letter changes a requirement once.
            models.UniqueConstraint(fields=("document", "requirement"), name="pending_change_once"),
        )

    def __str__(self) -> str:
        return f"{self.document_id} → {self.requirement_id}"


class VersionTarget(models.Model):
    """A target of a version, as a unit has set it (see ``kernel.targets``)."""

    version = models.ForeignKey(RequirementVersion, models.CASCADE, related_name="targets")
    operator = models.CharField(max_length=20, choices=_choices(targets.Operator))
    value = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    unit = models.CharField(max_length=30, blank=True, choices=_choices(numbers.Unit))
    scope = models.CharField(max_length=200, blank=True)
    horizon = models.DateField(null=True, blank=True)
    baseline = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.CharField(max_length=500, blank=True)
    set_by = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")

    class Meta:
        ordering = ("id",)


class Treatment(models.Model):
    """What a unit has decided to do with a requirement that binds it: passed it down, or kept it."""

    DECISIONS = ("passed", "kept")

    requirement = models.ForeignKey(Requirement, models.PROTECT, related_name="treatments")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    #: The version that was treated: a newer one asks to be looked at.
    version = models.ForeignKey(RequirementVersion, models.PROTECT, related_name="+")
    decision = models.CharField(max_length=10, choices=[(one, one) for one in DECISIONS])
    note = models.TextField(blank=True)
    decided_by = models.CharField(max_length=200)
    decided_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("requirement", "organisation"), name="treatment_once"),
        )


class Consideration(models.Model):
    """A derived requirement has been looked at after the one above it was changed."""

    DECISIONS = ("followed", "left")

    requirement = models.ForeignKey(Requirement, models.CASCADE, related_name="considerations")
    #: The version above that was looked at.
    version = models.ForeignKey(RequirementVersion, models.PROTECT, related_name="+")
    decision = models.CharField(max_length=10, choices=[(one, one) for one in DECISIONS])
    note = models.TextField(blank=True)
    decided_by = models.CharField(max_length=200)
    decided_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("requirement", "version"), name="considered_once"),)


class Delegation(models.Model):
    """The lead of a joint requirement lets a unit of its own lead on its behalf."""

    requirement = models.ForeignKey(Requirement, models.PROTECT, related_name="delegations")
    lead = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    delegate = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    decided_by = models.CharField(max_length=200)
    decided_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("requirement",), condition=Q(ended_at=None), name="delegated_to_one"
            ),
            models.CheckConstraint(condition=~Q(lead=models.F("delegate")), name="delegated_to_another"),
        )
