"""A field that a form asks for is kept in the column that its kind names."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import models

from canvases import document as doc
from canvases.blocks import LISTS, Field
from canvases.fields.kinds import KINDS
from canvases.models import Action, fields, tables

MODELS: dict[str, type[models.Model]] = {**tables.BLOCK_MODELS, "actions": Action}
FIELDS = [(key, asked) for key, listed in LISTS.items() for asked in listed.every_field]
KEPT = [(key, asked) for key, asked in FIELDS if KINDS[asked.kind].column]


def _drawn(column: Any) -> tuple[Any, ...]:
    return type(column), column.null, column.max_length, column.get_default()


@pytest.mark.parametrize(("key", "asked"), KEPT, ids=lambda one: getattr(one, "key", one))
def test_column_is_as_the_kind_says(key: str, asked: Field) -> None:
    made = fields.column_of(key, asked)

    assert _drawn(MODELS[key]._meta.get_field(asked.key)) == _drawn(made)


def test_what_no_column_keeps_is_a_link_or_a_table_of_records() -> None:
    others = {(key, asked.key) for key, asked in FIELDS} - {(key, one.key) for key, one in KEPT}
    links = {
        (block, name)
        for table in (doc.LISTS, doc.REFERENCES)
        for block, found in table.items()
        for name in found
    }

    assert {name for _, name in others - links} == {"packages", "tests", "notes", "drivers"}
