"""Which writing no font of this machine draws, in plain words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvases.exports.pdf import fonts, missing_glyphs, process
from canvases.exports.pdf.boxes import font_of
from canvases.exports.pdf.press import undrawable
from tests.canvases.factories import make_document


@pytest.fixture
def only_our_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine that has no font of its own."""
    missing_glyphs._asked.cache_clear()
    monkeypatch.setattr(process, "undrawable", lambda characters: characters)
    yield
    missing_glyphs._asked.cache_clear()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Grüße, ça va? Łódź Ærø 25 € → ✓ ★ ½", ()),
        ("Привет Ελλάδα Việt Nam हिन्दी", ()),
        ("soft\u00adhyphen, joined\u200d, marked\ufe0f\u202e", ()),
        ("中文", ("Chinese characters",)),
        ("ひらがな 漢字", ("Japanese", "Chinese characters")),
        ("한국어", ("Korean",)),
        ("العربية", ("Arabic",)),
        ("ไทย", ("Thai",)),
        ("fun 😀", ("emoji and other symbols",)),
        ("\ue000", ("rare characters",)),
    ],
)
@pytest.mark.usefixtures("only_our_fonts")
def test_writing_is_called_by_a_name_people_know(text: str, names: tuple[str, ...]) -> None:
    assert missing_glyphs.uncovered(make_document(title=text)) == names


def test_renderer_is_asked_for_the_fonts_of_the_machine() -> None:
    characters = frozenset("中a→\U000f0000")

    assert undrawable(fonts.not_ours(characters)) >= {"\U000f0000"}
    assert not undrawable(fonts.not_ours(characters)) & {"a", "→"}


def test_machine_that_makes_no_pdf_says_nothing_of_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    def unable(characters: frozenset[str]) -> frozenset[str]:
        raise process.Unable("PDFs need Pango.")

    missing_glyphs._asked.cache_clear()
    monkeypatch.setattr(process, "undrawable", unable)

    assert missing_glyphs.uncovered(make_document(title="中文")) == ()


def test_our_fonts_and_their_licences_are_there() -> None:
    assert all(path.is_file() for path in fonts.files().values())
    assert len(list(fonts.FOLDER.glob("LICENSE-*.txt"))) == 4


def test_coverage_is_what_the_fonts_hold() -> None:
    assert not fonts.not_ours("azAZ09éßłŻжΩạअ→✓")
    assert fonts.not_ours("a中😀") == {"中", "😀"}


@given(st.frozensets(st.characters(min_codepoint=0x100, codec="utf-8"), max_size=20))
def test_boxes_are_the_same_bytes_for_the_same_characters(characters: frozenset[str]) -> None:
    first = font_of(characters)
    font_of.cache_clear()

    assert font_of(characters) == first
