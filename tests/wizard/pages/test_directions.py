"""A canvas whose every word turns the line round: each page keeps the rest as it is."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import msgspec
from django.test import Client

from accounts.models import User
from canvases import document as doc
from canvases.page_ids import handle
from canvases.steps import STEPS
from tests.canvases.factories import linked_document, make_canvas
from web.text.direction import turns

# Hebrew, and a character that turns whatever stands behind it.
TURNING = " אב\u202e"
SPOKEN = ("aria-label", "title", "alt", "placeholder")
EXACT = ("textarea", "script", "style", "option")  # of these each stands by itself


class Page(HTMLParser):
    """What of a page turns round what stands beside it, and what it isolates."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.turning: list[str] = []
        self.isolated: list[str] = []
        self._within: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within.append(tag)
        self.turning += [said for name, said in attrs if name in SPOKEN and said and turns(said)]

    def handle_endtag(self, tag: str) -> None:
        while self._within and self._within.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "bdi" in self._within:
            self.isolated.append(data)
        elif turns(data) and not set(EXACT) & set(self._within):
            self.turning.append(data)


def pages(canvas_id: Any) -> Iterator[str]:
    home = f"/canvases/{canvas_id}/"
    yield from ("/canvases/", "/desk/")
    yield from (f"{home}{end}" for end in ("", "poster/", "threads/", "history/", "comments/"))
    yield from (f"{home}{end}" for end in ("download/", "details/", "share/", "versions/"))
    yield f"{home}history/{handle('p1')}/"
    yield from (f"{home}suppose/{handle(ref)}/" for ref in ("v1", "c1", "n1", "m1"))
    yield from (f"{home}quick/{number}/" for number in (1, 2, 5))
    for step in STEPS:
        yield f"{home}steps/{step.key}/"
        yield from (f"{home}steps/{step.key}/?links={link.key}" for link in step.links[:1])
    for key, ref in (("customer-segments", "p1"), ("revenue-streams", "m1"), ("channels", "c1")):
        yield f"{home}steps/{key}/?open={handle(ref)}"


def test_every_page_keeps_what_turns_to_itself(owner: User, owner_client: Client) -> None:
    canvas = make_canvas(owner=owner, document=turned(linked_document()))
    known = [one for one in texts(canvas_document()) if one]

    read = {path: Page(owner_client.get(path).content.decode()) for path in pages(canvas.pk)}

    turning = {path: page.turning for path, page in read.items() if page.turning}
    glued = {
        path: found
        for path, page in read.items()
        if (found := [one for one in page.isolated if not _is_own(one, known)])
    }
    assert (turning, glued) == ({}, {})
    assert any(page.isolated for page in read.values())


def canvas_document() -> doc.Document:
    return turned(linked_document())


def turned(value: Any, key: str = "") -> Any:
    """The document with words that turn at the end of each of its texts."""
    if isinstance(value, msgspec.Struct):
        return type(value)(**{k: turned(getattr(value, k), k) for k in value.__struct_fields__})
    if isinstance(value, tuple):
        return tuple(turned(one, key) for one in value)
    said = isinstance(value, str) and value and key in ("name", "text", "title", "reason", "how")
    return f"{value}{TURNING}" if said else value


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, msgspec.Struct):
        value = tuple(getattr(value, key) for key in value.__struct_fields__)
    if isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    if isinstance(value, str):
        yield value


def _is_own(isolated: str, known: list[str]) -> bool:
    """Whether nothing of ours stands within the isolate."""
    return isolated.strip("“” .…") in {one.strip() for one in known}
