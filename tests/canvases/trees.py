"""Canvas files as trees of plain values, to change in one place and to read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from canvases.document import Document, DocumentError, decode, encode

DATA = Path(__file__).parent.parent / "data"
FILES = sorted(DATA.glob("*.canvas.json"))
EVERY_KEY = DATA / "every-key.canvas.json"


class AnyText(str):
    """Equal to every text that begins with it."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and other.startswith(str(self))


def every_key() -> Any:
    return json.loads(EVERY_KEY.read_bytes())


def small(**keys: Any) -> dict[str, Any]:
    return {"format": "canvas", "version": 1, "title": "A", **keys}


def pair(who: str, proposition: str) -> dict[str, str]:
    return {"who": who, "proposition": proposition}


def changed(path: str, value: Any, tree: Any = None) -> Any:
    """The tree, by default the file with every key, with a value at a path like $.a[0].b."""
    tree = json.loads(json.dumps(every_key() if tree is None else tree))
    *parents, last = (int(key) if key.isdigit() else key for key in re.findall(r"\w[\w-]*", path))
    holder = tree
    for key in parents:
        holder = holder[key]
    holder[last] = value
    return tree


def decoded(tree: Any) -> Document:
    return decode(json.dumps(tree).encode())


def written(document: Document) -> Any:
    return json.loads(encode(document))


def problems(tree: Any) -> list[tuple[str, str, str]]:
    try:
        decoded(tree)
    except DocumentError as error:
        return [(path, expected, found) for path, expected, found in error.problems]
    return []


def problems_at(path: str, value: Any) -> list[tuple[str, str, str]]:
    return [problem for problem in problems(changed(path, value)) if problem[0] == path]


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=8)
    | st.sampled_from(["p1", "v1", "", "\ud800", "é", "2027-01-15", "1e999"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def broken_trees(draw: st.DrawFn) -> Any:
    """The file with every key, with something else in one to three places."""
    tree = every_key()
    for _ in range(draw(st.integers(1, 3))):
        holder, key = draw(st.sampled_from(list(_places(tree))))
        change = draw(st.sampled_from(["replace", "remove", "repeat", "add"]))
        if change == "remove":
            del holder[key]
        elif change == "repeat" and isinstance(holder, list):
            holder.append(holder[key])
        elif change == "add" and isinstance(holder, dict):
            holder[draw(st.text(max_size=4))] = draw(_JSON)
        else:
            holder[key] = draw(_JSON)
    return tree


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    keys = tree if isinstance(tree, dict) else range(len(tree))
    for key in keys:
        yield tree, key
        if isinstance(tree[key], dict | list):
            yield from _places(tree[key])
