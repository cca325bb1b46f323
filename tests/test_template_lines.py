"""What a line of a template may be: indented by what is open, and no wider than a screen."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tools.template_lines import WIDTH, faults_of, indented

SHAPED = """\
{% extends "base.html" %}

{% block main %}
  <ul>
    {% for one in many %}
      <li
        class="row" id="row-{{ one.ref }}"
        {% if one.stroke > 1 %}data-stroke="{{ one.stroke }}"{% endif %}
      >{{ one.name }}, <b>which is
        bold</b></li>
    {% empty %}
      <li>There's nothing.<br>
        {# Not "yet". #}
        <input type="text" value="a > b">
      </li>
    {% endfor %}
  </ul>
{% endblock main %}
"""


def test_what_is_in_shape_is_left_alone() -> None:
    assert indented(SHAPED) == SHAPED


def test_indentation_is_put_right() -> None:
    lines = [line.strip() for line in SHAPED.splitlines()]

    assert indented("\n".join(lines)) == SHAPED


@pytest.mark.parametrize(
    ("opens", "closes"),
    [
        ("<pre>", "</pre>"),
        ("<textarea>", "</textarea>"),
        ('<p title="', '"></p>'),
        ("{% comment %}", "{% endcomment %}"),
    ],
)
def test_line_breaks_that_are_part_of_the_page_are_left_alone(opens: str, closes: str) -> None:
    source = f"<div>\n  {opens}\none\n      two{closes}\n  three\n</div>\n"

    assert indented(source) == source


def test_an_element_may_be_opened_in_each_branch() -> None:
    source = dedent(
        """\
        {% if wide %}
          <p class="wide">
        {% else %}
          <p>
        {% endif %}
            one
          </p>
        <p>two</p>
        """
    )

    assert indented(source) == source


def test_what_is_too_wide_or_stands_elsewhere_is_named() -> None:
    wide = "a" * WIDTH

    assert list(faults_of(f"<p>\n  a\n b{wide}</p>\n")) == [
        (3, f"{WIDTH + 7} columns, more than {WIDTH}"),
        (3, "starts in column 1, not 2"),
    ]
