"""What differs between two documents as people look at it: one change after the other, by step.

What a founder did not say is no change here: a step that began because something was written in
it, or a set that is written in another order because the items moved. Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from canvases import blocks
from canvases.compare.differences import Difference, ListDifference, Value
from canvases.document import BLOCKS, block_of, words_of
from canvases.steps import BY_KEY, STEP_OF, STEP_OF_KEY
from web.text import formats
from web.text.language import gettext, ngettext, ngettext_noop
from web.text.language import gettext_noop as _

ChangeKind = Literal["added", "removed", "changed", "moved"]

DID: Mapping[ChangeKind, str] = {
    "added": _("Added"),
    "removed": _("Deleted"),
    "changed": _("Changed"),
    "moved": _("Moved"),
}
# Title, organisation, currency and stage stand on the canvas itself.
DETAILS = "details"
# Lists that stand in an order of their own; all others say the same in any.
_IN_FOUNDERS_ORDER = frozenset({"packages", "tests"})
# A product's own notes of what it saw, in no page.
_UNSAID = frozenset({"about_hash"})
_BEGAN = ("not_started", "in_progress")
# The parts of a founder's own word on a step, each of which is one change.
_PARTS_OF_STEP: Mapping[str, tuple[str, ...]] = {
    "note": ("note",),
    "status": ("status", "reason"),
    "litmus": ("litmus",),
}
# In the order in which a sentence says them. What was done to them is the same message, whether
# the things are "one relationship" or only "one", of the kind that was named last.
_DID: Mapping[str, str] = {
    "added": _("added %(things)s"),
    "reworded": _("reworded %(things)s"),
    "changed": _("changed %(things)s"),
    "moved": _("moved %(things)s"),
    "deleted": _("deleted %(things)s"),
}
_NOUNS: Mapping[str, tuple[str, str]] = {
    **blocks.NOUNS,
    "dismissals": ngettext_noop("%(count)s finding set aside", "%(count)s findings set aside"),
    "note": ngettext_noop("%(count)s note", "%(count)s notes"),
    "status": ngettext_noop("%(count)s status", "%(count)s statuses"),
    "litmus": ngettext_noop(
        "%(count)s question to ask yourself", "%(count)s questions to ask yourself"
    ),
}
_FIELD = ngettext_noop("%(count)s answer", "%(count)s answers")


@dataclass(frozen=True)
class CanvasChange:
    """One thing that differs. `what` is the list or field that it is of, `id` its item's id where
    it is one; `values` are the fields of something that is in both documents."""

    kind: ChangeKind
    step: str
    what: str
    before: Any = None
    after: Any = None
    values: tuple[Value, ...] = ()

    @property
    def id(self) -> str:
        return getattr(self.after or self.before, "id", "") if self.what in BLOCKS else ""

    @property
    def name(self) -> str:
        """What the item is called now, or was; "" for what has no words of its own."""
        one = self.after or self.before
        if self.what in BLOCKS:
            return words_of(one)
        return one.text if self.what == "actions" else ""

    @property
    def is_reworded(self) -> bool:
        """Whether only texts differ."""
        pairs = [(value.before, value.after) for value in self.values]
        return self.kind == "changed" and all(
            isinstance(before, str) and isinstance(after, str) for before, after in pairs
        )


def by_step(difference: Difference) -> Mapping[str, tuple[CanvasChange, ...]]:
    """The changes of each step that has any, in the order of the walk, `DETAILS` first."""
    found: dict[str, list[CanvasChange]] = {key: [] for key in (DETAILS, *BY_KEY)}
    for change in _Reader(difference).changes():
        found[change.step].append(change)
    return {step: tuple(changes) for step, changes in found.items() if changes}


def changed_steps(difference: Difference) -> Mapping[str, int]:
    """How many changes each step has; a step without any is not named."""
    return {step: len(changes) for step, changes in by_step(difference).items()}


def summary(changes: Iterable[CanvasChange]) -> str:
    """What was done, in a sentence: "Added one relationship, reworded one."."""
    counts = Counter((_did(change), change.what) for change in changes)
    clauses: list[str] = []
    last = ""
    for did, what in sorted(counts, key=lambda done: [*_DID].index(done[0])):
        things = formats.spelled(counts[did, what])
        if what != last:
            things = ngettext(*_NOUNS.get(what, _FIELD), counts[did, what]) % {"count": things}
        clauses.append(gettext(_DID[did]) % {"things": things})
        last = what
    sentence = formats.in_line(clauses)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


class _Reader:
    """Reads the changes out of one difference."""

    def __init__(self, difference: Difference) -> None:
        self._difference = difference
        before, after = difference.both
        self._blocks = {**block_of(before), **block_of(after)}

    def changes(self) -> Iterator[CanvasChange]:
        for value in self._difference.values:
            asked = STEP_OF_KEY.get(value.name.partition(".")[0])
            yield _of_value(asked.key if asked else DETAILS, value.name, (value,))
        for name, found in self._difference.lists.items():
            yield from self._list(name, found)
        yield from self._steps()

    def _list(self, name: str, found: ListDifference) -> Iterator[CanvasChange]:
        for one in found.removed.values():
            yield CanvasChange("removed", self._step(name, one), name, before=one)
        for one in found.added.values():
            yield CanvasChange("added", self._step(name, one), name, after=one)
        for key, changed in found.changed.items():
            if values := _that_differ(changed.values):
                step = self._step(name, changed.after)
                yield CanvasChange("changed", step, name, changed.before, changed.after, values)
            elif key in found.moved:
                yield self._moved(name, changed.after)
        for key in found.moved:
            if key not in found.changed:
                yield self._moved(name, self._difference.entry(name, key))

    def _moved(self, name: str, one: Any) -> CanvasChange:
        return CanvasChange("moved", self._step(name, one), name, one, one)

    def _steps(self) -> Iterator[CanvasChange]:
        found = self._difference.steps
        for key in (*found.removed, *found.added, *found.changed):
            step = key[0]
            before, after = (document.step(step) for document in self._difference.both)
            for part, names in _PARTS_OF_STEP.items():
                values = tuple(
                    Value(name, getattr(before, name), getattr(after, name)) for name in names
                )
                values = _that_differ(value for value in values if value.before != value.after)
                if values and not _only_began(values):
                    yield _of_value(step, part, values)

    def _step(self, name: str, one: Any) -> str:
        if name == "assumptions":
            return one.step or self._step_of_item(one.about or "")
        if name == "dismissals":
            about = next(iter(one.about), "")
            return about if about in BY_KEY else self._step_of_item(about)
        return STEP_OF_KEY[name].key

    def _step_of_item(self, id_: str) -> str:
        block = self._blocks.get(id_, "")
        return STEP_OF[block].key if block in STEP_OF else "analysis"


def _of_value(step: str, what: str, values: tuple[Value, ...]) -> CanvasChange:
    """What was empty is added, and what is emptied is deleted."""
    empty = (None, "", ())
    kind: ChangeKind = "changed"
    if all(value.before in empty for value in values):
        kind = "added"
    elif all(value.after in empty for value in values):
        kind = "removed"
    return CanvasChange(kind, step, what, values=values)


def _that_differ(values: Iterable[Value]) -> tuple[Value, ...]:
    """Those that say something else, and not only in another order."""
    return tuple(value for value in values if value.name not in _UNSAID and _differs(value))


def _differs(value: Value) -> bool:
    if not isinstance(value.before, tuple) or value.name in _IN_FOUNDERS_ORDER:
        return True
    return frozenset(value.before) != frozenset(value.after)


def _only_began(values: tuple[Value, ...]) -> bool:
    return [(value.before, value.after) for value in values] == [_BEGAN]


def _did(change: CanvasChange) -> str:
    if change.kind == "removed":
        return "deleted"
    return "reworded" if change.is_reworded else change.kind
