"""The process that draws PDFs speaks the language of whoever asked for one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

from canvases import document, examples
from canvases.exports.pdf import cache, process
from canvases.exports.pdf.long_words import BREAK
from canvases.exports.pdf.process import Drawer
from tests.languages.made_up import LANGUAGE, spoken
from tests.languages.test_pages import example_in_greek, forgotten_words


@pytest.fixture
def drawer() -> Iterator[Drawer]:
    drawer = Drawer()
    yield drawer
    drawer.stop()


def test_drawn_pdf_is_in_the_language_of_its_order(drawer: Drawer, tmp_path: Path) -> None:
    with spoken(tmp_path):
        wanted = process.wanted_of(example_in_greek(), part="all", paper="A4", changed=None)
        text = _text(drawer.ask(wanted.question, wanted.body))
    in_english = process.wanted_of(example_in_greek(), part="summary", paper="A4", changed=None)

    assert wanted.question["language"] == LANGUAGE
    assert not [word for word in forgotten_words(text) if not _DOTLESS.issuperset(word)]
    assert "Revenue streams" in _text(drawer.ask(in_english.question, in_english.body))


def test_pdfs_in_two_languages_are_kept_apart(tmp_path: Path) -> None:
    read = document.decode(examples.EXAMPLES[0].path.read_bytes())

    def name() -> str:
        return cache.name_of(process.wanted_of(read, part="all", paper="A4", changed=None))

    in_english = name()

    with spoken(tmp_path):
        assert name() != in_english
    assert name() == in_english


# Of these Unicode has no form with a dot, so that a PDF draws the dot as a letter of its own.
_DOTLESS = frozenset("ijklquvIJKLQUV")


def _text(pdf: bytes) -> str:
    with closing(pypdfium2.PdfDocument(pdf)) as opened:
        texts = [page.get_textpage().get_text_bounded() for page in opened]
    return "\n".join(texts).replace(BREAK, "")
