from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.markdown import render


def test_markdown_is_drawn() -> None:
    html = render("Two *kinds*:\n\n- paid\n- **free**")

    assert html == (
        "<p>Two <em>kinds</em>:</p>\n<ul>\n<li>paid</li>\n<li><strong>free</strong></li>\n</ul>\n"
    )


def test_html_stands_as_text() -> None:
    assert render("a <script>alert(1)</script> b") == (
        "<p>a &lt;script&gt;alert(1)&lt;/script&gt; b</p>\n"
    )


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "/admin/", "//host/x", "file:///etc/passwd"]
)
def test_link_that_leads_nowhere_safe_stands_as_text(link: str) -> None:
    assert "<a" not in render(f"[here]({link})")


def test_link_tells_nobody_where_it_was_read() -> None:
    assert render("[here](https://example.org/a?b=1&c=2)") == (
        '<p><a href="https://example.org/a?b=1&amp;c=2" rel="nofollow noopener noreferrer">'
        "here</a></p>\n"
    )


def test_picture_becomes_a_link() -> None:
    html = render("![a chart](https://example.org/chart.png)")

    assert "<img" not in html
    assert 'href="https://example.org/chart.png"' in html
    assert ">a chart</a>" in html


def test_headings_stand_below_the_page_and_skip_no_level() -> None:
    html = render("# One\n\n### Deep\n\n## Two\n\n# Three", under=2)

    assert re.findall(r"<h(\d)>(\w+)", html) == [
        ("3", "One"),
        ("4", "Deep"),
        ("4", "Two"),
        ("3", "Three"),
    ]


def test_every_line_end_is_kept() -> None:
    assert render("one\ntwo") == "<p>one<br>\ntwo</p>\n"


@given(st.text(max_size=200))
def test_no_text_makes_markup_of_its_own(text: str) -> None:
    html = render(text)

    assert not re.search(
        r"<(?!/?(p|br|hr|blockquote|ul|ol|li|pre|code|em|strong|a|h[3-6])\b)", html
    )
    assert not re.search(r"<[^>]*\s(on\w+|style|src)=", html)


def test_a_table_is_drawn_with_heads_over_its_columns() -> None:
    drawn = render("| Part | Price |\n|---|--:|\n| **Pump** | 25 <b> |\n")

    assert drawn.replace("\n", "") == (
        '<table><thead><tr><th scope="col">Part</th><th scope="col" class="amount">Price</th></tr>'
        '</thead><tbody><tr><td><strong>Pump</strong></td><td class="amount">25 &lt;b&gt;</td></tr>'
        "</tbody></table>"
    )


def test_tasks_say_in_words_whether_they_are_done() -> None:
    drawn = render("- [ ] ring Omar\n- [x] **call** Ted\n- look [x] up\n")

    assert drawn.replace("\n", "") == (
        '<ul><li class="task"><span class="task__state">To do: </span>ring Omar</li>'
        '<li class="task task--done"><span class="task__state">Done: </span>'
        "<strong>call</strong> Ted</li><li>look [x] up</li></ul>"
    )


@pytest.mark.parametrize("text", ["**「重要」**です", "那**「重要」**的", "(**x)**y", "**bold**er"])
def test_no_writing_shows_the_marks_of_bold(text: str) -> None:
    assert "**" not in render(text)
    assert "<strong>" in render(text)


@pytest.mark.parametrize("text", ["2 ** 3 ** 4", "`**x**`", "a ** b"])
def test_what_is_no_bold_stays(text: str) -> None:
    assert "**" in render(text)


@given(st.text(st.sampled_from("|-:[ ]x*\n a<>1`")))
def test_whatever_is_typed_keeps_to_the_tags_of_a_note(text: str) -> None:
    tags = set(re.findall(r"</?([a-z0-9]+)", render(text)))

    assert tags <= {
        *("p", "br", "hr", "ul", "ol", "li", "pre", "code", "em", "strong", "span"),
        *("table", "thead", "tbody", "tr", "th", "td", "blockquote", "h3", "h4"),
    }
