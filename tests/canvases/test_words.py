"""Every choice of the canvas file has a name for people."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import get_args

import msgspec
import pytest

from canvases import blocks, words
from canvases import document as doc
from canvases.measures.ink import Stroke


def enumerations(kind: object, place: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every list of allowed words inside a type: its key in words.CHOICES, and the words."""
    match kind:
        case msgspec.inspect.LiteralType(values=values):
            yield place, tuple(str(value) for value in values)
        case msgspec.inspect.UnionType(types=types):
            yield from chain.from_iterable(enumerations(one, place) for one in types)
        case msgspec.inspect.VarTupleType(item_type=item):
            yield from enumerations(item, place)
        case msgspec.inspect.DictType(value_type=item):
            yield from enumerations(item, place)
        case msgspec.inspect.StructType(fields=fields):
            owner = place.rpartition(".")[2]
            for field in fields:
                yield from enumerations(field.type, f"{owner}.{field.encode_name}")


# What nobody chooses from a list: the marks of the file, and the codes of the checks.
NOT_CHOSEN = {"canvas.format", "canvas.version", "dismissals.code"}
# What is worked out, and stands in no file.
WORKED_OUT = {"items.stroke": set(get_args(Stroke))}


def test_every_enumeration_is_labelled() -> None:
    allowed = dict(enumerations(msgspec.inspect.type_info(doc.Document), "canvas"))

    assert {key: {value for value, _ in pairs} for key, pairs in words.CHOICES.items()} == {
        key: set(values) for key, values in allowed.items() if key not in NOT_CHOSEN
    } | WORKED_OUT


@pytest.mark.parametrize("key", words.CHOICES)
def test_labels_of_a_field_differ(key: str) -> None:
    labels = [label for _, label in words.CHOICES[key]]

    assert len(set(labels)) == len(labels)
    assert all(label[0].isupper() and not label.endswith((".", "!")) for label in labels)


@pytest.mark.parametrize("key", words.GLOSSES)
def test_glosses_explain_existing_choices(key: str) -> None:
    assert set(words.GLOSSES[key]) <= {value for value, _ in words.CHOICES[key]}
    assert all(gloss[0].islower() for gloss in words.GLOSSES[key].values())


def test_label_of_a_choice_and_of_none() -> None:
    assert words.label("channels.kind", "face_to_face") == "Face to face"
    assert words.label("channels.kind", None) == ""


def test_label_of_an_unknown_choice_is_refused() -> None:
    with pytest.raises(KeyError):
        words.label("channels.kind", "pigeon")


def test_gloss_says_nothing_where_the_label_is_enough() -> None:
    assert words.gloss("touches.stage", "attention") == "hears of you"
    assert words.gloss("channels.kind", "phone") == ""


def test_noun_counts_people() -> None:
    assert blocks.noun("personas", 1) == "1 person"
    assert blocks.noun("personas", 3) == "3 people"
    assert blocks.noun("activities", 0) == "0 activities"


def test_every_block_can_be_counted() -> None:
    assert [blocks.noun(block, 2) for block in (*doc.BLOCKS, "fits", "actions")]
