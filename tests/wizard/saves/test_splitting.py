"""Two things in one line: added as they were typed, and made two of only where somebody asks."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest

from tests.wizard.conftest import Walk

LISTS = [
    ("cost-structure/add/costs/", "costs", "name"),
    ("customer-segments/add/personas/", "personas", "name"),
    ("revenue-streams/add/captures/", "captures", "text"),
    ("channels/add/assumptions/", "assumptions", "text"),
    ("analysis/actions/", "actions", "text"),
]


def _send(walk: Walk, address: str, **data: str) -> Any:
    headers = {"HTTP_ACCEPT": "application/json", "HTTP_X_SAVE_KEY": str(uuid.uuid4())}
    return walk.client.post(address, data, **headers)  # type: ignore[arg-type]


def _words(walk: Walk, block: str, key: str) -> list[str]:
    return [getattr(item, key) for item in getattr(walk.document(), block)]


@pytest.mark.parametrize(("path", "block", "key"), LISTS)
def test_every_list_offers_splits_and_takes_back(
    walk: Walk, path: str, block: str, key: str
) -> None:
    before = _words(walk, block, key)
    added = _send(walk, walk.at(path), name="Grant and insurance").json()
    as_typed = _words(walk, block, key)

    split = _send(walk, added["split"]["url"], revision=str(added["revision"]))
    after = _words(walk, block, key)
    back = _send(walk, split.json()["undo"])

    assert added["split"]["ask"] == "Is that one item, or two: “Grant” and “Insurance”?"
    assert as_typed == [*before, "Grant and insurance"]
    assert after == [*before, "Grant", "Insurance"]
    assert _words(walk, block, key) == as_typed
    assert _send(walk, back.json()["undo"]).status_code == 200
    assert _words(walk, block, key) == after


def test_one_thing_is_not_asked_about(walk: Walk) -> None:
    added = _send(walk, walk.at("cost-structure/add/costs/"), name="Research and development")

    assert "split" not in added.json()
    ref = added.json()["ref"]
    refused = _send(walk, walk.at(f"cost-structure/costs/{ref}/split/"), revision="2")
    assert refused.status_code == 422


def test_parts_stand_together_and_none_is_there_twice(walk: Walk) -> None:
    first = _send(walk, walk.at("cost-structure/add/costs/"), name="rent and wages").json()
    _send(walk, walk.at("cost-structure/add/costs/"), name="Hosting")
    _send(walk, walk.at("cost-structure/add/costs/"), name="Wages")

    split = _send(walk, first["split"]["url"], revision=str(first["revision"]))

    assert _words(walk, "costs", "name") == ["Manual licences", "rent", "Hosting", "Wages"]
    assert "On the list already: wages." in split.json()["flash"]["text"]


def test_what_was_reworded_meanwhile_is_left_alone(walk: Walk) -> None:
    added = _send(walk, walk.at("cost-structure/add/costs/"), name="rent and wages").json()
    address = re.sub("split/$", "", added["split"]["url"])
    _send(walk, address, name="rent and tools", revision=str(added["revision"]))

    split = _send(walk, added["split"]["url"], revision=str(added["revision"]))

    assert split.status_code == 409
    assert "rent and tools" in _words(walk, "costs", "name")


def test_without_scripts_a_line_is_added_as_it_is(walk: Walk) -> None:
    response = walk.post("cost-structure/add/costs/", {"name": "rent and wages"})

    assert response.status_code == 303
    assert _words(walk, "costs", "name") == ["Manual licences", "rent and wages"]
