"""Random trees for properties: any nesting, any text, the awkward signs more often than chance."""

from hypothesis import strategies as st

from linja.ground.document.tree import (
    Document,
    ItemList,
    ListItem,
    Mark,
    Paragraph,
    Place,
    Role,
    Section,
    Table,
)

AWKWARD = (
    "#$*_@\\\"'`<>&{}[]()=~^%/-–• \n\t\x00\x07\x1b\u00ad\u200b\ufeff\u2028"
    "\uf0b7\uf0fc\ue000æøåÆØÅ☃語\U0001f600"
)
texts = st.one_of(
    st.text(max_size=40),
    st.text(alphabet=AWKWARD, max_size=20),
    st.sampled_from(
        [
            "= Overskrift",
            '#eval("1")',
            "$x^2$",
            "*fet* _kursiv_ `kode`",
            "@ref <label>",
            "\\u{41}",
            "// nei",
            "/* nei */",
            '#import "x"',
            "</p><script>alert(1)</script>",
            "]]>",
            "\ud800",
            "e\u0301 a\u030a",
            "linje én\nlinje to\n\nnytt avsnitt",
        ]
    ),
)
places = st.one_of(
    st.none(), st.builds(Place, st.integers(1, 99), st.integers(1, 99), st.none() | st.integers(1, 9))
)
refs = st.none() | st.sampled_from(["requirement:1", "requirement:2", "x y", "æøå"]) | texts
roles = st.sampled_from(Role)
rows = st.lists(st.lists(texts, max_size=4).map(tuple), max_size=3).map(tuple)
marks = st.sampled_from(["", "o", "–", "•", "\uf0b7", "<", "語", "long"])
blocks = st.one_of(
    st.builds(Paragraph, texts, roles, places, refs, st.none() | st.sampled_from(Mark)),
    st.builds(
        ItemList,
        st.lists(st.builds(ListItem, texts, st.integers(0, 4), marks), max_size=5).map(tuple),
        st.booleans(),
        roles,
        places,
        refs,
    ),
    st.builds(Table, rows, rows, texts, st.lists(texts, max_size=2).map(tuple), roles, places, refs),
)
block_lists = st.lists(blocks, max_size=4).map(tuple)
numbers = st.none() | st.sampled_from(["1.", "2.1", ""]) | texts


def _deeper(children):
    return st.builds(
        Section, texts, numbers, block_lists, st.lists(children, max_size=3).map(tuple), places, refs
    )


sections = st.recursive(
    st.builds(Section, texts, numbers, block_lists, st.just(()), places, refs), _deeper, max_leaves=6
)
documents = st.builds(
    Document,
    texts,
    st.sampled_from(["nb", "nn", "en", "nb-NO", "", "fr"]),
    st.lists(sections, max_size=3).map(tuple),
    texts,
    texts,
    st.none() | st.integers(1900, 2100),
    texts,
    st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
)
