"""The pictures: what is drawn stands where it is seen, and says what it shows."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from canvases.document import (
    Assumption,
    Channel,
    Cost,
    Document,
    Package,
    Persona,
    Proposition,
    RevenueStream,
    Test,
    Touch,
)
from canvases.insights import assumption_register, journey
from canvases.measures import channel_ranking
from canvases.measures.balance import balance
from canvases.plots import (
    assumption_plot,
    balance_plot,
    channel_plot,
    thread_picture,
)
from canvases.plots.assumptions import RADIUS
from canvases.plots.thread import ThreadBox
from canvases.threads import thread, threads
from tests.canvases.factories import linked_document, make_document
from tests.canvases.strategies import big_document, documents

TODAY = dt.date(2026, 11, 21)


def belief(number: int, **parts: object) -> Assumption:
    return Assumption(id=f"h{number}", text=f"Belief {number}", **parts)  # type: ignore[arg-type]


def beliefs(*found: Assumption) -> Document:
    return make_document(assumptions=found)


def test_thread_is_drawn_from_left_to_right() -> None:
    document = linked_document()

    picture = thread_picture(document, thread(document, "p1"))

    columns: dict[float, list[str]] = {}
    for box in picture.boxes:
        columns.setdefault(box.x, []).append(box.card.id)
    assert [set(columns[x]) for x in sorted(columns)] == [
        {"p1", "q1"},
        {"v1"},
        {"c1", "r1", "gap:channels:0"},
        {"m1"},
        {"a1"},
        {"e1", "n1"},
        {"x1"},
    ]
    assert picture.words[1] == "We offer Parts lookup to Ted."


def test_pencil_ink_and_gaps_are_told_apart() -> None:
    document = make_document(
        personas=(Persona(id="p1", name="Ted"),),
        channels=(
            Channel(id="c1", name="Poster", touches=(Touch(who="p1", stage="action"),)),
            Channel(id="c2", name="App", touches=(Touch(who="p1", stage="desire"),)),
            Channel(id="c3", name="Fair", touches=(Touch(who="p1", stage="desire"),)),
        ),
        assumptions=(
            belief(1, about="c1", status="supported"),
            belief(2, about="c2", status="contradicted"),
        ),
    )

    picture = thread_picture(document, thread(document, "p1"))

    strokes = {box.card.id: box.card.stroke for box in picture.boxes}
    assert strokes | {"gap:channels:0": "gap"} == strokes
    assert [strokes[id] for id in ("p1", "c1", "c2", "c3")] == ["who", "ink", "struck", "pencil"]


def test_long_column_ends_in_a_count() -> None:
    channels = tuple(
        Channel(id=f"c{i}", name=f"Way {i}", touches=(Touch(stage="action"),)) for i in range(12)
    )
    document = make_document(personas=(Persona(id="p1", name="Ted"),), channels=channels)

    picture = thread_picture(document, thread(document, "p1"), most=8)

    names = [line.text for box in picture.boxes for line in box.lines]
    assert "and 4 more" in names
    assert "Way 8" not in names


def test_balance_bars_are_to_one_scale() -> None:
    seats = Package(price=Decimal("25.00"), period="month", units=400)
    document = make_document(
        currency="USD",
        revenue_streams=(RevenueStream(id="m1", name="Licence", packages=(seats,)),),
        costs=(
            Cost(id="x1", name="Pay", amount=Decimal("5000.00"), period="month", behaviour="fixed"),
            Cost(id="x2", name="Hosting"),
        ),
    )

    plot = balance_plot(document, balance(document))

    income, pay = plot.bars
    assert income.width == pytest.approx(2 * pay.width, abs=0.2)
    assert (income.value.text, pay.label.text) == ("$10,000", "Pay, fixed")
    assert plot.sentences == (
        "$5,000 a month is left.",
        "It breaks even at 50% of the expected sales: 200 of 400 Licence.",
    )
    assert [(one.words, one.step, one.field) for one in plot.missing] == [
        ("Hosting: no amount", "cost-structure", "amount")
    ]


def test_balance_of_an_empty_canvas_is_empty() -> None:
    assert balance_plot(make_document(), balance(make_document())).is_empty


def test_what_is_missing_in_a_month_is_said_without_a_minus() -> None:
    document = make_document(
        currency="USD",
        revenue_streams=(
            RevenueStream(
                id="m1",
                name="Licence",
                packages=(Package(price=Decimal("0.50"), period="month", units=1),),
            ),
        ),
        costs=(Cost(id="x1", name="Pay", amount=Decimal("2.00"), period="month"),),
    )

    plot = balance_plot(document, balance(document))

    assert plot.sentences == ("$1.50 a month is missing.",)


def test_assumptions_of_much_impact_and_little_evidence_stand_in_the_first_field() -> None:
    entries = assumption_register.entries(
        beliefs(
            belief(1, impact=4, evidence=2),
            belief(2, impact=3, evidence=2),
            belief(3, impact=4, evidence=3),
            belief(4, impact=5),
            belief(5, impact=5, evidence=1, status="dropped"),
        ),
        today=TODAY,
    )

    plot = assumption_plot(entries)

    first = {dot.text for dot in plot.dots if dot.x < plot.middle_x and dot.y < plot.middle_y}
    numbers = {entry.id: str(entry.number) for entry in entries}
    assert first == {numbers["h1"]}
    assert {dot.text for dot in plot.dots} == {numbers[id] for id in ("h1", "h2", "h3")}
    assert [item.text for item in plot.unplaced] == ["Belief 4"]


def test_a_field_with_too_many_assumptions_counts_the_rest() -> None:
    crowd = beliefs(*(belief(i, impact=5, evidence=1) for i in range(60)))

    plot = assumption_plot(assumption_register.entries(crowd, today=TODAY))

    *shown, more = plot.dots
    assert (more.status, more.text) == ("more", f"+{60 - len(shown)}")
    assert len(plot.named) == 60


@settings(deadline=None)
@given(documents(per_block=3), st.integers(1, 4))
def test_boxes_of_any_thread_stand_apart_inside_the_picture(document, most) -> None:
    for one in threads(document):
        picture = thread_picture(document, one, most=most)

        for box in picture.boxes:
            assert box.x >= 0
            assert box.x + box.width <= picture.width
            assert box.y >= 0
            assert box.y + box.height <= picture.height
        assert not [pair for pair in _neighbours(picture.boxes) if _overlap(*pair)]
        gaps = {box.card.id for box in picture.boxes if box.card.stroke == "gap"}
        assert gaps == {gap.id for gap in one.gaps}


@settings(deadline=None)
@given(documents(per_block=4))
def test_dots_of_any_register_stand_inside_the_plot(document) -> None:
    plot = assumption_plot(assumption_register.entries(document, today=TODAY))

    assert all(plot.x <= dot.x - RADIUS for dot in plot.dots)
    assert all(dot.x + RADIUS <= plot.x + plot.across for dot in plot.dots)
    assert all(plot.y <= dot.y - RADIUS for dot in plot.dots)
    assert all(dot.y + RADIUS <= plot.y + plot.down for dot in plot.dots)


@settings(deadline=None)
@given(documents(per_block=4))
def test_bars_of_any_balance_stand_inside_the_plot(document) -> None:
    plot = balance_plot(document, balance(document))

    assert all(bar.width >= 1 and bar.y + bar.height <= plot.height for bar in plot.bars)


def drawn(document: Document) -> list[str]:
    """All plots of a document, as the templates draw them."""
    pictures: list[str] = [
        render_to_string("canvases/plots/thread.html", {"picture": thread_picture(document, one)})
        for one in threads(document)[:3]
    ]
    plots = {
        "balance": balance_plot(document, balance(document)),
        "assumptions": assumption_plot(assumption_register.entries(document, today=TODAY)),
        "channels": channel_plot(channel_ranking.ranking(document)),
    }
    return pictures + [
        render_to_string(f"canvases/plots/{name}.html", {"plot": plot})
        for name, plot in plots.items()
    ]


def test_pictures_are_well_formed_without_style_and_have_a_title() -> None:
    document = big_document(120)
    odd = make_document(
        personas=(Persona(id="p1", name='<b> & "quotes"'),),
        propositions=(Proposition(id="v1", name="{{ braces }}"),),
    )

    for html in (*drawn(document), *drawn(odd)):
        assert "style" not in html
        for svg in html.split("<svg")[1:]:
            root = ElementTree.fromstring("<svg" + svg.partition("</svg>")[0] + "</svg>")
            title = root.find("{http://www.w3.org/2000/svg}title")
            assert title is not None
            assert title.text


def test_register_marks_what_is_late() -> None:
    late = Test(how="Ask ten", due=TODAY - dt.timedelta(days=1))
    entries = assumption_register.entries(beliefs(belief(1, tests=(late,)), belief(2)), today=TODAY)

    html = render_to_string("canvases/plots/register.html", {"entries": entries})

    assert '20 Nov 2026 <span class="badge badge--warn">Overdue</span>' in html
    assert html.count("Overdue") == 1
    assert "No test is planned" in html


def test_journey_grid_marks_holes_in_words() -> None:
    document = make_document(
        personas=(Persona(id="p1", name="Ted"),),
        channels=(Channel(id="c1", name="App", touches=(Touch(who="p1", stage="action"),)),),
    )

    html = render_to_string("canvases/plots/journey.html", {"grid": journey.grid(document)})

    assert html.count("Nothing here") == 5


def _neighbours(boxes: tuple[ThreadBox, ...]) -> list[tuple[ThreadBox, ThreadBox]]:
    return [(one, other) for one in boxes for other in boxes if one is not other]


def _overlap(one: ThreadBox, other: ThreadBox) -> bool:
    return one.x == other.x and one.y < other.y + other.height and other.y < one.y + one.height
