"""People, and the roles they hold where and when."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from linja.people.audit.kept import Kept


class PersonManager(BaseUserManager["Person"]):
    """People are found by e-mail address, whatever its letters' size."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """Used by sign-in."""
        return self.get(email__iexact=username)

    def get(self, *args: Any, **lookup: Any) -> Person:
        """As always; by key alone, as with every answer that is given, by a question that is kept."""
        if args or lookup.keys() != {"pk"}:
            return super().get(*args, **lookup)
        found = _BY_KEY.one(int(lookup["pk"]))
        if found is None:
            raise self.model.DoesNotExist
        return found


_BY_KEY: Kept[Person] = Kept(lambda key: Person.objects.filter(pk=key))


class Person(AbstractBaseUser):
    """Somebody who can sign in. Rights come from assignments, never from the person."""

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=150)
    preferred_language = models.CharField(max_length=2, blank=True, default="")
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    # Packages ask for these; the house has no back door for superusers.
    is_staff = False
    is_superuser = False

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_once")]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name as shown."""
        return self.name

    def get_short_name(self) -> str:
        """The first of the names."""
        return self.name.split(" ", maxsplit=1)[0]

    def has_perm(self, _perm: str, _obj: Any = None) -> bool:
        """No: what may be done is said by each room's rules."""
        return False

    def has_module_perms(self, _app_label: str) -> bool:
        """No: see :meth:`has_perm`."""
        return False


class Assignment(models.Model):
    """A person holds a role in an organisation (None: in the whole country) from a date to a date."""

    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=32)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["valid_from", "id"]
        indexes = [models.Index(fields=["organisation", "role"])]
        constraints = [
            models.CheckConstraint(
                name="assignment_ends_after_start",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
            models.UniqueConstraint(
                fields=["person", "role", "organisation", "valid_from"], name="assignment_once"
            ),
            models.UniqueConstraint(
                fields=["person", "role", "valid_from"],
                condition=Q(organisation=None),
                name="assignment_once_in_the_country",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.valid_from}"
