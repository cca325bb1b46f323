"""What a template is indented with stays in its file; what a browser sees of it does not change."""

from __future__ import annotations

import re
from itertools import product

import pytest
from django.template import Context, Engine

from web.text.indentation import without_indentation
from web.text.isolating import FolderLoader

ENGINE = Engine(builtins=["django.templatetags.i18n"])


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("<ul>\n    <li>one</li>\n\n  </ul>\n", "<ul>\n<li>one</li>\n</ul>\n"),
        ("a\n  {% if x %}\n    b\n  {% endif %}\n  c", "a{% if x %}\nb{% endif %}\nc"),
        ("a\n  {# why #}\n  b\n  {% url 'x' as y %}\n  c", "a{# why #}\nb{% url 'x' as y %}\nc"),
        # Nothing stands behind the last tag, so what stands before the first is wanted.
        ("a\n{% if x %} b{% endif %}.", "a\n{% if x %} b{% endif %}."),
        ("a\n  {{ x }}\n  b", "a\n{{ x }}\nb"),
    ],
)
def test_indentation_is_left_out(source: str, read: str) -> None:
    assert without_indentation(source) == read


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ('<a\n  href="x"\n  {{ y }}\n>b</a\n>', '<a href="x" {{ y }}>b</a>'),
        ("<br\n/>", "<br />"),
        ("<a\n{% if x %}\n b\n{% endif %}\n c>", "<a{% if x %} b{% endif %} c>"),
        ("<a {% if x %}b{% else %}c{% endif %}>", "<a{% if x %} b{% else %} c{% endif %}>"),
        ("<a {% if x %}b {% endif %}c>", "<a{% if x %} b{% endif %} c>"),
        ("<a {# why #}\n b>", "<a b>"),
        ('<a {% if x > 1 %}b="y > z"{% endif %}\n>', '<a{% if x > 1 %} b="y > z"{% endif %}>'),
    ],
)
def test_a_tag_is_put_together(source: str, read: str) -> None:
    assert without_indentation(source) == read


@pytest.mark.parametrize(
    "source",
    [
        '<a b="c  {% if x %} d {% endif %}  e">',
        "<a {% if x %}data-{% endif %}b>",
        "<a  {% if x %}b>{% else %}c>{% endif %}",
        "<pre>\n  a\n    b</pre>",
        "<textarea>\n\n  {{ x }}</textarea>",
        '<script>\n  "<a  b>"\n</script>',
        "{% blocktranslate trimmed %}\n  <a\n    b\n  >\n{% endblocktranslate %}",
        "{% verbatim %}\n  {% if %}\n{% endverbatim %}",
        "1 < 2  'a",
    ],
)
def test_what_has_to_stay_stays(source: str) -> None:
    assert without_indentation(source) == source


def test_the_tag_of_a_field_is_put_together_and_its_text_stays() -> None:
    source = '<textarea\n  id="a"\n  {% if x %}\n  b\n  {% endif %}\n>\n\n {{ y }}</textarea>'

    read = without_indentation(source)

    assert read == '<textarea id="a"{% if x %} b{% endif %}>\n\n {{ y }}</textarea>'


SOURCES = (
    "a\n{% if x %}\n b\n{% elif y %}\n c\n{% endif %}\n d\n{% if y %}\n e\n{% endif %}\n.",
    "a\n{% if x %}\n b{% else %}\n c {% endif %}d\n{% if y %}\n e\n{% endif %}f",
    "a\n{% for n in many %}\n{% if x %}\n{{ n }}\n{% endif %}\n{% empty %}\n{% endfor %}\nb",
    "a {% with x as z %} {% if z %} b {% endif %} {% endwith %} c{% if y %}, d{% endif %} e",
    "a\n{% translate 'z' as z %}\n{# why #}\n{% if x %}\n{{ z }}\n{% endif %}b",
)
TAGS = (
    "<a {% if x %} b {% endif %} {% if y %} c {% else %} d {% endif %}>",
    "<a {% if x %}b {% endif %}{% if y %}c {% endif %}d>",
    "<a{% if x %} b{% endif %}\n{% if y %}\n c\n{% elif x %}\n{# why #}\n{% endif %}\n>",
    '<a {% if x %}{% if y %}b="{{ x }} "{% endif %}{% else %} c{% endif %} d\n>',
    "<a {% if x %}data-{% endif %}b-{% if y %}c{% else %}d{% endif %}>",
    "<a {% for n in many %} n{{ n }}{% endfor %} {% if y %}b{% endif %}>",
)


@pytest.mark.parametrize("source", SOURCES)
def test_no_space_appears_or_is_lost(source: str) -> None:
    for written, read in _drawn(source):
        assert _with_single_spaces(read) == _with_single_spaces(written)


@pytest.mark.parametrize("source", TAGS)
def test_no_attribute_appears_or_is_lost(source: str) -> None:
    for written, read in _drawn(source):
        assert read.strip("<>").split() == written.strip("<>").split()


def test_mails_stay_as_they_are_written(tmp_path) -> None:
    for name in ("page.html", "mail.txt"):
        (tmp_path / name).write_text("a\n  b\n")
    engine = Engine(dirs=[tmp_path], loaders=["web.text.isolating.FolderLoader"])
    loader = engine.template_loaders[0]
    assert isinstance(loader, FolderLoader)

    read = {origin.template_name: loader.get_contents(origin) for origin in _origins(loader)}

    assert read == {"page.html": "a\nb\n", "mail.txt": "a\n  b\n"}


def _origins(loader: FolderLoader):
    for name in ("page.html", "mail.txt"):
        yield from loader.get_template_sources(name)


def _drawn(source: str):
    """Drawn as it is written and as it is read, with all that may be asked for."""
    for x, y, many in product((True, False), (True, False), ("", "1", "12")):
        values = Context({"x": x, "y": y, "many": many})
        yield tuple(
            ENGINE.from_string(template).render(values)
            for template in (source, without_indentation(source))
        )


def _with_single_spaces(text: str) -> str:
    return re.sub(r"\s+", " ", text)
