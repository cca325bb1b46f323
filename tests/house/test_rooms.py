"""The rooms of the house: few modules on a floor, a door to each room, and nobody behind a door.

Which way imports go between the rooms is held by the contracts in pyproject.toml.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ("accounts", "canvas_project", "canvases", "operations", "reviews", "web", "wizard")
MOST_ON_A_FLOOR = 10
# Folders whose modules Django finds by their place; nobody imports from them.
DJANGOS = {"migrations", "management", "commands", "templatetags"}


def _name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules() -> dict[str, Path]:
    return {_name(file): file for app in APPS for file in (ROOT / app).rglob("*.py")}


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(modules()[module].read_text(encoding="utf-8"))


def _rooms() -> list[str]:
    doors = (name for name, file in modules().items() if file.name == "__init__.py")
    return sorted(name for name in doors if "." in name and not DJANGOS & set(name.split(".")))


@cache
def _offered(room: str) -> frozenset[str]:
    """What the door names in `__all__`: names of its own, or modules of the room."""
    for node in tree(room).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return frozenset(ast.literal_eval(node.value))
    return frozenset()


def _imports(module: str) -> Iterator[str]:
    """Each thing that a module imports, with the dots before it."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def _behind(module: str) -> Iterator[str]:
    """What a module imports out of rooms that it is not in, though their doors do not name it."""
    for imported in _imports(module):
        parts = imported.split(".")
        for depth in range(2, len(parts)):
            room = ".".join(parts[:depth])
            if f"{module}.".startswith(f"{room}.") or room not in _rooms():
                continue
            if parts[depth] not in _offered(room):
                yield f"{module} imports {imported}"


@pytest.mark.parametrize("app", APPS)
def test_few_modules_lie_directly_in_an_app(app: str) -> None:
    floor = sorted(file.stem for file in (ROOT / app).glob("*.py") if file.name != "__init__.py")

    assert len(floor) <= MOST_ON_A_FLOOR, floor


@pytest.mark.parametrize("room", _rooms())
def test_room_has_a_door_that_says_what_it_is_for(room: str) -> None:
    assert ast.get_docstring(tree(room))


@pytest.mark.parametrize("room", _rooms())
def test_door_names_only_what_is_there(room: str) -> None:
    bound = {
        name
        for node in tree(room).body
        for name in (
            [alias.asname or alias.name for alias in node.names]
            if isinstance(node, ast.ImportFrom)
            else [ast.unparse(target) for target in node.targets]
            if isinstance(node, ast.Assign)
            else [ast.unparse(node.target)]
            if isinstance(node, ast.AnnAssign)
            else [node.name]
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
            else []
        )
    }
    inside = {name.removeprefix(f"{room}.") for name in modules() if name.startswith(f"{room}.")}

    assert _offered(room) <= bound | inside


def test_nobody_reaches_behind_a_door() -> None:
    outside = (name for name in modules() if "migrations" not in name.split("."))

    assert not [line for module in outside for line in _behind(module)]


def test_reaching_behind_a_door_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "from canvases.editing.work import Work\nfrom canvases.editing import lock\n"
    monkeypatch.setattr("tests.house.test_rooms.tree", lambda _: ast.parse(source))
    monkeypatch.setattr("tests.house.test_rooms._offered", lambda _: frozenset({"lock"}))
    monkeypatch.setattr("tests.house.test_rooms._rooms", lambda: ["canvases.editing"])

    assert list(_behind("wizard.urls")) == ["wizard.urls imports canvases.editing.work.Work"]
    assert not list(_behind("canvases.editing.items"))
