"""The sentence over several units, as a controller would write it. One table; nobody silent is spoken for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linja.ground.kernel.vocabulary import Attainment, RequirementKind
from linja.pillars.steering import wording
from linja.pillars.steering.calculations.merging import in_order, offers, rolled_up
from linja.pillars.steering.records.merging import Said

DEFINITIONS = Path(__file__).resolve().parents[2] / "definitions"
NB, NN = wording.merging(DEFINITIONS, "nb"), wording.merging(DEFINITIONS, "nn")
GOAL, TASK, DEMAND = RequirementKind.GOAL, RequirementKind.TASK, RequirementKind.DEMAND

R, P, N, U = Attainment.REACHED, Attainment.PARTLY, Attainment.NOT_REACHED, Attainment.UNKNOWN
LATE = "late"  # has not handed in
MIDT = ("St. Olavs hospital HF", "Helse Møre og Romsdal HF", "Helse Nord-Trøndelag HF")
NINE = (*(f"Sykehuset {letter} HF" for letter in "ABCDEFGH"), "Sykehuset Innlandet HF")


def said(names: tuple[str, ...], verdicts: str | list[object], kind: str = "hf") -> list[Said]:
    return [
        Said(name, kind, None if one in (LATE, None) else one, one != LATE)  # type: ignore[arg-type]
        for name, one in zip(names, verdicts, strict=True)
    ]


@pytest.mark.parametrize(
    ("verdicts", "first"),
    [
        ([R, R, R], "Alle helseforetakene har nådd målet."),
        ([N, N, N], "Ingen av helseforetakene har nådd målet."),
        (
            [R, R, N],
            "St. Olavs hospital HF og Helse Møre og Romsdal HF har nådd målet. "
            "Helse Nord-Trøndelag HF har ikke nådd målet.",
        ),
        (
            [P, N, N],
            "Ingen av helseforetakene har nådd målet. St. Olavs hospital HF har delvis nådd målet.",
        ),
        (
            [R, R, LATE],
            "Alle helseforetakene som har rapportert, har nådd målet. {2} har ikke levert rapport.",
        ),
        (
            [N, N, LATE],
            "Ingen av helseforetakene som har rapportert, har nådd målet. {2} har ikke levert rapport.",
        ),
        (
            [R, N, LATE],
            "St. Olavs hospital HF har nådd målet. Helse Møre og Romsdal HF har ikke nådd målet. "
            "{2} har ikke levert rapport.",
        ),
        ([R, R, U], "{0} og {1} har nådd målet. Måloppnåelsen er ikke kjent for {2}."),
        ([U, U, U], "Måloppnåelsen er ikke kjent for {0}, {1} og {2}."),
        ([R, None, None], "{0} har nådd målet. Måloppnåelsen er ikke kjent for {1} og {2}."),
    ],
)
def test_three_hospitals(verdicts: list[object], first: str) -> None:
    assert offers(said(MIDT, verdicts), GOAL, NB)[0].text == first.format(*MIDT)


@pytest.mark.parametrize(
    ("reached", "first", "keys"),
    [
        (9, "Alle helseforetakene har nådd målet.", ["all", "names"]),
        (
            8,
            "Alle helseforetakene med unntak av Sykehuset Innlandet HF har nådd målet.",
            ["all_but", "some", "names"],
        ),
        (
            7,
            "Alle helseforetakene med unntak av Sykehuset H HF og Sykehuset Innlandet HF har nådd målet.",
            ["all_but", "some", "names"],
        ),
        (
            5,
            "Fem av ni helseforetak har nådd målet. Sykehuset F HF, Sykehuset G HF, Sykehuset H HF og "
            "Sykehuset Innlandet HF har ikke nådd målet.",
            ["some", "names", "all_but"],
        ),
        (
            1,
            "Ett av ni helseforetak har nådd målet. Sykehuset B HF, Sykehuset C HF, Sykehuset D HF, "
            "Sykehuset E HF, Sykehuset F HF, Sykehuset G HF, Sykehuset H HF og Sykehuset Innlandet HF "
            "har ikke nådd målet.",
            ["some", "names"],
        ),
        (0, "Ingen av helseforetakene har nådd målet.", ["none", "each"]),
    ],
)
def test_nine_hospitals(reached: int, first: str, keys: list[str]) -> None:
    found = offers(said(NINE, [R] * reached + [N] * (9 - reached)), GOAL, NB)
    assert (found[0].text, [one.key for one in found]) == (first, keys)


@pytest.mark.parametrize(
    ("kinds", "verdicts", "kind", "nb", "nn"),
    [
        (
            ["hf", "hf"],
            [R, R],
            GOAL,
            "Begge helseforetakene har nådd målet.",
            "Begge helseføretaka har nådd målet.",
        ),
        (
            ["hf", "private_non_profit", "hf", "hf"],
            [R, R, R, R],
            DEMAND,
            "Alle helseforetakene og sykehusene har oppfylt kravet.",
            "Alle helseføretaka og sjukehusa har oppfylt kravet.",
        ),
        (
            ["clinic", "clinic", "clinic", "clinic", "clinic"],
            [R, N, N, N, P],
            TASK,
            "Én av fem klinikker har gjennomført oppdraget. E har delvis gjennomført oppdraget. "
            "B, C og D har ikke gjennomført oppdraget.",
            "Éin av fem klinikkar har gjennomført oppdraget. E har delvis gjennomført oppdraget. "
            "B, C og D har ikkje gjennomført oppdraget.",
        ),
        (["hf"], [N], GOAL, "A har ikke nådd målet.", "A har ikkje nådd målet."),
        (["hf"], [R], GOAL, "A har nådd målet.", "A har nådd målet."),
    ],
)
def test_other_units_in_both_languages(
    kinds: list[str], verdicts: list[object], kind: RequirementKind, nb: str, nn: str
) -> None:
    units = [Said(name, one, verdict) for name, one, verdict in zip("ABCDE", kinds, verdicts)]  # type: ignore[arg-type]  # noqa: B905
    assert (offers(units, kind, NB)[0].text, offers(units, kind, NN)[0].text) == (nb, nn)


def test_nothing_is_offered_when_nobody_has_handed_in() -> None:
    assert offers(said(MIDT, [LATE, LATE, LATE]), GOAL, NB) == ()
    assert offers([], GOAL, NB) == ()


@pytest.mark.parametrize(
    ("verdicts", "proposed"),
    [
        ([R, R, R], R),
        ([N, N, N], N),
        ([P, P, P], P),
        ([R, N, R], P),
        ([R, P, LATE], P),
        ([R, R, LATE], None),
        ([R, R, U], None),
        ([N, N, LATE], None),
        ([U, U, U], U),
        ([U, U, LATE], None),
        ([LATE, LATE, LATE], None),
    ],
)
def test_the_proposed_status(verdicts: list[object], proposed: Attainment | None) -> None:
    assert rolled_up(said(MIDT, verdicts)) == proposed


verdict = st.sampled_from([R, P, N, U, None, LATE])


@given(st.lists(verdict, min_size=1, max_size=12), st.data())
def test_what_is_proposed_stands_whatever_the_late_ones_say(
    verdicts: list[object], data: st.DataObject
) -> None:
    names = tuple(f"Nr. {n}" for n in range(len(verdicts)))
    before = rolled_up(said(names, verdicts))
    filled = [data.draw(st.sampled_from([R, P, N])) if one == LATE else one for one in verdicts]
    if before is not None:
        assert rolled_up(said(names, filled)) == before


@given(st.lists(verdict, min_size=1, max_size=12))
def test_every_offer_names_those_who_are_late_and_speaks_for_none_of_them(verdicts: list[object]) -> None:
    names = tuple(f"Nr{n}x" for n in range(len(verdicts)))
    units = said(names, verdicts)
    late = [one.name for one in units if not one.reported]
    for offer in offers(units, GOAL, NB):
        for name in late:
            assert offer.text.count(name) == 1
            assert offer.text.endswith("har ikke levert rapport.")
        assert not (late and offer.key in ("all", "both", "none", "all_but"))


def test_units_stand_in_the_regions_own_order() -> None:
    order = wording.unit_order(DEFINITIONS, "Helse Midt-Norge RHF")
    assert order == MIDT
    units = [
        (4, "Betanien Hospital", "private_non_profit"),
        (3, MIDT[2], "hf"),
        (5, "Aure HF", "hf"),
        (2, MIDT[1], "hf"),
        (1, MIDT[0], "hf"),
    ]
    assert in_order(units, order) == [1, 2, 3, 5, 4]
    assert in_order(units, ()) == [5, 2, 3, 1, 4]
