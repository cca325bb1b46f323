"""What of the poster fits on one printed page."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from canvases.document import Document, Persona, Proposition, Segment
from canvases.exports.paper import SIZES, fitted
from canvases.poster import PosterBlock, poster
from tests.canvases.big_documents import big_document
from tests.canvases.factories import linked_document, make_document


def block(document: Document, key: str) -> PosterBlock:
    return next(one for one in fitted(poster(document)).blocks if one.key == key)


def test_few_items_are_printed_whole_and_large() -> None:
    wall = poster(linked_document())

    assert fitted(wall) == replace(wall, paper_size=0)


def test_more_items_are_printed_smaller() -> None:
    sizes = [fitted(poster(big_document(items))).paper_size for items in (13, 60, 2_000)]

    assert sizes == sorted(set(sizes))
    assert sizes[-1] == len(SIZES) - 1


def test_what_does_not_fit_is_counted() -> None:
    offers = tuple(Proposition(id=f"v{n}", name=f"Offer {n}") for n in range(500))

    found = block(make_document(propositions=offers), "value-propositions")

    assert found.on_paper is not None
    assert 20 < found.on_paper < 100
    assert found.on_paper + found.left_out == 500


def test_name_of_a_segment_stands_whoever_is_in_it() -> None:
    crowd = tuple(Persona(id=f"p{n}", name=f"Person {n}", segment="s1") for n in range(1_000))

    found = block(
        make_document(segments=(Segment(id="s1", name="All"),), personas=crowd), "customer-segments"
    )

    assert [entry.alone_on_paper for entry in found.entries] == [True]
    assert (found.on_paper, found.left_out) == (1, 1_000)


@given(st.lists(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=160)))
def test_any_names_are_printed_or_counted(names: list[str]) -> None:
    offers = tuple(Proposition(id=f"v{n}", name=name) for n, name in enumerate(names))

    found = block(make_document(propositions=offers), "value-propositions")

    printed = len(names) if found.on_paper is None else found.on_paper
    assert printed + found.left_out == len(names)
