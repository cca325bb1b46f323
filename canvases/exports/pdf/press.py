"""HTML of ours in, PDF out: WeasyPrint with its fonts and stylesheet kept warm."""

from __future__ import annotations

import gc
import logging
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from canvases.exports.pdf import fonts, poster
from canvases.exports.pdf.boxes import font_of
from canvases.exports.pdf.fetcher import OwnFiles
from canvases.exports.pdf.page_references import list_pages_once
from canvases.exports.pdf.unicode_map import MendedFonts

list_pages_once()
STYLE = Path(__file__).parent / "pdf.css"
_VARIANT = "pdf/ua-1"
_log = logging.getLogger("weasyprint")
_log.setLevel(logging.ERROR)
logging.getLogger("weasyprint.progress").setLevel(logging.ERROR)


class Press:
    """Fonts and stylesheet, read once. `boxes` are characters that no font here can draw."""

    def __init__(self, boxes: frozenset[str] = frozenset()) -> None:
        self._fonts = FontConfiguration()
        parts = frozenset(part for box in boxes for part in _parts(box))
        self._fetcher = OwnFiles({fonts.BOXES: font_of(parts)} if boxes else None)
        self._style = CSS(
            string=fonts.stylesheet(boxes=bool(boxes)) + STYLE.read_text() + poster.stylesheet(),
            url_fetcher=self._fetcher,
            font_config=self._fonts,
        )

    def print(self, html: str, style: str = "", logo: bytes = b"") -> bytes:
        """The pages of a whole HTML document; `style` has the last word on how they look, `logo` is
        the PNG that it may show. The same HTML gives the same bytes."""
        fetcher = self._fetcher.with_logo(logo) if logo else self._fetcher
        own = CSS(string=style, url_fetcher=self._fetcher, font_config=self._fonts)
        with _without_garbage_collection():
            rendering = HTML(string=html, url_fetcher=fetcher).render(
                font_config=self._fonts, stylesheets=[self._style, own], pdf_variant=_VARIANT
            )
            rendering.fonts = MendedFonts()
            return rendering.write_pdf(pdf_variant=_VARIANT)


def printed(html: str, characters: frozenset[str], style: str = "", logo: bytes = b"") -> bytes:
    """The pages of `html`, which is written in `characters`."""
    missing = undrawable(fonts.not_ours(characters))
    return (Press(missing) if missing else _press()).print(html, style, logo)


@lru_cache(maxsize=64)
def undrawable(characters: frozenset[str]) -> frozenset[str]:
    """Those of the characters that neither our fonts nor those of this machine can draw.

    Asked of the renderer itself, which alone knows where it would look.
    """
    if not characters:
        return frozenset()
    with _missing_glyphs() as missing:
        _press().print(f"<html lang=en><title>.</title><p>{_apart(characters)}")
    return frozenset(c for c in characters if not _parts(c).isdisjoint(missing))


@lru_cache(maxsize=1)
def _press() -> Press:
    return Press()


def _parts(character: str) -> frozenset[str]:
    """A character, and what some scripts take it apart into before they draw it."""
    return frozenset((character, *unicodedata.normalize("NFKD", character)))


def _apart(characters: frozenset[str]) -> str:
    return " ".join(f"&#{ord(character)};" for character in sorted(characters))


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """A rendering drops nothing before its end: 0.7 to 0.85 of the time with it on."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _missing_glyphs() -> Iterator[list[str]]:
    """What WeasyPrint says of characters that it found no glyph for."""
    missing: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if isinstance(record.args, tuple) and ".notdef" in record.msg:
                missing.append(str(record.args[0]))

    listener, level = Listener(), _log.level
    _log.addHandler(listener)
    _log.setLevel(logging.WARNING)
    _log.propagate = False
    try:
        yield missing
    finally:
        _log.setLevel(level)
        _log.propagate = True
        _log.removeHandler(listener)
