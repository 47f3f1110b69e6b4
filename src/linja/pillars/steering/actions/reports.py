"""A new report: its sections by the template, and everything in force in its place."""

from __future__ import annotations

from collections.abc import Sequence

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.periods import Period, parse, phrase
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.approvals import actions as approvals
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import PlacedDraft
from linja.people.audit.acting import acting
from linja.people.organisations import queries as organisations
from linja.pillars.steering import queries, templates
from linja.pillars.steering.calculations.prescribed import Prescribed, prescribed
from linja.pillars.steering.definitions import definitions_folder

#: Keys of ``definitions/report_templates``: the region's own form, and that of those below it.
ANNUAL, UNIT_ANNUAL = "annual_report", "hf_annual_report"


def open_annual_report(actor: Actor, organisation_id: int, year: int, language: str = "nb") -> int:
    """Open the organisation's annual report with every requirement that it must answer; answers its id."""
    own = organisations.by_id(organisation_id)
    key = ANNUAL if own is None or own.kind == "rhf" else UNIT_ANNUAL
    return open_by_template(actor, organisation_id, key, year, language=language)


def open_by_template(
    actor: Actor, organisation_id: int, template_key: str, year: int, period: str = "", language: str = "nb"
) -> int:
    """Open a report of any prescribed form, for any level of the line; answers its id.

    Outside a round the clinic, the hospital or the region opens it itself; what is asked is everything that
    it must report for the year.
    """
    with acting(actor, "steering.open_annual_report") as act:
        template = templates.template(definitions_folder(), template_key)
        report_id = reporting.open_report(
            actor,
            organisation_id=organisation_id,
            kind=template.kind,
            year=year,
            title=_title(template, year, period, language),
            language=language,
            period=period,
            template=template.key,
        )
        asked = queries.to_be_reported(organisation_id, year)
        sections = prescribed(template, language, year, asked, queries.protocol_order(year))
        ids = reporting.write_sections(actor, report_id, [one.draft() for one in sections])
        placed = [
            draft for section_id, one in zip(ids, sections, strict=True) for draft in _placed(section_id, one)
        ]
        if placed:
            reporting.place(actor, report_id, placed)
        _ask_for_statements(actor, report_id, organisation_id, sections)
        act.nothing_changed()  # Reporting has logged it.
    return report_id


def _title(template: templates.ReportTemplate, year: int, period: str, language: str) -> str:
    found = parse(period) if period else None
    said = phrase(found, language) if isinstance(found, Period) else str(year)
    return template.title.say(language, year=year, period=said, name=said)


def take_in(actor: Actor, report_id: int, section_id: int, requirement_ids: Sequence[int]) -> list[int]:
    """Put what came after the report was opened last under one of its headings; ids as answered.

    Only what is missing there can be taken in, and only under a heading of the same report.
    """
    report = reports.report(report_id, actor)
    known = {gap.requirement_id for gap in reports.missing(report_id)}
    known |= {one.requirement_id for one in reports.answered(report_id)}  # Refused by name when placed twice.
    headings = {one.id for one in reports.sections(report_id)}
    if report is None or section_id not in headings or not set(requirement_ids) <= known:
        raise Refused(Refusal("requirements.not_found", {}))
    under = [one.ordinal for one in reports.answered(report_id) if one.section_id == section_id]
    return reporting.place(
        actor,
        report_id,
        [
            PlacedDraft(section_id=section_id, ordinal=ordinal, requirement_id=one, prints_stem=True)
            for ordinal, one in enumerate(requirement_ids, start=max(under, default=0) + 1)
        ],
    )


def _placed(section_id: int, section: Prescribed) -> list[PlacedDraft]:
    """A stem is printed above the first of its list."""
    drafts, stem = [], ""
    for ordinal, one in enumerate(section.requirements, start=1):
        own = one.current.stem
        drafts.append(
            PlacedDraft(
                section_id=section_id,
                ordinal=ordinal,
                requirement_id=one.id,
                prints_stem=bool(own) and own != stem,
            )
        )
        stem = own
    return drafts


def _ask_for_statements(
    actor: Actor, report_id: int, organisation_id: int, sections: list[Prescribed]
) -> None:
    chapters = [one for one in sections if one.statement]
    for ordinal, chapter in enumerate(chapters, start=1):
        approvals.ask_for(
            actor,
            subject=f"report:{report_id}",
            body_kind=chapter.statement,
            body_id=organisation_id,
            body_name=chapter.title,
            title=chapter.title,
            number=chapter.number,
            ordinal=ordinal,
        )
