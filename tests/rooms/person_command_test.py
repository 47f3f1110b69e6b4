"""``linja person add``: the first person, from the command line."""

from __future__ import annotations

import io

import pytest

from linja.faces.cli.main import main
from linja.people.accounts import queries as people
from linja.people.organisations import queries as organisations

GOOD = "en lang setning om fjell\n"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch):
    def _type(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    return _type


@pytest.mark.django_db
def test_the_first_administrator_can_sign_in(typed, capsys) -> None:
    typed(GOOD)
    assert main(["person", "add", "ada@example.no", "--name", "Ada"]) == 0
    person = people.person_by_email("ada@example.no")
    assert person is not None
    assert people.actor_for(person).has("administrator")
    assert capsys.readouterr().out == "ada@example.no can sign in.\n"


@pytest.mark.django_db
def test_a_role_in_an_organisation_by_name(typed) -> None:
    typed(GOOD)
    words = ["person", "add", "k@example.no", "--name", "Kari", "--role", "rhf_controller"]
    assert main([*words, "--organisation", "Helse Vest RHF"]) == 0
    vest = organisations.find_by_name("Helse Vest RHF")
    person = people.person_by_email("k@example.no")
    assert vest is not None
    assert person is not None
    assert people.actor_for(person).organisations("rhf_controller") == {vest.id}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("password", "more", "said"),
    [
        ("kort\n", [], "12 tegn"),
        (GOOD, ["--organisation", "Helse Atlantis RHF"], "No organisation is called"),
        (GOOD, ["--role", "konge"], "konge"),
    ],
)
def test_what_cannot_be_done_is_said_and_nobody_is_added(typed, capsys, password, more, said) -> None:
    typed(password)
    assert main(["person", "add", "x@example.no", "--name", "X", *more]) == 1
    assert said in capsys.readouterr().err
    assert people.person_by_email("x@example.no") is None
