from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviews.letterheads.colours import (
    BLACK,
    INK,
    READABLE,
    WHITE,
    colour_of,
    contrast,
    to_write_on,
    to_write_with,
)

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("typed", "colour"),
    [
        ("#1f5f5b", "#1f5f5b"),
        (" 1F5F5B\n", "#1f5f5b"),
        ("#abc", "#aabbcc"),
        ("#abcd", None),
        ("#1f5f5b;", None),
        ("#1f5f5b } body { display: none", None),
        ("#٣٣٣", None),
        ("teal", None),
        ("", None),
    ],
)
def test_colour_is_six_digits_or_nothing(typed: str, colour: str | None) -> None:
    assert colour_of(typed) == colour


@given(st.text())
def test_whatever_is_typed_gives_a_colour_or_none(typed: str) -> None:
    colour = colour_of(typed)

    assert colour is None or (len(colour) == 7 and colour == f"#{int(colour[1:], 16):06x}")


@given(COLOURS)
def test_colour_is_read_as_it_is_written(colour: str) -> None:
    assert colour_of(colour) == colour_of(colour[1:].upper()) == colour


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(BLACK, WHITE, 21.0), (WHITE, WHITE, 1.0), ("#767676", WHITE, 4.54), ("#ff0000", WHITE, 4.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)


@given(COLOURS, COLOURS)
def test_contrast_goes_both_ways(one: str, other: str) -> None:
    assert 1 <= contrast(one, other) == contrast(other, one) <= 21


@given(COLOURS)
@example("#808080")  # too dark for ink, too light for white
def test_words_on_any_colour_can_be_read(colour: str) -> None:
    assert contrast(to_write_on(colour), colour) >= READABLE


@given(COLOURS)
def test_words_in_any_colour_can_be_read_on_white(colour: str) -> None:
    written = to_write_with(colour)

    assert contrast(written, WHITE) >= READABLE
    assert written == colour or (written == INK and contrast(colour, WHITE) < READABLE)


def test_ground_decides_between_white_ink_and_black() -> None:
    grounds = ("#1f5f5b", "#ffd400", "#808080")

    assert [to_write_on(ground) for ground in grounds] == [WHITE, INK, BLACK]
