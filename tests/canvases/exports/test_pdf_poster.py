"""The first page shows what fits, cuts nothing, and says where the rest stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from typing import Literal

import pypdfium2
import pytest

from canvases.document import (
    Activity,
    Assumption,
    Channel,
    Document,
    Fit,
    Persona,
    Proposition,
    Segment,
    decode,
)
from canvases.examples import FOLDER
from canvases.exports.pdf.poster import PAPERS, SIZES, PrintedBlock, poster
from canvases.exports.pdf.render import page, render
from canvases.exports.pdf.widths import line_count, text_width
from canvases.measures.colours import Coloured
from canvases.words import label
from tests.canvases.big_documents import big_document
from tests.canvases.factories import make_document
from tests.canvases.pdf_reading import bookmarks, missing, pages, squashed

MM = 72 / 25.4
CORNER = (16 * MM, (12 + 21) * MM)  # of the nine blocks on the page


def example(slug: str) -> Document:
    return decode((FOLDER / f"{slug}.canvas.json").read_bytes())


def blocks_of(document: Document) -> dict[str, PrintedBlock]:
    blocks = poster(document, Coloured(document), "A4").blocks
    return {block.step: block for block in blocks}


def items(block: PrintedBlock) -> list[str]:
    return [item.name for column in block.columns for item in column]


def test_small_canvas_is_shown_whole_in_the_largest_words() -> None:
    document = make_document(activities=(Activity(id="a1", name="Keep the catalogue current"),))

    block = blocks_of(document)["key-activities"]

    assert (items(block), block.more) == (["Keep the catalogue current"], 0)
    assert SIZES[block.size] == max(SIZES)


def test_nothing_is_smaller_than_7_points() -> None:
    assert min(SIZES) == 7


def test_what_does_not_fit_is_counted() -> None:
    activities = tuple(Activity(id=f"a{n}", name=f"Activity number {n}") for n in range(200))

    block = blocks_of(make_document(activities=activities))["key-activities"]

    assert SIZES[block.size] == 7
    assert len(items(block)) + block.more == 200
    assert items(block) == [f"Activity number {n}" for n in range(len(items(block)))]
    assert block.more > 100


def test_full_block_takes_room_from_the_one_below() -> None:
    full = tuple(Activity(id=f"a{n}", name=f"Activity number {n}") for n in range(14))

    drawn = poster(*_coloured(make_document(activities=full)), "A4")

    assert {block.step: block.more for block in drawn.blocks}["key-activities"] == 0
    height = re.search(r"at-key-activities { top: 0.00%; height: ([\d.]+)%", drawn.geometry)
    assert height
    assert float(height[1]) > 34


def test_rejected_channel_counts_as_absent() -> None:
    channels = (Channel(id="c1", name="Fax", use="rejected"), Channel(id="c2", name="Web"))

    assert items(blocks_of(make_document(channels=channels))["channels"]) == ["Web"]


def test_items_carry_the_letters_of_their_segments() -> None:
    document = make_document(
        segments=(Segment(id="s1", name="Technicians"), Segment(id="s2", name="Owners")),
        propositions=tuple(Proposition(id=f"v{n}", name=f"Offer {n}") for n in range(3)),
        fits=(
            Fit(who="s2", proposition="v0"),
            Fit(who="s1", proposition="v1"),
            Fit(who="s2", proposition="v1"),
        ),
    )

    (column,) = blocks_of(document)["value-propositions"].columns

    assert [[swatch.letter for swatch in item.letters] for item in column] == [["B"], ["all"], []]
    assert [item.colour.number for item in column] == [2, 0, 0]


@pytest.mark.parametrize("is_whole", [False, True])
def test_the_edge_of_one_line_is_seen_to_be_dashed_or_whole(is_whole: bool) -> None:
    status: Literal["untested", "supported"] = "supported" if is_whole else "untested"
    guess = Assumption(id="h1", text="There is a Ted", about="p1", status=status)
    pdf = render(make_document(personas=(Persona(id="p1", name="Ted"),), assumptions=(guess,)))

    with closing(pypdfium2.PdfDocument(pdf)) as document:
        picture = document[0].render(scale=6).to_pil().convert("RGB")
    rows = [picture.crop((0, y, picture.width, y + 1)).tobytes() for y in range(picture.height)]
    is_blue = [bytes((0x0B, 0x6F, 0xB8)) * 5 in row for row in rows]  # as wide as an edge

    runs = sum(after and not before for before, after in pairwise(is_blue))
    assert (runs == 1) is is_whole
    assert runs > 0


def test_items_are_drawn_in_pencil_and_ink() -> None:
    beliefs = (
        Assumption(id="h1", text="So it is", about="a1", status="supported"),
        Assumption(id="h2", text="So it is", about="a2", status="contradicted"),
    )
    activities = tuple(Activity(id=f"a{n}", name=f"Work {n}") for n in (1, 2, 3))
    document = make_document(activities=activities, assumptions=beliefs)

    html = page(document, part="summary", paper="A4", changed=None)

    assert re.findall(r'<li class="seg-0 (\w+)', html) == ["ink", "struck", "pencil"]
    assert "<s>Work 2</s>" in html
    assert "Dashed edge: still a guess. Solid: rests on evidence." in html


def test_people_stand_with_their_segment() -> None:
    document = make_document(
        segments=(Segment(id="s1", name="Technicians"),),
        personas=(
            Persona(id="p1", name="Ted", segment="s1"),
            Persona(id="p2", name="Omar", role="buyer"),
        ),
    )

    (column,) = blocks_of(document)["customer-segments"].columns

    assert [item.words for item in column] == ["Technicians Ted", "Omar buyer"]


def test_page_of_the_rest_is_its_steps_page() -> None:
    pdf = render(big_document(300))
    first, marks = pages(pdf)[0], dict(bookmarks(pdf))

    wanted = [
        f"and {block.more} more, page {marks[block.title] + 1}"
        for block in blocks_of(big_document(300)).values()
        if block.more
    ]

    assert len(wanted) == 9
    assert missing(wanted, first) == []


def test_summary_names_no_page_that_it_does_not_have() -> None:
    (first, *_) = pages(render(big_document(300), part="summary"))

    assert re.search(r"and\d+more", first)
    assert ",page" not in first


def test_blocks_are_read_in_the_order_of_the_walk() -> None:
    html = page(make_document(), part="all", paper="A4", changed=None)

    headings = re.findall(r"<h2>(.*?)</h2>", html)

    assert headings == [
        label("assumptions.step", step)
        for step in (
            "customer-segments",
            "value-propositions",
            "channels",
            "customer-relationships",
            "revenue-streams",
            "key-activities",
            "key-resources",
            "key-partnerships",
            "cost-structure",
        )
    ]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(
    "document",
    [
        *map(example, ("rooftop-parts", "docket", "gridline-utility")),
        big_document(60),
        big_document(300),
        big_document(39, name_length=160, links=8),
        big_document(39, name_length=160, unbroken=True),
    ],
)
def test_no_words_leave_their_block(document: Document, paper: str) -> None:
    drawn = poster(document, Coloured(document), paper)
    rooms = list(_rooms(drawn.geometry, paper))

    outside = [
        words
        for words, edges in _words_on_the_poster(
            render(document, part="summary", paper=paper), paper
        )
        if not any(_holds(room, edges) for room in rooms)
    ]

    assert outside == []


def test_widths_are_those_of_the_font() -> None:
    assert text_width("MMMM", size=10) > 2 * text_width("iiii", size=10)
    assert text_width("Bold", size=10, bold=True) > text_width("Bold", size=10)


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("one", 1), ("one two three four", 1), ("five six " * 3, 2), ("a\nb\nc", 3)],
)
def test_lines_are_counted(text: str, lines: int) -> None:
    assert line_count(text, size=10, width=90) == lines


Edges = tuple[float, float, float, float]  # left, top, right and bottom, from the page's corner


def _coloured(document: Document) -> tuple[Document, Coloured]:
    return document, Coloured(document)


def _rooms(geometry: str, paper: str) -> Iterator[Edges]:
    """The nine blocks on the page."""
    lefts = {"customer-segments": (0.8, 0.2), "value-propositions": (0.4, 0.2)}
    lefts |= dict.fromkeys(("channels", "customer-relationships"), (0.6, 0.2))
    lefts |= dict.fromkeys(("key-activities", "key-resources"), (0.2, 0.2))
    lefts |= {"key-partnerships": (0.0, 0.2)}
    lefts |= {"cost-structure": (0.0, 0.5), "revenue-streams": (0.5, 0.5)}
    all_width, all_height = (length * MM for length in PAPERS[paper])
    for step, top, height in re.findall(r"at-([\w-]+) { top: (\S+)%; height: (\S+)% }", geometry):
        left, width = lefts[step]
        x, y = CORNER[0] + left * all_width, CORNER[1] + float(top) / 100 * all_height
        yield x, y, x + width * all_width, y + float(height) / 100 * all_height


def _words_on_the_poster(pdf: bytes, paper: str) -> Iterator[tuple[str, Edges]]:
    bottom = CORNER[1] + PAPERS[paper][1] * MM + 2
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        height, text = document[0].get_height(), document[0].get_textpage()
        for place in range(text.count_rects()):
            left, low, right, high = text.get_rect(place)
            edges = (left, height - high, right, height - low)
            if edges[1] > CORNER[1] and edges[1] < bottom:
                yield squashed(text.get_text_bounded(left, low, right, high)), edges


def _holds(room: Edges, edges: Edges) -> bool:
    slack = 1.5
    return (
        room[0] - slack <= edges[0]
        and room[1] - slack <= edges[1]
        and edges[2] <= room[2] + slack
        and edges[3] <= room[3] + slack
    )
