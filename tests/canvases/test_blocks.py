"""A block is declared once: what the file, the rows and the pages know of it agrees."""

from __future__ import annotations

import hashlib

import pytest

from canvases import document as doc
from canvases.blocks import BLOCKS, LISTS, Block
from canvases.editing import link_ends
from canvases.models import tables

every_block = pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
every_list = pytest.mark.parametrize("block", LISTS.values(), ids=LISTS)


def test_blocks_are_those_of_the_file_in_its_order() -> None:
    assert tuple(BLOCKS) == doc.BLOCKS
    assert all(key == block.key for key, block in LISTS.items())


def test_ids_of_each_block_begin_with_a_letter_of_its_own() -> None:
    letters = [block.letter for block in LISTS.values()]

    assert len(set(letters)) == len(letters)


@every_list
def test_rows_of_a_block_hold_what_its_form_asks(block: Block) -> None:
    """But for lists and references, which stand in tables of their own."""
    elsewhere = {"ref", "refs", "fits", "rows"}
    asked = {field.key for field in block.every_field if field.kind not in elsewhere}
    model = link_ends.BLOCK_MODELS[block.key]

    assert asked <= set(tables.columns(block.struct, model))


@every_block
def test_table_of_a_block_is_related_to_the_canvas_by_its_key(block: Block) -> None:
    canvas = tables.BLOCK_MODELS[block.key]._meta.get_field("canvas")

    assert canvas.remote_field.related_name == block.key


@every_block
def test_open_slot_asks_for_links_of_the_form(block: Block) -> None:
    if block.open_slot:
        assert set(block.open_slot.links) <= {field.key for field in block.every_field}


def test_blocks_of_the_poster_stand_in_places_of_their_own() -> None:
    places = [block.on_poster for block in BLOCKS.values() if block.on_poster]

    assert len(set(places)) == len(places) == 9


def test_published_schema_is_what_it_was() -> None:
    """Whoever reads canvas files relies on it: a change needs a version of the file of its own."""
    digest = hashlib.md5(doc.schema_bytes(), usedforsecurity=False).hexdigest()

    assert digest == "6b0d1ec2ab8b5b9918ebae0b59ef4a8a"
