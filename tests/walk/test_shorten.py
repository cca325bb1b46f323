"""Acts are left out as long as the same thing breaks."""

from __future__ import annotations

from collections.abc import Sequence

from tests.walk.acts import Act
from tests.walk.shorten import fewest
from tests.walk.texts import mark_of, plain


def acts(words: str) -> list[Act]:
    return [Act(who="ann", do=word) for word in words.split()]


def needs(*wanted: str):
    """Breaks where these were done in this order."""

    def breaks(tried: Sequence[Act]) -> bool:
        done = iter(act.do for act in tried)
        return all(word in done for word in wanted)

    return breaks


def test_what_one_act_breaks_is_told_by_it_alone() -> None:
    assert fewest(acts("go type press back mend"), needs("mend")) == acts("mend")


def test_acts_that_need_each_other_stay() -> None:
    told = acts("go type wait press back reload wait wait mend")

    assert fewest(told, needs("type", "reload", "mend")) == acts("type reload mend")


def test_what_breaks_no_more_is_not_shortened() -> None:
    assert fewest(acts("go mend"), lambda _: False) is None


def test_texts_are_compared_as_words() -> None:
    assert plain("one\u000btwo\u2028 three\n") == "one two three"
    assert mark_of("Roof parts q17z") == "q17z"
