"""Sentences for findings about dates, references, answers and words."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, tuple[str, str, str]]] = {
    "decided_already": (
        "«{paper}» er vedtatt ett sted, og skal vedtas et annet.",
        "«{paper}» er vedteken ein stad, og skal vedtakast ein annan.",
        "“{paper}” has been decided in one place, and is to be decided in another.",
    ),
    "no_such_day": (
        "Datoen {day} finnes ikke.",
        "Datoen {day} finst ikkje.",
        "There is no such day as {day}.",
    ),
    "wrong_weekday": (
        "{day} var en {weekday}, ikke en {printed}.",
        "{day} var ein {weekday}, ikkje ein {printed}.",
        "The weekday does not fit: {day} is printed as {printed}, but was {weekday}.",
    ),
    "period_backwards": (
        "Perioden slutter ({last}) før den begynner ({first}).",
        "Perioden sluttar ({last}) før han byrjar ({first}).",
        "The period ends ({last}) before it begins ({first}).",
    ),
    "cited_before": (
        "Det vises til et dokument av {day}, som ikke fantes da det ble vist til ({source_day}).",
        "Det blir vist til eit dokument av {day}, som ikkje fanst då det vart vist til ({source_day}).",
        "A document of {day} is cited, which did not exist at the time ({source_day}).",
    ),
    "due_before": (
        "Fristen {day} var ute da oppdraget ble gitt ({source_day}).",
        "Fristen {day} var ute då oppdraget vart gitt ({source_day}).",
        "The deadline {day} had passed when the requirement was put ({source_day}).",
    ),
    "year_glued": (
        "«{year}» er ikke et årstall. Trolig har et notetall festet seg til årstallet.",
        "«{year}» er ikkje eit årstal. Truleg har eit notetal festa seg til årstalet.",
        "“{year}” is no year. A footnote mark has probably run into it.",
    ),
    "year_far": (
        "Årstallet {year} kan ikke stemme.",
        "Årstalet {year} kan ikkje stemme.",
        "The year {year} cannot be right.",
    ),
    "heading_year": (
        "Overskriften gjelder {year}, men rapporten gjelder {own}.",
        "Overskrifta gjeld {year}, men rapporten gjeld {own}.",
        "The heading is for {year}, but the report for {own}.",
    ),
    "answered_other_year": (
        "Det skulle rapporteres for {asked}, men svaret gjelder {told}.",
        "Det skulle rapporterast for {asked}, men svaret gjeld {told}.",
        "Figures were asked for {asked}, but the answer gives {told}.",
    ),
    "case_form": (
        "«{case}» er ikke et saksnummer.",
        "«{case}» er ikkje eit saksnummer.",
        "“{case}” is not a case number.",
    ),
    "case_year": (
        "Saksnummeret {case} har et årstall som ikke kan stemme.",
        "Saksnummeret {case} har eit årstal som ikkje kan stemme.",
        "The case number {case} has a year that cannot be right.",
    ),
    "case_meeting": (
        "Saksnummeret {case} passer ikke med et møte i {year}.",
        "Saksnummeret {case} passar ikkje med eit møte i {year}.",
        "The case number {case} does not fit a meeting in {year}.",
    ),
    "late_delivered": (
        "Levert {day}, etter fristen ({deadline}), uten at det er nevnt.",
        "Levert {day}, etter fristen ({deadline}), utan at det er nemnt.",
        "Delivered {day}, after the deadline ({deadline}), without a word about it.",
    ),
    "late_promised": (
        "Skal leveres {day}, etter fristen ({deadline}), uten at det er nevnt.",
        "Skal leverast {day}, etter fristen ({deadline}), utan at det er nemnt.",
        "Promised for {day}, after the deadline ({deadline}), without a word about it.",
    ),
    "late_decided": (
        "Behandlet {day}, etter fristen ({deadline}), uten at det er nevnt.",
        "Behandla {day}, etter fristen ({deadline}), utan at det er nemnt.",
        "Decided {day}, after the deadline ({deadline}), without a word about it.",
    ),
    "same_answer": (
        "Svaret er det samme som svaret på kravet på linje {other}.",
        "Svaret er det same som svaret på kravet på linje {other}.",
        "The answer is the same as that to the requirement on line {other}.",
    ),
    "no_figure": (
        "Kravet er satt i tall, men svaret har ingen tall.",
        "Kravet er sett i tal, men svaret har ingen tal.",
        "The requirement is in figures, but its answer has none.",
    ),
    "no_figure_of_these": (
        "Svaret gir tall for andre mål, men ikke for dette.",
        "Svaret gir tal for andre mål, men ikkje for dette.",
        "The answer gives figures for other goals, but not for this one.",
    ),
    "after_for_within": (
        "Målet sier «{goal}», svaret «{told}».",
        "Målet seier «{goal}», svaret «{told}».",
        "The goal says “{goal}”, the answer “{told}”.",
    ),
    "goal_turned": (
        "Målet sier «{goal}», men svaret gjengir det som «{told}».",
        "Målet seier «{goal}», men svaret attgir det som «{told}».",
        "The goal says “{goal}”, but the answer repeats it as “{told}”.",
    ),
    "template_left": (
        "Ledetekst fra malen står igjen: «{printed} …».",
        "Leietekst frå malen står att: «{printed} …».",
        "Guiding text of the template is left in: “{printed} …”.",
    ),
    "page_number": (
        "Sidetall står igjen i teksten: {printed}.",
        "Sidetal står att i teksten: {printed}.",
        "Page numbers are left in the text: {printed}.",
    ),
    "note_in_sentence": (
        "Fotnote {printed} står midt i en setning.",
        "Fotnote {printed} står midt i ei setning.",
        "Footnote {printed} stands in the middle of a sentence.",
    ),
    "head_in_sentence": (
        "Topptekst fra et annet dokument står midt i en setning: «{printed}».",
        "Topptekst frå eit anna dokument står midt i ei setning: «{printed}».",
        "A running head of another document stands in a sentence: “{printed}”.",
    ),
    "empty_heading": (
        "Det står ingenting under overskriften «{title}».",
        "Det står ingenting under overskrifta «{title}».",
        "Nothing stands under the heading “{title}”.",
    ),
    "two_expansions": (
        "{short} er skrevet ut på to måter: «{one}» og «{two}».",
        "{short} er skrive ut på to måtar: «{one}» og «{two}».",
        "{short} is spelled out in two ways: “{one}” and “{two}”.",
    ),
    "two_abbreviations": (
        "«{long}» er forkortet på to måter: {one} og {two}.",
        "«{long}» er forkorta på to måtar: {one} og {two}.",
        "“{long}” is abbreviated in two ways: {one} and {two}.",
    ),
    "name_variant": (
        "«{printed}» heter egentlig «{name}».",
        "«{printed}» heiter eigentleg «{name}».",
        "“{printed}” is properly “{name}”.",
    ),
    "status_against_text": (
        "Status er «{status}», men svaret sier «{told}».",
        "Status er «{status}», men svaret seier «{told}».",
        "The status is “{status}”, but the answer says “{told}”.",
    ),
    "no_status": (
        "Kravet er besvart uten status, som de andre har.",
        "Kravet er svart på utan status, som dei andre har.",
        "The requirement is answered without the status that the others have.",
    ),
    "lead_differs": (
        "Kravet sier at {asked} leder arbeidet, svaret at {told} gjør det.",
        "Kravet seier at {asked} leier arbeidet, svaret at {told} gjer det.",
        "The requirement says that {asked} leads the work, the answer that {told} does.",
    ),
    "same_beginning": (
        "Kravet begynner med de samme ordene som kravet på linje {other}.",
        "Kravet byrjar med dei same orda som kravet på linje {other}.",
        "The requirement begins with the same words as the one on line {other}.",
    ),
    "reference_nowhere": (
        "Det vises til et sted som ikke finnes i dokumentet: «{place}».",
        "Det blir vist til ein stad som ikkje finst i dokumentet: «{place}».",
        "A place is referred to that the document does not have: “{place}”.",
    ),
    "status_presumed": (
        "Status er bare antatt: «{status}».",
        "Status er berre rekna med: «{status}».",
        "The status is only presumed: “{status}”.",
    ),
    "built_on_later": (
        "Arbeidet er tidfestet til {later}, men ført videre allerede {earlier}.",
        "Arbeidet er tidfesta til {later}, men ført vidare alt {earlier}.",
        "The work is dated {later}, but went on already {earlier}.",
    ),
}
