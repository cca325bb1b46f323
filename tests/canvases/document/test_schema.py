"""The published schema, held against what reading takes and refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from canvases.document import (
    Document,
    DocumentError,
    decode,
    schema,
    schema_bytes,
)
from tests.canvases.strategies import documents
from tests.canvases.trees import (
    FILES,
    broken_trees,
    changed,
    every_key,
    problems,
    written,
)


@pytest.fixture(scope="module")
def validator() -> Any:
    jsonschema.Draft202012Validator.check_schema(schema())
    return jsonschema.Draft202012Validator(schema())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.split(".")[0])
def test_real_canvas_fits_the_schema(path: Path, validator: Any) -> None:
    assert list(validator.iter_errors(json.loads(path.read_bytes()))) == []


@settings(max_examples=30)
@given(document=documents())
def test_whatever_is_written_fits_the_schema(document: Document, validator: Any) -> None:
    assert list(validator.iter_errors(written(document))) == []


@given(tree=broken_trees())
def test_whatever_does_not_fit_the_schema_is_refused(tree: Any, validator: Any) -> None:
    try:
        decode(json.dumps(tree).encode())
    except DocumentError:
        return

    # A control character in an id is dropped before it is looked at; the schema sees it.
    assert list(validator.iter_errors(tree)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("$.colour", None),
        ("$.title", " "),
        ("$.stage", "dream"),
        ("$.version", 2),
        ("$.segments[0].side", "west"),
        ("$.segments[0].size", 1.5),
        ("$.channels[0].speed", 6),
        ("$.channels[0].reaches", ["s1", "s1"]),
        ("$.revenue_streams[0].packages[0].price", 25),
        ("$.revenue_streams[0].packages", [{}] * 21),
        ("$.steps.channels.litmus", ["shoes"]),
        ("$.steps.colour", {}),
        ("$.fits[0].who", None),
        ("$.dismissals[0].code", "C09"),
    ],
)
def test_schema_refuses_what_reading_refuses(path: str, value: Any, validator: Any) -> None:
    tree = changed(path, value)

    assert problems(tree)
    assert list(validator.iter_errors(tree))


def test_schema_lets_null_stand_for_optional_keys(validator: Any) -> None:
    tree = dict.fromkeys(every_key()) | {"format": "canvas", "version": 1, "title": "A"}

    assert list(validator.iter_errors(tree)) == []


def test_schema_names_itself_and_no_host() -> None:
    published = json.loads(schema_bytes())

    assert published == schema()
    assert published["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert published["$id"] == "urn:throughline:canvas-file:1"
    assert published["properties"]["stage"]["enum"][:2] == ["idea", "first_tries"]
