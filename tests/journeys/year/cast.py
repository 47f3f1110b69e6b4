"""Who walks through the year, and what each of them writes, in both written languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Browser, Locator

from linja.ground.kernel.actor import Actor
from tests.support.browser import Reader, open_reader
from tests.support.country import PASSWORD, Country, small_country

YEAR = 2020
#: Role and whose it is, by the name that the journey uses.
ROLES = {
    "ministry": ("ministry", "ministry"),
    "controller": ("rhf_controller", "midt"),
    "director": ("rhf_leader", "midt"),
    "board": ("hf_board_secretary", "midt"),
    "writer": ("hf_contributor", "stolavs"),
    "hf_director": ("hf_leader", "stolavs"),
    "hf_board": ("hf_board_secretary", "stolavs"),
    "clinic": ("clinic_contributor", "clinic"),
    "users": ("user_committee", "midt"),
    "employees": ("employee_representative", "midt"),
}

WORDS: dict[str, dict[str, str]] = {
    "nb": {
        "letter": "Oppdragsdokument 2020",
        "waiting": "Ventetiden skal være under 50 dager.",
        "corridor": "Ingen pasienter skal ligge på korridor.",
        "own": "Helseforetaket skal ikke ha pasienter på korridor, heller ikke i helgene.",
        "plan": "Helse Midt-Norge RHF skal lede arbeidet med en felles plan for legemidler.",
        "exercise": "Det skal holdes en regional øvelse.",
        "kept": "Øvelsen holder det regionale helseforetaket selv.",
        "answer": "Ventetiden er gått ned i alle avdelinger.",
        "clinic": "Klinikken har åpnet fire nye plasser.",
        "behind": "Det mangler fortsatt rom.",
        "mended": "Det mangler fortsatt rom; seks blir ferdige i mai.",
        "return": "Si når rommene er på plass.",
        "joint": "De to regionene har skrevet planen sammen.",
        "held": "Øvelsen ble holdt i oktober.",
        "users": "Brukerutvalget er glad for at ventetiden går ned.",
        "employees": "De tillitsvalgte ber om at bemanningen følges opp.",
        "feedback": "Hva gjøres ved det sykehuset som ikke er i mål?",
        "reply": "Helseforetaket bygger om.",
        "gap": "Kommer i neste rapport.",
        "case": "Foretaksmøtet 15. juni, sak 4",
        "phrase": "Målet er nådd",
        "not": "Målet er ikke nådd",
    },
    "nn": {
        "letter": "Oppdragsdokument 2020",
        "waiting": "Ventetida skal vere under 50 dagar.",
        "corridor": "Ingen pasientar skal liggje på korridor.",
        "own": "Helseføretaket skal ikkje ha pasientar på korridor, heller ikkje i helgane.",
        "plan": "Helse Midt-Norge RHF skal leie arbeidet med ein felles plan for legemiddel.",
        "exercise": "Det skal haldast ei regional øving.",
        "kept": "Øvinga held det regionale helseføretaket sjølv.",
        "answer": "Ventetida har gått ned i alle avdelingar.",
        "clinic": "Klinikken har opna fire nye plassar.",
        "behind": "Det manglar framleis rom.",
        "mended": "Det manglar framleis rom; seks blir ferdige i mai.",
        "return": "Sei når romma er på plass.",
        "joint": "Dei to regionane har skrive planen saman.",
        "held": "Øvinga vart halden i oktober.",
        "users": "Brukarutvalet er glad for at ventetida går ned.",
        "employees": "Dei tillitsvalde ber om at bemanninga blir følgd opp.",
        "feedback": "Kva blir gjort ved det sjukehuset som ikkje er i mål?",
        "reply": "Helseføretaket byggjer om.",
        "gap": "Kjem i neste rapport.",
        "case": "Føretaksmøtet 15. juni, sak 4",
        "phrase": "Målet er nådd",
        "not": "Målet er ikkje nådd",
    },
}


@dataclass
class Year:
    """A country, its people each with a browser, and the language that all of them read."""

    browser: Browser
    base: str
    language: str
    country: Country = field(default_factory=small_country)
    more: int = 0
    opened: dict[str, Reader] = field(default_factory=dict)
    #: What the judge has said on the way.
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.more = self.country.organisation("Helse Møre og Romsdal HF", "hf", self.country.midt)
        for role, whose in ROLES.values():
            self.country.person(role, getattr(self.country, whose))

    @property
    def words(self) -> dict[str, str]:
        return WORDS[self.language]

    def actor(self, who: str) -> Actor:
        role, whose = ROLES[who]
        return self.country.actor(role, getattr(self.country, whose))

    def reader(self, who: str) -> Reader:
        """Signed in when first asked for; an empty name is somebody who has not signed in."""
        if who not in self.opened:
            reader = open_reader(self.browser, self.base)
            if who:
                role, whose = ROLES[who]
                reader.sign_in(self.country.person(role, getattr(self.country, whose)).email, PASSWORD)
            reader.speak(self.language)
            self.opened[who] = reader
        return self.opened[who]

    def at(self, who: str, path: str) -> Reader:
        """The person, having gone there."""
        reader = self.reader(who)
        reader.goto(path)
        return reader

    def said(self, english: str) -> str:
        """A sentence of the screen in the language that is walked."""
        with translation.override(self.language):
            return gettext(english)

    def button(self, reader: Reader, english: str) -> Locator:
        return reader.page.locator("main").get_by_role("button", name=self.said(english), exact=True).first

    def press(self, reader: Reader, english: str) -> None:
        """Press a button and wait for the page that it leads to; a refusal is a failure here and now."""
        with reader.page.expect_navigation():
            self.button(reader, english).click()
        self.no_refusal(reader, english)

    def follow(self, reader: Reader, english: str) -> None:
        """Follow a link by its words."""
        with reader.page.expect_navigation():
            reader.page.locator("main").get_by_role("link", name=self.said(english)).first.click()

    def no_refusal(self, reader: Reader, after: str) -> None:
        told = reader.page.locator("[role=alert], .error-summary").all_inner_texts()
        assert told == [], f"after {after}: {told}"

    def look(self, reader: Reader, name: str) -> None:
        """A picture, the judge, and whether a phone would scroll sideways; what is found is told last."""
        named = f"aaret-{self.language}-{name}"
        if self.language == "nb":
            self.faults += [*reader.faults(named, both_sizes=False), *reader.narrow(named)]
        else:
            self.faults += reader.in_other_words(named)
        reader.console.clear()

    def close(self) -> None:
        for one in self.opened.values():
            one.page.context.close()


Step = Callable[[Year], None]
