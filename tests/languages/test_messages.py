"""Texts are gathered from code and templates, and a second language is a folder."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.conf import settings
from django.template import engines
from django.utils import translation
from django.utils.safestring import mark_safe

from tests.languages.made_up import marked, several_languages, spoken, unmarked
from tools import messages


def _gathered(text: str, tmp_path: Path, name: str) -> list[object]:
    file = tmp_path / name
    file.write_text(text)
    return [found[1] for found in messages.texts_of(file)]


def test_texts_of_a_template_are_gathered(tmp_path: Path) -> None:
    source = """
        {% if a %}<p title="{% translate "Move up" %}">
    {% blocktranslate trimmed with name=row.name %}
      Moved {{ name }},
      100%.
    {% endblocktranslate %}{% endif %}
          {% blocktranslate count n=all %}One{% plural %}{{ n }} of them{% endblocktranslate %}"""

    assert _gathered(source, tmp_path, "a.html") == [
        "Move up",
        "Moved %(name)s, 100%%.",
        ("One", "%(n)s of them"),
    ]


def test_texts_of_a_module_are_gathered(tmp_path: Path) -> None:
    source = 'a = gettext_lazy("A")\nb = ngettext("One", "%(n)s", n)\nc = pgettext("verb", "Open")'

    assert _gathered(source, tmp_path, "a.py") == ["A", ("One", "%(n)s"), "Open"]


def test_texts_of_a_script_are_gathered(tmp_path: Path) -> None:
    source = """
        export function say(message) {}
        const A = a < b ? say("A") : `${a} of ${b}`;
        show(say("Moved “%(name)s”", { name: nameOf(row, ", ") }), /["]/);
        sayOf("One", "%(count)s of them", all.length);"""

    assert _gathered(source, tmp_path, "a.js") == [
        "A",
        "Moved “%(name)s”",
        ("One", "%(count)s of them"),
    ]


def test_every_message_of_the_scripts_is_gathered() -> None:
    """A message within another one, or within a template string, would not be."""
    calls = re.compile(r"(?<!function )\b(?:say|sayOf)\(")
    asked = {
        file.name: len(calls.findall(re.sub(r"(?m)^\s*//.*$", "", file.read_text())))
        for file in messages.SCRIPTS.glob("*.js")
    }

    assert {
        file.name: len(messages.texts_of(file)) for file in messages.SCRIPTS.glob("*.js")
    } == asked


def test_module_has_what_scripts_say_for_each_kind_of_number() -> None:
    texts = Catalog(locale="pl")
    places = [("static/js/a.js", 0)]
    texts.add("Words", "Słowa", places)
    texts.add(("A word", "%(count)s words"), ("Słowo", "%(count)s słowa", "%(count)s słów"), places)
    texts.add("Not yet", None, places)
    texts.add("Of a page", "Strony", [("templates/a.html", 0)])

    module = messages.module(Locale("pl"), texts)

    assert json.loads(module[module.index("speak(") + len("speak(") : module.index(");")]) == {
        "A word": {"one": "Słowo", "few": "%(count)s słowa", "many": "%(count)s słów"},
        "Not yet": "Not yet",
        "Words": "Słowa",
    }


def test_no_message_is_about_a_number_here_and_about_none_there() -> None:
    """One of them would not be found by its name."""
    forms: dict[str, set[bool]] = {}
    for file in messages.sources():
        for _, message, _, context in messages.texts_of(file):
            first = message if isinstance(message, str) else message[0]
            forms.setdefault(f"{context} {first}", set()).add(isinstance(message, str))

    assert [first for first, both in forms.items() if len(both) > 1] == []


def test_what_was_translated_stays_so(tmp_path: Path) -> None:
    (tmp_path / "de" / "LC_MESSAGES").mkdir(parents=True)
    file = tmp_path / "de" / "LC_MESSAGES" / "django.po"
    texts = Catalog()
    texts.add("Words", None)
    file.write_bytes(messages.bring_up_to_date(tmp_path / "de", texts))
    file.write_text(file.read_text().replace('"Words"\nmsgstr ""', '"Words"\nmsgstr "Worte"'))
    texts.add("More", None)

    written = messages.bring_up_to_date(tmp_path / "de", texts)

    kept = read_po(BytesIO(written))
    assert {message.id: message.string for message in kept if message.id} == {
        "More": "",
        "Words": "Worte",
    }
    assert messages.bring_up_to_date(tmp_path / "de", texts) == written
    assert messages.compiled(written)


def test_catalogues_are_up_to_date_and_compiled() -> None:
    """`make messages` brings them there."""
    texts = messages.catalogue()
    for folder in messages.languages():
        file = folder / "LC_MESSAGES" / "django.po"
        assert messages.bring_up_to_date(folder, texts) == file.read_bytes(), folder
        assert messages.compiled(file.read_bytes()) == file.with_suffix(".mo").read_bytes()
        script, said = messages.module_of(folder)
        assert said == script.read_text()


def test_languages_are_those_of_the_folders() -> None:
    there = {folder.name.lower().replace("_", "-") for folder in messages.languages()}

    assert {code for code, _ in settings.LANGUAGES} == {"en-gb", *there}
    assert {file.stem for file in (messages.SCRIPTS / "texts").glob("*.js")} == there


def test_made_up_language_marks_every_letter_and_is_longer() -> None:
    text = "Move <b>%(name)s</b> up &amp; {so} on"

    assert marked(text) == "Ṁȯȯv̇ėė <b>%(name)s</b> u̇u̇ṗ &amp; {so} ȯȯṅ"
    assert unmarked(marked("Say what you like, Ted")) == []
    assert unmarked(f"{marked('Like')} this, Τεδ") == ["this"]


def test_template_speaks_the_made_up_language(tmp_path: Path) -> None:
    template = engines["django"].from_string('<p>{% translate "Password" %}</p>')

    with spoken(tmp_path):
        assert unmarked(template.render()[3:-4]) == []
    assert template.render() == "<p>Password</p>"


@pytest.mark.parametrize(
    ("spoken_here", "root"),
    [("en-gb", 'lang="en-GB"'), ("de", 'lang="de"'), ("ar", 'lang="ar" dir="rtl"')],
)
def test_root_of_a_page_names_its_language(spoken_here: str, root: str) -> None:
    template = engines["django"].from_string("<html {% page_language %}>")

    with several_languages(), translation.override(spoken_here):
        assert template.render() == f"<html {root}>"
    assert template.render() == '<html lang="en-GB">'


def test_pages_of_another_language_load_what_scripts_say_in_it() -> None:
    template = engines["django"].from_string("{% script_texts %}")

    with several_languages(), translation.override("de"):
        assert template.render() == ("/static/js/texts/de.js")
    assert template.render() == ""


@pytest.mark.parametrize(
    ("options", "text", "shown"),
    [
        ("trimmed", "\n Pass\n word\n", ["Pass word", "Pass word"]),
        ("with name=x", "1 {{ name }}", ["1 <b>2</b>", "1 &lt;"]),
        ("count n=x|length", "1 {{ x }}{% plural %}{{ n }}", ["8", "1 &lt;"]),
        ("trimmed", "\n 1 {{ who }}!\n", ["1 <i><b>2</b></i>!", "1 <i>&lt;</i>!"]),
    ],
)
def test_a_text_is_drawn_with_other_values_each_time(
    options: str, text: str, shown: list[str]
) -> None:
    gap = "{% gap who %}\n  <i>{{ x }}</i>\n{% endgap %}"
    source = f"{gap}{{% blocktranslate {options} %}}{text}{{% endblocktranslate %}}"
    template = engines["django"].from_string(source)

    assert [template.render({"x": x}) for x in (mark_safe("<b>2</b>"), "<")] == shown
