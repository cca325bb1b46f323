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
from canvases.checks import findings
from canvases.models import Canvas, Change
from tests.canvases.factories import linked_document, make_canvas

pytestmark = pytest.mark.django_db

NAMES = ("Ted", "ted ", "Omar", "App stores", "rent and wages", "", "x" * 161)
STAGES = (*get_args(doc.JourneyStage), "midnight")
STATUSES = (*get_args(doc.StepStatus), "finished")
LINKS = ("fits", "touches", "drivers", *(name for fields in doc.LISTS.values() for name in fields))


@settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture]
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


@settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_edits_are_undone_whole_and_done_again(owner: User, data: st.DataObject) -> None:
    canvas = make_canvas(owner=owner, document=linked_document())
    founder = _Founder(Actor.of(owner), canvas, data, undoes=False)
    before = founder.read()

    for _ in range(data.draw(st.integers(1, 8))):
        founder.act()
    after, acts = founder.read(), founder.revisions()
    undone = [founder.reverse(revision) for revision in reversed(acts)]
    again = founder.read()
    for revision in reversed(undone):
        founder.reverse(revision)

    assert again == before
    assert founder.read() == after


class _Founder:
    """Does anything at all, with refs that are there, or were, or never will be."""

    def __init__(
        self, actor: Actor, canvas: Canvas, data: st.DataObject, *, undoes: bool = True
    ) -> None:
        self._on = (actor, canvas.pk)
        self._undoes = undoes
        self._draw: Callable[[Any], Any] = data.draw
        self._refs = [*doc.index(storage.read(canvas)), "gone"]
        self._undo: list[int] = []

    def act(self) -> None:
        """One save; being refused is fine."""
        acts = [self._add, self._change, self._link, self._link, self._remove, self._move]
        acts += [
            self._write,
            self._rewrite,
            self._word,
            self._split,
            self._dismiss,
            *[self._undone, self._reversed] * self._undoes,
        ]
        with suppress(editing.EditingError):
            saved = self._one(st.sampled_from(acts))()
            self._refs.append(saved.ref)
            self._undo += [saved.undo] if saved.undo else []

    def read(self) -> doc.Document:
        return storage.read(Canvas.objects.get(pk=self._on[1]))

    def revisions(self) -> list[int]:
        """Of all that was done, the first first."""
        changes = Change.objects.filter(canvas=self._on[1], revision__gt=1).order_by("revision")
        return list(changes.values_list("revision", flat=True))

    def reverse(self, revision: int) -> int:
        return editing.reverse(*self._on, [revision]).canvas_revision

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

    def _reversed(self) -> editing.Saved:
        """Any change so far, whatever came after it: taken back, or refused."""
        return editing.reverse(*self._on, [self._one(st.sampled_from([*self.revisions(), 0]))])

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
        said: dict[str, Any] = {name: self._one(words) for name in ("need", "today", "offer")}
        return editing.write_sentence(*self._on, who=self._ref(), **said)

    def _rewrite(self) -> editing.Saved:
        """A sentence that stands there, said otherwise, or removed."""
        document = self.read()
        if not (document.problems or document.fits):
            raise editing.Gone("sentence")
        one = self._one(st.sampled_from([*document.problems, *document.fits]))
        held: Any = {"who": one.who, "problem": None}
        if isinstance(one, doc.Fit):
            held |= {"proposition": one.proposition, "revision": self._revision(one.proposition)}
        else:
            offers = [offer.id for offer in document.propositions if one.id in offer.solves]
            held |= {"problem": one.id, "revision": self._revision(one.id)}
            held |= {"proposition": self._one(st.sampled_from([None, *offers]))}
        if self._one(st.booleans()):
            return editing.remove_sentence(*self._on, **held)
        held |= {name: self._one(st.sampled_from(NAMES)) for name in ("need", "today", "offer")}
        held |= {"shared": self._one(st.sampled_from(["all", "own"]))}
        return editing.write_sentence(*self._on, **held)

    def _split(self) -> editing.Saved:
        block, ref = self._item()
        return editing.split(*self._on, block, ref, self._revision(ref))

    def _word(self) -> editing.Saved:
        """What is said of a step, or of the canvas as a whole."""
        words = self._one(st.sampled_from(NAMES))
        step = self._one(st.sampled_from(get_args(doc.StepKey)))
        seen = self._revision
        says = {
            "note": lambda: editing.save_note(*self._on, step, words, seen(f"step:{step}")),
            "status": lambda: editing.set_status(
                *self._on, step, self._one(st.sampled_from(STATUSES)), words, seen(f"step:{step}")
            ),
            "tick": lambda: editing.tick(*self._on, step, *self._tick(step)),
            "answer": lambda: editing.save_answer(
                *self._on, "capture_summary", words, seen("answer:capture_summary")
            ),
            "force": lambda: editing.save_force(
                *self._on, "buyers", self._one(st.integers(1, 5)), words, seen("force:buyers")
            ),
            "journey": lambda: self._journey(words),
            "details": lambda: editing.save_details(
                *self._on, {"organisation": words}, seen("details")
            ),
        }
        return says[self._one(st.sampled_from(sorted(says)))]()

    def _tick(self, step: str) -> tuple[str, bool]:
        tests = doc.LITMUS[step] or ("none",)
        return self._one(st.sampled_from(sorted(tests))), self._one(st.booleans())

    def _journey(self, words: str) -> editing.Saved:
        who, stage = self._ref(), self._one(st.sampled_from(STAGES))
        seen = self._revision(f"journey:{who}:{stage}")
        return editing.save_journey_note(*self._on, who, stage, words, seen)

    def _dismiss(self) -> editing.Saved:
        found = findings(self.read())
        if not found:
            raise editing.Gone("finding")
        one = self._one(st.sampled_from(found))
        if one.mends and self._one(st.booleans()):
            return editing.mend(*self._on, one.code, one.about, one.mends[0].label)
        if one.dismissed is not None:
            return editing.undo_dismiss(*self._on, one.code, one.about)
        return editing.dismiss(*self._on, one.code, one.about, "It is so")

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
