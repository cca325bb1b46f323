"""Every string that a founder wrote, by the step whose section must hold it whole."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator

import msgspec

from canvases import markdown
from canvases.document import Assumption, Document, block_of, items
from canvases.steps import STEP_OF
from canvases.words import belief

# Told in other words: an id is no writing, a choice has its label, links are sentences.
_NOT_WRITTEN = {
    *("id", "who", "segment", "about", "about_hash", "step", "proposition", "price", "amount"),
    *("solves", "reaches", "serves", "through", "drivers", "paid_by", "earned_by", "delivers"),
    *("manages", "used_by", "provides", "driven_by", "touches", "aims", "due"),
}
_CHOICES = {
    *("side", "role", "kind", "owner", "use", "basis", "contact", "path", "service", "stage"),
    *("numbers_work", "premium", "form", "pricing", "period", "varies_by_segment"),
    *("volume_discount", "charged_on", "motive", "behaviour", "status", "verdict", "force"),
}


def strings_of(document: Document) -> dict[str, list[str]]:
    """By the step's key; "" for what belongs to the canvas itself."""
    strings: dict[str, list[str]] = defaultdict(list)
    for step, text in _told(document):
        if text.strip():
            strings[step].append(text)
    return strings


def _told(document: Document) -> Iterator[tuple[str, str]]:
    yield from (("", text) for text in (document.title, document.organisation, document.currency))
    blocks = block_of(document)
    for block, item in items(document):
        step = STEP_OF[block].key if block in STEP_OF else _home(item, blocks)
        if isinstance(item, Assumption):
            item = msgspec.structs.replace(item, text=belief(item.text))
        yield from ((step, text) for text in _written(msgspec.to_builtins(item)))
    for key, said in document.steps.items():
        yield from ((key, text) for text in (said.reason, _plain(said.note)))
    yield from (("value-propositions", text) for text in _written_in(document.positioning))
    yield from (("channels", note.text) for note in document.journey_notes)
    yield "revenue-streams", document.capture_summary
    for part in (document.design_answers, *document.forces):
        yield from (("analysis", text) for text in _written_in(part))
    for action in document.actions:
        yield from (("analysis", text) for text in (action.text, action.owner))


def _home(assumption: object, blocks: dict[str, str]) -> str:
    step, about = assumption.step, assumption.about  # type: ignore[attr-defined]
    return step or (STEP_OF[blocks[about]].key if about else "analysis")


def _written_in(part: msgspec.Struct) -> Iterator[str]:
    return _written(msgspec.to_builtins(part))


def _written(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in _NOT_WRITTEN | _CHOICES:
                yield from _written(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _written(part)


def _plain(note: str) -> str:
    """Markdown as it reads."""
    return html.unescape(re.sub(r"<[^>]*>", "", markdown.render(note)))
