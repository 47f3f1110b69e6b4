"""Every mounted address, and what its arguments mean: a new one must be classified before the tests pass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

#: Meaning of an argument → what stands there; one thing and its parts.
Ids = Mapping[str, int | str]

#: What an argument means where its own name says too little: (prefix of the address's name, argument).
MEANINGS: Mapping[tuple[str, str], str] = {
    ("intake", "document_id"): "upload_id",
    ("source", "document_id"): "upload_id",
    ("register", "document_id"): "upload_id",
    ("document", "document_id"): "governing_document_id",
    ("requirement_new", "document_id"): "governing_document_id",
    ("passing", "document_id"): "governing_document_id",
    ("rolling", "document_id"): "governing_document_id",
    ("organisation_hand_over", "organisation_id"): "gone_id",
    ("meeting_step", "name"): "meeting_step",
    ("audit_step", "name"): "meeting_step",
    ("followup_step", "name"): "item_step",
    ("plan_step", "name"): "plan_step",
    ("project_step", "name"): "project_step",
    ("allocation_step", "name"): "allocation_step",
    ("api:document", "document_id"): "governing_document_id",
}
#: What is everybody's, or nobody's: values that lead somewhere.
OPEN: Ids = {
    "kind": "html",
    "what": "flytt",
    "slug": "arlig-melding-2020-helse-sor-ost-rhf",
    "number": 1,
    "period": "2019",
    "sequence": 1,
    "uidb36": "1",
    "key": "no-key",
}
#: Addresses that are left alone: they end the session, or are a package's own.
LEFT_ALONE = frozenset({"account_logout", "choose_language"})


@dataclass(frozen=True)
class Address:
    """One address of the site by name (with its namespace) and arguments."""

    name: str
    arguments: tuple[str, ...]

    def meaning(self, argument: str) -> str:
        """What the argument stands for."""
        fits = [
            said for (name, one), said in MEANINGS.items() if one == argument and self.name.startswith(name)
        ]
        return fits[-1] if fits else argument

    def filled(self, things: Sequence[Ids]) -> list[str]:
        """The address of each thing that has all of the arguments."""
        found: dict[str, None] = {}
        for thing in things:
            known = {**OPEN, **thing}
            meanings = {argument: self.meaning(argument) for argument in self.arguments}
            if known.keys() >= set(meanings.values()):
                values = {argument: known[meaning] for argument, meaning in meanings.items()}
                found[_reversed(self.name, values)] = None
        return [address for address in found if address]


def _reversed(name: str, values: Ids) -> str:
    try:
        return reverse(name, kwargs=dict(values))
    except NoReverseMatch:
        return ""


def mounted() -> list[Address]:
    """All of them, the API's among them."""
    return sorted(set(_walk(get_resolver().url_patterns)), key=lambda one: one.name)


def _walk(
    patterns: Sequence[URLPattern | URLResolver], namespace: str = "", outer: tuple[str, ...] = ()
) -> Iterator[Address]:
    for one in patterns:
        arguments = (*outer, *one.pattern.regex.groupindex)
        if isinstance(one, URLResolver):
            inner = f"{namespace}{one.namespace}:" if one.namespace else namespace
            yield from _walk(one.url_patterns, inner, arguments)
        elif one.name and one.name not in LEFT_ALONE:
            yield Address(namespace + one.name, arguments)


def unclassified(addresses: Sequence[Address], things: Sequence[Ids]) -> list[str]:
    """Addresses that no thing of the test's world has all arguments for."""
    return sorted(
        f"{one.name}: {', '.join(one.meaning(argument) for argument in one.arguments)}"
        for one in addresses
        if not one.filled(things)
    )
