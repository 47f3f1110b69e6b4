"""A question that is kept gives what the queryset gives, anew at every call."""

from __future__ import annotations

import pytest

from linja.people.audit.kept import LONGEST, Kept
from linja.people.organisations.models import Organisation

pytestmark = pytest.mark.django_db

_BY_KIND: Kept[Organisation] = Kept(
    lambda kind, keys: Organisation.objects.filter(kind=kind, pk__in=keys).order_by("pk")
)
_NAMES: Kept[tuple[int, str]] = Kept(
    lambda key: Organisation.objects.filter(pk=key).values_list("pk", "name")
)


def _made(number: int) -> list[int]:
    return [
        Organisation.objects.create(
            name=f"Foretak {one}", slug=f"foretak-{one}", kind="hf" if one % 2 else "rhf"
        ).pk
        for one in range(number)
    ]


def _fields(row: Organisation) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


@pytest.mark.parametrize("number", [1, 2, LONGEST, LONGEST + 1])
def test_the_rows_are_those_of_the_queryset(number: int) -> None:
    keys = tuple(_made(number))
    for kind in ("hf", "rhf", "hf"):
        plain = Organisation.objects.filter(kind=kind, pk__in=keys).order_by("pk")
        assert [_fields(row) for row in _BY_KIND(kind, keys)] == [_fields(row) for row in plain]


def test_nothing_is_remembered_but_the_question() -> None:
    first, second = _made(2)
    assert _NAMES(first) == [(first, "Foretak 0")]
    assert _NAMES(second) == [(second, "Foretak 1")]
    Organisation.objects.filter(pk=first).update(name="Nytt navn")
    assert (_NAMES.one(first), _NAMES.one(first + second)) == ((first, "Nytt navn"), None)


def test_no_keys_no_rows() -> None:
    assert _BY_KIND("hf", ()) == []


@pytest.mark.fault
def test_a_value_that_does_not_reach_the_sql_is_refused() -> None:
    lost: Kept[Organisation] = Kept(lambda key: Organisation.objects.filter(pk__gt=0))
    with pytest.raises(ValueError, match="does not stand in its SQL"):
        lost(1)
