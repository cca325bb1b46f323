"""Channels by their four ratings."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings

from canvases.document import Channel
from canvases.measures.channel_ranking import Ranked, ranking
from tests.canvases.factories import make_document
from tests.canvases.strategies import documents


def test_best_rated_channel_comes_first_and_equals_as_written() -> None:
    document = make_document(
        channels=(
            Channel(id="c1", name="Poster", speed=2, efficiency=2, investment=2, preference=2),
            Channel(id="c2", name="App", speed=5, efficiency=4, investment=5, preference=4),
            Channel(id="c3", name="Call", speed=2),
            Channel(id="c4", name="Fair", speed=5, use="rejected"),
            Channel(id="c5", name="Website"),
        )
    )

    found = ranking(document)

    assert found.ranked == (
        Ranked("c2", "App", (5, 4, 5, 4), Fraction(9, 2)),
        Ranked("c1", "Poster", (2, 2, 2, 2), Fraction(2)),
        Ranked("c3", "Call", (2, None, None, None), Fraction(2)),
    )
    assert found.unrated == ("Website",)
    assert [one.words for one in found.ranked] == [
        "4.5 of 5",
        "2 of 5",
        "2 of 5, 1 of 4 rated",
    ]


@settings(deadline=None)
@given(documents(per_block=4))
def test_any_document_ranks_each_channel_in_use_once(document) -> None:
    found = ranking(document)

    names = [one.name for one in found.ranked] + list(found.unrated)
    assert sorted(names) == sorted(c.name for c in document.channels if c.use != "rejected")
    assert all(1 <= one.mean <= 5 for one in found.ranked)
