"""Who stands directly above whom, for all at once: the twin of the line of one."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linja.people.organisations import queries
from tests.support.country import whole_country

pytestmark = pytest.mark.django_db


def test_for_all_at_once_as_for_each_by_its_line() -> None:
    whole_country()
    every = [one.id for one in queries.all_organisations()]
    lines = {one: queries.line_to(one) for one in every}
    with CaptureQueriesContext(connection) as asked:
        found = queries.directly_above()
    assert len(asked) == 1
    assert found == {one: line[-2].id for one, line in lines.items() if len(line) > 1}
    assert len(found) > 50
