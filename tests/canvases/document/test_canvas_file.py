"""Canvas files: what is taken in, and how it is normalised and ordered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from canvases.document import (
    Document,
    DocumentError,
    Touch,
    decode,
    encode,
)
from tests.canvases.strategies import big_document, documents
from tests.canvases.trees import (
    EVERY_KEY,
    FILES,
    broken_trees,
    decoded,
    every_key,
    pair,
    small,
    written,
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.split(".")[0])
def test_real_canvas_is_the_same_after_writing_and_reading(path: Path) -> None:
    document = decode(path.read_bytes())

    written = encode(document)

    assert decode(written) == document
    assert encode(decode(written)) == written


def test_file_with_every_key_is_written_as_it_was_read() -> None:
    data = EVERY_KEY.read_bytes()

    assert encode(decode(data)) == data


@given(documents())
def test_any_document_survives_writing_and_reading(document: Document) -> None:
    written = encode(document)

    assert decode(written) == document
    assert encode(decode(written)) == written


def test_least_file_needs_a_title_only() -> None:
    assert decode(b'{"format":"canvas","version":1,"title":"A"}') == Document(
        format="canvas", version=1, title="A"
    )


def test_null_stands_for_every_key_that_may_be_left_out() -> None:
    tree = every_key()
    nulled = dict.fromkeys(tree) | {"format": "canvas", "version": 1, "title": "A"}
    nulled["segments"] = [
        {"id": "s1", "name": "Technicians", "description": None, "side": None, "size": None}
    ]

    document = decoded(nulled)

    assert written(document) == {
        "format": "canvas",
        "version": 1,
        "title": "A",
        "segments": [{"id": "s1", "name": "Technicians"}],
    }


def test_nothing_empty_and_no_default_is_written() -> None:
    tree = small(
        organisation="",
        stage=None,
        positioning={"for": ""},
        channels=[{"id": "c1", "name": "App", "touches": [{"who": None, "stage": "desire"}]}],
        relationships=[{"id": "r1", "name": "Help", "concierge": False}],
        activities=[{"id": "a1", "name": "Sell", "core": True}],
        partners=[{"id": "n1", "name": "Maker", "key": True}],
        assumptions=[{"id": "h1", "text": "They pay", "status": "untested", "tests": []}],
        design_answers={},
        steps={"channels": {"note": "", "status": "not_started"}, "analysis": {}, "halfway": None},
    )

    assert written(decoded(tree)) == small(
        channels=[{"id": "c1", "name": "App", "touches": [{"stage": "desire"}]}],
        relationships=[{"id": "r1", "name": "Help"}],
        activities=[{"id": "a1", "name": "Sell"}],
        partners=[{"id": "n1", "name": "Maker"}],
        assumptions=[{"id": "h1", "text": "They pay"}],
    )


def test_text_is_normalised() -> None:
    note = "Cafe\u0301\r\none\rtwo\ttab\x07\x7f\x85 line\u2028kept\n"
    tree = small(segments=[{"id": "e\u0301", "name": "A\x00b".replace("\x00", "\x01")}])
    tree["steps"] = {"halfway": {"note": note}}

    document = decoded(tree)

    assert document.segments[0].id == "\u00e9"
    assert document.segments[0].name == "Ab"
    assert document.step("halfway").note == "Caf\u00e9\none\ntwo\ttab\n line\nkept\n"


def test_reference_is_normalised_as_its_item_is() -> None:
    document = decoded(
        small(
            segments=[{"id": "\u00e9", "name": "Technicians"}],
            personas=[{"id": "p1", "name": "Ted", "segment": "e\u0301"}],
        )
    )

    assert document.personas[0].segment == "\u00e9"


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("25", "25.00"),
        ("25.5", "25.50"),
        ("0", "0.00"),
        ("007", "7.00"),
        ("999999999999.99", "999999999999.99"),
    ],
)
def test_money_is_stored_with_two_decimals(given: str, stored: str) -> None:
    document = decoded(small(costs=[{"id": "x1", "name": "Rent", "amount": given}]))

    assert written(document)["costs"][0]["amount"] == stored


def test_byte_order_mark_is_let_pass() -> None:
    assert decode(b"\xef\xbb\xbf" + EVERY_KEY.read_bytes()) == decode(EVERY_KEY.read_bytes())


def test_sets_are_written_in_the_order_of_their_blocks_and_items() -> None:
    """Ids stand as the example of the format has them: a resource's activities come first."""
    tree = small(
        segments=[{"id": "s2", "name": "Two"}, {"id": "s1", "name": "One"}],
        personas=[{"id": "p1", "name": "Ted"}],
        propositions=[{"id": "v2", "name": "Two"}, {"id": "v1", "name": "One"}],
        fits=[pair("p1", "v1"), pair("s1", "v1"), pair("s1", "v2"), pair("s2", "v1")],
        channels=[
            {
                "id": "c1",
                "name": "App",
                "reaches": ["p1", "s1", "s2"],
                "touches": [
                    {"who": "p1", "stage": "retention"},
                    {"who": "p1", "stage": "attention"},
                    {"who": "s2", "stage": "action"},
                    {"stage": "desire"},
                ],
            }
        ],
        relationships=[
            {
                "id": "r1",
                "name": "Help",
                "aims": ["end", "acquire", "grow"],
                "notes": [
                    {"who": "s1", "stage": "interest", "text": "c"},
                    {"who": "s1", "text": "b"},
                    {"stage": "retention", "text": "a"},
                ],
            }
        ],
        activities=[{"id": "a1", "name": "Sell", "manages": ["n1", "r1", "c1"]}],
        resources=[{"id": "e1", "name": "Shop", "used_by": ["r1", "a1"]}],
        partners=[{"id": "n1", "name": "Maker", "provides": ["c1", "e1", "a1"]}],
        forces=[{"force": "rivalry"}, {"force": "buyers"}],
        steps={
            "analysis": {"litmus": ["next-test", "read-aloud"]},
            "channels": {"litmus": ["recommend", "see-user"]},
        },
        dismissals=[
            {"code": "C02", "about": ["v1", "p1"]},
            {"code": "C40", "about": ["halfway", "channels"]},
        ],
    )

    document = decoded(tree)

    channel, relationship = document.channels[0], document.relationships[0]
    assert [(fit.who, fit.proposition) for fit in document.fits] == [
        ("s2", "v1"),
        ("s1", "v2"),
        ("s1", "v1"),
        ("p1", "v1"),
    ]
    assert channel.reaches == ("s2", "s1", "p1")
    assert channel.touches == (
        Touch(stage="desire"),
        Touch(who="s2", stage="action"),
        Touch(who="p1", stage="attention"),
        Touch(who="p1", stage="retention"),
    )
    assert relationship.aims == ("acquire", "grow", "end")
    assert [note.text for note in relationship.notes] == ["a", "b", "c"]
    assert document.activities[0].manages == ("c1", "r1", "n1")
    assert document.resources[0].used_by == ("a1", "r1")
    assert document.partners[0].provides == ("a1", "e1", "c1")
    assert [force.force for force in document.forces] == ["buyers", "rivalry"]
    assert list(written(document)["steps"]) == ["channels", "analysis"]
    assert document.step("channels").litmus == ("see-user", "recommend")
    assert document.dismissals[0].about == ("p1", "v1")
    assert document.dismissals[1].about == ("channels", "halfway")


def test_lists_keep_the_founders_order() -> None:
    document = decoded(
        small(
            segments=[{"id": "b", "name": "B"}, {"id": "a", "name": "A"}],
            actions=[{"text": "second"}, {"text": "first"}, {}],
            dismissals=[{"code": "C71"}, {"code": "C02", "about": ["a"]}, {"code": "C71"}],
        )
    )

    assert [segment.id for segment in document.segments] == ["b", "a"]
    assert [action.text for action in document.actions] == ["second", "first", ""]
    assert [dismissal.code for dismissal in document.dismissals] == ["C71", "C02", "C71"]


def test_large_canvas_is_written_within_the_size_that_can_be_read() -> None:
    document = big_document(2_000, text_length=120, links=1)

    written = encode(document)

    assert written.count(b"\n") == 0
    assert len(written) <= 2**20
    assert decode(written) == document


@given(broken_trees())
def test_broken_file_gives_a_document_or_says_what_is_wrong(tree: Any) -> None:
    try:
        document = decode(json.dumps(tree).encode())
    except DocumentError as error:
        str(error).encode()
        return

    assert decode(encode(document)) == document


@given(st.binary(max_size=60), st.integers(0, 6_000), st.integers(0, 60))
@example(b"\\ud800", 200, 0)
@example(b"1" * 5_000, 120, 0)
def test_spliced_bytes_give_a_document_or_an_error(piece: bytes, start: int, length: int) -> None:
    data = EVERY_KEY.read_bytes()

    try:
        decode(data[:start] + piece + data[start + length :])
    except DocumentError as error:
        str(error).encode()
