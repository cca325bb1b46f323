"""What a document is once it is read: normalised, in order, and the same after writing."""

from __future__ import annotations

from hypothesis import given

from canvases.document import Document, decode, encode, normalise, problems_of
from tests.canvases.strategies import documents


@given(documents())
def test_any_document_survives_writing_and_reading(document: Document) -> None:
    assert decode(encode(document)) == document


@given(documents())
def test_any_drawn_document_is_valid(document: Document) -> None:
    assert problems_of(document) == []
    assert normalise(document) == document
