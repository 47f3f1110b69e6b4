# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""Words of the line in bokmål and nynorsk, as data. Patterns are compiled once."""

from __future__ import annotations

import re

#: Organisations that can be asked. Pieces of a pattern, longest first.
ORGANISATION = (
    r"(?:(?:de|dei)\s+(?:(?:fire|øvrige|øvrige|andre)\s+)?regionale\s+(?:helseforetak(?:ene)?|helseføretak(?:a)?)"
    r"|(?:det|dei|de|kvart|hvert)\s+(?:enkelte\s+|einskilde\s+)?(?:regionale\s+)?(?:helseforetaket?|helseføretaket?)"
    r"|(?:regionen|regionane|foretaket|føretaket|helseforetaket|helseføretaket|sykehuset|sjukehuset|foretaksgruppen|føretaksgruppa|styret)"
    r"|(?:alle\s+)?(?:klinikkene|klinikkane|avdelingene|avdelingane|enhetene|einingane)"
    r"|alle\s+(?:klinikker|klinikkar|avdelinger|avdelingar|enheter|einingar|sykehus|sjukehus)"
    r"|(?:alle\s+)?(?:regionale\s+)?(?:helseforetakene|helseføretaka|helseforetak|helseføretak|sykehusene|sjukehusa)"
    r"|(?:RHF|HF)(?:-ene|-a|ene|a)?"
    r"|Helse[ -](?:Midt[- ]?Norge|Sør[- ]?Øst|Vest|Nord|Møre og Romsdal|Nord-Trøndelag|Bergen|Stavanger|Fonna|Førde)"
    r"(?:\s+RHF|\s+HF)?"
    r"|(?:[A-ZÆØÅ][\wæøå.-]+\s+){1,4}(?:RHF|HF|AS|SF)(?=[\s,.])"
    r"|RHF|HF)"
)
REGION = re.compile(r"Helse[ -](Midt[- ]?Norge|Sør[- ]?\s?Øst|Vest|Nord)(?![- ]?Trøndelag)(\s+RHF)?")

#: The voices that put requirements.
MEETING = (
    r"(?:foretaksmøtet|føretaksmøtet|departementet|helse-\s?og\s?omsorgsdepartementet|eier|eigar|styret)"
)
ASKS = r"(?:ba|ber|bad|bed|bes|bedt|bede|pålegger|pålegg|påla)"

#: Finite verbs that decide what a sentence does.
ASKING_VERBS = frozenset(
    ["skal", "må", "bør", "bes", "ba", "ber", "bad", "bed", "pålegges", "forutsettes", "føresettast"]
)
TELLING_VERBS = frozenset(
    [
        "har",
        "er",
        "ble",
        "blei",
        "vart",
        "var",
        "hadde",
        "fikk",
        "fekk",
        "ga",
        "gav",
        "gis",
        "blir",
        "vil",
        "kan",
        "deltar",
        "deltek",
        "følger",
        "følgjer",
        "arbeider",
        "jobber",
        "bidrar",
        "bidreg",
        "samarbeider",
        "samarbeidar",
        "etablerte",
        "oversendte",
        "leverte",
        "rapporterer",
        "rapporterar",
        "melder",
        "opplyser",
        "oppgir",
        "viser",
        "pågår",
        "pågikk",
        "utarbeidet",
        "utarbeidde",
        "gjennomførte",
        "gjennomfører",
        "legger",
        "la",
        "startet",
        "starta",
        "vedtok",
        "behandlet",
        "behandla",
        "ivaretar",
        "ivareteke",
        "ligger",
        "leder",
        "leier",
        "tilbyr",
        "planlegger",
        "planlegg",
        "forventer",
        "ventar",
        "foreligger",
        "ligg",
        "finnes",
        "finst",
        "inngår",
        "inngikk",
        "omfatter",
        "varierer",
        "øker",
        "økte",
        "ble",
        "bruker",
        "brukar",
        "nådde",
        "oppfyller",
        "oppfylte",
        "videreførte",
        "vidareførte",
        "mottok",
        "mottar",
        "deltok",
        "bidro",
        "sendte",
        "sender",
        "oppstod",
        "fungerer",
        "understreker",
        "planla",
        "bevilget",
        "oppnevnte",
        "prioriterer",
        "prioriterte",
        "innførte",
        "tar",
        "tok",
        "satte",
        "setter",
        "koordinerer",
        "koordinerte",
        "sammenstilte",
    ]
)
SUBORDINATORS = frozenset(
    [
        "som",
        "at",
        "der",
        "om",
        "når",
        "hvis",
        "dersom",
        "hvordan",
        "korleis",
        "hva",
        "kva",
        "hvilke",
        "fordi",
        "slik",
        "mens",
    ]
)

#: Start of a measured goal: a quantity.
QUANTITY = re.compile(
    r"^(?:minst|ingen|inga|andel(?:en)?|del(?:en)?\s+(?:av\s+)?|antall(?:et)?|talet\s+på|tal(?:et)?\s|gjennomsnittl[ie]g|"
    r"gjennomsnittleg|median|variasjon(?:en)?|prosentdel|lavest|lågare|færre|reduksjon|auke|økning|\d+\s*(?:pst|prosent|%))",
    re.IGNORECASE,
)
TARGET = re.compile(
    r"(?:^ingen\b.{3,80}\bskal\b|skal\s+(?:reduseres|reduserast|økes|auke|aukast|være|vere)|minst\s+\d+|lavere\s+enn|lågare\s+enn|høyere\s+enn|"
    r"høgare\s+enn|\d+\s*(?:pst|prosent|%)\.?\s+reduksjon|(?:sammenliknet|sammenlignet|samanlikna)\s+med|"
    r"(?:økt|auka|redusert)\s+med)",
    re.IGNORECASE,
)

#: The last words before a colon that tell a list of parts (kept in one requirement) from a stem.
PARTS_BEFORE_COLON = re.compile(
    r"(?:følgende|følgjande|herunder|mellom anna|blant annet|bl\.\s?a\.|mandat|presisering(?:er|ar)|inkludere|omfatter|"
    r"omfatte|inneholde|innehalde|bestå\s+av|vise|blant\s+annet\s+om|slik|dette|punkt(?:er|a)?|nedenfor|nedanfor|eksempel|døme)[^:]{0,40}:$",
    re.IGNORECASE,
)
STEM_END = re.compile(
    r"(?:\b(?:om\s+å|å|at|om|om\s+at|skal|ved\s+å|mot\s+å|til\s+å|skal\s+bl\.?a\.?|helseforetakene|helseføretaka|RHF|HF|"
    r"oppdrag\s+å|oppgave\s+å|i\s+tillegg|også|òg|videre|vidare))\s*:?$|:$",
    re.IGNORECASE,
)

#: A printed field: what stands before the colon (or number) tells what the line is.
REQUIREMENT_FIELD = re.compile(
    r"^(?:(?:styrings)?krav|(?:resultat)?mål|oppdrag|oppgave|oppgåve|bestilling|tiltak\s+i\s+oppdraget)(?:\s+(?:nr\.?\s*)?\d[\d.\-]*|\s+20\d\d)?\s*:\s+(?=\S)"
    r"|^(?:krav|oppdrag|oppgave|oppgåve|mål)\s+(?!20\d\d\b)\d+(?:[.\-]\d+)*\.?\s+(?=[«A-ZÆØÅ])"
    r"|^\d+(?:\.\d+)*-\d+\s*(?:\([A-ZÆØÅ]{1,3}\))?\s+(?=[«A-ZÆØÅ])",
    re.IGNORECASE,
)
STATUS_FIELD = re.compile(
    r"^(?:(?:status|måloppnåelse|måloppnåing|grad\s+av\s+måloppnåelse|vurdering|konklusjon)\s*:|"
    r"er\s+(?:kravet|målet|oppdraget|oppgaven|oppgåva)\s+(?:oppfylt|nådd|innfridd|gjennomført|oppnådd|fulgt\s+opp|følgt\s+opp)\s*\?)"
    r"\s*(?P<value>.{0,90})$",
    re.IGNORECASE,
)
ANSWER_FIELD = re.compile(
    r"^(?:svar|rapportering|resultat|kommentar|tilbakemelding|tiltak|oppfølging|omtale|vurdering|redegjørelse|utgreiing|"
    r"(?:rapportering|svar|kommentar)\s+(?:fra|frå)\s+[\w\s-]{3,40})(?:\s+(?:for\s+)?20\d\d)?\s*:",
    re.IGNORECASE,
)
TERM_FIELD = re.compile(
    r"^(?:ny\s+)?(?:frist|tidsfrist|rapporteres|rapporterast|ansvarlig|ansvarleg|merknad|kilde|kjelde)\s*:"
    r"|^rapportering\s*:\s+(?:tertial|halvår|årl|månedl|månadl|hver|kvar|i\s+(?:årl|tertial)|styresak)",
    re.IGNORECASE,
)
#: Headings that say what sort of requirements follow.
KIND_HEADINGS: tuple[tuple[str, str], ...] = (
    (r"utredningsoppdrag|utgreiingsoppdrag", "utredningsoppdrag"),
    (r"(?:resultat|styrings|hoved|hovud)?mål(?:\s+for)?", "mål"),
    (r"(?:andre|nye|øvrige|særskilte|særlige)\s+(?:oppgaver|oppgåver)|(?:oppgaver|oppgåver)", "oppgave"),
    (r"(?:andre|nye|øvrige)?\s*oppdrag", "oppdrag"),
    (r"(?:andre|nye|øvrige)?\s*(?:styrings|resultat)?krav", "krav"),
)
KIND_HEADING = re.compile(
    r"^(?:" + "|".join(f"(?P<k{i}>{pattern})" for i, (pattern, _) in enumerate(KIND_HEADINGS)) + r")"
    r"(?:\s*(?:for|i)?\s*\(?20\d\d\)?)?(?:\s+(?:for|i)\s+20\d\d)?\s*[:;.]?$",
    re.IGNORECASE,
)

#: What a chapter is for, by its title.
REPORTING_TITLE = re.compile(
    r"rapporter|(?:krav|oppdrag|styringskrav|føringer|føringar|bestilling)\b.*\b(?:oppdragsdokument|foretaksmøte|føretaksmøte)|"
    r"oppfølging(?:a|en)?\s+av\s+(?:krav|oppdrag|styringskrav|mål)|årets\s+(?:mål|resultat)|måloppnåelse|måloppnåing|"
    r"\b(?:krav|mål|oppgaver|oppgåver|oppdrag)\s+og\s+(?:rammer|krav|oppgaver|oppgåver|resultat\w*)|styringskrav",
    re.IGNORECASE,
)
STATEMENT_TITLE = re.compile(
    r"\b(?:uttalelse|uttale|fråsegn|fråsegner|tilbakemelding|erklæring|innspill|innspel|kommentar(?:er|ar)?)\b(?!.*\bkrav)",
    re.IGNORECASE,
)
STATEMENT_BODY = re.compile(
    r"brukerutvalg|brukarutval|konserntillitsvalgt|konserntillitsvald|konsernverneombud|konsernvernombod|tillitsvalgt|"
    r"tillitsvald|verneombud|verneombod|vernombod|ungdomsråd|\bKTV\b|\bKVO\b|\bRBU\b|ansattes|tilsette",
    re.IGNORECASE,
)
STATEMENTS_TITLE = re.compile(r"^(?:uttalelser?|fråsegn(?:er)?|uttaler)\s*$", re.IGNORECASE)
APPENDIX_TITLE = re.compile(r"^(?:vedlegg|tabell(?:er|ar)?\b|referanser|litteratur)", re.IGNORECASE)
ADMINISTRATIVE_TITLE = re.compile(
    r"(?:innledning|innleiing|innhold|innhald|overordnede\s+føringer|overordna\s+føringar|tildeling|bevilgning|løyving|"
    r"(?:oppfølging\s+og\s+)?rapportering(?:\s+og\s+oppfølging)?\s*$|oppfølging\s*$|vedlegg|dagsorden|saksliste|"
    r"(?:innkalling|konstituering|endring(?:er|ar)?\s+(?:av|i)\s+vedtekt|foretaksmøtet\s+(?:er|blir|konstituer)|føretaksmøtet\s+(?:er|blir|konstituer)))",
    re.IGNORECASE,
)
NARRATIVE_TITLE = re.compile(
    r"innledning|innleiing|sammendrag|samandrag|visjon|verdigrunnlag|plandokument|strategi\b|utviklingsplan|internrevisjon|"
    r"internkontroll|forord|føreord|bakgrunn|organisering|om\s+rapporten|økonomisk\s+resultat|årsregnskap|styrets\s+arbeid|"
    r"styret\s+sitt|presentasjon|kort\s+om|overordnet|overordna|tildeling|bevilgning|løyving",
    re.IGNORECASE,
)

#: Text that explains the report itself.
ABOUT_REPORT = re.compile(
    r"^(?:rapportering(?:en|a)?\s+(?:skal\s+)?følg|her\s+(?:omtales|blir\s+omtal|gis|rapporteres|kjem|følger)|"
    r"(?:dette|i\s+dette)\s+kapitlet|nedenfor\s+(?:følger|rapporteres)|under\s+følger|krav\s+til\s+rapportering)",
    re.IGNORECASE,
)
BACKGROUND = re.compile(
    r"^(?:(?:foretaksmøtet|føretaksmøtet|departementet)\s+(?:viste|viser|vise|understreket|understreka|understreker|"
    r"merket|merka|har\s+merk|orienterte|presiserte|åpnet|opna|påpekte|peikte|fremhevet|framheva|minnet|minte|tok\s+opp|"
    r"konstaterte|anerkjen|erkjen)|"
    r"det\s+(?:vises|visast|(?:blir|ble|blei|vart|vert)\s+vist|er\s+behov\s+for|er\s+eit\s+mål|er\s+et\s+mål)|«?stortinget|«?regjeringen|«?regjeringa|"
    r"riksrevisjonen|i\s+(?:prop|meld)\.|prop\.\s+\d|meld\.\s+st)",
    re.IGNORECASE,
)
#: An answer's own label, printed by some regions.
ANSWER_LABEL = re.compile(
    r"^(?:svar|rapportering|status|kommentar|resultat|tilbakemelding|oppfølging|måloppnåelse|måloppnåing|omtale|vurdering|"
    r"rapport(?:ering)?\s+(?:fra|frå)\s+[\w\s-]{3,40}|svar\s+(?:fra|frå)\s+[\w\s-]{3,40})(?:\s+(?:for\s+)?20\d\d)?\s*:",
    re.IGNORECASE,
)
#: A label alone on its line: what it labels stands below.
BARE_LABEL = re.compile(
    r"^(?:svar|rapportering|status|kommentar|resultat|tilbakemelding|oppfølging|måloppnåelse|måloppnåing|omtale|vurdering)"
    r"(?:\s+(?:for\s+|per\s+)?20\d\d)?\s*:?$",
    re.IGNORECASE,
)
NYNORSK = re.compile(
    r"\b(?:ikkje|frå|føretak\w*|helseføretak\w*|dei|eit|vere|noko|kva|korleis|blei|vart|òg|saman|mellom|auke|innan|gjennomsnittleg|"
    r"tenest\w*|sjukehus\w*|nokre|berre|medan|ho|skulle|gjere|gjer|seier|brukar\w*|tilsette|vidare|eigar)\b",
    re.IGNORECASE,
)
BOKMAAL = re.compile(
    r"\b(?:ikke|fra|foretak\w*|helseforetak\w*|de|et|være|noe|hva|hvordan|ble|også|sammen|økning|innen|gjennomsnittlig|"
    r"tjenest\w*|sykehus\w*|noen|bare|mens|hun|gjøre|gjør|sier|bruker\w*|ansatte|videre|eier)\b",
    re.IGNORECASE,
)
