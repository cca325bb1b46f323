"""Reads a PDF back: its text without its layout, section by section, as its bookmarks part it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from typing import Any

import page as validator
import pypdfium2

FOOTER = 50  # points at the foot of each page, where the running title and the number stand

# pypdfium2 gives marks of its own for hyphens at line ends; the others leave no ink.
_MARKS = str.maketrans({"\x02": "-", "\ufffe": "-", "\u00ad": "", "\u200b": ""})


def squashed(text: str) -> str:
    """Without white space, which a line end may add or take away."""
    return "".join(text.translate(_MARKS).split())


def pages(pdf: bytes) -> list[str]:
    """The text of each page but for its foot, squashed."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return [squashed(_text(page)) for page in document]


def feet(pdf: bytes) -> list[str]:
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return [page.get_textpage().get_text_bounded(top=FOOTER) for page in document]


def bookmarks(pdf: bytes) -> list[tuple[str, int]]:
    """Each title with the number of its page, from 0."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]


def sections(pdf: bytes) -> dict[str, str]:
    """The text of each bookmark's part, squashed. Short parts may share a page."""
    texts, marks = pages(pdf), bookmarks(pdf)
    ends = [*marks[1:], ("", len(texts) - 1)]
    return {
        title: "".join(texts[first : max(first, last) + 1])
        for (title, first), (_, last) in zip(marks, ends, strict=True)
    }


def complaints(pdf: bytes) -> list[str]:
    """What PDF/UA-1, the standard for tagged PDFs, finds wrong."""
    report = validator.validate_pdf_bytes(pdf, profile="ua1")
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def missing(wanted: Iterable[str], text: str) -> list[str]:
    return [string for string in wanted if squashed(string) not in text]


def _text(page: Any) -> str:
    return page.get_textpage().get_text_bounded(bottom=FOOTER)
