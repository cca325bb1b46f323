"""The drawing from persona to proposition to revenue stream."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from canvases import chain
from canvases.chain.lettering import width_of, wrapped
from canvases.document import (
    Document,
    Fit,
    Persona,
    Proposition,
    RevenueStream,
    Segment,
)

HEIGHT = 400.0


def canvas(**blocks: object) -> Document:
    return Document(format="canvas", version=1, title="Rooftop Parts", **blocks)  # type: ignore[arg-type]


def crowd(
    fits: set[tuple[int, int]], earning: set[tuple[int, int]], *, size: int = 60, name: str = "Name"
) -> Document:
    """A canvas of `size` personas, propositions and streams; streams are driven where they fit."""
    return canvas(
        personas=tuple(Persona(id=f"p{i}", name=f"{name} {i}") for i in range(size)),
        propositions=tuple(Proposition(id=f"v{i}", name=f"{name} {i}") for i in range(size)),
        fits=tuple(Fit(who=f"p{who}", proposition=f"v{offer}") for who, offer in sorted(fits)),
        revenue_streams=tuple(
            RevenueStream(
                id=f"m{i}",
                name=f"{name} {i}",
                drivers=tuple(
                    Fit(who=f"p{who}", proposition=f"v{offer}")
                    for who, offer in sorted(fits)
                    if (offer, i) in earning
                ),
            )
            for i in range(size)
        ),
    )


def test_empty_canvas_has_no_drawing() -> None:
    assert chain.drawings(canvas()) == ()


def test_a_persona_is_led_to_what_is_paid() -> None:
    document = canvas(
        segments=(Segment(id="s1", name="Technicians"),),
        personas=(Persona(id="p1", name="Ted", segment="s1"),),
        propositions=(Proposition(id="v1", name="Parts lookup"),),
        fits=(Fit(who="p1", proposition="v1"),),
        revenue_streams=(
            RevenueStream(id="m1", name="Licence", drivers=(Fit(who="p1", proposition="v1"),)),
        ),
    )

    (drawing,) = chain.drawings(document)

    assert [line.text for line in drawing.headings] == ["Persona", "Offer", "Revenue stream"]
    assert [(band.tie.start, band.tie.end, band.swatch.letter) for band in drawing.bands] == [
        ("p1", "v1", "A"),
        ("v1", "m1", "A"),
    ]
    assert drawing.words == ("Parts lookup: for Ted, earns Licence.",)


def test_what_is_not_linked_is_marked() -> None:
    document = canvas(
        personas=(Persona(id="p1", name="Ted"), Persona(id="p2", name="Omar")),
        propositions=(
            Proposition(id="v1", name="Parts lookup"),
            Proposition(id="v2", name="Board"),
            Proposition(id="v3", name="Badge", kind="value_add"),
        ),
        fits=(Fit(who="p1", proposition="v1"),),
        revenue_streams=(RevenueStream(id="m1", name="Fee"),),
    )

    (drawing,) = chain.drawings(document)

    assert {box.card.name: box.note.text for box in drawing.boxes if box.note} == {
        "Omar": "Nothing offered yet",
        "Parts lookup": "Earns nothing yet",
        "Board": "Fits nobody and earns nothing yet",
        "Badge": "Fits nobody yet",
        "Fee": "Nobody’s use linked yet",
    }
    assert drawing.words == (
        "Parts lookup: for Ted, earns nothing yet.",
        "Board: fits nobody and earns nothing yet.",
        "Badge: fits nobody yet.",
        "Omar: nothing offered yet.",
        "Fee: nobody’s use linked yet.",
    )


def test_nothing_is_marked_before_there_is_something_to_link_to() -> None:
    (people,) = chain.drawings(canvas(personas=(Persona(id="p1", name="Ted"),)))
    (offers,) = chain.drawings(canvas(propositions=(Proposition(id="v1", name="Parts lookup"),)))

    assert [box.note for box in (*people.boxes, *offers.boxes)] == [None, None]


def test_segment_stands_for_personas_that_are_offered_nothing_else() -> None:
    document = canvas(
        segments=(Segment(id="s1", name="Technicians"),),
        personas=(
            Persona(id="p1", name="Ted", segment="s1"),
            Persona(id="p2", name="Ann", segment="s1"),
        ),
        propositions=(Proposition(id="v1", name="Parts lookup"),),
        fits=(Fit(who="s1", proposition="v1"), Fit(who="p2", proposition="v1")),
    )

    (drawing,) = chain.drawings(document)

    assert drawing.headings[0].text == "Persona or segment"
    assert [box.card.name for box in drawing.boxes if box.card.column == "who"] == [
        "Ann",
        "Technicians: Ted",
    ]


def test_name_at_its_longest_is_cut_in_the_box_and_whole_in_the_words() -> None:
    name = "Quick and consistent " * 7 + "assessment"
    document = canvas(propositions=(Proposition(id="v1", name=name),))

    (drawing,) = chain.drawings(document)

    assert [line.text[-1] for line in drawing.boxes[0].lines][-1] == "…"
    assert drawing.words == (f"{name}.",)


@given(
    st.sets(st.tuples(st.integers(0, 59), st.integers(0, 59)), max_size=120),
    st.sets(st.tuples(st.integers(0, 59), st.integers(0, 59)), max_size=120),
)
def test_each_link_is_drawn_once_and_each_item_somewhere(
    fits: set[tuple[int, int]], earning: set[tuple[int, int]]
) -> None:
    document = crowd(fits, earning)

    drawings = chain.drawings(document, height=HEIGHT)

    bands = [(b.tie.start, b.tie.end, b.swatch.key) for d in drawings for b in d.bands]
    assert len(bands) == len(set(bands))
    assert {(start, end) for start, end, _ in bands if start.startswith("p")} == {
        (f"p{who}", f"v{offer}") for who, offer in fits
    }
    assert {(start, end, key) for start, end, key in bands if start.startswith("v")} == {
        (driver.proposition, stream.id, driver.who)
        for stream in document.revenue_streams
        for driver in stream.drivers
    }
    assert {box.card.id for d in drawings for box in d.boxes} == {
        f"{kind}{i}" for kind in "pvm" for i in range(60)
    }


@given(st.sets(st.tuples(st.integers(0, 29), st.integers(0, 2)), max_size=90))
def test_boxes_stay_on_the_page_and_apart(fits: set[tuple[int, int]]) -> None:
    document = crowd(fits, {(0, 0), (0, 1), (1, 1)}, size=30, name="A name of several words " * 5)

    drawings = chain.drawings(document, height=HEIGHT)

    for drawing in drawings:
        assert drawing.height <= HEIGHT
        for above, below in zip(drawing.boxes, drawing.boxes[1:], strict=False):
            if above.card.column == below.card.column:
                assert above.y + above.height < below.y
        assert all(box.y + box.height <= drawing.height for box in drawing.boxes)


def test_same_canvas_gives_the_same_drawing() -> None:
    document = crowd({(1, 2), (2, 1), (5, 2)}, {(2, 3)})

    assert chain.drawings(document) == chain.drawings(document)


@given(st.text(max_size=200), st.floats(2, 40))
def test_wrapped_lines_fit(text: str, width: float) -> None:
    lines = wrapped(text, width, 3)

    assert len(lines) <= 3
    assert all(width_of(line) <= width for line in lines)
