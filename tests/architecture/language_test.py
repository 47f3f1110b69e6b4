"""No sentence of the code or the templates is untranslated in bokmål or nynorsk."""

from __future__ import annotations

from pathlib import Path

import pytest

from linja.faces.ui import catalogs
from linja.faces.ui.extraction import python_messages, template_messages


def test_everything_is_translated() -> None:
    assert catalogs.check() == []


@pytest.mark.fault
@pytest.mark.parametrize(
    ("template", "messages"),
    [
        ("{% trans 'Save it' %}", [("", "Save it")]),
        ('<c-x title="{% translate "Save" %}" />', [("", "Save")]),
        ('{% trans "May" context "month" %}', [("month", "May")]),
        ('{% trans "Save" as label %}', [("", "Save")]),
        ('{{ _("Save") }}', [("", "Save")]),
        ("{% blocktrans %}{{ n }} of {{ all }}{% endblocktrans %}", [("", "%(n)s of %(all)s")]),
        (
            "{% blocktrans trimmed count n=n %}\n  One\n  row\n{% plural %}\n Rows{% endblocktrans %}",
            [("", "One row")],
        ),
        ("{% blocktrans %}100 %{% endblocktrans %}", [("", "100 %%")]),
        ("{# {% trans 'Old' %} #}{% comment %}{% trans 'Older' %}{% endcomment %}", []),
    ],
)
def test_messages_of_templates(template: str, messages: list[tuple[str, str]]) -> None:
    assert list(template_messages(template)) == messages


def test_messages_of_python() -> None:
    source = (
        "from django.utils.translation import gettext as _, ngettext, pgettext_lazy\n"
        "_('Save ' 'it')\nngettext('one', 'many', n)\npgettext_lazy('month', 'May')\n_(name)\n"
    )
    assert [key for key, _line in python_messages(source)] == [
        ("", "Save it"),
        ("", "one"),
        ("month", "May"),
    ]


@pytest.mark.fault
@pytest.mark.parametrize(
    ("fragment", "fault"),
    [
        ('- {en: "Save", nb: "Lagre"}', "a.yaml: “Save” has no nn"),
        (
            '- {en: "%(n)s rows", nb: "%(m)s rader", nn: "%(n)s rader"}',
            "a.yaml: “%(n)s rows” has other placeholders in nb",
        ),
        ('- {nb: "Lagre"}', "a.yaml: an entry without “en”: {'nb': 'Lagre'}"),
        (
            '- {en: "A", nb: "B", nn: "C"}\n- {en: "A", nb: "D", nn: "C"}',
            "a.yaml: “A” is translated otherwise in a.yaml",
        ),
        ("- {", "a.yaml: not readable (while parsing a flow node)"),
    ],
)
def test_faults_of_fragments(tmp_path: Path, fragment: str, fault: str) -> None:
    (tmp_path / "a.yaml").write_text(fragment, encoding="utf-8")
    assert catalogs.merged(tmp_path).faults == [fault]


def test_catalogs_are_built_once(tmp_path: Path) -> None:
    fragments, target = tmp_path / "fragments", tmp_path / "locale"
    fragments.mkdir()
    (fragments / "a.yaml").write_text('- {en: "Save", nb: "Lagre", nn: "Lagre"}', encoding="utf-8")
    assert [catalogs.build(fragments, target), catalogs.build(fragments, target)] == [True, False]
    assert (target / "nn" / "LC_MESSAGES" / "django.mo").is_file()
