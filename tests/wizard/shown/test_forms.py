"""An item's form gives back exactly what the document holds."""

import re
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from django.http import QueryDict
from hypothesis import given, settings

from canvases.blocks import BLOCKS
from canvases.document import Document, Fit
from tests.canvases.factories import linked_document
from tests.canvases.strategies import documents
from tests.wizard.conftest import Walk
from wizard.shown.forms import ItemForm


def _posted(form: ItemForm) -> QueryDict:
    """What a browser sends for a form that nobody touched."""
    data = QueryDict(mutable=True)
    for control in form:
        data.setlist(control.name, list(control.chosen))
    return data


def _held(item: Any, key: str) -> Any:
    """The item's answer in the form's terms: pairs for fits, dicts for records, blank ones gone."""
    value = getattr(item, key)
    if not isinstance(value, tuple):
        return value
    rows = (_plain(part) for part in value)
    return tuple(row for row in rows if not isinstance(row, dict) or _says_something(row))


def _plain(part: Any) -> Any:
    if isinstance(part, Fit):
        return (part.who, part.proposition)
    if isinstance(part, msgspec.Struct):
        return msgspec.structs.asdict(part)
    return part


def _says_something(row: dict[str, Any]) -> bool:
    return any(value not in ("", None, False) for value in row.values())


@settings(max_examples=8)  # each builds some dozen forms
@given(document=documents())
def test_form_that_nobody_touched_gives_back_the_item(document: Document):
    for block in BLOCKS.values():
        for item in getattr(document, block.key):
            form = ItemForm(block, document, item=item)
            sent = ItemForm(block, document, item=item, data=_posted(form))

            assert sent.values() == {f.key: _held(item, f.key) for f in sent.declared}


def test_one_blank_record_stands_open():
    document = linked_document()
    form = ItemForm(BLOCKS["revenue_streams"], document, item=document.revenue_streams[0])

    names = [control.name for control in form]
    assert [name for name in names if name.startswith("packages-")][::6] == [
        "packages-0-name",
        "packages-1-name",
    ]


def test_price_is_typed_as_money():
    document = linked_document()
    data = QueryDict("name=Monthly+licence&packages-0-price=25&packages-0-units=400")

    form = ItemForm(BLOCKS["revenue_streams"], document, data=data)

    assert form.values()["packages"][0]["price"] == Decimal(25)


@pytest.mark.parametrize(
    ("key", "text"),
    [("packages-0-price", "cheap"), ("packages-0-price", "-1"), ("packages-0-units", "some")],
)
def test_wrong_number_is_said_beside_its_field(walk: Walk, key: str, text: str):
    data = {"name": "Monthly licence", key: text, "revision": str(walk.revision("m1"))}

    page = walk.post("revenue-streams/revenue_streams/m1/", data)

    assert page.status_code == 422
    assert re.findall('id="id_m1_(.*)_error"', page.text) == [key]
    described = re.findall('name="(.*)"\\s+placeholder.*\\s+aria-describedby=".*_error"', page.text)
    assert described == [key]
    assert f'value="{text}"' in page.text


def test_what_was_refused_stands_beside_its_field():
    form = ItemForm(BLOCKS["personas"], linked_document(), data=QueryDict("name=Ted"))

    form.refuse({"name": ["“Ted” is on the list already."]})

    said = {control.name: control.errors for control in form if control.errors}
    assert said == {"name": ["“Ted” is on the list already."]}


@pytest.mark.parametrize("key", BLOCKS)
def test_nothing_of_a_new_item_counts_as_filled_in(key: str):
    document = linked_document()
    block = BLOCKS[key]
    given = {
        name: "x" for name in ("id", "name", "text", "who") if hasattr(_first(document, key), name)
    }
    item = type(_first(document, key))(**given)

    form = ItemForm(block, document, item=item)

    assert [fold.line for fold in form.folds if fold.filled] == []


def test_a_default_that_was_taken_away_counts_as_filled_in():
    document = linked_document()
    item = msgspec.structs.replace(document.activities[0], core=False, description="Daily")

    form = ItemForm(BLOCKS["activities"], document, item=item)

    filled = {fold.controls[0].name: fold.filled for fold in form.folds}
    assert filled == {"manages": 1, "core": 1, "description": 1}


def _first(document: Document, key: str) -> Any:
    return getattr(document, key)[0]
