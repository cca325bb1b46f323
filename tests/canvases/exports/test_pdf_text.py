"""Nothing that a founder wrote is lost: the PDF is read back and searched for every string."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pytest

from canvases.document import Document, Persona, Step, decode
from canvases.examples import FOLDER
from canvases.exports.pdf.render import render
from canvases.steps import BY_KEY, STEPS
from tests.canvases.big_documents import big_document
from tests.canvases.pdf_reading import (
    bookmarks,
    complaints,
    feet,
    missing,
    pages,
    sections,
    squashed,
)
from tests.canvases.pdf_strings import strings_of

CASES = Path(__file__).resolve().parent.parent.parent / "data"


def case(name: str) -> Document:
    return decode((CASES / f"{name}.canvas.json").read_bytes())


def example(slug: str) -> Document:
    return decode((FOLDER / f"{slug}.canvas.json").read_bytes())


DOCUMENTS: dict[str, Callable[[], Document]] = {
    "400 items": partial(big_document, 400),
    "names at their longest": partial(big_document, 39, name_length=160, links=8),
    "one word a name": partial(big_document, 26, name_length=160, text_length=160, unbroken=True),
    "texts at their longest": partial(big_document, 26, text_length=2_000),
    "one word a text": partial(big_document, 13, text_length=2_000, unbroken=True),
    "indian-university": partial(case, "indian-university"),
    "enable-quiz": partial(case, "enable-quiz"),
    "skype": partial(case, "skype"),
    "google-adwords": partial(case, "google-adwords"),
    "every-key": partial(case, "every-key"),
    "rooftop-parts": partial(example, "rooftop-parts"),
    "docket": partial(example, "docket"),
    "gridline-utility": partial(example, "gridline-utility"),
}
every_document = pytest.mark.parametrize("name", DOCUMENTS)


@cache
def printed(name: str, paper: str = "A4") -> tuple[Document, bytes]:
    document = DOCUMENTS[name]()
    return document, render(document, paper=paper, changed=dt.date(2026, 11, 21))


@every_document
def test_every_string_stands_whole_in_its_steps_section(name: str) -> None:
    document, pdf = printed(name)
    read = sections(pdf)

    lost = {
        step: missing(strings, read[BY_KEY[step].title])
        for step, strings in strings_of(document).items()
        if step
    }

    assert {step: strings for step, strings in lost.items() if strings} == {}


@every_document
def test_canvas_itself_is_told_before_the_steps(name: str) -> None:
    document, pdf = printed(name)

    front = "".join(pages(pdf)[: bookmarks(pdf)[3][1]])

    assert missing(strings_of(document)[""], front) == []


@every_document
def test_pdf_is_accessible(name: str) -> None:
    _, pdf = printed(name)

    assert complaints(pdf) == []


def test_letter_paper_loses_nothing_either() -> None:
    document, pdf = printed("docket", "letter")
    read = sections(pdf)

    lost = [
        text
        for step, strings in strings_of(document).items()
        if step
        for text in missing(strings, read[BY_KEY[step].title])
    ]

    assert lost == []
    assert complaints(pdf) == []


def test_sections_stand_in_the_order_of_the_walk() -> None:
    _, pdf = printed("indian-university")

    assert [title for title, _ in bookmarks(pdf)] == [
        "Indian university (sector canvas)",
        "From persona to revenue",
        "Contents",
        *(step.title for step in STEPS),
    ]


def test_empty_canvas_has_every_section() -> None:
    pdf = render(Document(format="canvas", version=1, title="New"))

    read = sections(pdf)

    assert complaints(pdf) == []
    assert all(squashed("Nothing here yet") in read[step.title] for step in STEPS)


def test_pages_are_numbered_under_the_title() -> None:
    _, pdf = printed("indian-university")

    count = len(pages(pdf))

    title = "Indian university (sector canvas)"
    assert feet(pdf) == [f"{title} {n} of {count}" for n in range(1, count + 1)]


def test_contents_tell_the_page_of_each_step() -> None:
    _, pdf = printed("indian-university")
    marks = dict(bookmarks(pdf))

    contents = pages(pdf)[marks["Contents"]]

    for step in STEPS:
        dots = contents.partition(squashed(step.title))[2].lstrip(".")
        assert dots.startswith(str(marks[step.title] + 1))


def test_first_page_tells_whose_canvas_and_when() -> None:
    _, pdf = printed("every-key")

    (first, *_) = pages(pdf)

    wanted = ("A mechanical contractor", "First tries", "Wins by a better product")
    assert missing((*wanted, "21 November 2026"), first) == []


def test_file_shows_no_date() -> None:
    (first, *_) = pages(render(case("every-key")))

    assert "2026" not in first


@pytest.mark.parametrize("part", ["all", "summary"])
def test_credit_stands_on_the_first_page(part: str) -> None:
    (first, *_) = pages(render(case("skype"), part=part))

    credit = "Based on the Business Model Canvas by Strategyzer.com, CC BY-SA 3.0"
    assert squashed(credit) in first


def test_summary_is_the_poster_and_the_chain() -> None:
    pdf = render(case("skype"), part="summary")

    assert [title for title, _ in bookmarks(pdf)] == ["Skype (2009)", "From persona to revenue"]
    assert len(pages(pdf)) == 2
    assert complaints(pdf) == []


def test_step_that_does_not_apply_tells_why() -> None:
    document = Document(
        format="canvas",
        version=1,
        title="T",
        steps={"key-partnerships": Step(status="not_applicable", reason="We do it all.")},
    )

    section = sections(render(document))["Key partnerships"]

    assert missing(("Not applicable", "We do it all."), section) == []


def test_no_part_but_all_and_summary() -> None:
    with pytest.raises(ValueError, match="half"):
        render(case("skype"), part="half")


def test_same_document_gives_the_same_bytes() -> None:
    document, pdf = printed("every-key")

    assert render(document, changed=dt.date(2026, 11, 21)) == pdf


def test_other_document_gives_other_bytes() -> None:
    ted, omar = (
        Document(format="canvas", version=1, title="T", personas=(Persona(id="p1", name=name),))
        for name in ("Ted", "Omar")
    )

    assert render(ted) != render(omar)
