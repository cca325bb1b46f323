"""Whatever is edited in whatever order, the canvas stays a valid document."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from canvases import document as doc
from canvases import editing, storage
from canvases.access import Actor
from canvases.models import Canvas, Change
from tests.canvases.factories import linked_document, make_canvas

pytestmark = pytest.mark.django_db

NAMES = ("Ted", "ted ", "Omar", "App stores", "", "x" * 161)
STAGES = (*get_args(doc.JourneyStage), "midnight")
LINKS = ("fits", "touches", "drivers", *(name for fields in doc.LISTS.values() for name in fields))


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_edits_leave_a_valid_document(owner: User, data: st.DataObject) -> None:
    canvas = make_canvas(owner=owner, document=linked_document())
    founder = _Founder(Actor.of(owner), canvas, data)

    for _ in range(data.draw(st.integers(1, 12))):
        founder.act()

    stored = Canvas.objects.get(pk=canvas.pk)
    document = storage.read(stored)
    assert doc.problems_of(document) == []
    assert doc.decode(doc.encode(document)) == document
    assert stored.items == sum(doc.counts(document).values())
    assert stored.links == sum(1 for _ in doc.links(document))
    # One change raises the revision by one, and is recorded.
    changes = Change.objects.filter(canvas=stored).order_by("revision")
    assert list(changes.values_list("revision", flat=True)) == list(range(2, stored.revision + 1))


class _Founder:
    """Does anything at all, with refs that are there, or were, or never will be."""

    def __init__(self, actor: Actor, canvas: Canvas, data: st.DataObject) -> None:
        self._on = (actor, canvas.pk)
        self._draw: Callable[[Any], Any] = data.draw
        self._refs = [*doc.index(storage.read(canvas)), "gone"]
        self._undo: list[int] = []

    def act(self) -> None:
        """One save; being refused is fine."""
        acts = (self._add, self._change, self._link, self._link, self._remove, self._undone)
        with suppress(editing.EditingError):
            saved = self._one(st.sampled_from([*acts, self._move, self._write]))()
            self._refs.append(saved.ref)
            self._undo += [saved.undo] if saved.undo else []

    def _add(self) -> editing.Saved:
        block = self._block()
        return editing.add(*self._on, block, self._values(block), before=self._maybe_ref())

    def _change(self) -> editing.Saved:
        block, ref = self._item()
        return editing.change(*self._on, block, ref, self._values(block), self._revision(ref))

    def _move(self) -> editing.Saved:
        block, ref = self._item()
        before = self._maybe_ref()
        return editing.move(*self._on, block, ref, self._revision(ref), before=before)

    def _remove(self) -> editing.Saved:
        block, ref = self._item()
        return editing.remove(*self._on, block, ref, self._revision(ref))

    def _undone(self) -> editing.Saved:
        return editing.undo(*self._on, self._one(st.sampled_from([*self._undo, 0])))

    def _link(self) -> editing.Saved:
        link = self._one(st.sampled_from(LINKS))
        right: Any = self._ref()
        if link == "touches":
            right = (self._maybe_ref(), self._one(st.sampled_from(STAGES)))
        elif link == "drivers":
            right = (self._ref(), self._ref())
        return editing.set_link(*self._on, link, self._ref(), right, self._one(st.booleans()))

    def _write(self) -> editing.Saved:
        words = st.sampled_from(NAMES)
        return editing.write_sentence(
            *self._on,
            who=self._ref(),
            need=self._one(words),
            today=self._one(words),
            offer=self._one(words),
        )

    def _values(self, block: str) -> dict[str, Any]:
        refs = st.lists(st.sampled_from(self._refs), max_size=3)
        values = dict.fromkeys(doc.LISTS.get(block, {}), refs)
        values |= {
            name: st.sampled_from([None, *self._refs]) for name in doc.REFERENCES.get(block, {})
        }
        words = "text" if block in ("problems", "captures", "assumptions") else "name"
        chosen = {name: self._one(one) for name, one in values.items() if self._one(st.booleans())}
        return {**chosen, words: self._one(st.sampled_from(NAMES))}

    def _item(self) -> tuple[str, str]:
        now = storage.read(Canvas.objects.get(pk=self._on[1]))
        items = [(block, item.id) for block, item in doc.items(now)]
        return self._one(st.sampled_from(items)) if items else ("personas", "gone")

    def _revision(self, ref: str) -> int:
        return storage.snapshot(Canvas.objects.get(pk=self._on[1])).revisions.get(ref, 0)

    def _block(self) -> str:
        return self._one(st.sampled_from(doc.BLOCKS))

    def _ref(self) -> str:
        return self._one(st.sampled_from(self._refs))

    def _maybe_ref(self) -> str | None:
        return self._one(st.none() | st.sampled_from(self._refs))

    def _one(self, strategy: Any) -> Any:
        return self._draw(strategy)
