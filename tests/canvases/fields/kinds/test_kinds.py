"""Each kind of field says a value in the same words, wherever the value comes from."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict

from canvases import sentences
from canvases.blocks import LISTS, Field
from canvases.document import Fit, Package, Test
from canvases.fields import kinds
from canvases.fields.kinds import KINDS

NAMES = {"p1": "Ted", "v1": "Lookup", "a1": "Answering"}
COLOURS = (("red", "Bright red"), ("blue", "Deep blue"))
COLUMNS = (
    Field(key="name", label="Name"),
    Field(key="price", label="Price", kind="money"),
    Field(key="sure", label="Sure", kind="tick"),
)


def _field(kind: str, **more: Any) -> Field:
    return Field(key=more.pop("key", "f"), label="F", kind=kind, **more)


# A field, a value of the document, what a form sends, what the history keeps, and the words.
SAID: list[tuple[Field, Any, dict[str, Any], Any, str]] = [
    (_field("line"), "A report", {"f": "A report"}, "A report", "A report"),
    (_field("text"), "A\nreport", {"f": "A\nreport"}, "A\nreport", "A\nreport"),
    (_field("choice", choices=COLOURS), "red", {"f": "red"}, "red", "Bright red"),
    (_field("yes_no", choices=(("yes", "Yes"),)), "yes", {"f": "yes"}, "yes", "Yes"),
    (_field("tick"), True, {"f": "on"}, True, "Yes"),
    (_field("tick", choices=(("", "Again"), ("on", "Once"))), True, {"f": "on"}, True, "Once"),
    (_field("count"), 12000, {"f": "12,000"}, 12000, "12,000"),
    (_field("money"), Decimal(1200), {"f": "$1,200"}, "1200.00", "$1,200"),
    (_field("rating"), 4, {"f": "4"}, 4, "4 of 5"),
    (_field("rating", choices=(("4", "Good"),)), 4, {"f": "4"}, 4, "Good"),
    (
        *(_field("date"), dt.date(2027, 1, 15), {"f": "2027-01-15"}),
        *("2027-01-15", "15 January 2027"),
    ),
    (_field("ref"), "p1", {"f": "p1"}, "p1", "Ted"),
    (_field("refs"), ("p1", "v1"), {"f": ["p1", "v1"]}, ["p1", "v1"], "Ted, Lookup"),
    (
        *(_field("choices", choices=COLOURS), ("red", "blue"), {"f": ["red", "blue"]}),
        *(["red", "blue"], "Bright red, Deep blue"),
    ),
    (
        *(_field("fits"), (Fit(who="p1", proposition="v1"),), {"f": ["p1|v1"]}),
        *([["p1", "v1"]], "Ted → Lookup"),
    ),
    (
        *(_field("rows", columns=COLUMNS), ({"name": "Crew", "price": Decimal(9), "sure": True},)),
        {"f-0-name": "Crew", "f-0-price": "9", "f-0-sure": "on"},
        *([{"name": "Crew", "price": "9", "sure": True}], "Crew, $9, Yes"),
    ),
]


@pytest.mark.parametrize(("field", "held", "sent", "kept", "words"), SAID)
def test_value_reads_the_same_from_document_form_and_history(
    field: Field, held: Any, sent: dict[str, Any], kept: Any, words: str
) -> None:
    data = QueryDict(mutable=True)
    for name, value in sent.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    typed = KINDS[field.kind].read(field, "f", data)

    assert [
        sentences.in_words(field, value, NAMES, "$")
        for value in (held, typed, json.loads(json.dumps(kept)))
    ] == [words] * 3
    assert KINDS[field.kind].same(field, typed, KINDS[field.kind].held(field, held))


def test_every_kind_is_a_module_with_its_name() -> None:
    assert set(KINDS) == {field.kind for field, *_ in SAID}
    files = {file.stem for file in Path(kinds.__file__).parent.glob("*.py")}
    assert set(KINDS) == files - {"__init__", "kind", "several"}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_said_of_nothing(kind: str) -> None:
    field = _field(kind, columns=COLUMNS, choices=COLOURS if kind == "choice" else ())

    holds_several = KINDS[kind].is_set or kind == "rows"
    unsaid: tuple[Any, ...] = (None, (), []) if holds_several else (None, "")

    for nothing in unsaid:
        assert sentences.in_words(field, nothing, NAMES) == ("No" if kind == "tick" else "")


def test_packages_and_tests_read_as_sentences() -> None:
    fields = {field.key: field for block in LISTS.values() for field in block.every_field}
    packages = (Package(name="Crew", price=Decimal(25), per="seat", period="month"),)
    tests = (Test(how="Ring ten", due=dt.date(2027, 1, 15)),)

    assert sentences.in_words(fields["packages"], packages, {}, "$") == "Crew: $25 a seat a month"
    assert sentences.in_words(fields["tests"], tests, {}) == "Ring ten · By 15 January 2027"
