"""What the API answers, as the description shows it. Dates are ISO dates; an unknown date is null."""

from __future__ import annotations

from datetime import date, datetime

from ninja import Schema


class Wrong(Schema):
    """One parameter that was not understood."""

    place: list[str]
    message: str


class Problem(Schema):
    """Why there is no answer."""

    message: str
    wrong: list[Wrong] = []


class Organisation(Schema):
    """An organisation by its id and name."""

    id: int
    name: str


class Document(Schema):
    """A governing document with how many requirements it asks, and how many it changed elsewhere."""

    id: int
    kind: str
    title: str
    issuer: Organisation
    addressees: list[Organisation]
    year: int
    issued_on: date | None
    edition: int
    language: str
    reference: str
    amends: int | None
    requirements: int
    changes: int


class Deadline(Schema):
    """A date in the text; ``owner`` empty: the addressee's own."""

    type: str
    precision: str
    due_on: date | None
    verbatim: str
    owner: str


class Role(Schema):
    """An organisation's part, as printed."""

    role: str
    name: str
    organisation_id: int | None


class Citation(Schema):
    """A typed reference, as printed."""

    kind: str
    verbatim: str


class Funding(Schema):
    """Money that follows."""

    verbatim: str
    budget_chapter: str
    budget_post: str
    amount: str | None


class Version(Schema):
    """The requirement as it read from a day on, as known from a moment on."""

    id: int
    number: int
    change: str
    changed_by: int
    obligation: str
    stem: str
    text: str
    sub_items: list[str]
    change_verbatim: str
    in_force_from: date
    known_from: datetime
    due_on: date | None
    deadlines: list[Deadline]
    roles: list[Role]
    citations: list[Citation]
    funding: list[Funding]


class Row(Schema):
    """One requirement in a list, as its last version reads."""

    id: int
    document: int
    year: int
    ordinal: int
    kind: str
    chapter: str
    goal_area: str
    obligation: str
    stem: str
    text: str
    due_on: date | None
    lead: str


class Rows(Schema):
    """One page of a list."""

    total: int
    page: int
    pages: int
    size: int
    items: list[Row]


class Tie(Schema):
    """A tie to a requirement of another year or document."""

    requirement: int
    kind: str
    later: bool


class Requirement(Schema):
    """One requirement with all its versions, oldest first."""

    id: int
    document: Document
    ordinal: int
    kind: str
    chapter: str
    goal_area: str
    heading: str
    title: str
    current: Version
    versions: list[Version]
    above: list[int]
    below: list[int]
    ties: list[Tie]
