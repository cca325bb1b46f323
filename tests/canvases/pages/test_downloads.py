"""A canvas to take along: who may, what the file is called, and what is said when there is none."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from django.test import Client

from accounts.models import User
from canvases.document import decode
from canvases.exports.pdf import process
from canvases.exports.pdf.needs import LINES
from canvases.models import Canvas
from tests.canvases.factories import linked_document, make_canvas, make_document
from tests.canvases.pdf_reading import bookmarks, complaints, missing, pages
from tests.drawing import draw_instead

DOWNLOADS = ("download/", "download.pdf", "file.canvas.json")


@pytest.fixture
def canvas(owner: User) -> Canvas:
    return make_canvas(owner=owner, document=linked_document())


def url(canvas: Canvas, end: str) -> str:
    return f"/canvases/{canvas.pk}/{end}"


def titled(owner: User, title: str) -> Canvas:
    return make_canvas(owner=owner, document=make_document(title=title))


@pytest.mark.parametrize("end", DOWNLOADS)
def test_other_peoples_canvas_is_not_found(
    canvas: Canvas, stranger_client: Client, client: Client, end: str
) -> None:
    assert stranger_client.get(url(canvas, end)).status_code == 404
    assert client.get(url(canvas, end)).status_code == 404


def test_pdf_is_the_canvas(canvas: Canvas, owner_client: Client) -> None:
    response = owner_client.get(url(canvas, "download.pdf"))

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="rooftop-parts.pdf"'
    text = "".join(pages(response.content))
    assert missing(("Rooftop Parts", "Parts lookup", "Ted", "On the roof"), text) == []
    assert complaints(response.content) == []


def test_pdf_shows_the_day_of_the_last_change(canvas: Canvas, owner_client: Client) -> None:
    day = canvas.changed_at

    (first, *_) = pages(owner_client.get(url(canvas, "download.pdf")).content)

    assert missing([f"{day.day} {day:%B} {day.year}"], first) == []


def test_summary_is_shorter_and_named_so(canvas: Canvas, owner_client: Client) -> None:
    response = owner_client.get(url(canvas, "download.pdf?part=summary"))

    assert response["Content-Disposition"] == 'attachment; filename="rooftop-parts-summary.pdf"'
    assert len(bookmarks(response.content)) == 2


def test_there_is_no_other_part(canvas: Canvas, owner_client: Client) -> None:
    assert owner_client.get(url(canvas, "download.pdf?part=half")).status_code == 404


def test_file_is_the_document(canvas: Canvas, owner_client: Client) -> None:
    response = owner_client.get(url(canvas, "file.canvas.json"))

    assert response["Content-Type"] == "application/json"
    assert response["Content-Disposition"] == 'attachment; filename="rooftop-parts.canvas.json"'
    assert decode(response.content) == linked_document()


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Rooftop Parts", ("rooftop-parts",)),
        ("Café “Übung” & Søn, 100%", ("cafe-ubung-son-100", "café-übung-søn-100")),
        ("../../etc/passwd", ("etcpasswd",)),
        ('a"; filename="b.exe', ("a-filenamebexe",)),
        ("line\nend_and under", ("line-end-and-under",)),
        ("Straße 7", ("strasse-7", "straße-7")),
        ("Café Ærø, Łódź", ("cafe-aero-lodz", "café-ærø-łódź")),
        ("中文", ("canvas", "中文")),
        ("हिन्दी की किताब", ("canvas", "हिन्दी-की-किताब")),
        ("Rooftop 屋根", ("rooftop", "rooftop-屋根")),
        ("\u202efdp.exe\u202c", ("fdpexe",)),
        ("\u2066שלום\u2069", ("canvas", "שלום")),
        ("CON", ("canvas-con",)),
        ("aux.", ("canvas-aux",)),
        ("com¹", ("canvas-com1",)),
        ("../etc/passwd..  ", ("etcpasswd",)),
        ("--- ", ("canvas",)),
        ("x" * 160, ("x" * 80,)),
    ],
)
def test_file_is_named_after_the_canvas(
    owner: User, owner_client: Client, title: str, names: tuple[str, ...]
) -> None:
    canvas = titled(owner, title)

    response = owner_client.get(url(canvas, "file.canvas.json"))

    plain, *own = (f"{name}.canvas.json" for name in names)
    beside = "".join(f"; filename*=UTF-8''{quote(name)}" for name in own)
    assert response["Content-Disposition"] == f'attachment; filename="{plain}"{beside}'


@pytest.mark.parametrize("end", ["download.pdf", "download.pdf?part=summary", "file.canvas.json"])
def test_unchanged_download_is_304(canvas: Canvas, owner_client: Client, end: str) -> None:
    first = owner_client.get(url(canvas, end))

    again = owner_client.get(url(canvas, end), headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    assert again.content == b""


@pytest.mark.parametrize("end", ["download.pdf", "file.canvas.json"])
def test_changed_canvas_is_sent_again(canvas: Canvas, owner_client: Client, end: str) -> None:
    first = owner_client.get(url(canvas, end))
    Canvas.objects.filter(pk=canvas.pk).update(revision=canvas.revision + 1)

    again = owner_client.get(url(canvas, end), headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 200


@pytest.mark.parametrize("end", DOWNLOADS)
def test_download_is_for_one_reader(canvas: Canvas, owner_client: Client, end: str) -> None:
    response = owner_client.get(url(canvas, end))

    assert {"private", "no-cache"} <= set(response["Cache-Control"].split(", "))
    assert "Cookie" in response["Vary"]


def test_page_offers_both_parts_and_the_file(canvas: Canvas, owner_client: Client) -> None:
    html = owner_client.get(url(canvas, "download/")).content.decode()

    links = re.findall(r'href="(/canvases/[0-9a-f-]+/(?:download|file)[^"]*)"', html)
    wanted = ("download.pdf", "download.pdf?part=summary", "file.canvas.json")
    assert links == [url(canvas, end) for end in wanted]


def test_page_tells_which_writing_no_font_draws(owner: User, owner_client: Client) -> None:
    canvas = titled(owner, "Grüße 中文")

    html = owner_client.get(url(canvas, "download/")).content.decode()

    assert "No font on this machine draws Chinese characters." in html


def test_page_says_nothing_of_fonts_that_are_there(canvas: Canvas, owner_client: Client) -> None:
    assert "No font" not in owner_client.get(url(canvas, "download/")).content.decode()


def unable(wanted: process.PdfRequest) -> bytes:
    raise process.Unable("PDFs need Pango.")


def test_machine_that_cannot_says_what_to_type(
    canvas: Canvas, owner_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw_instead(monkeypatch, unable)

    response = owner_client.get(url(canvas, "download.pdf"))

    assert response.status_code == 503
    assert "no-store" in response["Cache-Control"]
    html = response.content.decode()
    assert all(text in html for text in ("PDFs need Pango.", *LINES, *LINES.values()))


def test_page_of_a_machine_that_cannot_still_offers_the_file(
    canvas: Canvas, owner_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusal = process.Ability(False, "PDFs need Pango.", LINES)
    monkeypatch.setattr(process, "ability", lambda: refusal)

    response = owner_client.get(url(canvas, "download/"))

    assert response.status_code == 200
    assert "PDFs need Pango." in response.content.decode()
    assert url(canvas, "file.canvas.json") in response.content.decode()


def test_document_that_takes_too_long_ends_in_its_summary(
    canvas: Canvas, owner_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(wanted: process.PdfRequest) -> bytes:
        if wanted.question["part"] == "all":
            raise process.TookTooLong("The PDF took longer than 20 minutes.")
        return b"%PDF of the summary"

    draw_instead(monkeypatch, slow)

    response = owner_client.get(url(canvas, "download.pdf"))

    assert response.status_code == 200
    html = response.content.decode()
    assert "longer than 20 minutes. The summary could be made." in html
    assert f'href="{url(canvas, "download.pdf")}?part=summary"' in html
    summary = owner_client.get(url(canvas, "download.pdf?part=summary"))
    assert summary.content == b"%PDF of the summary"


@pytest.mark.parametrize("end", ["", "poster/"])
def test_writing_no_font_draws_is_said_beside_the_button(
    owner: User, owner_client: Client, end: str
) -> None:
    canvas = titled(owner, "Grüße 中文")

    html = owner_client.get(url(canvas, end)).content.decode()

    assert "empty boxes for Chinese characters" in html
