"""What a founder types cannot reach out of the PDF, and cannot break it."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from canvases.document import Document, Persona, Step, normalise
from canvases.exports.pdf import fonts
from canvases.exports.pdf.fetcher import FetchRefused, OwnFiles
from canvases.exports.pdf.render import page, render
from tests.canvases.pdf_reading import complaints, missing, pages, sections
from tests.canvases.strategies import documents

OUTSIDE = (
    "file:///etc/passwd",
    "http://127.0.0.1:1/",
    "https://example.org/a.png",
    "ftp://example.org/",
    "data:text/plain,hello",
    "data:image/png;base64,aGVsbG8=",
    "/etc/passwd",
    "own:/etc/passwd",
    "own:../pdf.css",
    "own:figtree-400-normal.ttf?x",
    "own:",
    "own:logo.png",
    "OWN:coverage.json",
    "",
)


def canvas(text: str) -> Document:
    """A canvas in which the text stands wherever text may."""
    return normalise(
        Document(
            format="canvas",
            version=1,
            title=text[:160],
            organisation=text[:160],
            currency=text[:160],
            personas=(Persona(id="p1", name=text[:160], think=text),),
            steps={"customer-segments": Step(note=text, reason=text)},
        )
    )


@pytest.mark.parametrize("address", OUTSIDE)
def test_fetcher_refuses_what_is_not_a_font_of_ours(address: str) -> None:
    with pytest.raises(FetchRefused):
        OwnFiles().fetch(address)


def test_fetcher_gives_our_fonts_by_name() -> None:
    for name, path in fonts.files().items():
        assert OwnFiles().fetch(f"own:{name}").read() == path.read_bytes()


def test_fetcher_gives_a_logo_only_where_there_is_one() -> None:
    with_one = OwnFiles({"boxes.ttf": b"boxes"}).with_logo(b"a picture")

    assert with_one.fetch("own:logo.png").read() == b"a picture"
    assert with_one.fetch("own:boxes.ttf").read() == b"boxes"
    for address in {*OUTSIDE, "own:logo.jpg", "own:/logo.png"} - {"own:logo.png"}:
        with pytest.raises(FetchRefused):
            with_one.fetch(address)


ATTACKS = (
    '<script>alert("1")</script>',
    '<img src="file:///etc/passwd" onerror="alert(1)">',
    '<link rel="stylesheet" href="http://127.0.0.1:1/x.css">',
    '<link rel="attachment" href="file:///etc/passwd">',
    '<style>@import "http://127.0.0.1:1/"; body { display: none }</style>',
    '</style></title></p><h1 style="background: url(file:///etc/passwd)">gone</h1>',
    '<iframe src="http://127.0.0.1:1/"></iframe><object data="file:///etc/passwd">',
    '<svg><image href="file:///etc/passwd"/></svg>',
    "{{ report.title }} {% include 'x' %}",
    "&lt;b&gt; &amp; &#x41; \"'<>",
    "'; } .poster { display: none } /*",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_stands_as_text(attack: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    fetch = OwnFiles.fetch

    def noted(self: OwnFiles, url: str, headers: object = None) -> object:
        asked.append(url)
        return fetch(self, url, headers)

    monkeypatch.setattr(OwnFiles, "fetch", noted)
    document = canvas(attack)

    pdf = render(document)

    # A note is Markdown, where entities, quotes and stars are not themselves.
    assert missing([attack], sections(pdf)["Customer segments"]) == []
    assert missing([attack], pages(pdf)[0]) == []
    assert [url for url in asked if not url.startswith("own:")] == []
    assert b"/EmbeddedFile" not in pdf
    assert complaints(pdf) == []


def test_links_of_a_note_lead_only_to_pages_and_mail() -> None:
    note = "[a](https://example.org/x) [b](mailto:b@example.org) [c](file:///etc/passwd) [**d**](https://example.org/d)"

    pdf = render(canvas(note))

    assert b"/etc/passwd" not in page(
        canvas(note), part="all", paper="A4", changed=None
    ).encode().replace(b"(file:///etc/passwd)", b"")
    assert complaints(pdf) == []


HOSTILE = {
    "one long word": "a" * 2_000,
    "right to left": "\u202eabc\u202c אבג العربية" * 20,
    "marks on marks": "e" + "\u0301\u0316\u0489" * 600,
    "marks alone": "\u0301" * 500,
    "line ends": "a\n\n\n\nb\u2028c\u2029d\te",
    "nothing to see": "\u200b\u200d\u2060\ufeff\u00ad\u180e" * 50,
    "only spaces": "\u3000 \u00a0 x",
    "joined emoji": "👨‍👩‍👧‍👦 🏳️‍🌈 🇩🇪 ❤️ 1️⃣ " * 20,
    "many scripts": "中文 日本語 한국어 ไทย हिन्दी தமிழ் አማርኛ ქართული 𝒳 𐍈 ᚠ",
    "no characters": "\ufffe \uffff \U0001fffe \ufdd0 x",
    "taken apart": "ก\u0e33 \u0eb3",
    "private": "\ue000 \U000f0000 \U0010ffff",
    "ligatures": "ffi ffl fi fl ﬁ ﬀ",
    "quotes of markup": "<" * 500 + "&" * 500,
    "deep quote": "> " * 100 + "x",
    "deep list": "\n".join("  " * depth + "- x" for depth in range(60)),
    "many stars": "*" * 500 + "_" * 500 + "`" * 500 + "[" * 400,
    "table": "|a|b|\n|-|-|\n|1|2|",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_makes_an_accessible_pdf(name: str) -> None:
    pdf = render(canvas(HOSTILE[name]), changed=dt.date(2026, 11, 21))

    assert complaints(pdf) == []


@pytest.mark.parametrize(
    "text",
    ["中文", "日本語", "ไทย", "😀", "Ελλάδα", "Привет", "Việt Nam", "→ ✓ ★ ≥", "x\u0304 e x e"],
)
def test_any_writing_is_read_back(text: str) -> None:
    """Where no font draws it there are boxes, which can still be searched and read aloud."""
    pdf = render(canvas(text))

    assert missing([unicodedata.normalize("NFC", text)], sections(pdf)["Customer segments"]) == []


@settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # a failure is slow to make smaller
    suppress_health_check=[HealthCheck.too_slow],
)
@given(documents())
def test_any_valid_document_makes_an_accessible_pdf(document: Document) -> None:
    assert complaints(render(document)) == []
