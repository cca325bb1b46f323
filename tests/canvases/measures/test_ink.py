"""Pencil and ink."""

from __future__ import annotations

from hypothesis import given, settings
from msgspec.structs import replace

from canvases.document import Assumption, Channel, Fit, Persona, Proposition, item_hash
from canvases.measures.ink import Share, ink, share, shares
from tests.canvases.factories import make_document
from tests.canvases.strategies import documents

TED = Persona(id="p1", name="Ted")


def belief(status: str, number: int = 1, about: str = "p1", about_hash: str = "") -> Assumption:
    return Assumption(
        id=f"h{number}",
        text=f"Belief {number}",
        about=about,
        status=status,  # type: ignore[arg-type]
        about_hash=about_hash,
    )


def test_item_is_in_pencil_until_an_assumption_about_it_is_supported() -> None:
    guessed = make_document(personas=(TED,), assumptions=(belief("testing"),))
    tested = make_document(personas=(TED,), assumptions=(belief("supported"),))

    assert ink(guessed) == {"p1": "pencil"}
    assert ink(tested) == {"p1": "ink"}


def test_contradicted_beats_supported_and_dropped_counts_not() -> None:
    struck = make_document(
        personas=(TED,), assumptions=(belief("supported", 1), belief("contradicted", 2))
    )
    dropped = make_document(
        personas=(TED,), assumptions=(belief("supported", 1), belief("dropped", 2))
    )

    assert ink(struck) == {"p1": "struck"}
    assert ink(dropped) == {"p1": "ink"}


def test_item_that_changed_since_is_no_longer_struck() -> None:
    document = make_document(personas=(TED,))
    now = belief("contradicted", about_hash=item_hash(document, ["p1"]))
    before = belief("contradicted", about_hash="0123456789abcdef")

    assert ink(replace(document, assumptions=(now,))) == {"p1": "struck"}
    assert ink(replace(document, assumptions=(before,))) == {"p1": "pencil"}


def test_ink_stays_when_the_item_is_linked_further() -> None:
    supported = belief("supported", about_hash=item_hash(make_document(personas=(TED,)), ["p1"]))
    document = make_document(
        personas=(TED,),
        propositions=(Proposition(id="v1", name="Lookup"),),
        fits=(Fit(who="p1", proposition="v1"),),
        assumptions=(supported,),
    )

    assert ink(document) == {"p1": "ink", "v1": "pencil"}


def test_share_is_told_for_the_canvas_and_for_each_step() -> None:
    document = make_document(
        personas=(TED, Persona(id="p2", name="Omar")),
        propositions=(Proposition(id="v1", name="Lookup"),),
        channels=(Channel(id="c1", name="Fair", use="rejected"),),
        assumptions=(belief("supported"), belief("contradicted", 2, "v1")),
    )

    assert share(document) == Share(ink=1, struck=1, items=3)
    assert share(document).words == "33% on evidence"
    assert share(document).sentence == ("33% on evidence: 1 of 3 items, 1 is contradicted.")
    assert shares(document) == {
        "customer-segments": Share(ink=1, struck=0, items=2),
        "value-propositions": Share(ink=0, struck=1, items=1),
    }


def test_empty_canvas_has_no_share() -> None:
    assert (share(make_document()).percent, share(make_document()).words) == (None, "")


def test_percent_is_whole_only_at_its_ends() -> None:
    assert Share(ink=1, struck=0, items=400).percent == 1
    assert Share(ink=399, struck=0, items=400).percent == 99


def test_percent_is_the_nearest_whole_one() -> None:
    assert [Share(ink=ink, struck=0, items=13).percent for ink in (0, 1, 4, 13)] == [0, 8, 31, 100]


@settings(deadline=None)
@given(documents(per_block=3))
def test_shares_of_the_steps_add_up(document) -> None:
    whole, steps = share(document), shares(document).values()

    assert sum(step.items for step in steps) == whole.items
    assert sum(step.ink for step in steps) == whole.ink
    assert sum(step.struck for step in steps) == whole.struck
