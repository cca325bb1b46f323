"""A handle is safe in an address, an element id and a cell, and leads back to its item."""

import re

from hypothesis import given

from canvases.document import Document, index
from canvases.page_ids import handle, ref_of
from tests.canvases.strategies import documents


@given(document=documents())
def test_every_item_has_a_plain_handle_of_its_own(document: Document):
    handles = [handle(ref) for ref in index(document)]

    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", name) for name in handles)
    assert len(set(handles)) == len(handles)


@given(document=documents())
def test_handle_leads_back_to_its_item(document: Document):
    assert [ref_of(handle(ref), document) for ref in index(document)] == list(index(document))


def test_plain_id_is_its_own_handle():
    assert handle("p1") == "p1"


def test_id_that_looks_like_a_hash_is_hashed_itself():
    assert handle("x-0123456789abcdef") != "x-0123456789abcdef"
