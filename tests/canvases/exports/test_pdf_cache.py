"""PDFs that were made before are not made again, and take no more room than they may."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pytest_django import Settings

from canvases.document import Document
from canvases.exports.pdf import cache, missing_glyphs, process
from canvases.exports.pdf.cache import Shelf
from canvases.exports.pdf.process import PdfRequest
from tests.canvases.factories import make_document


def render(document: Document, **asked: Any) -> bytes:
    return cache.make(process.wanted_of(document, **asked))


ASKED: dict[str, Any] = {"part": "all", "paper": "A4", "changed": dt.date(2026, 11, 21)}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> list[Document]:
    """What was drawn, instead of drawing it."""
    drawn: list[Document] = []

    def draw(wanted: PdfRequest, **limits: object) -> bytes:
        document = msgspec.json.decode(wanted.body, type=Document)
        drawn.append(document)
        return f"{document.title} {sorted(wanted.question.items())}".encode()

    monkeypatch.setattr(process, "draw", draw)
    monkeypatch.setattr(missing_glyphs, "standins", lambda characters: "")
    settings.VAR_DIR = tmp_path
    return drawn


def test_unchanged_document_is_drawn_once(made: list[Document]) -> None:
    document = make_document()

    first, second = render(document, **ASKED), render(document, **ASKED)

    assert first == second
    assert made == [document]


@pytest.mark.parametrize(
    "other",
    [{"part": "summary"}, {"paper": "letter"}, {"changed": None}, {"changed": dt.date(2026, 1, 1)}],
)
def test_what_is_asked_for_tells_pdfs_apart(made: list[Document], other: dict[str, Any]) -> None:
    document = make_document()

    render(document, **ASKED)
    render(document, **ASKED | other)

    assert made == [document, document]


def test_what_is_written_tells_pdfs_apart(made: list[Document]) -> None:
    render(make_document(title="One"), **ASKED)

    assert render(make_document(title="Two"), **ASKED).startswith(b"Two")


def test_new_template_makes_all_pdfs_old(
    made: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    render(make_document(), **ASKED)
    monkeypatch.setattr(cache, "version", lambda: "another")

    render(make_document(), **ASKED)

    assert len(made) == 2


def test_new_font_makes_what_lacked_it_old(
    made: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(missing_glyphs, "standins", lambda characters: "none draws it")
    render(make_document(title="中"), **ASKED)
    monkeypatch.setattr(missing_glyphs, "standins", lambda characters: "Some Font 0123")

    render(make_document(title="中"), **ASKED)

    assert len(made) == 2


def test_version_tells_what_draws(made: list[Document]) -> None:
    assert len(cache.version()) == 16


def test_shelf_keeps_what_was_asked_for_last(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, most=25)
    for age, name in enumerate("ab"):
        shelf.put(name, b"0123456789")
        os.utime(tmp_path / f"{name}.pdf", ns=(age, age))
    shelf.get("a")

    shelf.put("c", b"0123456789")

    assert [shelf.get(name) is not None for name in "abc"] == [True, False, True]
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 25


def test_shelf_that_cannot_be_written_is_no_shelf(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    shelf = Shelf(tmp_path / "file")

    shelf.put("a", b"content")

    assert shelf.get("a") is None
