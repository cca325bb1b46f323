"""What stands where on the nine-block picture."""

from __future__ import annotations

from decimal import Decimal

from canvases.document import (
    Activity,
    Channel,
    Cost,
    Document,
    Fit,
    Package,
    Persona,
    Proposition,
    Relationship,
    RevenueStream,
    Segment,
)
from canvases.measures.colours import NOBODY
from canvases.poster import Entry, Poster, mini, poster


def canvas(**blocks: object) -> Document:
    return Document(format="canvas", version=1, title="Rooftop Parts", **blocks)  # type: ignore[arg-type]


ROOFTOP = canvas(
    currency="USD",
    segments=(
        Segment(id="s1", name="Technicians"),
        Segment(id="s2", name="Owners", side="paying"),
    ),
    personas=(
        Persona(id="p1", name="Ted", segment="s1", role="user"),
        Persona(id="p2", name="Omar", segment="s2"),
        Persona(id="p3", name="Ines", role="both"),
    ),
    propositions=(
        Proposition(id="v1", name="Parts lookup"),
        Proposition(id="v2", name="Margin report"),
    ),
    fits=(
        Fit(who="p1", proposition="v1"),
        Fit(who="s2", proposition="v1"),
        Fit(who="s2", proposition="v2"),
    ),
    channels=(
        Channel(id="c1", name="Web site"),
        Channel(id="c2", name="Fax", use="rejected"),
        Channel(id="c3", name="Fairs", use="later", reaches=("s2",)),
    ),
    relationships=(
        Relationship(
            id="r1", name="In-app help", contact="automated", basis="ongoing", serves=("s1",)
        ),
    ),
    revenue_streams=(
        RevenueStream(
            id="m1",
            name="Licence",
            form="subscription",
            packages=(Package(price=Decimal("25.00"), per="seat", period="month"),),
            paid_by=("s2",),
        ),
    ),
    activities=(Activity(id="a1", name="Print", core=False),),
    costs=(Cost(id="x1", name="Hosting", behaviour="variable"),),
)


def entries(wall: Poster) -> dict[str, Entry]:
    return {entry.id: entry for block in wall.blocks for entry in block.entries}


def test_blocks_stand_in_the_order_of_the_walk() -> None:
    assert [(block.number, block.title) for block in poster(canvas()).blocks] == [
        (1, "Customer segments"),
        (2, "Value propositions"),
        (3, "Channels"),
        (4, "Customer relationships"),
        (5, "Revenue streams"),
        (6, "Key activities"),
        (7, "Key resources"),
        (8, "Key partnerships"),
        (9, "Cost structure"),
    ]


def test_personas_stand_under_their_segment() -> None:
    people = poster(ROOFTOP).blocks[0].entries

    assert [(entry.name, entry.detail, entry.people) for entry in people] == [
        ("Technicians", "", ("Ted, user",)),
        ("Owners", "Paying", ("Omar",)),
        ("Ines", "Buyer and user", ()),
    ]


def test_details_say_what_was_chosen() -> None:
    found = entries(poster(ROOFTOP))

    assert {id: found[id].detail for id in ("c1", "c3", "r1", "m1", "a1", "x1")} == {
        "c1": "",
        "c3": "For later",
        "r1": "Automated, ongoing",
        "m1": "Subscription, $25 a seat a month",
        "a1": "Not core",
        "x1": "Variable",
    }


def test_rejected_channel_is_absent() -> None:
    assert "c2" not in entries(poster(ROOFTOP))


def test_whom_an_item_serves_is_said_in_letters_and_in_words() -> None:
    found = entries(poster(ROOFTOP))

    assert {id: (found[id].letters, found[id].served) for id in ("v1", "v2", "c1", "a1")} == {
        "v1": ("A B", "Technicians and Owners"),
        "v2": ("B", "Owners"),
        "c1": ("*", "everyone"),
        "a1": ("", ""),
    }
    assert [found[id].colour.letter for id in ("v1", "v2", "c1", "a1")] == ["A", "B", "", ""]


def test_trace_mutes_what_does_not_belong() -> None:
    wall = poster(ROOFTOP, trace="s2")

    found = entries(wall)

    assert {id for id, entry in found.items() if not entry.muted} == {
        "s2",
        "v1",
        "v2",
        "c1",  # the web site reaches everyone
        "c3",
        "m1",
    }
    assert found["v1"].colour.letter == "B"
    assert (wall.traced.name, wall.shown, wall.items) == ("Owners", 6, 11)


def test_traced_persona_shows_its_thread() -> None:
    wall = poster(ROOFTOP, trace="p1")

    found = entries(wall)

    assert {id for id, entry in found.items() if not entry.muted} == {"s1", "v1", "c1", "r1"}
    assert (found["v1"].colour.letter, found["v1"].own.letter) == ("A", "A")
    assert (wall.traced, wall.traced_name, wall.shown) == (NOBODY, "Ted", 4)


def test_persona_without_a_segment_is_traced_as_one() -> None:
    wall = poster(ROOFTOP, trace="p3")

    assert [person.name for person in wall.people] == ["Ted", "Omar"]
    assert (wall.person, wall.traced_name) == (None, "Ines")


def test_unknown_trace_shows_everything() -> None:
    wall = poster(ROOFTOP, trace="nobody")

    assert wall.traced == NOBODY
    assert wall.shown == wall.items


def test_small_canvas_fills_with_each_item() -> None:
    small = mini(ROOFTOP, "channels")

    assert small.words == (
        "Your canvas: customer segments 3, value propositions 2, channels 2, "
        "customer relationships 1, revenue streams 1, key activities 1, key resources 0, "
        "key partnerships 0, cost structure 1. You are at channels."
    )
    assert [block.here for block in small.blocks] == [False] * 8 + [True]
    assert len(small.blocks[-1].lines) == 2


def test_small_canvas_keeps_its_lines_in_their_blocks() -> None:
    many = canvas(
        propositions=tuple(Proposition(id=f"v{i}", name="Offer " * 20) for i in range(200)),
        channels=tuple(Channel(id=f"c{i}", name="x") for i in range(200)),
    )

    for block in mini(many).blocks:
        for line in block.lines:
            assert block.x < line.x
            assert line.x + line.width < block.x + block.width
            assert line.y + line.height < block.y + block.height
