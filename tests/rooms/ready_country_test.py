"""The country that tests begin with is the one that the actions make, however often it is put back."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import transaction

from linja.people.audit import queries as audit
from tests.support.country import ready_country

pytestmark = pytest.mark.django_db


def rows() -> dict[str, list[dict[str, object]]]:
    """Everything in the database, table by table."""
    return {str(model): list(model._default_manager.order_by("pk").values()) for model in apps.get_models()}


def made() -> object:
    """The country and all that making it writes, which is then taken back."""
    with transaction.atomic():
        country = ready_country()
        written = rows()
        transaction.set_rollback(True)
    return country, written


def test_each_time_is_like_the_first() -> None:
    assert made() == made() == made()


def test_its_log_is_whole() -> None:
    ready_country()
    ready = audit.verify()
    assert ready.whole
