"""From a spec to SVG. The drawing engine (V8 with Vega) is heavy: fetched when first needed, and each spec is
drawn once and kept."""

from __future__ import annotations

import json
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

from linja.ground.charts import style
from linja.ground.charts.types import Spec

#: Drawn charts that are kept: some 20 kB each.
KEPT = 256
_SVG = "http://www.w3.org/2000/svg"
_FONTS = Path(__file__).parents[1] / "printing" / "fonts"


def svg(spec: Spec) -> str:
    """The chart as an SVG element that may stand in a page or in a document.

    It is one picture with the spec's description as its name; what a mark says when pointed at is its title.
    It holds no script, style, outer address or size of its own.
    """
    return _drawn(json.dumps(spec, ensure_ascii=False, sort_keys=True))


@lru_cache(maxsize=KEPT)
def _drawn(spec: str) -> str:
    # Imported here: it takes a second, and most of what uses the ground draws nothing.
    import vl_convert

    _letters()
    held = json.loads(spec)
    language = held["usermeta"]["linja"]["language"]
    drawn = vl_convert.vegalite_to_svg(spec, format_locale=style.number_locale(language))
    return _of_the_house(drawn, held["description"], sha256(spec.encode()).hexdigest()[:10])


@lru_cache(maxsize=1)
def _letters() -> None:
    """The house's own letters, so that words are measured as they will be seen."""
    import vl_convert

    if _FONTS.is_dir():
        vl_convert.register_font_directory(str(_FONTS))


def _of_the_house(drawn: str, name: str, key: str) -> str:
    root = ElementTree.fromstring(drawn)  # noqa: S314 - drawn by our own engine from our own data
    for one in root.iter():
        one.tag = one.tag.removeprefix(f"{{{_SVG}}}")
        _tidied(one, key)
    for said in ("width", "height"):
        root.attrib.pop(said, None)
    root.attrib |= {"xmlns": _SVG, "role": "img", "aria-label": name, "class": "chart-drawing"}
    return ElementTree.tostring(root, encoding="unicode")


def _tidied(one: ElementTree.Element, key: str) -> None:
    """Without Vega's own words and roles, which are English; what a mark says becomes its title."""
    # A group's label is Vega's own, in English; a mark's is ours.
    said = one.attrib.pop("aria-label", "") if one.tag != "g" else ""
    for name in [name for name in one.attrib if name.startswith("aria-") or name in _VEGA_S]:
        del one.attrib[name]
    for name, value in one.attrib.items():
        # Names are one chart's own: several may stand on a page.
        one.attrib[name] = value.replace("url(#", f"url(#{key}-")
    if "id" in one.attrib:
        one.attrib["id"] = f"{key}-{one.attrib['id']}"
    if said:
        title = ElementTree.Element("title")
        title.text = said
        one.insert(0, title)


#: What Vega writes for its own use.
_VEGA_S = frozenset({"class", "role", "pointer-events", "version"})
