"""After the steps the PDF tells what the canvas says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace

from canvases.document import Assumption, Dismissal, Document, FindingCode, Proposition, decode
from canvases.examples import FOLDER
from canvases.exports.pdf.poster import poster
from canvases.exports.pdf.readout import Readout, readout
from canvases.exports.pdf.render import page, render
from canvases.exports.pdf.widths import text_width
from canvases.insights import Insights
from canvases.measures.colours import Coloured
from canvases.plots import ThreadPicture
from tests.canvases.big_documents import big_document
from tests.canvases.factories import linked_document, make_document
from tests.canvases.pdf_reading import complaints, missing, pages, sections

CASES = Path(__file__).resolve().parent.parent.parent / "data"
TALLEST = 158 / 25.4 * 96  # pixels: what the stylesheet leaves unshrunk


def case(name: str) -> Document:
    return decode((CASES / f"{name}.canvas.json").read_bytes())


def rooftop() -> Document:
    return decode((FOLDER / "rooftop-parts.canvas.json").read_bytes())


def read_out(document: Document, paper: str = "A4") -> Readout:
    return readout(document, Insights(document), paper)


def pictures(found: Readout) -> list[ThreadPicture]:
    return [told.picture for told in found.threads if told.picture]


def test_findings_stand_in_the_analysis_worst_first() -> None:
    document = case("every-key")
    insights = Insights(document)

    told = sections(render(document))["Analysis and next steps"]

    found = [(one.message, one.why) for one in insights.open]
    assert missing((text for pair in found for text in pair), told) == []
    assert [one.message for one in read_out(document).settle] == [text for text, _ in found]
    assert [one.kind for one in read_out(document).settle] == [
        "Contradiction",
        *["Probably a hole"] * 4,
        "Worth a thought",
    ]


def test_dismissed_finding_stands_with_its_reason() -> None:
    dismissed = Insights(linked_document()).open[0]
    code = cast(FindingCode, dismissed.code)
    reason = Dismissal(code=code, about=dismissed.about, reason="It is early")
    document = replace(linked_document(), dismissals=(reason,))

    told = sections(render(document))["Analysis and next steps"]

    wanted = ("Settled with a reason", dismissed.message, "Fine because It is early")
    assert missing(wanted, told) == []
    assert dismissed.message not in [one.message for one in read_out(document).settle]


def test_threads_things_balance_and_ink_stand_in_the_analysis() -> None:
    document = rooftop()
    insights = Insights(document)
    found = read_out(document)

    told = sections(render(document))["Analysis and next steps"]

    wanted = [
        insights.share.sentence,
        *(line for thing in insights.things for line in (thing.name, *thing.lines)),
        *(str(line.sentence) for thread in insights.threads for line in thread.lines),
        *found.balance.sentences,
        *(figure.name + figure.amount for figure in found.balance.streams),
    ]
    assert missing(wanted, told) == []
    assert [picture.name for picture in pictures(found)] == ["Ted", "Andi", "Omar"]


def test_items_tell_whether_they_rest_on_evidence() -> None:
    document = make_document(
        propositions=tuple(
            Proposition(id=f"v{n}", name=f"Offer {n}", description=f"Text {n}") for n in range(3)
        ),
        assumptions=(
            Assumption(id="h1", text="True", about="v1", status="supported"),
            Assumption(id="h2", text="False", about="v2", status="contradicted"),
        ),
    )

    html = page(document, part="all", paper="A4", changed=None)

    rows = html.partition('<section id="value-propositions"')[2].partition("</section>")[0]
    told = [row.partition("</tr>")[0] for row in rows.split("<tr>")[2:5]]
    assert [("Supported" in row, "Contradicted" in row) for row in told] == [
        (False, False),
        (True, False),
        (False, True),
    ]


def test_share_of_ink_stands_on_the_first_page() -> None:
    (first, *_) = pages(render(rooftop(), part="summary"))

    assert missing(("6% on evidence",), first) == []


def test_empty_canvas_has_no_ink_to_speak_of() -> None:
    html = page(make_document(), part="all", paper="A4", changed=None)

    assert "ink" not in html.partition("<body")[2].replace("link", "")
    assert "What the canvas says of itself" not in html


def test_entry_with_something_to_settle_is_marked_on_the_poster() -> None:
    document = make_document(propositions=(Proposition(id="v1", name="A"),))
    coloured = Coloured(document)

    plain, marked = (poster(document, coloured, "A4", to_settle=ids) for ids in ((), {"v1"}))

    found = [
        [
            item.drawn_letters
            for block in drawn.blocks
            for column in block.columns
            for item in column
        ]
        for drawn in (plain, marked)
    ]
    assert ["◆" in "".join(letters) for letters in found] == [False, True]
    assert (plain.to_settle, marked.to_settle) == ("", "◆")


def test_segment_is_marked_for_what_its_people_have_to_settle() -> None:
    document = linked_document()

    drawn = poster(document, Coloured(document), "A4", to_settle={"p2"})

    marked = [
        item.name
        for block in drawn.blocks
        for column in block.columns
        for item in column
        if item.to_settle
    ]
    assert marked == ["Owners"]


@pytest.mark.parametrize(("name", "count"), [("every-key", 1), ("enable-quiz", 1)])
def test_mark_is_explained_where_it_is_drawn(name: str, count: int) -> None:
    (first, *_) = pages(render(case(name), part="summary"))

    assert missing(("◆ has something to settle.",), first) == []
    assert first.count("◆") == count + 1


def test_nothing_to_settle_needs_no_legend() -> None:
    (first, *_) = pages(render(rooftop(), part="summary"))

    assert "◆" not in first


@pytest.mark.parametrize("paper", ["A4", "letter"])
@pytest.mark.parametrize(
    "document",
    [rooftop(), case("every-key"), big_document(39, name_length=160, links=8)],
    ids=["rooftop-parts", "every-key", "names at their longest"],
)
def test_labels_stay_inside_their_boxes(document: Document, paper: str) -> None:
    outside = [
        text
        for picture in pictures(read_out(document, paper))
        for text, width, room in _labels(picture)
        if width > room
    ]

    assert outside == []


def test_picture_of_a_long_thread_keeps_to_its_page() -> None:
    found = read_out(big_document(400))

    assert max(picture.height for picture in pictures(found)) <= TALLEST
    assert len(pictures(found)) == 12 < len(found.threads)


def test_summary_of_a_faulty_canvas_is_two_pages() -> None:
    pdf = render(case("indian-university"), part="summary")

    assert len(pages(pdf)) == 2
    assert complaints(pdf) == []


def _labels(picture: ThreadPicture) -> Iterator[tuple[str, float, float]]:
    """Each with its width, and what it has of its box."""
    for box in picture.boxes:
        for line in box.lines:
            width = text_width(line.text, size=picture.font_size, bold=True)
            yield line.text, width, box.x + box.width - line.x
        for line in box.details:
            width = text_width(line.text, size=picture.detail_size)
            yield line.text, width, box.x + box.width - line.x
