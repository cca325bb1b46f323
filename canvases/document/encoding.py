"""From a document to the bytes of its file, and to the hashes that tell whether items changed."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache, cached_property
from typing import Any, get_args

import msgspec
from msgspec import Struct
from msgspec.structs import FieldInfo

from canvases.document.links import LISTS, Link, index, links
from canvases.document.values import FILE_BYTES, STEP_BLOCKS, Dismissal, Document, Item, StepKey

_IN_FOUNDERS_ORDER = frozenset({"packages", "tests"})
_LINK_FIELDS = frozenset(
    {field for fields in LISTS.values() for field in fields} | {"touches", "drivers"}
)


def encode(document: Document) -> bytes:
    """The canvas file: without what is empty, and the same bytes for the same document.

    Indented, but for a canvas so large that the indent would make it larger than a file may be.
    """
    data = compact(document)
    indented = msgspec.json.format(data, indent=2) + b"\n"
    return indented if len(indented) <= FILE_BYTES else data


def compact(document: Document) -> bytes:
    """The canvas file in the fewest bytes."""
    return msgspec.json.encode(_plain(document))


def item_hash(document: Document, ids: Iterable[str]) -> str:
    """What items say, with the links that they hold and that others hold to them.

    Moving items, and writing about others, changes nothing; a missing item counts as itself
    missing. Notes about a journey are no links. Of many, use Hashes.
    """
    return Hashes(document).of_items(ids)


def step_hash(document: Document, keys: Iterable[str]) -> str:
    """What a finding on whole steps rests on: their status, and what stands in their blocks."""
    return _digest([_step(document, key) for key in sorted(set(keys))])


def dismissal_hash(document: Document, dismissal: Dismissal) -> str:
    """What a dismissal rests on now, to set beside its `about_hash`."""
    return Hashes(document).of_dismissal(dismissal)


class Hashes:
    """The hashes of one document, which is looked through once, when the first is asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def of_items(self, ids: Iterable[str]) -> str:
        """As item_hash says."""
        return _digest([self._part(id_) for id_ in sorted(set(ids))])

    def of_dismissal(self, dismissal: Dismissal) -> str:
        """As dismissal_hash says."""
        if dismissal.code == "C40":
            return step_hash(self._document, dismissal.about)
        return self.of_items(dismissal.about)

    def _part(self, id_: str) -> Any:
        return [id_, _own(self._items.get(id_)), self._links.get(id_, [])]

    @cached_property
    def _items(self) -> Mapping[str, Item]:
        return index(self._document)

    @cached_property
    def _links(self) -> Mapping[str, list[Link]]:
        """The links that touch each item."""
        touching: dict[str, list[Link]] = defaultdict(list)
        for link in sorted(_references(self._document)):
            for id_ in dict.fromkeys(link.ids):
                touching[id_].append(link)
        return touching


def _plain(value: Any) -> Any:
    """A value as JSON has it, without what is empty."""
    if isinstance(value, Struct):
        return {name: _plain(one) for name, one in _written_fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(value[key]) for key in get_args(StepKey) if key in value}
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return value.isoformat() if isinstance(value, dt.date) else value


def _written_fields(value: Struct) -> Iterable[tuple[str, Any]]:
    for field in _fields(type(value)):
        held = getattr(value, field.name)
        if field.required or (held != field.default and held != {}):
            yield field.encode_name, held


@cache
def _fields(struct: type[Struct]) -> tuple[FieldInfo, ...]:
    return msgspec.structs.fields(struct)


def _digest(parts: Any) -> str:
    canonical = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


def _own(item: Item | None) -> Any:
    """What an item says apart from its links; the order of its sets says nothing."""
    if item is None:
        return None
    said = {
        name: _plain(value) for name, value in _written_fields(item) if name not in _LINK_FIELDS
    }
    return {name: _unordered(name, value) for name, value in said.items()}


def _unordered(name: str, value: Any) -> Any:
    if not isinstance(value, list) or name in _IN_FOUNDERS_ORDER:
        return value
    return sorted(value, key=lambda one: json.dumps(one, sort_keys=True))


def _references(document: Document) -> Iterable[Link]:
    """The links, and whose a problem is and in which segment a persona stands."""
    yield from links(document)
    yield from (Link("who", (problem.id, problem.who)) for problem in document.problems)
    for persona in document.personas:
        if persona.segment is not None:
            yield Link("segment", (persona.id, persona.segment))


def _step(document: Document, key: str) -> Any:
    held = (item for block in STEP_BLOCKS[key] for item in getattr(document, block))
    # A rejected channel counts as absent, so its use says whether the block is empty.
    return [key, document.step(key).status, sorted([one.id, _use(one)] for one in held)]


def _use(item: Item) -> str:
    return getattr(item, "use", None) or ""
