"""What is drawn instead of a PDF, in tests that ask only who gets it and when."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from canvases.exports.pdf import cache
from canvases.exports.pdf.process import PdfRequest


def draw_instead(monkeypatch: pytest.MonkeyPatch, draw: Callable[[PdfRequest], bytes]) -> None:
    """Let `draw` make all PDFs, of which none is kept on the shelf."""
    monkeypatch.setattr(cache, "found", lambda wanted: None)
    monkeypatch.setattr(cache, "make", lambda wanted, **limits: draw(wanted))


def page_of(wanted: PdfRequest) -> bytes:
    """The HTML of what is a page of ours."""
    return wanted.body if wanted.question["ask"] == "print" else b"%PDF-"
