"""Who leads and who takes part, as the requirement's text says."""

from __future__ import annotations

import re

_RHF = r"Helse[ -](?:Midt-?\s?Nor(?:ge|eg)|Sør-?\s?Øst|Vest|Nord)(?!-)(?:\s+RHF)?"
_SMALL = r"(?:i|og|hospital|sykehus|sjukehus|universitetssykehus|universitetssjukehus)"
#: Only those in the line lead; a directorate that leads its own work is no lead of the requirement.
_BODY = rf"(?:{_RHF}|(?:(?-i:[A-ZÆØÅ])[\w.-]*\s+(?:{_SMALL}\s+)?){{1,4}}HF)"
_LEADS = r"(?:leder|leier|koordinerer|leiar)"
_TO_LEAD = r"(?:lede|leie|leia|koordinere)"
_LEAD = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"under\s+(?:ledelse|leiing)\s+av\s+(?P<who>{_BODY})",
        rf"(?P<who>{_BODY})\s+(?:skal|bes|blir\s+bedt\s+om\s+å|vert\s+bede\s+om\s+å|må)\s+(?:om\s+å\s+)?{_TO_LEAD}\b",
        rf"\b(?:ba|bad|ber|bed)\s+(?P<who>{_BODY})\s+(?:om\s+å\s+)?{_TO_LEAD}\b",
        rf"(?:ledes|leies|leiast|leidd|leia|ledet|koordineres|koordinerast|koordinert)\s+av\s+(?P<who>{_BODY})",
        rf"(?P<who>{_BODY})\s+(?:tar|tek)\s+(?:en|ei)\s+(?:leder|leiar)rolle",
        rf"(?:sørge|syte|syter)\s+for\s+at\s+(?P<who>{_BODY})\s+{_LEADS}",
        rf"(?P<who>{_BODY})\s+(?:har|får|gis|gjeve|fått)\s+(?:ansvar(?:et)?\s+for\s+å\s+{_TO_LEAD}|(?:leder|leiar)ansvar)",
        rf"(?:ansvaret|ansvar)\s+(?:for\s+)?(?:koordineringen|koordineringa|koordinering|ledelsen|leiinga)\s+"
        rf"(?:legges|leggast|er\s+lagt)\s+til\s+(?P<who>{_BODY})",
        rf"(?P<who>{_BODY})\s+{_LEADS}\s+(?:arbeidet|dette)",
    )
)
#: An item that leads by itself: the stem's addressee is the lead.
_OWN_LEAD = re.compile(rf"^{_TO_LEAD}\s+(?:arbeidet|dette)", re.IGNORECASE)
_PARTNERS = re.compile(
    r"(?:i\s+(?:tett\s+)?samarbeid\s+med|sammen\s+med|saman\s+med|i\s+samråd\s+med)\s+(?P<who>[^.;:]{3,220})",
    re.IGNORECASE,
)
_PARTNER_END = re.compile(
    r",?\s+(?:\b(?:skal|må|om|å|for|på|i|ved|til|under|som|utarbeid\w*|følge|utrede|legge|videreføre|etablere|utvikle|overta|planlegge|"
    r"få|innføre|vurdere|se|iverksette|gjennomføre|og\s+under|og\s+skal|herunder|utvikle|bidra|inngå|følgje|greie|kartlegge|innan|innen)\b).*$",
    re.IGNORECASE,
)
_SPLIT = re.compile(r",\s*(?:og\s+)?|\s+og\s+(?=[A-ZÆØÅ]|øvrige|aktuelle|de\s|dei\s|berørte)")


def lead_of(text: str) -> str | None:
    """The named leader or co-ordinator, with ``RHF`` added to a region's name where it was left out."""
    places = [(match.start(), match["who"]) for pattern in _LEAD if (match := pattern.search(text))]
    if not places:
        return None
    return with_rhf(min(places)[1])


def lead_under(stem: str, text: str) -> str | None:
    """The lead of an item under a stem: named in the stem, or its only addressee when the item is to lead."""
    if (named := lead_of(stem)) is not None:
        return named
    addressees = re.findall(_BODY, stem)
    return with_rhf(addressees[0]) if _OWN_LEAD.match(text) and len(addressees) == 1 else None


def with_rhf(name: str) -> str:
    """``Helse Nord`` → ``Helse Nord RHF``; spacing inside the name put right."""
    name = re.sub(r"\s+", " ", name).strip()
    name = re.sub(r"Sør-?\s?Øst", "Sør-Øst", name, flags=re.IGNORECASE)
    name = re.sub(r"Midt-?\s?Nor(?:ge|eg)", "Midt-Norge", name, flags=re.IGNORECASE)
    if re.fullmatch(r"Helse (?:Midt-Norge|Sør-Øst|Vest|Nord)", name):
        return name + " RHF"
    return name


def partners_of(text: str) -> tuple[str, ...]:
    """Those named after ``i samarbeid med``, as printed."""
    found: list[str] = []
    for match in _PARTNERS.finditer(text):
        who = _PARTNER_END.sub("", match["who"])
        for name in _SPLIT.split(who):
            tidy = name.strip(" ,")
            if (
                2 < len(tidy) <= 70
                and tidy not in found
                and re.search(r"[A-ZÆØÅ]|kommun|departement|helseforetak|helseføretak|aktør|fagmiljø", tidy)
            ):
                found.append(tidy)
    return tuple(found[:12])
