"""One name for one thing: no two classes of one name that could meet in a file."""

from __future__ import annotations

import ast
from collections import defaultdict
from functools import cache

from tests.house.test_rooms import modules, tree

# Django finds a command by its module and wants the class to be called this.
_DJANGOS = {"Command"}
_SHARED = {
    "Step": "what a step asks, and in the document what was answered",
}


@cache
def _places() -> dict[str, list[str]]:
    """The modules that define a class of each public name."""
    places = defaultdict(list)
    for module in modules():
        if ".migrations." in module:
            continue
        for node in tree(module).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(module)
    return places


def _are_row_and_value(modules: list[str]) -> bool:
    """A row and the value of the document that it is read as say the same, under one name."""
    rooms = sorted(module.split(".")[1] for module in modules)
    return rooms == ["document", "models"]


def test_no_two_classes_have_one_name() -> None:
    shared = {name for name, found in _places().items() if len(found) > 1}
    mirrored = {name for name in shared if _are_row_and_value(_places()[name])}

    assert shared - mirrored - _DJANGOS == _SHARED.keys()
