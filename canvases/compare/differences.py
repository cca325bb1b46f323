"""All that differs between two documents. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from canvases.document import BLOCKS, Document

# By what an entry of a list is known to be the same in both documents. What says the same twice
# is told apart by a number.
Key = tuple[Any, ...]

_KEYS: Mapping[str, Callable[[Any], Key]] = {
    **{block: lambda item: (item.id,) for block in BLOCKS},
    "fits": lambda fit: (fit.who, fit.proposition),
    "journey_notes": lambda note: (note.who, note.stage),
    "forces": lambda force: (force.force,),
    "actions": lambda action: (action.text,),
    "dismissals": lambda dismissal: (dismissal.code, frozenset(dismissal.about)),
}
LISTS = tuple(_KEYS)
# Records of the document that are not in a list: their fields are compared one by one.
GROUPS = ("positioning", "design_answers")
# Where the order is the founder's own word; elsewhere it follows from the items.
_IN_FOUNDERS_ORDER = frozenset({*BLOCKS, "actions"})


class Value(NamedTuple):
    """A field that says something else. `name` is "title", or "positioning.for_" in a group."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Changed:
    """An entry that is in both, and what it says differently."""

    before: Any
    after: Any
    values: tuple[Value, ...]


@dataclass(frozen=True)
class ListDifference:
    """What differs in a list. `order` are the keys as they stand after, where they do not stand
    as they did before with what was added at the end; `moved` are the fewest whose move does it."""

    added: Mapping[Key, Any] = field(default_factory=dict)
    removed: Mapping[Key, Any] = field(default_factory=dict)
    changed: Mapping[Key, Changed] = field(default_factory=dict)
    order: tuple[Key, ...] | None = None
    moved: tuple[Key, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.order)


@dataclass(frozen=True)
class Difference:
    """All that differs: `apply` makes the one document of the other with it.

    `steps` says what differs in a step, by its key. `both` are the documents, the earlier one
    first, for whoever shows it.
    """

    both: tuple[Document, Document] = field(repr=False, compare=False)
    values: tuple[Value, ...] = ()
    lists: Mapping[str, ListDifference] = field(default_factory=dict)
    steps: ListDifference = ListDifference()

    def __bool__(self) -> bool:
        return bool(self.values or self.lists or self.steps)

    def entry(self, name: str, key: Key) -> Any:
        """An entry of a list as it says now."""
        return _keyed(name, self.both[1])[key]


def compare(before: Document, after: Document) -> Difference:
    """What makes `after` of `before`."""
    if before == after:
        return Difference((before, after))
    lists = {name: _list_difference(name, before, after) for name in LISTS}
    return Difference(
        (before, after),
        values=tuple(_values_of_document(before, after)),
        lists={name: found for name, found in lists.items() if found},
        steps=_difference(_by_step(before), _by_step(after), in_founders_order=False),
    )


def apply(before: Document, difference: Difference) -> Document:
    """What `before` becomes by a difference from it; the other document is not looked at."""
    parts: dict[str, Any] = {}
    for name, _, value in difference.values:
        group, _, inner = name.rpartition(".")
        if group:
            parts[group] = replace(parts.get(group, getattr(before, group)), **{inner: value})
        else:
            parts[name] = value
    for name, found in difference.lists.items():
        parts[name] = tuple(_applied(_keyed(name, before), found).values())
    if difference.steps:
        steps = _applied(_by_step(before), difference.steps)
        parts["steps"] = {key[0]: step for key, step in steps.items()}
    return replace(before, **parts)


def _values_of_document(before: Document, after: Document) -> Iterable[Value]:
    inner = {*LISTS, *GROUPS, "steps"}
    names = [name for name in Document.__struct_fields__ if name not in inner]
    yield from _values(before, after, names)
    for group in GROUPS:
        one, other = getattr(before, group), getattr(after, group)
        for name, *values in _values(one, other, one.__struct_fields__):
            yield Value(f"{group}.{name}", *values)


def _values(before: Struct, after: Struct, names: Iterable[str]) -> Iterable[Value]:
    for name in names:
        values = getattr(before, name), getattr(after, name)
        if values[0] != values[1]:
            yield Value(name, *values)


def _list_difference(name: str, before: Document, after: Document) -> ListDifference:
    if getattr(before, name) == getattr(after, name):
        return ListDifference()
    return _difference(
        _keyed(name, before),
        _keyed(name, after),
        in_founders_order=name in _IN_FOUNDERS_ORDER,
    )


def _difference(
    before: Mapping[Key, Any], after: Mapping[Key, Any], *, in_founders_order: bool
) -> ListDifference:
    added = {key: one for key, one in after.items() if key not in before}
    kept = [key for key in before if key in after]
    follows = [*kept, *added]
    order = tuple(after)
    return ListDifference(
        added=added,
        removed={key: one for key, one in before.items() if key not in after},
        changed={
            key: Changed(before[key], after[key], _changed_values(before[key], after[key]))
            for key in kept
            if before[key] != after[key]
        },
        order=None if tuple(follows) == order else order,
        moved=_moved(kept, order) if in_founders_order else (),
    )


def _changed_values(before: Struct, after: Struct) -> tuple[Value, ...]:
    return tuple(_values(before, after, before.__struct_fields__))


def _applied(entries: Mapping[Key, Any], found: ListDifference) -> dict[Key, Any]:
    made = {key: one for key, one in entries.items() if key not in found.removed}
    for key, changed in found.changed.items():
        made[key] = replace(made[key], **{name: after for name, _, after in changed.values})
    made.update(found.added)
    return made if found.order is None else {key: made[key] for key in found.order}


def _keyed(name: str, document: Document) -> dict[Key, Any]:
    """The entries of a list by their keys; a key that comes again gets a number."""
    times: Counter[Key] = Counter()
    found = {}
    for one in getattr(document, name):
        key = _KEYS[name](one)
        times[key] += 1
        found[(*key, times[key])] = one
    return found


def _by_step(document: Document) -> dict[Key, Any]:
    return {(key,): step for key, step in document.steps.items()}


def _moved(kept: Sequence[Key], order: Iterable[Key]) -> tuple[Key, ...]:
    """The fewest of those that stayed in the list that must have been moved: all but the longest
    row of them that still stands in the same order."""
    places = {key: place for place, key in enumerate(kept)}
    now = [key for key in order if key in places]
    still = {now[n] for n in _longest_rising([places[key] for key in now])}
    return tuple(key for key in now if key not in still)


def _longest_rising(numbers: Sequence[int]) -> list[int]:
    """The indexes of a longest rising row among different numbers."""
    ends: list[int] = []  # the smallest number that a row of each length ends in
    at: list[int] = []
    previous: list[int] = []
    for n, number in enumerate(numbers):
        length = bisect_left(ends, number)
        ends[length : length + 1] = [number]
        at[length : length + 1] = [n]
        previous.append(at[length - 1] if length else -1)
    found, n = [], at[-1] if at else -1
    while n >= 0:
        found.append(n)
        n = previous[n]
    return found[::-1]
