"""Words longer than a line are broken before they are laid out; all others stay as they are."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.document import Step
from canvases.exports.pdf.long_words import BREAK, LONGEST, broken
from canvases.exports.pdf.render import render
from canvases.steps import STEPS
from tests.canvases.factories import make_document
from tests.canvases.pdf_reading import complaints, pages


@pytest.mark.parametrize(
    "html",
    [
        "<p>Short words, " * 50,
        f"<p>{'x' * LONGEST}</p>",
        f'<p><a href="https://example.org/{"x" * 500}">here</a></p>',
        f"<title>{'x' * 500}</title>",
        f"<style>.{'x' * 500} {{ color: red }}</style>",
        f"<p>{'x' * 100}</p><p>{'x' * 100}</p>",
        f"<p>{'x' * 100}<br>{'x' * 100}</p>",
    ],
)
def test_what_fits_a_line_stays_as_it_is(html: str) -> None:
    assert broken(html) == html


def test_long_word_is_broken_every_forty_letters() -> None:
    assert broken(f"<p>so {'x' * 200} it") == f"<p>so {BREAK.join(['x' * 40] * 5)} it"


def test_word_goes_on_through_bold() -> None:
    found = broken("<p>" + "<em>aaaa</em><strong>bbbb</strong>" * 50)

    assert max(map(len, re.sub("<[^>]*>", "", found).split(BREAK))) <= 41


def test_word_that_changes_its_face_at_each_letter_is_broken_before_the_tag() -> None:
    """There the renderer lets a line end; within, it looks at all that it laid out before."""
    found = broken("<p>" + "a<strong>b</strong><code>c</code>" * 100)

    assert max(map(len, re.sub("<[^>]*>", "", found).split(BREAK))) <= 41
    assert not re.search(f">{BREAK}", found)


@pytest.mark.parametrize("cluster", ["é", "क्षि", "&amp;", "👩\u200d🌾", "नि"])
def test_what_is_drawn_as_one_is_not_parted(cluster: str) -> None:
    found = broken(cluster * 200)

    assert BREAK in found
    assert found.replace(BREAK, "") == cluster * 200
    assert all(part == cluster * (len(part) // len(cluster)) for part in found.split(BREAK))


@given(st.lists(st.sampled_from(("<p>", "<em>", "</em>", "x" * 90, " ", "&lt;", "é", "<"))))
def test_nothing_is_lost(parts: list[str]) -> None:
    html = "".join(parts)

    assert broken(html).replace(BREAK, "") == html


@pytest.mark.parametrize("word", ["x" * 20_000, "हिन्दी" * 3_000])
def test_notes_of_one_long_word_are_drawn_quickly(word: str) -> None:
    document = make_document(steps={step.key: Step(note=word) for step in STEPS[:11]})

    began = time.process_time()
    content = render(document)

    assert time.process_time() - began < 20
    assert complaints(content) == []
    assert len(pages(content)) > 11
