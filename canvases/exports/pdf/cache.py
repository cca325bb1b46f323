"""PDFs that were made before: an unchanged canvas is not drawn twice.

A shelf of files on this machine, bounded in size. Nothing is lost with it: what is not
there is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from functools import cache
from importlib.metadata import version as version_of
from pathlib import Path

from django.conf import settings

from canvases.exports.pdf import fonts, missing_glyphs, process
from canvases.exports.pdf.process import PdfRequest

MOST_BYTES = 256 * 1024 * 1024
_HOUSE = Path(__file__).resolve().parents[3]
# All that shapes a PDF besides the document; a change of any makes every kept one old.
_SHAPED_BY = (
    ("canvases", "*.py"),
    ("canvases/exports/pdf", "*.css"),
    ("canvases/exports/pdf/fonts", "*.ttf"),
    ("templates/canvases/pdf", "*.html"),
    ("locale", "*.mo"),
    ("web/text", "*.py"),
)


def found(wanted: PdfRequest) -> bytes | None:
    """From the shelf, without asking what fonts this machine has: None for what needs them."""
    return None if _strange(wanted) else _shelf().get(name_of(wanted))


def make(wanted: PdfRequest, *, seconds: float = process.SECONDS, is_long: bool = False) -> bytes:
    """From the shelf, or made now and put there. Raises process.NotMade."""
    name = _name_here(wanted)
    if (kept := _shelf().get(name)) is not None:
        return kept
    made = process.draw(wanted, seconds=seconds, is_long=is_long)
    _shelf().put(name, made)
    return made


def name_of(wanted: PdfRequest) -> str:
    """The same for the same PDF, on every machine: text, choices, and all that draws."""
    asked = json.dumps(dict(wanted.question), sort_keys=True).encode()
    parts = (version().encode(), asked, wanted.body)
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


@cache
def version() -> str:
    """Differs when anything that draws the PDF does."""
    digest = hashlib.sha256(version_of("weasyprint").encode())
    for folder, pattern in _SHAPED_BY:
        for path in sorted((_HOUSE / folder).rglob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


class Shelf:
    """Files by name. The longest unasked for are thrown away first."""

    def __init__(self, folder: Path, *, most: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most = most

    def get(self, name: str) -> bytes | None:
        path = self._path(name)
        try:
            content = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return content

    def put(self, name: str, content: bytes) -> None:
        """A full disk is no reason to refuse a PDF that was just made."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as half_written:
                half_written.write(content)
            Path(half_written.name).replace(self._path(name))
            self._tidy()

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.pdf"

    def _tidy(self) -> None:
        files = [(path, path.stat()) for path in self._folder.iterdir()]
        room = self._most
        for path, stat in sorted(files, key=lambda file: file[1].st_mtime_ns, reverse=True):
            room -= stat.st_size
            if room < 0:
                path.unlink(missing_ok=True)


def _shelf() -> Shelf:
    return Shelf(settings.VAR_DIR / "pdf")


def _name_here(wanted: PdfRequest) -> str:
    """What no font of ours draws depends on the machine, and the name says how."""
    name = name_of(wanted)
    strange = _strange(wanted)
    if not strange:
        return name
    return hashlib.sha256(f"{name}\0{missing_glyphs.standins(strange)}".encode()).hexdigest()


def _strange(wanted: PdfRequest) -> frozenset[str]:
    return fonts.not_ours(set(wanted.body.decode()))
