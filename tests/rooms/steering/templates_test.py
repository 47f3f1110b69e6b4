"""The templates of the definitions: several by key, each dated; shared words are taken over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from linja.ground.kernel.vocabulary import DocumentKind
from linja.line.reporting.rules import REPORT_KINDS
from linja.pillars.steering import templates

DEFINITIONS = Path(__file__).resolve().parents[3] / "definitions"
SERIES = {
    "annual_report": DocumentKind.ANNUAL_REPORT,
    "monthly_report": DocumentKind.MONTHLY_REPORT,
    "tertial_report": DocumentKind.TERTIAL_REPORT,
    "special_report": DocumentKind.SPECIAL_REPORT,
}


@pytest.mark.parametrize(("key", "kind"), SERIES.items())
def test_each_series_has_its_template(key: str, kind: DocumentKind) -> None:
    found = templates.template(DEFINITIONS, key)
    assert (found.key, found.kind) == (key, kind)
    assert found.kinds == templates.annual_report(DEFINITIONS).kinds


@pytest.mark.parametrize("language", templates.LANGUAGES)
def test_every_template_of_a_report_can_say_its_title(language: str) -> None:
    facts = {"year": 2020, "period": "1. tertial 2020", "name": "Covid-19", "receiver": "Helse Nord RHF"}
    for found in templates.every(DEFINITIONS):
        if found.kind in REPORT_KINDS:
            said = found.title.say(language, **facts) + found.subtitle.say(language, **facts)
            assert "{" not in said


def test_in_a_round_nothing_that_is_asked_falls_out() -> None:
    for key in set(SERIES) - {"annual_report"}:
        assert [one.takes_rest for one in templates.template(DEFINITIONS, key).chapters].count(True) == 1


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two versions of one template, the later with another title."""
    (tmp_path / "report_templates").mkdir()
    first = (DEFINITIONS / "report_templates" / "annual_report.yaml").read_text(encoding="utf-8")
    later = {**yaml.safe_load(first), "valid_from": date(2022, 1, 1), "title": {"nb": "Ny", "nn": "Ny"}}
    (tmp_path / "report_templates" / "annual_report.yaml").write_text(first, encoding="utf-8")
    path = tmp_path / "report_templates" / "annual_report_2022.yaml"
    path.write_text(yaml.safe_dump(later), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2018, 5, 1), "Årlig melding 2020"),
        (date(2019, 1, 1), "Årlig melding 2020"),
        (date(2021, 12, 31), "Årlig melding 2020"),
        (date(2022, 1, 1), "Ny"),
        (None, "Ny"),
    ],
)
def test_a_report_keeps_the_template_of_its_day(folder: Path, day: date | None, title: str) -> None:
    assert templates.template(folder, "annual_report", day).title.say("nb", year=2020) == title


@pytest.mark.fault
@pytest.mark.parametrize(
    "changes",
    [
        {"valid_from": date(2022, 1, 1)},
        {"key": ""},
        {"kind": "dikt"},
        {"valid_from": "soon"},
        {"extends": "another"},
    ],
)
def test_a_fault_in_the_folder_is_found(folder: Path, changes: dict[str, object]) -> None:
    path = folder / "report_templates" / "annual_report_2022.yaml"
    data = {**yaml.safe_load(path.read_text(encoding="utf-8")), **changes}
    (folder / "report_templates" / "third.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    with pytest.raises(templates.TemplateError):
        templates.every(folder)


def test_a_template_that_is_not_there_is_said(folder: Path) -> None:
    with pytest.raises(templates.TemplateError, match="no template"):
        templates.template(folder, "poem")
