"""What a whole document changed, row by row, for the history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from canvases import document as doc
from canvases.compare import GROUPS, Difference, ListDifference, Value
from canvases.editing.recording import Edited

_LINKS = frozenset(
    {"segment", "who", "touches", "drivers"}
    | {field for fields in doc.LISTS.values() for field in fields}
)
_UNTOLD = frozenset({"id", "about_hash"})
_DETAILS = "details"


def history_of(difference: Difference) -> Iterator[Edited]:
    """One for each row that differs. Next steps have no id in a document, and are left out."""
    yield from _values(difference.values)
    for block in doc.BLOCKS:
        yield from _items(block, difference)
    yield from _fits(difference)
    yield from _forces(difference.lists.get("forces", ListDifference()))
    yield from _journey(difference)
    yield from _steps(difference)


def _values(values: Iterable[Value]) -> Iterator[Edited]:
    details = [value for value in values if not _is_answer(value.name)]
    if details:
        yield _changed(_DETAILS, _DETAILS, details)
    for name, before, after in (value for value in values if _is_answer(value.name)):
        row = f"answer:{name.removesuffix('_')}"
        yield Edited(row, "answers", before={"text": before}, after={"text": after})


def _is_answer(name: str) -> bool:
    return name == "capture_summary" or name.partition(".")[0] in GROUPS


def _items(block: str, difference: Difference) -> Iterator[Edited]:
    found = difference.lists.get(block, ListDifference())
    for one in found.removed.values():
        yield Edited(one.id, block, doc.words_of(one), "remove", before=_own_values(one))
    for one in found.added.values():
        yield Edited(one.id, block, doc.words_of(one), "add", after=_own_values(one))
    for changed in found.changed.values():
        words = doc.words_of(changed.after)
        yield _changed(changed.after.id, block, changed.values, words)
    for key in found.moved:
        if key not in found.changed:
            one = difference.entry(block, key)
            yield Edited(one.id, block, doc.words_of(one), "move")


def _changed(row: str, block: str, values: Iterable[Value], name: str = "") -> Edited:
    own = [value for value in values if value.name not in _LINKS | _UNTOLD]
    return Edited(
        row,
        block,
        name,
        before={value.name: _plain(value.before) for value in own},
        after={value.name: _plain(value.after) for value in own},
        links=tuple(value.name for value in values if value.name in _LINKS),
    )


def _fits(difference: Difference) -> Iterator[Edited]:
    found = difference.lists.get("fits", ListDifference())
    known = {**doc.index(difference.both[0]), **doc.index(difference.both[1])}
    blocks = {**doc.block_of(difference.both[0]), **doc.block_of(difference.both[1])}
    for who in dict.fromkeys(key[0] for key in (*found.removed, *found.added)):
        yield Edited(who, blocks[who], doc.words_of(known[who]), links=("fits",))


def _forces(found: ListDifference) -> Iterator[Edited]:
    for key in (*found.removed, *found.added, *found.changed):
        before = found.removed.get(key) or _side(found, key, "before")
        after = found.added.get(key) or _side(found, key, "after")
        yield Edited(f"force:{key[0]}", "forces", before=_rated(before), after=_rated(after))


def _side(found: ListDifference, key: Any, side: str) -> Any:
    return getattr(found.changed.get(key), side, None)


def _rated(force: doc.Force | None) -> dict[str, Any]:
    return {"rating": force and force.rating, "note": force.note if force else ""}


def _journey(difference: Difference) -> Iterator[Edited]:
    found = difference.lists.get("journey_notes", ListDifference())
    known = {**doc.index(difference.both[0]), **doc.index(difference.both[1])}
    for key in (*found.removed, *found.added, *found.changed):
        before = found.removed.get(key) or _side(found, key, "before")
        after = found.added.get(key) or _side(found, key, "after")
        yield Edited(
            f"journey:{key[0]}:{key[1]}",
            "journey_notes",
            doc.words_of(known[key[0]]),
            before={"text": before.text if before else ""},
            after={"text": after.text if after else ""},
        )


def _steps(difference: Difference) -> Iterator[Edited]:
    found = difference.steps
    for (key,) in (*found.removed, *found.added, *found.changed):
        before, after = (_plain_step(document.step(key)) for document in difference.both)
        names = [name for name in before if before[name] != after[name]]
        yield Edited(
            f"step:{key}",
            "steps",
            before={name: before[name] for name in names},
            after={name: after[name] for name in names},
        )


def _plain_step(step: doc.Step) -> dict[str, Any]:
    return {name: _plain(value) for name, value in msgspec.structs.asdict(step).items()}


def _own_values(one: Any) -> dict[str, Any]:
    """Its own words and values, where it has any."""
    return {
        name: _plain(value)
        for name, value in msgspec.structs.asdict(one).items()
        if name not in _LINKS | _UNTOLD and value not in (None, "", ())
    }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return msgspec.structs.asdict(value) if isinstance(value, msgspec.Struct) else value
