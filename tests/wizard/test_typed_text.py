"""What is typed and pasted, from anywhere and in any script, as the walk stores it."""

from __future__ import annotations

from typing import Any

from tests.wizard.conftest import HTMX, Walk


def test_soft_line_ends_are_line_ends_in_texts_and_spaces_in_names(walk: Walk) -> None:
    _edit(walk, name="Theo\u2028Baker", think="One\u2028two\x0bthree\x0cfour\x85five")

    ted = walk.document().personas[0]
    assert (ted.name, ted.think) == ("Theo Baker", "One\ntwo\nthree\nfour\nfive")


def test_lines_pasted_with_soft_ends_become_items_of_their_own(walk: Walk) -> None:
    walk.post("customer-segments/add/personas/", {"names": "Andi\u2028Cid\x0bBea"}, **HTMX)

    assert [one.name for one in walk.document().personas[-3:]] == ["Andi", "Cid", "Bea"]


def _edit(walk: Walk, **said: Any) -> Any:
    return walk.post("customer-segments/personas/p1/", {**said, "revision": walk.revision("p1")})
