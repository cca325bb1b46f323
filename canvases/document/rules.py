"""What must hold between the parts of a document, beyond the shape of each part.

Each rule is a generator of problems over a document in the order of its file, so that the
paths are those of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple, get_args

import msgspec
from msgspec import Struct

from canvases.document.encoding import compact
from canvases.document.errors import MOST_PROBLEMS, FileProblem, key_path, shown
from canvases.document.links import BLOCKS, LISTS, RECORDS, REFERENCES, block_of, items, links
from canvases.document.text import name_key
from canvases.document.values import (
    CANVAS_ITEMS,
    CANVAS_LINKS,
    FILE_BYTES,
    LITMUS,
    WHO,
    Document,
    StepKey,
)
from web.text import formats
from web.text.language import gettext

_CODE_ABOUT_STEPS = "C40"


def problems_of(document: Document) -> list[FileProblem]:
    """What is wrong with a document whose parts have the right shape, in the order of the rules."""
    found = (problem for rule in _RULES for problem in rule(document))
    return list(islice(found, MOST_PROBLEMS))


class _Named(NamedTuple):
    """An id that stands somewhere in the file, and the blocks that it may come from."""

    path: str
    id: str
    blocks: tuple[str, ...]


def _ids_are_unique(document: Document) -> Iterator[FileProblem]:
    first: dict[str, str] = {}
    for path, item in _placed_items(document):
        at = f"{path}.id"
        if item.id in first:
            found = _again(item.id, first[item.id])
            yield FileProblem(at, gettext("an id used once in the file"), found)
        first.setdefault(item.id, at)


def _names_are_unique(document: Document) -> Iterator[FileProblem]:
    for block in BLOCKS:
        first: dict[str, str] = {}
        for path, item in _placed_block(document, block):
            if not hasattr(item, "name"):
                continue
            at, key = f"{path}.name", name_key(item.name)
            if key in first:
                expected = gettext("a name used once among %(block)s") % {"block": block}
                yield FileProblem(at, expected, _again(item.name, first[key]))
            first.setdefault(key, at)


def _references_name_items(document: Document) -> Iterator[FileProblem]:
    blocks = block_of(document)
    for named in _named(document):
        block = blocks.get(named.id)
        if block not in named.blocks:
            if block:
                found = gettext("%(id)s, one of the %(block)s")
            else:
                found = gettext("%(id)s, which no item has")
            expected = gettext("an id from %(blocks)s") % {"blocks": _either(named.blocks)}
            yield FileProblem(named.path, expected, found % {"id": shown(named.id), "block": block})


def _drivers_are_fits(document: Document) -> Iterator[FileProblem]:
    fits = set(document.fits)
    for path, stream in _placed_block(document, "revenue_streams"):
        for number, driver in enumerate(stream.drivers):
            if driver not in fits:
                found = gettext("%(ids)s, which no fit joins") % {"ids": _together(driver)}
                yield FileProblem(f"{path}.drivers[{number}]", gettext("one of the fits"), found)


def _sets_do_not_repeat(document: Document) -> Iterator[FileProblem]:
    for path, values in _sets(document):
        seen: set[Any] = set()
        for number, value in enumerate(values):
            if value in seen:
                yield FileProblem(f"{path}[{number}]", gettext("each entry once"), _together(value))
            seen.add(value)


def _ticks_are_litmus_tests(document: Document) -> Iterator[FileProblem]:
    for key, step in document.steps.items():
        for number, tick in enumerate(step.litmus):
            if tick not in LITMUS[key]:
                path = f"{key_path('$.steps', key)}.litmus[{number}]"
                yield FileProblem(path, _one_of_the_tests(key), shown(tick))


def _steps_of_dismissals_exist(document: Document) -> Iterator[FileProblem]:
    known = get_args(StepKey)
    for number, dismissal in enumerate(document.dismissals):
        if dismissal.code == _CODE_ABOUT_STEPS:
            for place, key in enumerate(dismissal.about):
                if key not in known:
                    path = f"$.dismissals[{number}].about[{place}]"
                    expected = gettext("one of the step keys %(keys)s")
                    yield FileProblem(path, expected % {"keys": ", ".join(known)}, shown(key))


def _is_within_limits(document: Document) -> Iterator[FileProblem]:
    if (count := sum(1 for _ in items(document))) > CANVAS_ITEMS:
        expected = gettext("at most %(count)s items") % {"count": formats.number(CANVAS_ITEMS)}
        yield FileProblem("$", expected, formats.number(count))
    if (count := sum(1 for _ in links(document))) > CANVAS_LINKS:
        expected = gettext("at most %(count)s links") % {"count": formats.number(CANVAS_LINKS)}
        yield FileProblem("$", expected, formats.number(count))
    # NFC can make text longer: what was read must still fit when it is written.
    if (size := len(compact(document))) > FILE_BYTES:
        expected = gettext("at most %(count)s bytes once normalised")
        yield FileProblem(
            "$",
            expected % {"count": formats.number(FILE_BYTES)},
            gettext("%(count)s bytes") % {"count": formats.number(size)},
        )


_RULES = (
    _ids_are_unique,
    _names_are_unique,
    _references_name_items,
    _drivers_are_fits,
    _sets_do_not_repeat,
    _ticks_are_litmus_tests,
    _steps_of_dismissals_exist,
    _is_within_limits,
)


def _placed_block(document: Document, block: str) -> Iterator[tuple[str, Any]]:
    for number, item in enumerate(getattr(document, block)):
        yield f"$.{block}[{number}]", item


def _placed_items(document: Document) -> Iterator[tuple[str, Any]]:
    for block in BLOCKS:
        yield from _placed_block(document, block)


def _named(document: Document) -> Iterator[_Named]:
    """Every place in the file that names an item."""
    for path, item, field, blocks in _fields(document, REFERENCES):
        yield from _one(f"{path}.{field}", getattr(item, field), blocks)
    for path, item, field, blocks in _fields(document, LISTS):
        yield from _each(f"{path}.{field}", getattr(item, field), blocks)
    for path, pair in _pairs(document):
        yield from _one(f"{path}.who", pair.who, WHO)
        proposition = getattr(pair, "proposition", None)
        yield from _one(f"{path}.proposition", proposition, ("propositions",))
    for path, dismissal in _placed_block(document, "dismissals"):
        if dismissal.code != _CODE_ABOUT_STEPS:
            yield from _each(f"{path}.about", dismissal.about, BLOCKS)


def _fields(
    document: Document, table: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> Iterator[tuple[str, Any, str, tuple[str, ...]]]:
    for block, fields in table.items():
        for path, item in _placed_block(document, block):
            for field, blocks in fields.items():
                yield path, item, field, blocks


def _one(path: str, id_: str | None, blocks: tuple[str, ...]) -> Iterator[_Named]:
    if id_ is not None:
        yield _Named(path, id_, blocks)


def _each(path: str, ids: Iterable[str], blocks: tuple[str, ...]) -> Iterator[_Named]:
    for number, id_ in enumerate(ids):
        yield _Named(f"{path}[{number}]", id_, blocks)


def _pairs(document: Document) -> Iterator[tuple[str, Any]]:
    """Whatever joins a who with a proposition or a stage."""
    yield from _placed_block(document, "fits")
    yield from _placed_block(document, "journey_notes")
    for block, records in RECORDS.items():
        for field in (name for name, of in records.items() if "who" in of.__struct_fields__):
            for path, item in _placed_block(document, block):
                for number, pair in enumerate(getattr(item, field)):
                    yield f"{path}.{field}[{number}]", pair


def _sets(document: Document) -> Iterator[tuple[str, Iterable[Any]]]:
    """Every list whose order says nothing, as what must not stand in it twice."""
    yield "$.fits", document.fits
    yield "$.journey_notes", [(note.who, note.stage) for note in document.journey_notes]
    yield "$.forces", [force.force for force in document.forces]
    for path, item, field, _ in _fields(document, LISTS):
        yield f"{path}.{field}", getattr(item, field)
    for path, channel in _placed_block(document, "channels"):
        yield f"{path}.touches", channel.touches
    for path, relationship in _placed_block(document, "relationships"):
        yield f"{path}.aims", relationship.aims
        yield f"{path}.notes", [(note.who, note.stage) for note in relationship.notes]
    for path, stream in _placed_block(document, "revenue_streams"):
        yield f"{path}.drivers", stream.drivers
    for key, step in document.steps.items():
        yield f"{key_path('$.steps', key)}.litmus", step.litmus
    for path, dismissal in _placed_block(document, "dismissals"):
        yield f"{path}.about", dismissal.about


def _again(value: str, before: str) -> str:
    return gettext("%(value)s as at %(path)s") % {"value": shown(value), "path": before}


def _one_of_the_tests(step: StepKey) -> str:
    if not LITMUS[step]:
        return gettext("one of the litmus tests none, since this step has no litmus tests")
    return gettext("one of the litmus tests %(keys)s") % {"keys": ", ".join(LITMUS[step])}


def _either(blocks: tuple[str, ...]) -> str:
    return gettext("any block") if blocks == BLOCKS else formats.either(blocks)


def _together(value: Any) -> str:
    """What stands in a set, as words: an id, or the two or three values of a link."""
    values = msgspec.structs.astuple(value) if isinstance(value, Struct) else value
    if isinstance(values, str):
        return shown(values)
    first, *others = map(shown, values)
    for other in others:
        first = gettext("%(one)s with %(other)s") % {"one": first, "other": other}
    return first
