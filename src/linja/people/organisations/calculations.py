"""Names made comparable, and addresses made of names. Pure."""

from __future__ import annotations

import re
import unicodedata

from stdnum.exceptions import ValidationError
from stdnum.no import orgnr

#: Words that say which legal form a unit has, and not which unit it is.
LEGAL_FORMS = frozenset({"hf", "rhf", "as", "sf", "ks", "helseforetak", "helseforetaket"})
_LONG_FORMS = re.compile(r"\b(?:det\s+)?regionale?\s+helseforetak(?:et)?\b")
_NOT_WORD = re.compile(r"[^0-9a-zæøåäöáčđŋšŧž]+")


def normalised(name: str) -> str:
    """The form in which names are compared: small letters, no punctuation, no legal form.

    ``"St. Olavs hospital HF"``, ``"St Olavs Hospital"`` and ``"ST. OLAVS HOSPITAL"`` are one name.
    A name that is nothing but a legal form (``"KS"``) stays.
    """
    text = unicodedata.normalize("NFC", name).casefold().replace("\u00ad", "")
    words = _NOT_WORD.sub(" ", _LONG_FORMS.sub(" ", text)).split()
    kept = [word for word in words if word not in LEGAL_FORMS]
    return " ".join(kept or words)


def slug_of(name: str) -> str:
    """An address part in ASCII: ``"Helse Sør-Øst RHF"`` becomes ``"helse-sor-ost-rhf"``."""
    text = name.casefold()
    for letter, ascii_letters in (("æ", "ae"), ("ø", "o"), ("å", "a"), ("đ", "d"), ("ŋ", "n"), ("ŧ", "t")):
        text = text.replace(letter, ascii_letters)
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")[:80]


def organisation_number(text: str) -> str | None:
    """The nine digits when ``text`` is a valid organisation number (spaces allowed), else None."""
    try:
        return str(orgnr.validate(text))
    except ValidationError:
        return None
