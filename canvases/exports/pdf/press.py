"""HTML of ours in, PDF out: WeasyPrint with its fonts and stylesheet kept warm."""

from __future__ import annotations

import gc
import hashlib
import logging
import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration, get_hb_object_data

from canvases.exports.pdf import fonts, poster
from canvases.exports.pdf.boxes import font_of
from canvases.exports.pdf.fetcher import OwnFiles
from canvases.exports.pdf.page_references import list_pages_once
from canvases.exports.pdf.unicode_map import MendedFonts

list_pages_once()
_FONTS_OF_MACHINE = "FONTCONFIG_FILE"
STYLE = Path(__file__).parent / "pdf.css"
_VARIANT = "pdf/ua-1"
_log = logging.getLogger("weasyprint")
_log.setLevel(logging.ERROR)
logging.getLogger("weasyprint.progress").setLevel(logging.ERROR)


@dataclass(frozen=True)
class Standins:
    """What this machine has for writing that our fonts lack: fonts by name and content, and the
    characters that none of them draws."""

    fonts: tuple[str, ...] = ()
    missing: frozenset[str] = frozenset()


class Press:
    """Fonts and stylesheet, read once. `boxes` are characters that no font here can draw; with
    `machine` the fonts of the machine draw what ours lack, else they are out of sight."""

    def __init__(self, boxes: frozenset[str] = frozenset(), *, machine: bool = False) -> None:
        self._sight = nullcontext if machine else _out_of_sight
        with self._sight():
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
        return self.print_with(MendedFonts(), html, style, logo)

    def print_with(self, used: MendedFonts, html: str, style: str = "", logo: bytes = b"") -> bytes:
        """The same; `used` is told the fonts that drew it."""
        fetcher = self._fetcher.with_logo(logo) if logo else self._fetcher
        own = CSS(string=style, url_fetcher=self._fetcher, font_config=self._fonts)
        with _without_garbage_collection(), self._sight():
            rendering = HTML(string=html, url_fetcher=fetcher).render(
                font_config=self._fonts, stylesheets=[self._style, own], pdf_variant=_VARIANT
            )
            rendering.fonts = used
            return rendering.write_pdf(pdf_variant=_VARIANT)


def printed(html: str, characters: frozenset[str], style: str = "", logo: bytes = b"") -> bytes:
    """The pages of `html`, which is written in `characters`."""
    strange = fonts.not_ours(characters)
    missing = undrawable(strange)
    machine = bool(strange - missing)
    press = Press(missing, machine=machine) if missing else _press(machine=machine)
    return press.print(html, style, logo)


def undrawable(characters: frozenset[str]) -> frozenset[str]:
    """Those of the characters that neither our fonts nor those of this machine can draw."""
    return standins(characters).missing


@lru_cache(maxsize=64)
def standins(characters: frozenset[str]) -> Standins:
    """What stands in for our fonts, which cannot draw these characters.

    Asked of the renderer itself, which alone knows where it would look.
    """
    if not characters:
        return Standins()
    used = MendedFonts()
    with _missing_glyphs() as missing:
        html = f"<html lang=en><title>.</title><p>{_apart(characters)}"
        _press(machine=True).print_with(used, html)
    return Standins(
        tuple(sorted({_named(font) for font in used.values() if not _is_ours(font)})),
        frozenset(c for c in characters if not _parts(c).isdisjoint(missing)),
    )


@lru_cache(maxsize=2)
def _press(*, machine: bool) -> Press:
    return Press(machine=machine)


def _named(font: Any) -> str:
    """A font by its name and its bytes: two machines may call different files the same."""
    return f"{font.family} {hashlib.sha256(get_hb_object_data(font.hb_face)).hexdigest()[:16]}"


def _is_ours(font: Any) -> bool:
    return font.family in fonts.FAMILIES


@contextmanager
def _out_of_sight() -> Iterator[None]:
    """Let fontconfig know no font but those which it is given."""
    before = os.environ.get(_FONTS_OF_MACHINE)
    os.environ[_FONTS_OF_MACHINE] = str(fonts.NO_OTHERS)
    try:
        yield
    finally:
        if before is None:
            del os.environ[_FONTS_OF_MACHINE]
        else:
            os.environ[_FONTS_OF_MACHINE] = before


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
