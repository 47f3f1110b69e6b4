"""Which targets are proposed from requirements' sentences: every goal of both reports, and near misses.

A target is shown in short: operator, value and unit, (baseline year), by horizon, kind of number, for whom.
After a question mark stands what a person must look at.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linja.ground.kernel.targets import AllOf
from linja.ground.kernel.targets.proposals import Confidence, Part, one_target, proposals_in
from tests.support.target_words import shown

ADULTS, YOUNG = "psykisk helsevern voksne", "psykisk helsevern barn og unge"
GROWS = [
    f"{what} {area} > somatikk" for what in ("kostnader", "aktivitet") for area in (ADULTS, YOUNG, "TSB")
]
WAITS = [f"ventetid {area} < {most} days by 2019" for area, most in ((ADULTS, 45), (YOUNG, 40), ("TSB", 35))]
BY_2021 = [f"< {most} days by 2021, mean, {area}" for area, most in ((ADULTS, 40), (YOUNG, 35), ("TSB", 30))]

#: Number of the requirement in the labels of 2019 → what is proposed; all others: nothing.
GOALS_2019 = {
    1: ["< (2018), mean, each region", "< 50 days by 2021, mean, each region"],
    2: ["< (2018), median"],
    3: ["> (2018), share", "≥ 95 percent by 2021, share"],
    4: ["≥ 70 percent, share, each of 26", "spread < (2018) ? no_baseline"],
    5: ["≥ 60 percent, share"],
    9: [
        f"golden: {'; '.join(WAITS + GROWS)}",
        *(f"< {most} days by 2019, mean, {area}" for area, most in ((ADULTS, 45), (YOUNG, 40), ("TSB", 35))),
        *BY_2021,
    ],
    10: [f"≥ 80 percent, share, {YOUNG}"],
    11: [f"≥ 80 percent, share, {YOUNG}"],
    12: [f"≥ 80 percent, share, {ADULTS}"],
    13: [f"≥ 80 percent, share, {ADULTS}"],
    14: ["≥ 80 percent, share, TSB"],
    15: ["≥ 60 percent, share, TSB"],
    16: [f"≥ 50 percent, share, {ADULTS} and ≥ 50 percent, share, TSB"],
    17: ["< (2018) by 2019, distinct_count ? no_baseline"],
    19: ["< (2017) by 2019, share"],
    20: ["≥ 60 percent, share, each HF"],
    21: ["−30 (2012) percent by 2020"],
    22: ["= 0"],
    23: ["≥ 70 percent, share, somatikk"],
    24: ["+5 (2017) percent by 2019, count ? worded_as_done"],
    100: ["at least 1 HF: ≥ 1 by 2019"],
}

#: First and last line in the report of 2020 → what is proposed.
GOALS_2020 = {
    (860, 863): ["< (2019), mean, each region", "< 50 days by 2021, mean, each region"],
    (911, 913): ["> (2019), share", "≥ 95 percent by 2021, share"],
    (916, 917): ["< 6 percent by 2020, share"],
    (929, 930): ["≥ 70 percent, share, each of 26", "spread < (2019) ? no_baseline"],
    (1115, 1120): ["> (2019) by 2020 [2019H2], share"],
    (1225, 1226): ["≥ 15 percent, share"],
    (1245, 1249): [f"golden: {'; '.join(GROWS)}", *BY_2021],
    (1314, 1315): [f"≥ 80 percent, share, {YOUNG} and ≥ 80 percent, share, {ADULTS}"],
    (1318, 1319): [
        f"≥ 80 percent, share, {YOUNG} and ≥ 80 percent, share, {ADULTS} and ≥ 80 percent, share, TSB"
    ],
    (1322, 1323): ["≥ 60 percent, share, TSB"],
    (1335, 1336): [f"≥ 50 percent, share, {ADULTS} and ≥ 50 percent, share, TSB"],
    (1355, 1356): ["< (2019) by 2020, distinct_count ? no_baseline"],
    (1438, 1439): ["< (2019), share"],
    (1496, 1498): ["≥ 75 percent by 2023, share, each HF"],
    (1506, 1508): ["−30 (2012) percent by 2020"],
    (1534, 1534): ["= 0"],
    (1551, 1551): ["≥ 70 percent, share, somatikk"],
    (1578, 1578): ["+5 (2018) percent by 2020, count ? worded_as_done"],
    # Answers that name a goal that has lapsed.
    (909, 910): [],
    (926, 927): [],
    (1160, 1161): [],
}
#: The same in the status of the plan, where å is read as a.
GOALS_OF_THE_PLAN = {
    (616, 618): ["≥ 15 percent, share ? no_direction"],
    (6841, 6844): ["≥ 15 percent, share ? no_direction"],
}


def lines(shared: Path, file: str) -> list[str]:
    return (shared / "sources" / f"{file}.txt").read_text(encoding="utf-8").split("\n")


def proposed(text: str, year: int) -> list[str]:
    return [shown(one) for one in proposals_in(text, year)]


@pytest.mark.sources
def test_every_requirement_of_2019(shared: Path):
    text = lines(shared, "aarlig-melding-2019-helse-midt-norge")
    labels = (shared / "labels" / "aarlig-melding-2019-requirements.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in labels.splitlines()]
    found = {row["n"]: proposed(" ".join(text[row["line"] - 1 : row["line_end"]]), 2019) for row in rows}
    assert len(found) == 101
    assert {n: said for n, said in found.items() if said} == GOALS_2019


REPORTS = [
    ("aarlig-melding-2020-helse-sor-ost", 2020, GOALS_2020),
    ("status-nasjonal-helse-og-sykehusplan-2021", 2021, GOALS_OF_THE_PLAN),
]


@pytest.mark.sources
@pytest.mark.parametrize(("file", "year", "goals"), REPORTS)
def test_every_goal_of_2020_and_of_the_plan(shared: Path, file, year, goals):
    text = lines(shared, file)
    found = {(first, last): proposed(" ".join(text[first - 1 : last]), year) for first, last in goals}
    assert found == goals


SENTENCES = [
    # our own words, in both written forms; the year is 2020
    ("Ventetiden skal være under 50 dager innen utgangen av 2021.", ["< 50 days by 2021"]),
    ("Ventetida skal ikkje vere over 40 dagar.", ["≤ 40 days"]),
    ("Andelen skal ikke være under 70 prosent.", ["≥ 70 percent, share"]),
    ("Andelen skal være høyst 6,5 prosent i 2020.", ["≤ 6,5 percent by 2020, share"]),
    ("Medianen skal være kortere enn 30 dager.", ["< 30 days, median"]),
    ("Snittet skal være lavere enn i 2019.", ["< (2019), mean"]),
    ("Andelen skal reduseres sammenlignet med 2019.", ["< (2019), share"]),
    ("Andelen skal reduserast samanlikna med året før.", ["< (2019), share"]),
    ("Antall fall skal reduseres.", ["< (2019), count ? no_baseline"]),
    ("Antall fall skal reduseres med minst 20 pst. sammenlignet med 2018.", ["−20 (2018) percent, count"]),
    ("Talet på lærlingar skal aukast med 5 prosent frå 2018.", ["+5 (2018) percent, count"]),
    ("40 pst. reduksjon innen 2021 sammenlignet med 2015.", ["−40 (2015) percent by 2021"]),
    ("Ingen fristbrot.", ["= 0"]),
    ("Det skal ikkje vere fristbrot.", ["= 0"]),
    ("Ingen fristbrudd skal forekomme.", ["= 0"]),
    # Two horizons in one sentence; in a list the last one holds for all.
    (
        "Gjennomsnittleg ventetid skal vere lågare enn 45 dagar i 2019 og lågare enn 40 dagar innan 2021.",
        ["< 45 days by 2019, mean", "< 40 days by 2021, mean"],
    ),
    (
        "Ventetiden skal være under 40 dager for psykisk helsevern voksne og under 30 dager for TSB i 2020.",
        [f"< 40 days by 2020, {ADULTS}", "< 30 days by 2020, TSB"],
    ),
    (
        "Innen 2021 skal ventetiden være under 40 dager for voksne og under 30 dager for TSB.",
        ["< 40 days by 2021", "< 30 days by 2021, TSB"],
    ),
    (
        "Innen 2021 skal ventetiden være under 40 dager for psykisk helsevern voksne, og under 30 dager for "
        "TSB innen 2022.",
        [f"< 40 days by 2021, {ADULTS}", "< 30 days by 2022, TSB"],
    ),
    # Relative and absolute in one sentence: the horizon is the latter's.
    (
        "Ventetida skal reduserast samanlikna med 2018 og vere under 50 dagar innan 2021.",
        ["< (2018)", "< 50 days by 2021"],
    ),
    ("Minst 70 pst. i alle helseforetak.", ["≥ 70 percent, share, each HF"]),
    (
        "Delen skal vere minst 70 prosent for kvar av dei 26 kreftformene.",
        ["≥ 70 percent, share, each of 26"],
    ),
    ("Minst 70 pst. for hver av kreftformene.", ["≥ 70 percent, share, each"]),
    ("Variasjonen mellom helseføretaka skal reduserast.", ["spread < (2019) ? no_baseline"]),
    ("Variasjonen mellom sykehusene skal reduseres sammenlignet med 2018.", ["spread < (2018)"]),
    (
        "Det skal være høyere vekst i psykisk helsevern og TSB enn somatikk.",
        [f"golden: {'; '.join(GROWS)} ? measures_not_named"],
    ),
    (
        "Det skal vere høgare vekst i TSB enn i somatikk, målt ved ventetid og kostnader.",
        ["golden: kostnader TSB > somatikk ? limit_not_found"],
    ),
    # Not every area has a limit: none is put in another's place.
    (
        "Det skal være høyere vekst i psykisk helsevern voksne og TSB enn i somatikk, målt ved ventetid og "
        "kostnader. Ventetiden skal være under 30 dager for TSB.",
        [
            f"golden: kostnader {ADULTS} > somatikk; kostnader TSB > somatikk ? limit_not_found",
            "< 30 days, TSB",
        ],
    ),
    ("Minst to helseforetak skal starte innen 1. juni 2020.", ["at least 2 HF: ≥ 1 by 2020-06-01"]),
    ("Andelen skal ligge på 15 prosent.", ["≥ 15 percent, share ? no_direction"]),
    ("Antall nye studier skal være minst 12.", ["≥ 12, count"]),
]


@pytest.mark.parametrize(("sentence", "said"), SENTENCES)
def test_a_sentence(sentence, said):
    assert proposed(sentence, 2020) == said


NO_TARGET = [
    # ages, money, time limits and dates
    "Pasienter over 18 år skal få tilbud.",
    "Det skal settes av minst 30 mill. kroner i 2020.",
    "Tilsagn under 30 mill. kroner.",
    "Svaret skal gis innen 40 minutter.",
    "Det skal rapporteres innen 1. mai 2020.",
    "Planleggingshorisonten skal være minst 6 måneder.",
    # a direction of nothing measured, and two directions at once
    "Redusere ventetiden.",
    "Regionen skal bidra til å redusere ventetiden.",
    "Aktiviteten skal økes og ventetiden reduseres sammenlignet med 2018.",
    # a limit that tells who is meant
    "Pasienter som har ventet over 50 dager skal prioriteres.",
    "Det skal gis tilbud til pasienter som har ventet over 50 dager.",
    # what was, not what shall be
    "Gjennomsnittlig ventetid var 59 dager i 2019, 9 dager over 50 dager.",
    "Andelen er under 80 prosent.",
    "Antallet pasienter er redusert med 12 prosent.",
    "Kostnadene økte med 5 pst. sammenlignet med 2018.",
    "Over 200 fageksperter deltar i arbeidet.",
    "Ingen leger ble forsinket i overgangen.",
    # none, but not of something
    "Ingen skal diskrimineres.",
    "Ingen pasienter skal vente mer enn 60 dager.",
    # what is counted is not named as a measure
    "Regionen skal utrede minst 3 alternativer.",
    "Minst to svake områder skal følges opp.",
    # gone
    "Målet om at andelen skal være minst 70 pst. bortfaller.",
    "Variasjonen mellom helseforetakene er redusert.",
    "Det er høyere kostnader i psykisk helsevern enn i somatikk.",
    "",
]


@pytest.mark.parametrize("sentence", NO_TARGET)
def test_what_is_not_plainly_a_target_is_none(sentence):
    assert proposed(sentence, 2020) == []


def test_the_words_of_each_part_stand_where_they_are_said_to():
    text = (
        "Bakgrunn.  Andelen fristbrudd ved hvert helseforetak skal  være under 5 pst. innen utgangen av 2021."
    )
    (one,) = proposals_in(text, 2020)
    folded = " ".join(text.split())
    assert [(part.part, part.words) for part in one.parts] == [
        (Part.WHAT, "Andelen fristbrudd ved hvert helseforetak"),
        (Part.SCOPE, "ved hvert helseforetak"),
        (Part.LIMIT, "under 5 pst."),
        (Part.HORIZON, "innen utgangen av 2021"),
    ]
    assert all(folded[part.start : part.end] == part.words for part in one.parts)
    assert one.words_of(Part.BASELINE) == ""


CONFIDENCES = [
    ("Andelen skal være minst 70 pst.", Confidence.PLAIN),
    ("Andelen skal økes.", Confidence.LIKELY),
    ("Antall studier er økt med 5 pst. i 2020 sammenliknet med 2018.", Confidence.LIKELY),
]


@pytest.mark.parametrize(("sentence", "said"), CONFIDENCES)
def test_how_plainly_it_is_a_target(sentence, said):
    assert [one.confidence for one in proposals_in(sentence, 2020)] == [said]


def test_all_that_a_requirement_asks_is_one_target():
    one = proposals_in(
        "Andelen skal være minst 70 pst. Variasjonen mellom helseforetakene skal reduseres.", 2020
    )
    assert one_target(one) == AllOf((one[0].target, one[1].target))
    assert one_target(one[:1]) == one[0].target
    assert one_target(()) is None
