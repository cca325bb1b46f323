"""Merging by words: what must hold for any three texts, and what people meet."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from canvases.compare.merging import Merged, both, merge, words

# Few words, so that they meet often; and signs, so that they glue where they can.
TEXTS = st.lists(
    st.sampled_from(["Ted", "Omar", "a", "b", "don't", "3.5", " ", "  ", "\n", ".", ",", "-"]),
    max_size=12,
).map("".join)
ANY_TEXTS = TEXTS | st.text(max_size=30)


@given(ANY_TEXTS, ANY_TEXTS)
def test_change_of_one_side_is_taken(base: str, changed: str) -> None:
    assert merge(base, changed, base) == Merged(changed, conflicts=False)
    assert merge(base, base, changed) == Merged(changed, conflicts=False)


@given(ANY_TEXTS, ANY_TEXTS)
def test_same_change_of_both_is_taken_once(base: str, changed: str) -> None:
    assert merge(base, changed, changed) == Merged(changed, conflicts=False)


@given(ANY_TEXTS, ANY_TEXTS, ANY_TEXTS)
def test_whose_is_whose_makes_no_difference(base: str, mine: str, theirs: str) -> None:
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)

    assert one.conflicts == other.conflicts
    assert Counter(words(one.text)) == Counter(words(other.text))
    if not one.conflicts:
        assert one == other


@given(ANY_TEXTS, ANY_TEXTS, ANY_TEXTS)
@example("a b", "b", "a c b")
@example("a", "a.", "a,")
def test_new_words_of_both_are_there(base: str, mine: str, theirs: str) -> None:
    merged = Counter(words(merge(base, mine, theirs).text))

    old = Counter(words(base))
    # What both wrote may be the same change, taken once.
    assert merged >= Counter(words(mine)) - old
    assert merged >= Counter(words(theirs)) - old


@given(ANY_TEXTS, ANY_TEXTS, ANY_TEXTS)
def test_conflict_keeps_both_texts_whole(base: str, mine: str, theirs: str) -> None:
    merged = merge(base, mine, theirs)
    assume(merged.conflicts)

    assert mine.strip() in merged.text
    assert theirs.strip() in merged.text


@given(ANY_TEXTS, ANY_TEXTS)
@example("Roof", "Rooftop")
def test_nothing_that_either_typed_disappears_from_both(theirs: str, mine: str) -> None:
    for text in (both(theirs, mine), both(theirs, mine, between=" / ")):
        assert mine.strip() in text
        assert theirs.strip() in text
        assert Counter(words(text)) >= Counter(words(mine)) | Counter(words(theirs))


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("Ted needs parts", "Ted needs tools", "Omar needs parts", "Omar needs tools"),
        ("Ted needs parts", "Ted needs parts now", "Ted wants parts", "Ted wants parts now"),
        ("Ted needs parts", "Ted needs tools", "Ted needs parts.", "Ted needs tools."),
        ("a b", "A b", "a B", "A B"),
        ("One.\n\nTwo.", "One.\n\nTwo.\n\nThree.", "Nought.\n\nTwo.", "Nought.\n\nTwo.\n\nThree."),
        ("costs 3.5 a day", "costs 4.5 a day", "costs 3.5 a week", "costs 4.5 a week"),
    ],
)
def test_different_words_merge(base: str, mine: str, theirs: str, merged: str) -> None:
    assert merge(base, mine, theirs) == Merged(merged, conflicts=False)


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        ("", "Ted", "Omar"),
        ("Ted needs parts", "Ted needs tools", "Ted needs time"),
        ("Ted needs parts", "Ted needs parts now", "Ted needs parts soon"),
        ("one two three", "", "one 2 three"),
        ("one two three", "", "one two three four"),
        ("one two three", "eins zwei drei", "one deux three"),
    ],
)
def test_same_words_conflict(base: str, mine: str, theirs: str) -> None:
    assert merge(base, mine, theirs) == Merged(
        f"{theirs}\n\n{mine}" if mine else theirs, conflicts=True
    )


def test_text_that_holds_the_other_stands_once() -> None:
    assert both("Ted waits", "Ted waits for parts") == "Ted waits for parts"
    assert both("Ted", "Omar", between=" / ") == "Ted / Omar"


def test_longest_note_merges_in_no_time() -> None:
    prose = "the part is on the roof and the roof is wet " * 450
    began = time.process_time()

    merged = merge(prose[:20_000], "Now " + prose[:19_990], "x " * 10_000)

    assert merged.conflicts
    assert time.process_time() - began < 3
