"""The kinds of organisation along the line, as code."""

from __future__ import annotations

from enum import StrEnum


class OrganisationKind(StrEnum):
    """What an organisation is. Values are stored; screens translate them (``phrases``)."""

    MINISTRY = "ministry"
    DIRECTORATE = "directorate"
    RHF = "rhf"
    HF = "hf"
    CLINIC = "clinic"
    PRIVATE_NON_PROFIT = "private_non_profit"
    MUNICIPALITY = "municipality"
    HEALTH_COMMUNITY = "health_community"
    BODY = "body"


class LinkKind(StrEnum):
    """Why one organisation stands under another."""

    #: Owned or led by (HF under RHF, clinic under HF, RHF under the ministry).
    OWNED = "owned"
    #: Belongs to (municipality in a health community, committee at an RHF).
    MEMBER = "member"


class OrganisationChangeKind(StrEnum):
    """What happened to an organisation on a date."""

    RENAMED = "renamed"
    MERGED = "merged"
    DISSOLVED = "dissolved"
    TRANSFERRED = "transferred"
