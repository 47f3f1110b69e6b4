"""The roles and what they may do: each line says something, and says it in three languages."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import translation

from linja.faces.workbench.access import matrix
from linja.faces.workbench.access.acts import acts
from linja.people.accounts import roles
from tests.support.country import Country
from tests.support.house_client import HouseClient


def cells(name: str) -> dict[str, str]:
    """What a line says, by who is asked, without those who may not."""
    with translation.override("en"):
        (act,) = [one for one in acts() if str(one.name) == name]
    found = {one.key: matrix.cell(act, one) for one in matrix.people()}
    return {key: said for key, said in found.items() if said != matrix.NOWHERE}


def test_somebody_may_do_each_of_them() -> None:
    nobody = [
        str(act.name)
        for act in acts()
        if all(matrix.cell(act, one) == matrix.NOWHERE for one in matrix.people())
    ]
    assert nobody == []


def test_no_line_stands_twice() -> None:
    names = [(str(act.room), str(act.name)) for act in acts()]
    assert sorted({one for one in names if names.count(one) > 1}) == []


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("sign a report as its leader", {"rhf_leader": "own", "hf_leader": "own"}),
        ("record that the board has decided", {"hf_board_secretary": "own"}),
        (
            "read what was put before the user committee",
            {"user_committee": "own", "auditor (country)": "all"},
        ),
        (
            "read the log of what was done",
            {
                "auditor": "own",
                "administrator": "own",
                "auditor (country)": "all",
                "administrator (country)": "all",
            },
        ),
    ],
)
def test_what_a_line_says(name: str, who: dict[str, str]) -> None:
    assert cells(name) == who


def test_what_the_receiver_does_is_said_of_the_receiver() -> None:
    found = cells("send a report back")
    assert found["ministry"] == found["rhf_controller"] == found["hf_leader"] == matrix.OWN_ONLY
    assert {"clinic_contributor", "user_committee", "auditor"} & set(found) == set()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("role", ["", *roles.ROLES])
def test_the_page(country: Country, language: str, role: str) -> None:
    reader = HouseClient(language).sign_in(country.person("rhf_controller", country.midt))
    page = reader.get(reverse("access") + (f"?rolle={role}" if role else "")).page
    columns = 1 if role else len(matrix.people())
    assert page.text.count('<th scope="col"') >= columns + 1
