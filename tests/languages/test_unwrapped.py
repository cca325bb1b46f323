"""Texts that people read go through gettext, but in the files that are listed: ever fewer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.languages.scripts import in_script
from tests.languages.unwrapped import (
    EXEMPT,
    NO_TEXTS,
    in_file,
    in_module,
    in_template,
    listed,
    sources,
    without_texts,
)

SOURCES = sources()


def test_texts_stand_as_they_are_in_exempt_files_only() -> None:
    known = {*listed(), *without_texts()}
    new = {path: found for path in SOURCES if path not in known and (found := in_file(Path(path)))}

    assert not new, "texts that nobody can translate"


def test_a_file_without_such_texts_is_exempt_no_longer() -> None:
    done = [path for path in listed() if path not in SOURCES or not in_file(Path(path))]

    assert not done, f"take these out of {EXEMPT}: python -m tests.languages.unwrapped does it"


def test_a_file_is_said_to_hold_no_texts_for_a_reason() -> None:
    reasons = without_texts()
    idle = [path for path in reasons if path not in SOURCES or not in_file(Path(path))]

    assert not idle, f"nothing in these reads like words: take them out of {NO_TEXTS}"
    assert not reasons.keys() & set(listed())
    assert all(reasons.values())


@pytest.mark.parametrize(
    "source",
    [
        "<p>Words</p>",
        "Words",
        '<b title="Words"></b>',
        "<b aria-label='Move {{ name }} up'></b>",
        '<input type="submit" value="Save">',
        "{{ count }} comment{{ count|pluralize }}",
        "{% if a %}is{% endif %}",
        '{{ name|default:"nothing" }}',
        '{{ day|date:"j F Y" }}',
        '{% include "a.html" with button="Save the answers" %}',
        '{% include "a.html" with adds="add to "|add:what %}',
        "{% blocktranslate %}Words{% endblocktranslate %} and words",
        '{% translate "Words" %}, words',
        "{% comment %}No{% endcomment %}Words",
    ],
)
def test_text_of_a_template_is_found(source: str) -> None:
    assert in_template(source)


@pytest.mark.parametrize(
    "source",
    [
        '<p class="a b">{% translate "Words" %}: {{ name }} →</p>',
        '<b title="{% translate "Words" %}"></b>',
        "{% blocktranslate with a=b.c %}Words <b>of</b> {{ a }}{% endblocktranslate %}",
        "{% blocktranslate count n=all %}A word{% plural %}{{ n }} words{% endblocktranslate %}",
        '{% include "a.html" with where="edit-"|add:row.ref %}',
        "{% if a == 'key_resources' %}{% url 'wizard:step' key=a %}{% endif %}",
        "{% block body_class %}words-page{% endblock body_class %}",
        "{# Words #}{% comment %}Words{% endcomment %}<script>words()</script><!-- Words -->",
        "<b>Throughline</b>",
        '{{ day|date:"Y-m-d" }}',
    ],
)
def test_template_whose_texts_are_translated_is_clean(source: str) -> None:
    assert in_template(source) == []


def test_every_letter_of_a_mail_is_a_text() -> None:
    assert in_template("{{ name }} <{{ site }}>\nsaid", is_page=False) == ["said"]


@pytest.mark.parametrize(
    "source",
    [
        'words = "Say it"',
        'words = f"{count:,} of {all}"',
        'raise Refused("At most three.")',
        'label = "Password"',
        'KINDS = {"own": "Our own channel"}',
        'words = gettext("Say it") + " and so on"',
    ],
)
def test_text_of_a_module_is_found(source: str) -> None:
    assert in_module(source)


@pytest.mark.parametrize(
    "source",
    [
        '"""What this is for."""\n',
        'words = gettext_lazy("Say it")',
        'words = ngettext("One word", "%(count)s words", count) % {"count": count}',
        'raise ValueError("This cannot be.")',
        'key = "key-partnerships"',
        'found = re.compile("[a-z] [a-z]")',
        '_NAMES = """one two"""\n_WORDS = frozenset(_NAMES.split())',
        '__all__ = ["Change", "Value"]',
        'def f(a: "Change | Value") -> "list[A B]": ...',
    ],
)
def test_module_whose_texts_are_translated_is_clean(source: str) -> None:
    assert in_module(source) == []


@pytest.mark.parametrize(
    "source",
    [
        'show("Say it");',
        'flash("Saved");',
        'row.textContent = "saved";',
        'element("p", { textContent: isOld ? `${count} old` : "" });',
        'card.setAttribute("aria-label", "Not saved");',
        "const words = `${count} lines`;",
        'say("Moved %(way)s", { way: "Back" });',
        "say(`Moved ${way}`);",
        'sayOf("One line", `${count} lines`, count);',
        'made.append("about ", name);',
    ],
)
def test_text_of_a_script_is_found(source: str) -> None:
    assert in_script(source)


@pytest.mark.parametrize(
    "source",
    [
        'flash(say("Say it"));',
        'say("Moved %(way)s", { way: say("Up"), key: "up" });',
        'sayOf("One line", "%(count)s lines", count);',
        'const [before, after] = say("About: %(item)s").split("%(item)s");',
        'const FIELD = "textarea, select, input:not([type=hidden])";',
        'if (event.key !== "Escape" && key === "Enter") box.closest("main form");',
        'element("p", { className: "notice stack", id: `card-${save.id}`, textContent: "×" });',
        '// Say it\nbutton(say("Change"), act, "button--quiet button--danger");',
        'fetch(url, { method: "POST", headers: { "X-Save-Key": key } });',
    ],
)
def test_script_whose_texts_are_translated_is_clean(source: str) -> None:
    assert in_script(source) == []
