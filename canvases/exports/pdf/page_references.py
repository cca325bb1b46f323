"""pydyf lists all pages anew for each of the thousands of tags that name one: a third of the
time of a long document. The same list, made once for each number of pages."""

from __future__ import annotations

from typing import Any

import pydyf  # type: ignore[import-untyped]


def list_pages_once() -> None:
    pydyf.PDF.page_references = property(_page_references)


def _page_references(pdf: Any) -> tuple[bytes, ...]:
    kids = pdf.pages["Kids"]
    known: tuple[bytes, ...] = getattr(pdf, "known_page_references", ())
    if 3 * len(known) != len(kids):
        known = tuple(b"%d 0 R" % number for number in kids[::3])
        pdf.known_page_references = known
    return known
