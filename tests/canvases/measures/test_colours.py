"""Which segments an item serves, and what colour and letter a segment has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from canvases.document import (
    Activity,
    Capture,
    Channel,
    Cost,
    Document,
    Fit,
    Partner,
    Persona,
    Problem,
    Proposition,
    Relationship,
    Resource,
    RevenueStream,
    Segment,
    Touch,
)
from canvases.measures import colours


def canvas(**blocks: object) -> Document:
    return Document(format="canvas", version=1, title="Rooftop Parts", **blocks)  # type: ignore[arg-type]


TWO = (Segment(id="s1", name="Technicians"), Segment(id="s2", name="Owners"))
PEOPLE = (Persona(id="p1", name="Ted", segment="s1"), Persona(id="p2", name="Omar", segment="s2"))


def test_customer_half_serves_whom_it_names() -> None:
    document = canvas(
        segments=TWO,
        personas=(*PEOPLE, Persona(id="p3", name="Ines")),
        problems=(Problem(id="q1", who="p1", text="waits for a part number"),),
        propositions=(
            Proposition(id="v1", name="Parts lookup"),
            Proposition(id="v2", name="Margin report"),
        ),
        fits=(Fit(who="p1", proposition="v1"), Fit(who="p3", proposition="v1")),
        channels=(
            Channel(id="c1", name="App stores", reaches=("s1",)),
            Channel(id="c2", name="Posters", touches=(Touch(who="p2", stage="attention"),)),
        ),
        relationships=(Relationship(id="r1", name="In-app help", serves=("p1", "s2")),),
        revenue_streams=(
            RevenueStream(
                id="m1",
                name="Licence",
                drivers=(Fit(who="p1", proposition="v1"),),
                paid_by=("p2",),
            ),
        ),
        captures=(Capture(id="k1", text="tells a colleague", earned_by=("q1",)),),
    )

    assert colours.serving(document) == {
        "s1": ("s1",),
        "s2": ("s2",),
        "p1": ("s1",),
        "p2": ("s2",),
        "p3": ("p3",),
        "q1": ("s1",),
        "v1": ("s1", "p3"),
        "v2": (),
        "c1": ("s1",),
        "c2": ("s2",),
        "r1": ("s1", "s2"),
        "m1": ("s1", "s2"),
        "k1": ("s1",),
    }


def test_infrastructure_serves_whom_it_works_for() -> None:
    document = canvas(
        segments=TWO,
        propositions=(Proposition(id="v1", name="Parts lookup"),),
        fits=(Fit(who="s1", proposition="v1"),),
        relationships=(Relationship(id="r1", name="A named person", serves=("s2",)),),
        activities=(
            Activity(id="a1", name="Keep the catalogue current", delivers=("v1",)),
            Activity(id="a2", name="Answer the phone", manages=("r1",)),
        ),
        resources=(Resource(id="e1", name="Manuals", used_by=("a1", "r1")),),
        partners=(Partner(id="n1", name="Makers", provides=("e1",)), Partner(id="n2", name="Bank")),
        costs=(Cost(id="x1", name="Salaries", driven_by=("a2",)),),
    )

    serving = colours.serving(document)

    assert {key: serving[key] for key in ("a1", "a2", "e1", "n1", "n2", "x1")} == {
        "a1": ("s1",),
        "a2": ("s2",),
        "e1": ("s1", "s2"),
        "n1": ("s1", "s2"),
        "n2": (),
        "x1": ("s2",),
    }


def test_links_in_a_circle_end() -> None:
    document = canvas(
        segments=TWO,
        propositions=(Proposition(id="v1", name="Parts lookup"),),
        fits=(Fit(who="s2", proposition="v1"),),
        activities=(Activity(id="a1", name="Print manuals", delivers=("v1",), manages=("n1",)),),
        partners=(Partner(id="n1", name="Printer", provides=("a1",)),),
    )

    assert colours.serving(document)["n1"] == ("s2",)


def test_what_names_nobody_serves_everyone() -> None:
    document = canvas(
        segments=TWO,
        channels=(
            Channel(id="c1", name="Web site", touches=(Touch(stage="attention"),)),
            Channel(id="c2", name="Posters", reaches=("s1",)),
        ),
        relationships=(Relationship(id="r1", name="Help pages"),),
        activities=(
            Activity(id="a1", name="Write", manages=("c1",)),
            Activity(id="a2", name="Hang posters", manages=("c1", "c2")),
            Activity(id="a3", name="Think"),
        ),
    )

    assert colours.everyone(document) == {"c1", "r1", "a1"}
    assert colours.serving(document)["a2"] == ("s1",)
    assert colours.serving(document)["a3"] == ()


def test_ninth_segment_is_grey_and_keeps_a_letter() -> None:
    document = canvas(
        segments=tuple(Segment(id=f"s{i}", name=f"Segment {i}") for i in range(28)),
        personas=(Persona(id="p1", name="Ted"),),
    )

    swatches = list(colours.palette(document).values())

    assert [s.number for s in swatches[:9]] == [1, 2, 3, 4, 5, 6, 7, 8, 0]
    assert [swatches[i].letter for i in (0, 8, 25, 26, 27)] == ["A", "I", "Z", "AA", "AB"]
    assert swatches[28] == colours.Swatch("AC", 0, "Ted", "p1")


def test_item_for_all_segments_is_grey() -> None:
    swatches = colours.palette(canvas(segments=TWO))

    assert colours.colour_of(("s1", "s2"), swatches) == colours.NOBODY
    assert colours.colour_of(("s2",), swatches).letter == "B"
    assert colours.colour_of((), swatches) == colours.NOBODY


def test_only_segment_keeps_its_colour() -> None:
    swatches = colours.palette(canvas(segments=TWO[:1]))

    assert colours.colour_of(("s1",), swatches).letter == "A"


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=40))
def test_cost_serves_what_its_drivers_serve(pairs: list[tuple[int, int]]) -> None:
    """Whatever the circles between partners and activities, a cost adds nothing of its own."""
    document = canvas(
        segments=TWO,
        propositions=(Proposition(id="v1", name="Parts lookup"),),
        fits=(Fit(who="s1", proposition="v1"),),
        activities=tuple(
            Activity(
                id=f"a{i}",
                name=f"Activity {i}",
                delivers=("v1",) if i == 0 else (),
                manages=tuple(f"n{n}" for a, n in pairs if a == i),
            )
            for i in range(10)
        ),
        partners=tuple(
            Partner(
                id=f"n{i}", name=f"Partner {i}", provides=tuple(f"a{n}" for n, a in pairs if n == i)
            )
            for i in range(10)
        ),
        costs=tuple(Cost(id=f"x{i}", name=f"Cost {i}", driven_by=(f"a{i}",)) for i in range(10)),
    )

    serving = colours.serving(document)

    assert [serving[f"x{i}"] for i in range(10)] == [serving[f"a{i}"] for i in range(10)]
