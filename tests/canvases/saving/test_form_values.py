"""Forms read without the form: the same values, for every field that a step declares."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict

from canvases import document as doc
from canvases.blocks import ACTIONS, BLOCKS, Field
from canvases.saving import form_values
from tests.canvases.factories import linked_document
from wizard.shown.forms import ItemForm

DOCUMENT = linked_document()
ROWS = Field(
    key="packages",
    label="Packages",
    kind="rows",
    columns=(
        Field(key="name", label="Name"),
        Field(key="price", label="Price", kind="money"),
        Field(key="units", label="Units", kind="count"),
        Field(key="due", label="Due", kind="date"),
    ),
)


@pytest.mark.parametrize("listed", BLOCKS.values(), ids=lambda listed: listed.key)
def test_form_of_an_item_is_read_as_its_page_would(listed: Any) -> None:
    item = getattr(DOCUMENT, listed.key)[0]
    data = _as_sent(ItemForm(listed, DOCUMENT, item=item))
    fields = {field.key: field for field in listed.every_field}

    form = ItemForm(listed, DOCUMENT, item=item, data=data)
    values = form_values.values(fields, data)

    for name, value in form.values().items():
        assert form_values.same(fields[name], values[name], value), name
    held = {
        name: form_values.held(field, getattr(item, name, None)) for name, field in fields.items()
    }
    assert all(form_values.same(fields[name], values[name], held[name]) for name in fields)


@pytest.mark.parametrize("listed", BLOCKS.values(), ids=lambda listed: listed.key)
def test_empty_form_says_nothing(listed: Any) -> None:
    fields = {field.key: field for field in listed.every_field}

    values = form_values.values(fields, QueryDict())

    assert all(not value for value in values.values())
    assert form_values.bases(fields, QueryDict()) == {}


def test_every_kind_is_read() -> None:
    data = QueryDict(
        "text=a%0D%0Ab&choice=buyer&none=&tick=on&count=007&money=25.50&date=2027-01-15"
        "&refs=a&refs=&refs=b&fits=p1%7Cv1&packages-1-name=Crew&packages-0-price=3"
        "&packages-2-name=&packages-1-due=2027-01-15"
    )
    kinds = {
        "text": "text",
        "choice": "choice",
        "none": "choice",
        "tick": "tick",
        "count": "count",
        "money": "money",
        "date": "date",
        "refs": "refs",
        "fits": "fits",
    }
    fields = {name: Field(key=name, label=name, kind=kind) for name, kind in kinds.items()}

    assert form_values.values({**fields, "packages": ROWS}, data) == {
        "text": "a\r\nb",
        "choice": "buyer",
        "none": None,
        "tick": True,
        "count": 7,
        "money": Decimal("25.50"),
        "date": dt.date(2027, 1, 15),
        "refs": ("a", "b"),
        "fits": (("p1", "v1"),),
        "packages": (
            {"name": "", "price": Decimal(3), "units": None, "due": None},
            {"name": "Crew", "price": None, "units": None, "due": dt.date(2027, 1, 15)},
        ),
    }


@pytest.mark.parametrize(("kind", "text"), [("count", "many"), ("money", "x"), ("date", "soon")])
def test_what_cannot_be_read_is_left_as_it_was_typed(kind: Any, text: str) -> None:
    field = Field(key="f", label="F", kind=kind)

    assert form_values.values({"f": field}, QueryDict(f"f={text}")) == {"f": text}


def test_base_is_known_only_where_the_page_says_it() -> None:
    fields = {
        "name": Field(key="name", label="Name"),
        "note": Field(key="note", label="Note"),
        "serves": Field(key="serves", label="Serves", kind="refs"),
        "packages": ROWS,
    }
    data = QueryDict("name=b&note=c&base-name=a&base-serves=&base-packages-0-name=Seat")

    assert form_values.bases(fields, data) == {
        "name": "a",
        "serves": (),
        "packages": ({"name": "Seat", "price": None, "units": None, "due": None},),
    }


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (Field(key="f", label="F", kind="text"), "", ""),
        (Field(key="f", label="F", kind="choice", choices=(("a", "A thing"),)), "a", "A thing"),
        (Field(key="f", label="F", kind="choice", choices=(("a", "A thing"),)), None, "Not said"),
        (Field(key="f", label="F", kind="rating"), 3, "3 of 5"),
        (Field(key="f", label="F", kind="tick"), True, "Yes"),
        (Field(key="f", label="F", kind="ref"), "p1", "Ted"),
        (Field(key="f", label="F", kind="refs"), ("p1", "p2"), "Ted, p2"),
        (Field(key="f", label="F", kind="fits"), (("p1", "v1"),), "Ted → Lookup"),
        (ROWS, ({"name": "Crew", "price": Decimal(9), "units": None, "due": None},), "Crew: 9"),
    ],
)
def test_values_are_told_in_words(field: Field, value: Any, words: str) -> None:
    assert form_values.in_words(field, value, {"p1": "Ted", "v1": "Lookup"}) == words


@pytest.mark.parametrize(
    ("kind", "value", "sent"),
    [
        ("text", "a", "a"),
        ("choice", None, ""),
        ("rating", 3, "3"),
        ("tick", True, "on"),
        ("tick", False, ""),
        ("date", dt.date(2027, 1, 15), "2027-01-15"),
        ("refs", ("a",), ["a"]),
        ("fits", (("a", "b"),), None),
    ],
)
def test_values_are_told_as_a_form_sends_them(kind: Any, value: Any, sent: Any) -> None:
    assert form_values.as_sent(Field(key="f", label="F", kind=kind), value) == sent


def test_next_steps_are_read_as_well() -> None:
    fields = {f.key: f for f in ACTIONS.every_field}
    action = doc.Action(text="Ring", owner="Priya", due=dt.date(2027, 1, 15), done=True)
    data = QueryDict("text=Ring&owner=Priya&due=2027-01-15&done=on")

    held = {name: form_values.held(field, getattr(action, name)) for name, field in fields.items()}

    assert form_values.values(fields, data) == held


def _as_sent(form: ItemForm) -> QueryDict:
    """What a browser sends of the form as it stands."""
    data = QueryDict(mutable=True)
    for control in form:
        data.setlist(control.name, list(control.chosen))
    return data


def test_what_is_wrong_in_a_record_goes_by_its_number_in_the_form() -> None:
    data = QueryDict("packages-0-name=&packages-1-price=x&packages-3-units=y")
    errors = {"packages-0-price": ["Wrong."], "packages-1-units": ["Odd."], "name": ["Blank."]}

    assert form_values.in_cells({"packages": ROWS}, data, errors) == {
        "packages-1-price": ["Price 1: Wrong."],
        "packages-3-units": ["Units 2: Odd."],
        "name": ["Blank."],
    }


def test_what_is_wrong_in_the_only_record_needs_no_number() -> None:
    data = QueryDict("packages-2-price=x")

    told = form_values.in_cells({"packages": ROWS}, data, {"packages-0-price": ["Wrong."]})

    assert told == {"packages-2-price": ["Wrong."]}
