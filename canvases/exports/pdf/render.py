"""A document as the bytes of a PDF, drawn in the process that calls it."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from pathlib import Path

from django.template import Context, Engine, Template

from canvases.document import Document
from canvases.exports.pdf.long_words import broken
from canvases.exports.pdf.press import printed
from canvases.exports.pdf.report import report
from web.text import isolating

PARTS = ("all", "summary")
PAPERS = ("A4", "letter")

_BODY = '<body class="'
_TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
# Line and paragraph separators end lines; the others are no characters, and may not be in a PDF.
_PLAIN = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\ufeff": "", "\ufffe": "�", "\uffff": "�"})


def render(
    document: Document,
    *,
    part: str = "all",
    paper: str = "A4",
    changed: dt.date | None = None,
    stamp: str = "",
) -> bytes:
    """The canvas as a PDF: all of it, or the first two pages. `changed` is the date that it shows,
    and `stamp` stands at the foot of every page.

    The same document gives the same bytes on the same machine. Raises ValueError for a part
    or a paper that there is not.
    """
    if part not in PARTS or paper not in PAPERS:
        raise ValueError(f"No such part or paper: {part}, {paper}")
    return print_page(page(document, part=part, paper=paper, changed=changed, stamp=stamp))


def print_page(html: str, *, style: str = "", logo: bytes = b"") -> bytes:
    """A whole HTML document of ours as a PDF. `style` is CSS that is added to that of all PDFs, and
    `logo` a PNG that the document may show as own:logo.png."""
    html = broken(html.translate(_PLAIN))
    characters = frozenset(html)
    try:
        return printed(html, characters, style, logo)
    except AssertionError:
        # WeasyPrint gives up on what must stay together and fits no page. Then let it part.
        return printed(html.replace(_BODY, f"{_BODY}loose "), characters, style, logo)


def page(
    document: Document, *, part: str, paper: str, changed: dt.date | None, stamp: str = ""
) -> str:
    """The HTML that becomes the PDF."""
    drawn = report(document, part=part, paper=paper, changed=changed, stamp=stamp)
    return _template().render(Context({"report": drawn}))


@lru_cache(maxsize=1)
def _template() -> Template:
    engine = Engine(
        dirs=[str(_TEMPLATES)],
        loaders=["web.text.isolating.FolderLoader"],
        builtins=list(isolating.BUILTINS),
    )
    return engine.get_template("canvases/pdf/report.html")
