"""The document, its keys and its hashes are the same in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from accounts.models import User
from canvases import document, examples, steps, storage
from tests.canvases.factories import make_canvas
from tests.languages.made_up import spoken


@pytest.mark.django_db
@pytest.mark.parametrize("example", examples.EXAMPLES, ids=lambda example: example.slug)
def test_a_canvas_is_the_same_in_every_language(
    example: examples.Example, owner: User, tmp_path: Path
) -> None:
    canvas = make_canvas(owner=owner, document=document.decode(example.path.read_bytes()))
    in_english = _facts(storage.fresh(canvas).document)

    with spoken(tmp_path):
        in_another = _facts(storage.fresh(canvas).document)

    assert in_another == in_english
    assert in_another[0] == example.path.read_bytes()


def test_the_published_schema_and_the_keys_are_the_same_in_every_language(tmp_path: Path) -> None:
    in_english = document.schema_bytes(), [step.key for step in steps.STEPS]

    with spoken(tmp_path):
        assert (document.schema_bytes(), [step.key for step in steps.STEPS]) == in_english


def _facts(read: document.Document) -> tuple[bytes, list[str], str]:
    ids = [item.id for block in document.BLOCKS for item in getattr(read, block)]
    return (
        document.encode(read),
        [document.item_hash(read, [id_]) for id_ in ids],
        document.step_hash(read, [step.key for step in steps.STEPS]),
    )
