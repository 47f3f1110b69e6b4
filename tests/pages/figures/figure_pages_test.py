"""/arbeid/tall/: the list, an indicator in its views, boards and files; and nothing of another region's."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.value_states import ValueState
from linja.line.indicators import actions, queries
from linja.line.indicators.calculations.shapes import json_stat, table
from linja.line.indicators.records import BreakDraft, BreakKind, Row, ValueDraft
from linja.people.audit.models import AccessEntry
from tests.support.country import Country
from tests.support.house_client import HouseClient
from tests.support.page_checks import text_of

pytestmark = pytest.mark.django_db
LANGUAGES = ("nb", "nn", "en")
WAITING, BREACHES, CANCER = "waiting_time_started", "deadline_breaches_started", "cancer_pathways_in_time"
VIEWS = ("utvikling", "foretak", "landet", "deler", "variasjon", "trakt")


def reader(
    country: Country, role: str = "rhf_controller", place: str = "midt", language: str = "nb"
) -> HouseClient:
    return HouseClient(language).sign_in(country.person(role, getattr(country, place)))


def draft(place: int, indicator: str, period: str, number: str | None, **more: Any) -> ValueDraft:
    return ValueDraft(place, indicator, period, None if number is None else Decimal(number), **more)


def keep(drafts: Iterable[ValueDraft], name: str = "tall.csv", *, released: bool = True) -> None:
    rows = [Row(at, one) for at, one in enumerate(drafts, 2)]
    taken = actions.take_in(SYSTEM, rows, sha256=name, name=name)
    assert (taken.new, taken.left_out) == (len(rows), ())
    if released:
        actions.release(SYSTEM, [one.id for one in queries.values(SYSTEM) if one.source.startswith(name)])


def share(place: int, period: str, top: int, bottom: int, indicator: str = BREACHES, **more: Any) -> ValueDraft:
    number = (Decimal(100) * top / bottom).quantize(Decimal("0.1"))
    return draft(
        place, indicator, period, str(number), numerator=Decimal(top), denominator=Decimal(bottom), **more
    )


def small_figures(country: Country) -> None:
    """Years, months, parts and states of one region, and the same of the other."""
    midt, ous = country.midt, country.ous
    keep(
        [
            draft(midt, WAITING, "2016", "60.2"),
            draft(midt, WAITING, "2017", "59"),
            draft(midt, WAITING, "2019", "57.5", state=ValueState.PROVISIONAL),
            draft(midt, WAITING, "2020", None, state=ValueState.NOT_PUBLISHED),
            draft(country.sorost, WAITING, "2017", "61"),
            *(share(midt, f"2019-{month:02d}", 10 + month, 1000) for month in range(1, 13)),
            share(country.stolavs, "2019", 30, 1000),
            share(country.nordtrondelag, "2019", 80, 1000),
            share(ous, "2019", 15, 900),
            draft(midt, CANCER, "2018", "71", breakdown="cancer_forms=lung"),
            draft(midt, CANCER, "2019", "64", breakdown="cancer_forms=lung"),
            draft(midt, CANCER, "2019", None, breakdown="cancer_forms=breast", state=ValueState.SUPPRESSED),
        ]
    )
    actions.say_break(
        SYSTEM, BreakDraft(BreakKind.JOURNAL_SYSTEM, date(2018, 6, 1), "Nytt journalsystem", WAITING)
    )


def cells(page: Any) -> list[list[str]]:
    """The rows of all tables of the page, heads left out."""
    return [
        [text_of(cell) for cell in row if cell.tag in {"td", "th"}]
        for row in page.all("tr")
        if any(cell.tag == "td" for cell in row)
    ]


def drawing(page: Any) -> list[str]:
    """All words of the charts."""
    return [text_of(one) for svg in page.all("svg") for one in svg.iter("text")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_in_three_languages(country: Country, language: str) -> None:
    client = reader(country, language=language)
    client.get(reverse("figures"))
    client.get(reverse("figures_one", args=(WAITING,)))
    client.get(reverse("figures_board", args=(country.midt,)))
    small_figures(country)
    for view in VIEWS:
        client.get(reverse("figures_one", args=(BREACHES,)), {"vis": view, "slag": "month"})
    client.get(reverse("figures_one", args=(CANCER,)), {"vis": "deler"})
    client.get(reverse("figures_one", args=(WAITING,)))
    client.get(reverse("figures_board", args=(country.midt,)))
