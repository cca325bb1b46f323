"""Names of any writing keep their direction to themselves, in all that is said of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from web.text.direction import NO_NAME, balanced, isolated, turns
from web.text.isolating import isolating
from web.text.unseen import shows

ROOT = Path(__file__).resolve().parent.parent.parent.parent
SPOKEN = "\u2068{}\u2069"
_MIXED = st.text(st.sampled_from("aב \n1\u202e\u202d\u202c\u2066\u2067\u2068\u2069\u200f漢"))


@pytest.mark.parametrize("text", ["", "Ted", "Café 25", "漢字", "👷 Ted", "line\nend"])
def test_text_from_left_to_right_stays_as_it_is(text: str) -> None:
    assert isolated(text) == text


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("שלום", "\u2068שלום\u2069"),
        ("Ted\u202eevil", "\u2068Ted\u202eevil\u2069"),
        ("Ted\u2069\u202e", "\u2068\u2068Ted\u2069\u202e\u2069"),
        ("\u2067Ted", "\u2068\u2067Ted\u2069\u2069"),
        ("Ted\nאב", "Ted\n\u2068אב\u2069"),
    ],
)
def test_what_turns_is_isolated_line_by_line(text: str, alone: str) -> None:
    assert isolated(text) == alone


@given(_MIXED)
def test_what_is_isolated_turns_nothing_and_is_not_isolated_again(text: str) -> None:
    alone = isolated(text)

    assert not turns(alone)
    assert isolated(alone) == alone
    assert not turns(f"A{alone}, 25")
    assert balanced(balanced(text)) == balanced(text)


@pytest.mark.parametrize(
    "text", ["\u200b", "\u3164", "\u2800", "\u00ad", "\u202e \u2069", "\u2060", "\ufeff"]
)
def test_what_nobody_can_see_is_called_no_name(text: str) -> None:
    assert not shows(text)
    assert isolated(text) == NO_NAME


@given(st.text(st.characters(categories=("L", "N", "P")), min_size=1))
def test_letters_digits_and_signs_are_seen(text: str) -> None:
    assert shows(text) or not re.sub("[\u115f\u1160\u3164\uffa0]", "", text)


@pytest.mark.parametrize(
    "page",
    [
        "<p>WORDS</p>",
        '<a href="EXACT">WORDS</a>',
        '<i aria-label="TEXT, TEXT" id=EXACT>WORDS',
        "<title>TEXT</title>WORDS",
        "<textarea>EXACT</textarea>WORDS",
        "<svg><text>TEXT<tspan>TEXT</tspan>TEXT</text></svg>WORDS",
        "<input value='EXACT'{% if b %} EXACT{% endif %}>WORDS",
        "<!-- <b> EXACT --> WORDS",
        "{% verbatim %}EXACT{% endverbatim %}WORDS",
        "1 < 2 WORDS",
    ],
)
def test_each_value_of_a_template_stands_as_its_place_asks(page: str) -> None:
    source = re.sub("WORDS|TEXT|EXACT", "{{ a }}", page)

    assert isolating(source, is_page=True) == (
        page.replace("WORDS", "{{ a|isolated_words }}")
        .replace("TEXT", "{{ a|isolated_text }}")
        .replace("EXACT", "{{ a }}")
    )


@pytest.mark.parametrize(
    ("source", "given"),
    [
        ("{% blocktranslate %}{{ a }} is here{% END %}", "with a=a|isolated_words"),
        ("{% blocktranslate %}<b>{{ a }}</b>{% END %}", "with a=a|isolated_words"),
        ("<i title='{% blocktranslate %}Of {{ a }}{% END %}'>", "with a=a|isolated_text"),
        ("{% blocktranslate asvar b %}Of {{ a }}{% END %}", "with a=a|isolated_text"),
        ("{% blocktranslate %}<i id='{{ a }}'>Of it</i>{% END %}", ""),
        ("{% blocktranslate with b.c as a %}Of {{ a }}{% END %}", ""),
    ],
)
def test_value_of_a_translated_text_stands_as_its_place_asks(source: str, given: str) -> None:
    source = source.replace("END", "endblocktranslate")

    read = isolating(source, is_page=True)

    assert read == source.replace(" %}", f" {given}".rstrip() + " %}", 1)


def test_values_that_are_given_to_a_translated_text_are_filtered_where_they_are_given() -> None:
    read = isolating(
        "{% blocktranslate with a=b.c count n=all|length %}A {{ d }} of {{ a }}{% plural %}"
        "{{ n }} {{ d }} of {{ a }}{% endblocktranslate %}{{ e }}",
        is_page=True,
    )

    assert read == (
        "{% blocktranslate with d=d|isolated_words a=b.c|isolated_words "
        "count n=all|length|isolated_words %}A {{ d }} of {{ a }}{% plural %}"
        "{{ n }} {{ d }} of {{ a }}{% endblocktranslate %}{{ e|isolated_words }}"
    )


def test_each_of_a_list_that_is_given_to_a_translated_text_is_isolated() -> None:
    source = "{% blocktranslate with a=b|join:', ' %}Of {{ a }}{% endblocktranslate %}"

    read = isolating(source, is_page=True)

    assert "with a=b|isolated_each|join:', '|isolated_words %}" in read


def test_a_translated_text_says_who_it_is_about_whatever_they_are_called() -> None:
    template = engines["django"].from_string(
        isolating(
            "{% blocktranslate count n=all|length with a=b %}<b>{{ a }}</b> has one"
            "{% plural %}<b>{{ a }}</b> has {{ n }}{% endblocktranslate %}",
            is_page=True,
        )
    )

    assert template.render({"b": "<שלום>", "all": "12"}) == "<b><bdi>&lt;שלום&gt;</bdi></b> has 2"


def test_a_list_is_isolated_before_it_is_joined_and_lines_before_they_are_broken() -> None:
    read = isolating("{{ a|join:', ' }}{{ b|linebreaksbr }}", is_page=True)

    assert read == (
        "{{ a|isolated_each|join:', '|isolated_words }}"
        "{{ b|isolated_text|linebreaksbr|isolated_words }}"
    )


def test_every_value_of_a_mail_is_isolated() -> None:
    read = isolating("<{{ site }}> {{ a }}", is_page=False)

    assert read == "<{{ site|isolated_text }}> {{ a|isolated_text }}"


def test_a_page_says_who_it_is_about_whatever_they_are_called() -> None:
    template = engines["django"].from_string(
        isolating('<p title="{{ a }}">{{ a }}: {{ b }}<input value="{{ a }}"></p>', is_page=True)
    )

    page = template.render({"a": "<שלום>", "b": "\u200b"})

    assert page == (
        '<p title="\u2068&lt;שלום&gt;\u2069"><bdi>&lt;שלום&gt;</bdi>: (no name)'
        '<input value="&lt;שלום&gt;"></p>'
    )


def test_a_sentence_stands_in_an_element_with_the_names_in_it() -> None:
    """In a button, which is laid out as flex, it would lose the spaces beside them."""
    template = engines["django"].from_string(
        isolating("<b>{{ a }}</b><b>{{ c }}</b>", is_page=True)
    )

    page = template.render({"a": f"Link to {SPOKEN.format('שלום')}.", "c": SPOKEN.format("שלום")})

    assert page == "<b><span>Link to <bdi>שלום</bdi>.</span></b><b><bdi>שלום</bdi></b>"


def test_every_template_leaves_its_tags_closed() -> None:
    """What is told from its source would be wrong behind a tag that goes on in another file."""
    for path in (ROOT / "templates").rglob("*.html"):
        read = isolating(f"{path.read_text()}{{{{ end }}}}", is_page=True)

        assert read.endswith("{{ end|isolated_words }}"), path
