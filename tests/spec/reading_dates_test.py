"""Norwegian date phrases: what is printed, the last day meant, how exactly it is said."""

import pytest

from linja.ground.kernel.dates import date_phrases, parse_date

MEETING = "2020-05-08"


@pytest.mark.parametrize(
    ("printed", "iso", "precision"),
    [
        ("innen 1. november 2019", "2019-11-01", "day"),
        ("1. nov. 2019", "2019-11-01", "day"),
        ("innen 1. mars", "2020-03-01", "day"),
        ("1.1.2025", "2025-01-01", "day"),
        ("10.01.21", "2021-01-10", "day"),
        ("2019-06-21", "2019-06-21", "day"),
        ("11DES2019", "2019-12-11", "day"),
        ("primo mai 2020", "2020-05-10", "month"),
        ("medio mai 2020", "2020-05-15", "month"),
        ("ultimo februar 2020", "2020-02-29", "month"),
        ("innen utgangen av august 2019", "2019-08-31", "month"),
        ("innan utgangen av august", "2020-08-31", "month"),
        ("i juni 2020", "2020-06-30", "month"),
        ("første kvartal 2021", "2021-03-31", "month"),
        ("våren 2020", "2020-06-30", "season"),
        ("hausten 2021", "2021-12-31", "season"),
        ("tidlig i 2021", "2021-03-31", "season"),
        ("medio 2021", "2021-06-30", "season"),
        ("første halvår 2020", "2020-06-30", "half_year"),
        ("andre halvår 2020", "2020-12-31", "half_year"),
        ("annen halvdel av 2021", "2021-12-31", "half_year"),
        ("1. tertial 2021", "2021-04-30", "tertial"),
        ("2. tertial 2021", "2021-08-31", "tertial"),
        ("i løpet av 2019", "2019-12-31", "year"),
        ("planperioden 2020–2023", "2023-12-31", "year"),
        ("årsskiftet 2022/2023", "2022-12-31", "day"),
        ("innen tre uker fra foretaksmøtet", "2020-05-29", "event"),
        ("innan tre månader frå møtet", "2020-08-08", "event"),
    ],
)
def test_one_phrase(printed: str, iso: str, precision: str) -> None:
    (found,) = date_phrases(printed, year=2020, event_day=MEETING)
    assert (found.iso, found.precision.value) == (iso, precision)


@pytest.mark.parametrize("printed", ["31.02.2020", "kapittel 732", "sak 12/19", "45 dager", "kl. 22.00"])
def test_no_date(printed: str) -> None:
    assert parse_date(printed) is None


def test_a_day_without_year_needs_one() -> None:
    assert parse_date("innen 1. mars") is None
    assert parse_date("innen 1. mars", year=2021).iso == "2021-03-01"  # type: ignore[union-attr]


def test_an_event_without_its_day_has_no_date() -> None:
    (found,) = date_phrases("senest tre uker fra foretaksmøtet")
    assert (found.iso, found.precision.value) == (None, "event")


def test_places_are_those_of_the_text() -> None:
    text = "Plan sendes 1. april 2019, rapport medio mai 2020."
    assert [text[d.start : d.end] for d in date_phrases(text)] == ["1. april 2019", "medio mai 2020"]
