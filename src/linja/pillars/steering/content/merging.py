"""Printed phrases and sentences that are proposed where answers are merged or shared."""

from __future__ import annotations

from linja.ground.kernel.vocabulary import Attainment
from linja.line.reporting.records import JointRecord, ReportRecord
from linja.pillars.steering import wording
from linja.pillars.steering.content.annual_report import template_of
from linja.pillars.steering.definitions import definitions_folder


def phrase_of(attainment: Attainment | None, report: ReportRecord) -> str:
    """What is printed for a status, by the report's template and language; nothing for what has no phrase."""
    if attainment is None:
        return ""
    words = template_of(report).phrases.get(attainment.value)
    return words.say(report.language) if words else ""


def joint_sentence(joint: JointRecord, language: str) -> str:
    """Who shares the work, who leads it, and who does it on the lead's behalf."""
    words = wording.merging(definitions_folder(), language)
    names = [name for _id, name in joint.reporters]
    led = words.joint["led"].format(reporters=words.joined(names), lead=joint.lead_name)
    if not joint.delegate_name:
        return led
    told = words.joint["delegated"].format(delegate=joint.delegate_name, lead=joint.lead_name)
    return f"{led} {told}"


def joint_addition(joint: JointRecord, report: ReportRecord) -> str:
    """What one that takes part may print after the shared text; the lead needs none."""
    if report.organisation_id == joint.lead_id:
        return ""
    words = wording.merging(definitions_folder(), report.language)
    return words.joint["addition"].format(organisation=report.organisation_name, lead=joint.lead_name)
