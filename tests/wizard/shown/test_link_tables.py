"""Link tables: which cells stand, and what each one says when it is saved."""

from collections.abc import Iterator

import pytest
from hypothesis import given

from canvases.document import Document
from canvases.insights.chips import ChipMaker
from canvases.steps import STEPS
from canvases.steps.base import LinkTable
from tests.canvases.big_documents import big_document
from tests.canvases.factories import linked_document
from tests.canvases.strategies import documents
from wizard.shown.link_tables import COLUMNS, ends_of, pairs_of, table_of

TABLES = [link for step in STEPS for link in step.links if link.holder != "cells"]
DELIVERS = next(link for link in TABLES if link.key == "delivers")
DRIVERS = next(link for link in TABLES if link.key == "drivers")


def _seen(link: LinkTable, chip_maker: ChipMaker) -> Iterator[str]:
    """The cells that all parts of a table show as made."""
    start: int | None = 0
    while start is not None:
        table = table_of(link, chip_maker, start=start)
        yield from table.seen.split()
        start = table.after


def test_cell_is_on_where_the_link_is_made():
    table = table_of(DELIVERS, ChipMaker(linked_document()))

    assert [(c.value, c.on, c.label) for line in table.lines for c in line.cells] == [
        ("a1~v1", True, "Keep the catalogue: Parts lookup"),
        ("a1~v2", False, "Keep the catalogue: Offline manuals"),
    ]
    assert table.seen == "a1~v1"


def test_streams_stand_as_columns_and_fits_as_rows():
    table = table_of(DRIVERS, ChipMaker(linked_document()))

    assert table.heads == ("Monthly licence",)
    assert [(line.head.text, line.cells[0].value, line.cells[0].on) for line in table.lines] == [
        ("Ted → Parts lookup", "m1~p1|v1", True),
        ("Omar → Parts lookup", "m1~p2|v1", False),
    ]


@given(document=documents())
def test_tables_show_every_link_of_their_kind_exactly_once(document: Document):
    chip_maker = ChipMaker(document)

    for link in TABLES:
        ends = [ends_of(cell, document) for cell in _seen(link, chip_maker)]

        assert len(ends) == len(set(ends))
        assert frozenset(ends) == pairs_of(link.key, document)


def test_wide_table_is_read_in_parts():
    chip_maker = ChipMaker(big_document(400))

    first = table_of(DELIVERS, chip_maker)

    assert len(first.heads) == COLUMNS
    assert (first.before, first.after) == (None, COLUMNS)
    assert table_of(DELIVERS, chip_maker, start=COLUMNS).before == 0


@pytest.mark.parametrize("start", [-1, 10_000])
def test_part_that_there_is_not_is_the_first(start: int):
    assert table_of(DELIVERS, ChipMaker(linked_document()), start=start).start == 0


def test_cell_that_is_none_is_refused():
    with pytest.raises(ValueError, match="unpack"):
        ends_of("a1", linked_document())
